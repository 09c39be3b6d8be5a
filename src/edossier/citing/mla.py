"""MLA: the entry of a list of works cited, and the words in brackets that lead to it.

The document lies in two containers: the archive that keeps the paper, and the digital archive
that it was read in, with those who made it readable and the version.

Source: MLA Handbook, 9th edition, chapter 5 (author, title of source, contributor, version,
publication date, location) and chapter 6 (in-text citations; par.); MLA Style Center, "A Guide to
Citing Materials from Physical Archives and Collections" (an untitled letter is described, its date
follows; the archive and its numbers are the location).
"""

from edossier.citing.cited import Cited
from edossier.citing.moments import MLA
from edossier.citing.parts import (
    credit_words,
    credits_of,
    date_of,
    dossier_words,
    has_written_title,
    joined_by_commas,
    joined_by_stops,
    paragraph_words,
    quoted,
    raise_first,
    registry_words,
    series_words,
)
from edossier.citing.people import family, inverted, known_in, listed
from edossier.citing.sources import cited_leaf, source_of
from edossier.citing.titles import set_title, short_title
from edossier.dossier import Document

__all__ = ["entry", "in_text"]


def entry(cited: Cited) -> str:
    """Give the entry for the list of works cited.

    Raises:
        CitingError: The leaf that is meant is not one of the document's.
    """
    source = source_of(cited)
    place = joined_by_commas([registry_words(cited), source.words if source else None])
    return joined_by_stops(
        [
            _authors(cited),
            *_item(cited),
            raise_first(date_of(cited, MLA, none=None)) if cited.document else None,
            raise_first(place) if registry_words(cited) else place.strip("."),
            _digital(cited),
        ]
    )


def in_text(cited: Cited) -> str:
    """Give what stands in brackets in the text: "(Jersild, par. 3)"."""
    source_of(cited)  # refuses a leaf that is not the document's
    known = known_in(cited.dossier)
    names = [family(name, known) for name in _names(cited)]
    called = listed(names) if len(names) < 3 else f"{names[0]} et al."
    place = cited_leaf(cited) or paragraph_words(cited)
    words = called or _short_words(cited)
    if not place:
        return f"({words})"
    return f"({joined_by_commas([words, place]).removesuffix('.')})"


def _names(cited: Cited) -> tuple[str, ...]:
    if cited.document is not None:
        return cited.document.authors
    return tuple(author.name for author in cited.dossier.authors)


def _authors(cited: Cited) -> str | None:
    names, known = _names(cited), known_in(cited.dossier)
    if not names:
        return None
    first = inverted(names[0], known)
    if len(names) == 1:
        return first
    if len(names) == 2:
        return f"{first}, and {names[1]}"
    return f"{first}, et al."


def _item(cited: Cited) -> list[str | None]:
    document = cited.document
    if document is None:
        return ["Introduction" if cited.is_essay else None, dossier_words(cited.dossier)]
    if document.title and has_written_title(cited):
        return [quoted(document.title, document.title_language)]
    return [_described(document)]


def _described(document: Document) -> str:
    """Describe a document without a title, as the handbook does: "Letter to Pavel Yudin"."""
    readers = listed(document.recipients)
    if readers:
        return raise_first(f"{document.kind or 'document addressed'} to {readers}")
    return raise_first(document.kind) or f"Document {document.number}"


def _short_words(cited: Cited) -> str:
    document = cited.document
    if document is None:
        return dossier_words(cited.dossier)
    if document.title and has_written_title(cited):
        words = set_title(document.title, document.title_language).words
        return f"“{short_title(words)}”"
    return _described(document)


def _digital(cited: Cited) -> str:
    """Give the container that was read: series, archive, contributors, version, address."""
    edition = cited.edition
    in_series = cited.document is None and cited.dossier.title
    parts = [
        series_words(cited.dossier.series) if in_series else None,
        edition.archive,
        credit_words(credits_of(cited)),
        f"version {edition.version}",
        date_of(cited, MLA, none=None) if cited.document is None else None,
        edition.passage or edition.address,
        paragraph_words(cited),
    ]
    return joined_by_commas(parts)
