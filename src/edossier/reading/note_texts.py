"""Notes as values: their text, spans and archival references."""

from collections.abc import Sequence

from edossier.dossier import Note, Span
from edossier.reading.ledger import Ledger, printed
from edossier.reading.notes import NoteBody
from edossier.reading.prose import sort_spans, spans_of
from edossier.references import Context, FoundReference, find_in_notes
from edossier.text.spacing import Squeezed

__all__ = ["label_note_numbers", "read_notes"]


def label_note_numbers(ledger: Ledger, bodies: Sequence[NoteBody]) -> None:
    """Enter the printed number of each note."""
    for body in bodies:
        ledger.label("note number", body.label_start, body.start)


def read_notes(
    ledger: Ledger, bodies: Sequence[NoteBody], ids: Sequence[str], context: Context
) -> tuple[Note, ...]:
    """Read the notes, each with the records that it cites.

    They are one text in order: "Ibid." takes up what the note before cites, and a short form that
    a note gives to an archive holds in those behind it.
    """
    places = [ledger.trim(body.start, body.end) for body in bodies]
    texts = [ledger.cut(*place) for place in places]
    found = find_in_notes([squeezed.text for squeezed in texts], context)
    return tuple(
        _note_of(ledger, body.number, note, place, squeezed, one.citations)
        for body, note, place, squeezed, one in zip(bodies, ids, places, texts, found, strict=True)
    )


def _note_of(
    ledger: Ledger,
    number: str,
    note: str,
    place: tuple[int, int],
    squeezed: Squeezed,
    cited: Sequence[FoundReference],
) -> Note:
    spans = [*spans_of(ledger, *place, squeezed, ())]
    spans += [
        Span(start=one.start, end=one.end, kind="reference", target=str(index))
        for index, one in enumerate(cited)
    ]
    return Note(
        id=note,
        number=number,
        text=squeezed.text,
        spans=sort_spans(spans),
        references=tuple(one.reference for one in cited),
        evidence={"text": printed(*place)},
    )
