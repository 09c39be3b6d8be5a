"""Places: from a range of a paragraph, a note or a source back to the file, as exact as can be."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from edossier.checking.codes import CODES
from edossier.dossier import (
    Anchor,
    Document,
    Dossier,
    Evidence,
    Evident,
    Finding,
    Note,
    Paragraph,
    Related,
    Span,
)
from edossier.dossier.records import CitedRecord, cited_records
from edossier.text import Range, SourceText
from edossier.text.spacing import Squeezed, squeeze

__all__ = [
    "Passage",
    "Places",
    "essay_passages",
    "note_passages",
    "passages",
    "shown",
]

_SHOWN = 60  # code points of the source that a message quotes


@dataclass(frozen=True, slots=True)
class Passage:
    """One run of text with its spans: a paragraph or a note.

    Attributes:
        owner: The Paragraph or Note whose field `text` it is.
        label: What it is, for a person: "the essay", "note 9", "document 5".
        note: The note's id; None for a paragraph.
        document: The number of the document whose text it is in; None elsewhere.
        run: Which run of paragraphs it belongs to: those of one run follow on each other.
    """

    owner: Paragraph | Note
    label: str
    note: str | None
    document: str | None
    run: int

    @property
    def text(self) -> str:
        """Give its text."""
        return self.owner.text

    @property
    def spans(self) -> tuple[Span, ...]:
        """Give its spans."""
        return self.owner.spans


def essay_passages(dossier: Dossier) -> Iterator[Passage]:
    """Give the paragraphs of the essay."""
    for run, section in enumerate(dossier.essay.sections):
        for paragraph in section.paragraphs:
            yield Passage(paragraph, "the essay", None, None, run)


def note_passages(dossier: Dossier) -> Iterator[Passage]:
    """Give the notes."""
    for index, note in enumerate(dossier.notes):
        yield Passage(note, f"note {note.id}", note.id, None, -1 - index)


def passages(dossier: Dossier) -> Iterator[Passage]:
    """Give every run of text: essay, documents, notes, remarks on the author."""
    yield from essay_passages(dossier)
    run = len(dossier.essay.sections)
    for document in dossier.documents:
        for text in document.texts:
            for paragraph in text.paragraphs:
                yield Passage(paragraph, f"document {document.number}", None, document.number, run)
            run += 1
    yield from note_passages(dossier)
    for paragraph in dossier.about:
        yield Passage(paragraph, "the remarks on the author", None, None, run)


class Places:
    """Finds where a value stands in the source, and makes findings that point there."""

    def __init__(self, dossier: Dossier, source: SourceText) -> None:
        self.source = source
        self._cuts = sorted(
            [*(_range(label.anchor) for label in dossier.labels)]
            + [_range(ignored.anchor) for ignored in dossier.ignored]
        )
        self._calls = sorted(
            _range(label.anchor) for label in dossier.labels if label.kind == "note call"
        )
        self._squeezed: dict[Anchor, Squeezed] = {}
        self._dossier = dossier

    @cached_property
    def records(self) -> tuple[CitedRecord, ...]:
        """Every record that the dossier cites."""
        return cited_records(self._dossier)

    def of(self, value: Evident, field: str) -> Anchor | None:
        """Give where a field was printed, or what its inference rests on."""
        return value.evidence.get(field, Evidence()).anchor

    def within(self, passage: Passage, start: int, end: int) -> Anchor | None:
        """Give where a range of a passage's text was printed."""
        return self._inside(self.of(passage.owner, "text"), passage.text, start, end)

    def in_source(self, document: Document, start: int, end: int) -> Anchor | None:
        """Give where a range of a document's source, as printed, stands."""
        printed = document.source.printed if document.source else ""
        return self._inside(self.of(document, "source"), printed, start, end)

    def in_title(self, document: Document, start: int, end: int) -> Anchor | None:
        """Give where a range of a document's title stands."""
        return self._inside(self.of(document, "title"), document.title or "", start, end)

    def call(self, passage: Passage, span: Span, number: str) -> Anchor | None:
        """Give where the call of a note stands; before it what it follows, if it prints nothing.

        Args:
            passage: In which `span`, of kind `note`, is.
            span: The call.
            number: Of the note: it tells calls at one place apart.
        """
        anchor = self.of(passage.owner, "text")
        squeezed = self._squeeze(anchor)
        if anchor is None or squeezed is None:
            return anchor
        first = bisect_left(self._calls, Range(anchor.start, 0))
        last = bisect_right(self._calls, Range(anchor.end, 0))
        first = bisect_left(
            self._calls, span.start - 1, first, last, key=lambda c: squeezed.offset_of(c.start)
        )
        here: list[Range] = []
        for call in self._calls[first:last]:
            if squeezed.offset_of(call.start) > span.start + 1:
                break
            here.append(call)
        named = [c for c in here if number in self.source.text[c.start : c.end]]
        for call in (*named, *here):
            return _trimmed(self.source.text, call)
        return self.within(passage, max(span.start - 1, 0), max(span.start, 1))

    def calls_outside(self, holders: Iterable[Anchor]) -> tuple[Range, ...]:
        """Give the printed calls that stand in none of the given ranges: in titles, headings."""
        joined = sorted(_range(holder) for holder in holders)
        starts = [each.start for each in joined]
        found: list[Range] = []
        for call in self._calls:
            before = bisect_right(starts, call.start) - 1
            if before < 0 or joined[before].end < call.end:
                found.append(call)
        return tuple(found)

    def finding(
        self, code: str, message: str, anchor: Anchor | None, related: Sequence[Related] = ()
    ) -> Finding:
        """Make a finding; its place is told later, when it is certain that it is shown."""
        return Finding(
            severity=CODES[code], code=code, message=message, anchor=anchor, related=tuple(related)
        )

    def with_places(self, finding: Finding) -> Finding:
        """Say where a finding and what it is related to stand, for a person."""
        related = tuple(
            each.model_copy(update={"place": self._place(each.anchor)}) for each in finding.related
        )
        return finding.model_copy(update={"place": self._place(finding.anchor), "related": related})

    def _place(self, anchor: Anchor | None) -> str | None:
        return self.source.place(anchor.start) if anchor else None

    def _inside(self, anchor: Anchor | None, text: str, start: int, end: int) -> Anchor | None:
        """Give the part of an anchor that a range of the text made from it stands at."""
        squeezed = self._squeeze(anchor)
        if anchor is None or squeezed is None or squeezed.text != text or start >= end:
            return anchor
        part = squeezed.source_range(start, min(end, len(text)))
        return Anchor(start=part.start, end=part.end)

    def _squeeze(self, anchor: Anchor | None) -> Squeezed | None:
        if anchor is None:
            return None
        if anchor not in self._squeezed:
            first = bisect_left(self._cuts, Range(anchor.start, 0))
            last = bisect_left(self._cuts, Range(anchor.end, 0))
            cuts = [cut for cut in self._cuts[first:last] if cut.end <= anchor.end]
            self._squeezed[anchor] = squeeze(self.source.text, anchor.start, anchor.end, cuts)
        return self._squeezed[anchor]


def shown(text: str) -> str:
    """Quote the beginning of a text in a message."""
    words = " ".join(text[: 8 * _SHOWN].split())
    return f"“{words[:_SHOWN]}{'…' if len(words) > _SHOWN else ''}”"


def _range(anchor: Anchor) -> Range:
    return Range(anchor.start, anchor.end)


def _trimmed(text: str, part: Range) -> Anchor:
    start = part.start
    while start < part.end - 1 and text[start].isspace():
        start += 1
    return Anchor(start=start, end=part.end)
