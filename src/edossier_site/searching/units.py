"""A published dossier -> the units that a search finds: its documents, its essay, its notes."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict

from edossier.dates.edtf import day_range
from edossier.dossier import DateStatement, Document, Dossier, Note, notes_by_document
from edossier.keeping import Publication, PublishedDocument
from edossier.references import ArchivalReference, parse
from edossier.references.repositories import by_id
from edossier.search.unit import Days, HeldArchive, Named, Passage, Unit
from edossier_site.archive.addresses import ark_address
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts
from edossier_site.archive.derive import AgentKey, mentions_of
from edossier_site.archive.facets import languages_of, with_wider_kinds
from edossier_site.archive.titles import document_title, dossier_title

__all__ = ["units_of"]

# 24 bits for the dossier, 16 for the place in it: see `Unit.rank`.
_PLACES = 1 << 16


class _OfDossier(TypedDict):
    """What every unit of a dossier says of it."""

    dossier: str
    dossier_names: tuple[str, ...]
    dossier_label: str


@dataclass(frozen=True, slots=True)
class _Names:
    """Who and what is named in one part of a dossier."""

    people: tuple[Named, ...] = ()
    bodies: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()


def units_of(publication: Publication) -> Iterator[Unit]:
    """Give the essay, then each document and its notes, then the dossier's own notes."""
    dossier = publication.dossier
    names = _names_by_part(dossier)
    notes = notes_by_document(dossier)
    first_rank = _first_rank(publication.ark)
    yield _essay_unit(publication, names.get("essay", _Names()), rank=first_rank)
    rank = first_rank
    pairs = zip(publication.documents, dossier.documents, strict=True)
    for place, (published, document) in enumerate(pairs):
        rank += 1
        named = names.get(str(place), _Names())
        yield _document_unit(publication, published, document, named, rank=rank)
        for part in document_parts(document, notes.get(document.number, ())):
            if part.note is not None:
                rank += 1
                named = names.get(f"{place}#{part.anchor}", _Names())
                yield _note_unit(publication, part, part.note, named, published.ark, rank=rank)
    for part in dossier_parts(dossier):
        if part.note is not None:
            rank += 1
            named = names.get(f"#{part.anchor}", _Names())
            yield _note_unit(publication, part, part.note, named, publication.ark, rank=rank)


def _essay_unit(publication: Publication, names: _Names, *, rank: int) -> Unit:
    dossier = publication.dossier
    title = dossier_title(dossier)
    cited = [read for part in dossier_parts(dossier) if part.note is None for read in _cited(part)]
    return Unit(
        id=f"{publication.ark}#essay",
        address=ark_address(publication.ark),
        part="essay",
        **_of_dossier(publication),
        title=title.text,
        title_language=title.language,
        date=dossier.published,
        passages=tuple(_essay_passages(dossier)),
        people=_with_authors(names.people, dossier),
        bodies=names.bodies,
        places=names.places,
        cited=_archives(cited, dossier),
        references=tuple(cited),
        languages=(dossier.language,) if dossier.language else (),
        rank=rank,
    )


def _document_unit(
    publication: Publication,
    published: PublishedDocument,
    document: Document,
    names: _Names,
    *,
    rank: int,
) -> Unit:
    dossier = publication.dossier
    parts = list(document_parts(document, language=dossier.language))
    title = document_title(document)
    source = [document.source] if document.source else []
    cited = [read for part in parts for read in _cited(part)]
    return Unit(
        id=published.ark,
        address=ark_address(published.ark),
        part="document",
        **_of_dossier(publication),
        number=document.number,
        title=title.text,
        title_language=title.language,
        date=document.date.edtf if document.date else None,
        time=document.date.time if document.date else None,
        dated=_days(document.date),
        event=_days(document.event_date),
        passages=(*map(_passage, parts), *_document_lines(document)),
        kinds=with_wider_kinds(document.kind),
        people=names.people,
        bodies=names.bodies,
        places=names.places,
        archives=_archives(source, dossier),
        cited=_archives(cited, dossier),
        references=(*source, *cited),
        languages=languages_of(document),
        rank=rank,
    )


def _note_unit(
    publication: Publication, placed: Placed, note: Note, names: _Names, on: str, *, rank: int
) -> Unit:
    """Make the unit of a note that stands on the page of the ARK `on`."""
    dossier = publication.dossier
    return Unit(
        id=f"{on}#{placed.anchor}",
        address=f"{ark_address(on)}#{placed.anchor}",
        part="note",
        **_of_dossier(publication),
        number=note.number,
        passages=(Passage("note", note.text, dossier.language, placed.anchor),),
        people=names.people,
        bodies=names.bodies,
        places=names.places,
        cited=_archives(note.references, dossier),
        references=note.references,
        languages=(dossier.language,) if dossier.language else (),
        rank=rank,
    )


def _of_dossier(publication: Publication) -> _OfDossier:
    dossier = publication.dossier
    names: tuple[str, ...] = ()
    if dossier.series and dossier.series.number:
        number = dossier.series.number
        names = (number, f"{dossier.series.name} {number}")
    return {
        "dossier": publication.ark,
        "dossier_names": names,
        "dossier_label": dossier_title(dossier).text,
    }


def _essay_passages(dossier: Dossier) -> Iterator[Passage]:
    language = dossier.language
    for part in dossier_parts(dossier):
        if part.note is None:
            yield _passage(part)
    if dossier.summary:
        yield Passage("summary", dossier.summary, language)
    for section in dossier.essay.sections:
        if section.heading:
            yield Passage("heading", section.heading, language)
    people = [author.name for author in dossier.authors] + [c.agent for c in dossier.credits]
    if people:
        yield Passage("people", "; ".join(dict.fromkeys(people)))


def _document_lines(document: Document) -> Iterator[Passage]:
    """Give what is printed of a document beside its running text."""
    people = (*document.authors, *document.recipients, *(c.agent for c in document.credits))
    if people:
        yield Passage("people", "; ".join(dict.fromkeys(people)))
    for kind, printed in (
        ("registry", document.registry_number),
        ("classification", document.classification),
        ("source", document.source.printed if document.source else None),
    ):
        if printed:
            yield Passage(kind, printed)


def _passage(placed: Placed) -> Passage:
    anchor = None if placed.part == "title" else placed.anchor
    return Passage(placed.part, placed.text, placed.language, anchor)


def _names_by_part(dossier: Dossier) -> Mapping[str, _Names]:
    """Give who and what is named, by part: "essay", a document's place, a note's page and anchor.

    The page is a document's place too, empty for the dossier's: "3#footnote-1", "#note-4".
    """
    found: dict[str, dict[str, dict[str, dict[str, None]]]] = {
        kind: defaultdict(lambda: defaultdict(dict)) for kind in ("person", "organisation", "place")
    }
    agent_forms = {agent.name: agent.forms for agent in dossier.agents}
    place_forms = {place.name: place.forms for place in dossier.places}
    for mention in mentions_of(dossier):
        page = "" if mention.within is None else str(mention.within)
        part = f"{page}#{mention.anchor}" if mention.part == "note" else page or "essay"
        if isinstance(mention.target, AgentKey):
            printed = found[mention.target.kind][part][mention.target.name]
        elif mention.kind == "place":
            printed = found["place"][part][mention.target]
        else:
            continue
        words = mention.passage.text[mention.passage.start : mention.passage.end]
        printed.update({words: None} if words else {})

    def named(kind: str, part: str) -> tuple[Named, ...]:
        forms = place_forms if kind == "place" else agent_forms
        return tuple(
            Named(name, forms.get(name, ()), tuple(printed))
            for name, printed in found[kind].get(part, {}).items()
        )

    parts = {part for by_part in found.values() for part in by_part}
    return {part: _Names(*(named(kind, part) for kind in found)) for part in parts}


def _with_authors(people: tuple[Named, ...], dossier: Dossier) -> tuple[Named, ...]:
    known = {named.name for named in people}
    authors = (Named(author.name) for author in dossier.authors if author.name not in known)
    return (*people, *authors)


def _cited(placed: Placed) -> Iterator[ArchivalReference]:
    """Give the archival references that running text makes; those of a note are read with it."""
    for span in placed.spans:
        if span.kind == "reference":
            yield parse(placed.text[span.start : span.end])


def _archives(cited: Iterable[ArchivalReference], dossier: Dossier) -> tuple[HeldArchive, ...]:
    found: dict[str, HeldArchive] = {}
    for reference in cited:
        archive = _archive(reference, dossier)
        if archive is not None:
            found.setdefault(archive.id, archive)
    return tuple(found.values())


def _archive(reference: ArchivalReference, dossier: Dossier) -> HeldArchive | None:
    """Give the archive of a reference under every name that it has here or in the table."""
    printed = reference.repository_printed
    identifier = reference.repository or printed
    if identifier is None:
        return None
    names = [printed] if printed else []
    label = printed or identifier
    for row in dossier.repositories:
        if row.acronym == printed or (reference.repository and row.id == reference.repository):
            names += [name for name in (row.acronym, row.name, row.name_en) if name]
            label = row.name_en or row.name or label
    known = by_id(reference.repository) if reference.repository else None
    if known is not None:
        names += [known.name, known.name_en, *known.printed]
        label = known.name_en if known.is_checked and known.name_en else label
    country = known.country if known else None
    return HeldArchive(identifier, label, tuple(dict.fromkeys(names)), country)


def _days(statement: DateStatement | None) -> Days | None:
    if statement is None:
        return None
    days = day_range(statement.edtf)
    return Days(days.earliest, days.latest, statement.time)


def _first_rank(ark: str) -> int:
    digest = hashlib.sha256(ark.encode()).digest()
    return int.from_bytes(digest[:3], "big") * _PLACES
