"""What a document is counted and narrowed by: the fields of the search that name one value.

Pure functions of library values, as in `derive`. The names are those of the query language, so
that an address narrows the chronology by the words that narrow a search.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edossier.dossier import Document, Dossier
from edossier.reading.words import kinds
from edossier.search.codes import country_name, language_name
from edossier_site.archive.addresses import slug
from edossier_site.archive.citations import Holder, holder_of
from edossier_site.archive.derive import AgentKey, Named, years_of
from edossier_site.archive.titles import dossier_title

__all__ = ["FACETS", "Facet", "facets_of", "languages_of", "with_wider_kinds"]

# In the order in which pages show them, each with its heading.
FACETS = {
    "archive": "Archive",
    "country": "Country",
    "date": "Year",
    "kind": "Kind",
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "lang": "Language",
    "dossier": "Dossier",
}

# Of the column; a longer kind of document is no word of the table.
_LONGEST_VALUE = 255


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a document: `value` as addresses have it, `label` for the eye."""

    name: str
    value: str
    label: str


def facets_of(dossier: Dossier, ark: str, named: Sequence[Named]) -> tuple[tuple[Facet, ...], ...]:
    """Give the facets of every document of a dossier, in order, each value once.

    Args:
        ark: Of the dossier.
        named: What `derive.mentions_of` gives for it.
    """
    names: dict[int, list[Facet]] = defaultdict(list)
    for mention in named:
        if mention.within is not None and mention.kind != "document":
            names[mention.within].append(_named(mention))
    title = dossier_title(dossier).text
    return tuple(
        _distinct([*_own(document, dossier), *names[index], Facet("dossier", ark, title)])
        for index, document in enumerate(dossier.documents)
    )


def languages_of(document: Document) -> tuple[str, ...]:
    """Give the languages of a document's texts; of its title where there is no text."""
    texts = [text.language for text in document.texts if text.paragraphs and text.language]
    if texts or not document.title_language:
        return tuple(dict.fromkeys(texts))
    return (document.title_language,)


def with_wider_kinds(kind: str | None) -> tuple[str, ...]:
    """Give a kind of document and the kinds above it, nearest first.

    >>> with_wider_kinds("memorandum of conversation")[-1]
    'memorandum'
    """
    wider = {row.name: row.under for row in kinds()}
    found: list[str] = []
    while kind is not None and kind not in found:
        found.append(kind)
        kind = wider.get(kind)
    return tuple(found)


def _own(document: Document, dossier: Dossier) -> Iterator[Facet]:
    holder = holder_of(document.source, dossier) if document.source else None
    if holder is not None:
        yield from _held(holder)
    for year in years_of(document):
        yield Facet("date", str(year), str(year))
    for kind in with_wider_kinds(document.kind):
        yield Facet("kind", kind, kind)
    for language in languages_of(document):
        yield Facet("lang", language, language_name(language))


def _held(holder: Holder) -> Iterator[Facet]:
    label = holder.acronym or holder.name or holder.name_en or holder.id
    yield Facet("archive", holder.id, label)
    if holder.country:
        yield Facet("country", holder.country, country_name(holder.country))


def _named(mention: Named) -> Facet:
    if isinstance(mention.target, AgentKey):
        return Facet(mention.target.kind, mention.target.slug, mention.target.name)
    return Facet("place", slug(mention.target), mention.target)


def _distinct(found: list[Facet]) -> tuple[Facet, ...]:
    first: dict[tuple[str, str], Facet] = {}
    for facet in found:
        value = facet.value[:_LONGEST_VALUE]
        first.setdefault((facet.name, value), Facet(facet.name, value, facet.label))
    return tuple(first.values())
