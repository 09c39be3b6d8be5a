"""Which archive a citation is of, and which unit of its tree.

An archive is one of the authority table, or one that only the dossier names; this one's id is
made of its acronym and name together, since two archives may share an acronym.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from edossier.dossier import Document, Dossier, Note, Span, notes_by_document
from edossier.dossier.records import CitedRecord, record_of_document, records_of_note
from edossier.references import ArchivalReference, repositories
from edossier.references.tree import path_of
from edossier_site.archive.addresses import natural_order, slug, unit_segment
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts
from edossier_site.archive.derive import years_of
from edossier_site.archive.passages import Passage, sentence_around, sentences_of

__all__ = ["Cited", "Holder", "Unit", "citations_of", "holder_of", "units_of"]

# Deeper than any tree: a citation that goes on beyond it is cut there.
_LONGEST_PATH = 500
_LONGEST_STEP = 40
_LONGEST_TRAIT = 100
_YEAR = re.compile(r"(?:1[5-9]|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Holder:
    """An archive; see `values.RepositoryLine`."""

    id: str
    acronym: str | None
    name: str | None
    name_en: str | None
    country: str | None
    is_known: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of an archive's tree; see `values.UnitLine`.

    Attributes:
        place: Sorts the tree of its archive, each unit right before all that is in it.
    """

    path: str
    parent: str
    level: str
    label: str
    value: str
    isad: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in a dossier that cites an archive.

    Attributes:
        part: "source", "note" or "essay".
        document: Index of the document whose source it is; None elsewhere.
        within: Index of the document whose own note it stands in; None elsewhere.
        note: The id of the note it stands in; None elsewhere.
        number: Of the note as printed, of the essay's paragraph; None for a source.
        units: The unit cited and those above it, the widest first.
        record: What it is a citation of; None where it leads to no single record.
        years: Printed in the citation, or those of the document.
        containers: That shelve the unit and are no step of its path: ("papka", "410").
    """

    part: str
    document: int | None
    number: str | None
    anchor: str
    holder: Holder
    units: tuple[Unit, ...]
    reference: ArchivalReference
    passage: Passage
    record: CitedRecord | None
    years: tuple[int, ...]
    containers: tuple[tuple[str, str], ...]
    within: int | None = None
    note: str | None = None


def citations_of(dossier: Dossier) -> Iterator[Cited]:
    """Give every citation of an archive that can be told: sources first, then essay and notes."""
    for index, document in enumerate(dossier.documents):
        if document.source is not None:
            yield from _of_document(document, document.source, index, dossier)
    for placed in dossier_parts(dossier):
        if placed.note is not None:
            yield from _in_note(placed, placed.note, dossier)
        elif placed.part == "essay":
            yield from _in_text(placed, dossier.essay.references, dossier)
    notes = notes_by_document(dossier)
    for index, document in enumerate(dossier.documents):
        for placed in document_parts(document, notes.get(document.number, ())):
            if placed.note is not None:
                yield from _in_note(placed, placed.note, dossier, within=index)


def holder_of(reference: ArchivalReference, dossier: Dossier) -> Holder | None:
    """Give the archive that a citation is of; None where it names none or one of several."""
    printed = reference.repository_printed
    named = next(
        (
            entry
            for entry in dossier.repositories
            if (reference.repository and entry.id == reference.repository)
            or (printed and printed in (entry.acronym, entry.name, entry.name_en))
        ),
        None,
    )
    if reference.repository:
        known = repositories.by_id(reference.repository)
        if known is not None and known.is_checked:
            return Holder(known.id, known.id, known.name, known.name_en, known.country, True)
        name, name_en = (named.name, named.name_en) if named else (None, None)
        country = known.country if known else None
        return Holder(reference.repository, reference.repository, name, name_en, country, True)
    if reference.candidates or not (printed or named):
        return None
    if named is None:
        return Holder(slug(printed or ""), printed, None, None, None, False)
    made = slug(" ".join(filter(None, [named.acronym, named.name or named.name_en])))
    return Holder(made, named.acronym, named.name, named.name_en, None, False)


def units_of(reference: ArchivalReference) -> tuple[Unit, ...]:
    """Give the unit that a citation names and those above it, the widest first."""
    units: list[Unit] = []
    path = place = ""
    for step in path_of(reference):
        # A Bestand's letters are printed where others have a label, and are part of its name.
        is_named_by_label = step.level == "bestand" and step.label
        value = f"{step.label} {step.value}" if is_named_by_label else step.value
        parent = path
        segment = unit_segment(step.level, value)
        path = "/".join(filter(None, [path, segment]))
        if len(path) > _LONGEST_PATH:
            break
        place += _place_in_parent(segment, value)
        label = "" if is_named_by_label else step.label
        units.append(Unit(path, parent, step.level, label, value, step.isad, place))
    return tuple(units)


def _place_in_parent(segment: str, value: str) -> str:
    """Sort by number, and tell apart what has one number: a delo 12 and a krabice 12."""
    digest = hashlib.sha256(segment.encode()).hexdigest()[:6]
    return f"{natural_order(value)[:_LONGEST_STEP]} {digest}/"


def _of_document(
    document: Document, source: ArchivalReference, index: int, dossier: Dossier
) -> Iterator[Cited]:
    whole = Passage(source.printed, 0, len(source.printed))
    record = record_of_document(document, index)
    place = ("source", index, None, "source")
    yield from _cited(source, dossier, place, whole, record, years_of(document))


def _in_note(
    placed: Placed, note: Note, dossier: Dossier, *, within: int | None = None
) -> Iterator[Cited]:
    for cited in _in_text(placed, note.references, dossier):
        yield replace(cited, within=within, note=note.id)


def _in_text(
    placed: Placed, references: Sequence[ArchivalReference], dossier: Dossier
) -> Iterator[Cited]:
    """Give the citations in a note or a paragraph, each with its sentence."""
    spans = tuple(_spans(placed, references))
    if not spans:
        return
    parts = sentences_of(placed.text, placed.spans)
    of_text = Note(
        id=placed.anchor, number="", text=placed.text, spans=spans, references=tuple(references)
    )
    records = {record.index: record for record in records_of_note(of_text)}
    place = (placed.part, None, placed.number, placed.anchor)
    for span in spans:
        index = int(span.target or 0)
        passage = sentence_around(placed.text, span.start, span.end, parts)
        yield from _cited(references[index], dossier, place, passage, records.get(index))


def _spans(placed: Placed, references: Sequence[ArchivalReference]) -> Iterator[Span]:
    """Give where the references of a text stand: by their spans.

    A note holds its own references: one without a span stands where its words are.
    """
    there = {span.target: span for span in placed.spans if _points(span, len(references))}
    if placed.note is None:
        yield from there.values()
        return
    for index, reference in enumerate(references):
        start = max(0, placed.text.find(reference.printed))
        end = min(len(placed.text), start + len(reference.printed))
        found = Span(start=start, end=end, kind="reference", target=str(index))
        yield there.get(str(index), found)


def _points(span: Span, count: int) -> bool:
    """Say whether a span leads to one of so many references."""
    target = span.target or ""
    is_index = target.isascii() and target.isdecimal() and len(target) < 7
    return span.kind == "reference" and is_index and int(target) < count


def _cited(
    reference: ArchivalReference,
    dossier: Dossier,
    place: tuple[str, int | None, str | None, str],
    passage: Passage,
    record: CitedRecord | None,
    years: Sequence[int] = (),
) -> Iterator[Cited]:
    holder = holder_of(reference, dossier)
    if holder is None:
        return
    units = units_of(reference)
    printed = {int(year) for year in _YEAR.findall(reference.year or "")}
    yield Cited(
        *place,
        holder=holder,
        units=units,
        reference=reference,
        passage=passage,
        record=_record(record, reference, holder, units),
        years=tuple(sorted(printed | set(years))),
        containers=tuple(dict.fromkeys(_containers(reference, units))),
    )


def _record(
    record: CitedRecord | None,
    reference: ArchivalReference,
    holder: Holder,
    units: Sequence[Unit],
) -> CitedRecord | None:
    """Give the record that is cited, in the archive as it is known here.

    Returns:
        None where the citation leads to no file and gives no number.
    """
    lowest = units[-1] if units else None
    in_file = lowest is not None and lowest.isad in ("file", "item")
    if record is None or not (in_file or record.registry):
        return None
    if record.unit is not None or lowest is None or reference.status != "parsed":
        return replace(record, archive=holder.id)
    # An archive that only the dossier names has no key, but its chain is as certain.
    leaves = ",".join("-".join(dict.fromkeys((run.first, run.last))) for run in reference.leaves)
    return replace(record, archive=holder.id, unit=f"{holder.id}:{lowest.path}", leaves=leaves)


def _containers(reference: ArchivalReference, units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Give the containers printed that are no step to the unit."""
    steps = {(unit.level, unit.value) for unit in units}
    for box in reference.containers:
        if (box.level, box.value) not in steps:
            yield box.level, box.value[:_LONGEST_TRAIT]
