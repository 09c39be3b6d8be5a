"""Notes as values: their text, spans and archival references."""

from collections.abc import Sequence

from edossier.dossier import Note, Span
from edossier.reading.ledger import Ledger, printed
from edossier.reading.notes import NoteBody
from edossier.reading.prose import sort_spans, spans_of
from edossier.references import Context, find

__all__ = ["label_note_numbers", "read_notes"]


def label_note_numbers(ledger: Ledger, bodies: Sequence[NoteBody]) -> None:
    """Enter the printed number of each note."""
    for body in bodies:
        ledger.label("note number", body.label_start, body.start)


def read_notes(
    ledger: Ledger, bodies: Sequence[NoteBody], ids: Sequence[str], context: Context
) -> tuple[Note, ...]:
    """Read the notes, each with the records that it cites."""
    return tuple(
        _read_note(ledger, body, note, context) for body, note in zip(bodies, ids, strict=True)
    )


def _read_note(ledger: Ledger, body: NoteBody, note: str, context: Context) -> Note:
    start, end = ledger.trim(body.start, body.end)
    squeezed = ledger.cut(start, end)
    found = find(squeezed.text, context)
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
