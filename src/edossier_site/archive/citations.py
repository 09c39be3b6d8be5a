"""Which archive a citation is of, and which unit of its tree.

An archive is one of the authority table, or one that only the dossier names; this one's id is
made of its acronym and name together, since two archives may share an acronym.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from edossier.dossier import Dossier, Note
from edossier.references import ArchivalReference, repositories
from edossier.references.tree import path_of
from edossier_site.archive.addresses import slug, unit_segment
from edossier_site.archive.anchors import note_anchor
from edossier_site.archive.passages import Passage, sentence_around, sentences_of

__all__ = ["Cited", "Holder", "Unit", "citations_of", "holder_of", "units_of"]

# Deeper than any tree: a citation that goes on beyond it is cut there.
_LONGEST_PATH = 500


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
    """One unit of an archive's tree; see `values.UnitLine`."""

    path: str
    parent: str
    level: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Cited:
    """A place in a dossier that cites an archive.

    Attributes:
        document: Index of the document whose source it is; None in a note.
        note: Number of the note as printed; None for a source.
        units: The unit cited and those above it, the widest first.
    """

    document: int | None
    note: str | None
    anchor: str
    holder: Holder
    units: tuple[Unit, ...]
    reference: ArchivalReference
    passage: Passage


def citations_of(dossier: Dossier) -> Iterator[Cited]:
    """Give every citation of an archive that can be told: sources first, then notes."""
    for index, document in enumerate(dossier.documents):
        if document.source is None:
            continue
        printed = document.source.printed
        whole = Passage(printed, 0, len(printed))
        yield from _cited(document.source, dossier, index, None, "source", whole)
    for note in dossier.notes:
        for number, reference in enumerate(note.references):
            passage = _in_note(note, number, reference)
            yield from _cited(reference, dossier, None, note.number, note_anchor(note.id), passage)


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
    path = ""
    for step in path_of(reference):
        # A Bestand's letters are printed where others have a label, and are part of its name.
        is_named_by_label = step.level == "bestand" and step.label
        value = f"{step.label} {step.value}" if is_named_by_label else step.value
        parent = path
        path = "/".join(filter(None, [path, unit_segment(step.level, value)]))
        if len(path) > _LONGEST_PATH:
            break
        label = "" if is_named_by_label else step.label
        units.append(Unit(path, parent, step.level, label, value))
    return tuple(units)


def _cited(
    reference: ArchivalReference,
    dossier: Dossier,
    document: int | None,
    note: str | None,
    anchor: str,
    passage: Passage,
) -> Iterator[Cited]:
    holder = holder_of(reference, dossier)
    if holder is not None:
        units = units_of(reference)
        yield Cited(document, note, anchor, holder, units, reference, passage)


def _in_note(note: Note, number: int, reference: ArchivalReference) -> Passage:
    """Give the sentence of a note's reference: where its span is, else where its text is."""
    parts = sentences_of(note.text, note.spans)
    for span in note.spans:
        if span.kind == "reference" and span.target == str(number):
            return sentence_around(note.text, span.start, span.end, parts)
    start = max(0, note.text.find(reference.printed))
    end = min(len(note.text), start + len(reference.printed))
    return sentence_around(note.text, start, end, parts)
