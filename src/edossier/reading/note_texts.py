"""Notes as values: their text, spans and archival references."""

from collections.abc import Sequence

from edossier.dossier import Note, Span
from edossier.reading.ledger import Ledger, printed
from edossier.reading.notes import NoteBody
from edossier.reading.prose import sort_spans, spans_of
from edossier.references import Context, find
from edossier.references.reference import ArchivalReference

__all__ = ["label_note_numbers", "read_notes"]


def label_note_numbers(ledger: Ledger, bodies: Sequence[NoteBody]) -> None:
    """Enter the printed number of each note."""
    for body in bodies:
        ledger.label("note number", body.label_start, body.start)


def read_notes(
    ledger: Ledger, bodies: Sequence[NoteBody], ids: Sequence[str], context: Context
) -> tuple[Note, ...]:
    """Read the notes, each with the records that it cites."""
    notes: list[Note] = []
    for body, note in zip(bodies, ids, strict=True):
        cited = notes[-1].references if notes else ()
        notes.append(_read_note(ledger, body, note, context, cited[0] if len(cited) == 1 else None))
    return tuple(notes)


def _read_note(
    ledger: Ledger,
    body: NoteBody,
    note: str,
    context: Context,
    before: ArchivalReference | None,
) -> Note:
    """Read one note; "Ibid." in it takes up `before`, what alone the note before it cites."""
    start, end = ledger.trim(body.start, body.end)
    squeezed = ledger.cut(start, end)
    found = find(squeezed.text, context, before=before)
    spans = [*spans_of(ledger, start, end, squeezed, ())]
    spans += [
        Span(start=one.start, end=one.end, kind="reference", target=str(index))
        for index, one in enumerate(found)
    ]
    return Note(
        id=note,
        number=body.number,
        text=squeezed.text,
        spans=sort_spans(spans),
        references=tuple(one.reference for one in found),
        evidence={"text": printed(start, end)},
    )
