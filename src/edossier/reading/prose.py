"""Running text: a range of the source to a paragraph with its spans."""

from bisect import bisect_left
from collections.abc import Sequence

from edossier.dossier import Paragraph, Span
from edossier.reading.calls import Call
from edossier.reading.ledger import Ledger, printed
from edossier.reading.mentions import find_mentions
from edossier.reading.pieces import marks_in
from edossier.reading.quotations import find_quotations
from edossier.text.spacing import Squeezed

__all__ = ["paragraph_of", "sort_spans", "spans_of"]


def paragraph_of(ledger: Ledger, start: int, end: int, calls: Sequence[Call]) -> Paragraph:
    """Read a range as one paragraph: its text, and what a rule can tell in it.

    Persons, places and references come later, when the whole dossier is known.
    """
    squeezed = ledger.cut(start, end)
    return Paragraph(
        text=squeezed.text,
        spans=spans_of(ledger, start, end, squeezed, calls),
        evidence={"text": printed(start, end)},
    )


def spans_of(
    ledger: Ledger, start: int, end: int, squeezed: Squeezed, calls: Sequence[Call]
) -> tuple[Span, ...]:
    """Give the note calls, document mentions, quotations and marks in a text cut from a range."""
    spans = _note_spans(start, end, squeezed, calls)
    text = squeezed.text
    spans += [
        Span(start=mention.start, end=mention.end, kind="document", target=mention.number)
        for mention in find_mentions(text)
    ]
    spans += [
        Span(start=first, end=last, kind="quote")
        for first, last in (_without_blanks(text, *at) for at in find_quotations(text))
    ]
    spans += _marked_spans(ledger, start, end, squeezed)
    return sort_spans(spans)


def _without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the blanks that French sets inside its marks."""
    inner = text[start:end]
    return end - len(inner.lstrip()), start + len(inner.rstrip())


def sort_spans(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Give spans in order of place, an outer one before those in it, each once."""
    unique = dict.fromkeys(spans)
    return tuple(sorted(unique, key=lambda span: (span.start, -span.end, span.kind)))


def _note_spans(start: int, end: int, squeezed: Squeezed, calls: Sequence[Call]) -> list[Span]:
    first = bisect_left(calls, start, key=lambda call: call.start)
    spans: list[Span] = []
    for call in calls[first:]:
        if call.start > end or (call.start == end and call.end > end):
            break
        at = squeezed.offset_of(call.start)
        # A blank that the cut left before the place belongs to what follows.
        if at < len(squeezed.text) and at > 0 and squeezed.text[at - 1] == " ":
            at -= 1
        spans.append(Span(start=at, end=at, kind="note", target=call.note))
    return spans


def _marked_spans(ledger: Ledger, start: int, end: int, squeezed: Squeezed) -> list[Span]:
    spans: list[Span] = []
    for mark in marks_in(ledger.source, start, end):
        if mark.kind not in ("emphasis", "link") or (mark.start <= start and mark.end >= end):
            continue
        first, last = squeezed.offset_of(mark.start), squeezed.offset_of(mark.end)
        while first < last and squeezed.text[first] == " ":
            first += 1
        while last > first and squeezed.text[last - 1] == " ":
            last -= 1
        if first == last or (mark.kind == "link" and (mark.value or "#").startswith("#")):
            continue
        target = mark.value if mark.kind == "link" else None
        spans.append(Span(start=first, end=last, kind=mark.kind, target=target))
    return spans
