"""One document of an edition: its heading, source note, dateline and text to a Document."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from edossier import references
from edossier.dossier import (
    Anchor,
    DateStatement,
    Document,
    Evidence,
    Label,
    Note,
    Paragraph,
    Span,
    Text,
)
from edossier.formats.tei.outline import Placed, number_in
from edossier.formats.tei.prose import CalledNote, Prose
from edossier.formats.tei.tape import printed
from edossier.formats.tei.tree import Element, child, line_of, local_name, plain_text
from edossier.formats.tei.volume import correspondents, header_title, sent_date, shelfmark
from edossier.formats.tei.when import backward_range, statement_of
from edossier.references import ArchivalReference

__all__ = ["DocumentReader", "Made", "anchor_of", "read_notes", "with_calls"]

_SOURCE = re.compile(r"(?:Sources?|Quelle|Источник|Zdroj|Źródło|Forrás)\s?[:：]", re.IGNORECASE)
# Volumes of before 1910 mark "No. 54.]" and "[Telegram.]" as sources too.
_REMARK = re.compile(r"[\[(][^\[\]()]{1,60}[\])]\.?|\[?No\.?\s?(?:\d{1,5}[A-Za-z]?)?[.,]?\]?")
_NOT_WORDS = frozenset({"note", "index"})
_NAMED = frozenset({"person", "organisation", "place"})


@dataclass(frozen=True, slots=True)
class Made:
    """A document, its notes, and the print in it that holds no value."""

    document: Document
    notes: tuple[Note, ...]
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a heading gives; `calls` are those of its notes."""

    title: str | None = None
    spans: tuple[Span, ...] = ()
    calls: tuple[Span, ...] = ()
    notes: tuple[CalledNote, ...] = ()
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    labels: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the record lies, as the source note says."""

    reference: ArchivalReference | None = None
    evidence: Mapping[str, Evidence] = field(default_factory=dict)


class DocumentReader:
    """Reads documents one after another, in the order of the edition.

    Attributes:
        backward: The ranges of days that run backwards, each with its line.
    """

    def __init__(self, prose: Prose) -> None:
        self.backward: list[tuple[str, int]] = []
        self._prose = prose

    def read(self, placed: Placed) -> Made:
        """Read a document: what its text does not say of it, its header may."""
        element, header = placed.element, placed.header
        head = child(element, "head")
        source_note = _source_note(element, head)
        summary_note = next(_notes_of_type(element, "summary"), None)
        apart = [one for one in (head, source_note, summary_note) if one is not None]
        heading = self._heading(head, apart)
        source = self._source(source_note)
        summary = self._prose.read_inside(summary_note) if summary_note is not None else None
        body = self._prose.read(element, without=apart, pages=placed.pages)
        paragraphs = with_calls(body.paragraphs, heading.calls)
        called = (*heading.notes, *body.notes, *(summary.notes if summary else ()))
        when = self._date_of(element) or (sent_date(header) if header is not None else None)
        document = Document(
            number=placed.number,
            title=heading.title or (header_title(header) if header is not None else None),
            title_spans=heading.spans,
            date=when,
            authors=_correspondents(head, "from") or correspondents(header, "sent"),
            recipients=_correspondents(head, "to") or correspondents(header, "received"),
            source=source.reference or shelfmark(header),
            summary=summary.paragraphs[0] if summary and summary.paragraphs else None,
            texts=(Text(kind="transcription", paragraphs=paragraphs),) if paragraphs else (),
            chapter=placed.chapter,
            evidence={**heading.evidence, **source.evidence},
        )
        notes = read_notes(self._prose, called, source.reference, document=placed.number)
        return Made(document, notes, heading.labels)

    def _heading(self, head: Element | None, apart: Sequence[Element]) -> _Heading:
        if head is None:
            return _Heading()
        read = self._prose.read_inside(head, without=apart)
        if not read.paragraphs:
            return _Heading(notes=read.notes)
        # A heading of two lines is one title; what follows the first is joined to it.
        first = read.paragraphs[0]
        anchor = anchor_of(first)
        number, at, labels = number_in(first.text), 0, list[Label]()
        evidence = {}
        if number is not None:
            begin, at = anchor.start + number[1], number[2]
            end = begin + len(number[0])
            evidence["number"] = printed(begin, end)
            marks = ((anchor.start, begin), (end, anchor.start + at))
            labels = [_label("document number", *mark) for mark in marks if mark[0] < mark[1]]
        evidence["title"] = printed(anchor.start + at, anchor_of(read.paragraphs[-1]).end)
        title = " ".join(paragraph.text for paragraph in read.paragraphs)[at:]
        spans = tuple(
            span.model_copy(update={"start": span.start - at, "end": span.end - at})
            for span in first.spans
            if span.kind in _NAMED and span.start >= at
        )
        calls = tuple(s for p in read.paragraphs for s in p.spans if s.kind == "note")
        return _Heading(title, spans, calls, read.notes, evidence, tuple(labels))

    def _date_of(self, element: Element) -> DateStatement | None:
        """Give the date of a document: its dateline's, its heading's, or what the edition adds."""
        for holder in ("dateline", "head"):
            for date in _dates_in(element, holder):
                backward = backward_range(date)
                if backward is not None:
                    self.backward.append((backward, line_of(date)))
                stated = statement_of(date)
                if stated is not None:
                    return stated
        return statement_of(element)

    def _source(self, note: Element | None) -> _Source:
        paragraphs = self._prose.read_inside(note).paragraphs if note is not None else ()
        if not paragraphs:
            return _Source()
        start, end = anchor_of(paragraphs[0]).start, anchor_of(paragraphs[-1]).end
        reference = references.parse(" ".join(paragraph.text for paragraph in paragraphs))
        return _Source(reference, {"source": printed(start, end)})


def read_notes(
    prose: Prose,
    called: Sequence[CalledNote],
    source: ArchivalReference | None,
    *,
    document: str | None = None,
) -> tuple[Note, ...]:
    """Read the notes of a text; "Ibid." takes up what alone the note before cites.

    Args:
        source: What the first of them may take up.
        document: The number of the document whose text it is; None for the edition's own.
    """
    notes: list[Note] = []
    waiting = list(called)
    before = source
    while waiting:
        one = waiting.pop(0)
        read = prose.read_inside(one.element)
        waiting[:0] = read.notes
        if not read.paragraphs:
            continue
        note = _note(one, read.paragraphs, before, document)
        before = note.references[0] if len(note.references) == 1 else None
        notes.append(note)
    return tuple(notes)


def _note(
    called: CalledNote,
    paragraphs: Sequence[Paragraph],
    before: ArchivalReference | None,
    document: str | None,
) -> Note:
    """Make one note of its paragraphs, with a blank between them."""
    text, spans = "", list[Span]()
    for paragraph in paragraphs:
        at = len(text) + 1 if text else 0
        text = f"{text} {paragraph.text}" if text else paragraph.text
        spans += [
            span.model_copy(update={"start": span.start + at, "end": span.end + at})
            for span in paragraph.spans
        ]
    found = references.find(text, before=before)
    spans += [
        Span(start=one.start, end=one.end, kind="reference", target=str(index))
        for index, one in enumerate(found)
    ]
    return Note(
        id=called.id,
        number=called.number,
        text=text,
        document=document,
        spans=tuple(sorted(spans, key=lambda span: (span.start, -span.end))),
        references=tuple(one.reference for one in found),
        evidence={"text": printed(anchor_of(paragraphs[0]).start, anchor_of(paragraphs[-1]).end)},
    )


def with_calls(paragraphs: Sequence[Paragraph], calls: Sequence[Span]) -> tuple[Paragraph, ...]:
    """Put the calls of the heading before the first word: a title in a list can hold none."""
    if not paragraphs or not calls:
        return tuple(paragraphs)
    first, *rest = paragraphs
    moved = [call.model_copy(update={"start": 0, "end": 0}) for call in calls]
    return (first.model_copy(update={"spans": (*moved, *first.spans)}), *rest)


def _source_note(element: Element, head: Element | None) -> Element | None:
    """Give the note that says where the record lies: so typed, numbered 0, or so begun."""
    for note in _own_notes(element, head):
        text = plain_text(note)
        typed = note.get("type")
        if typed == "source" and not _REMARK.fullmatch(text):
            return note
        if typed is None and (note.get("n") == "0" or _SOURCE.match(text)):
            return note
    return None


def _own_notes(element: Element, head: Element | None) -> Iterator[Element]:
    for holder in (head, element):
        if holder is not None:
            yield from (one for one in holder if local_name(one) == "note")


def _notes_of_type(element: Element, kind: str) -> Iterator[Element]:
    return (one for one in element if local_name(one) == "note" and one.get("type") == kind)


def _dates_in(element: Element, holder: str) -> Iterator[Element]:
    """Give the dates of the document itself: not those of what is attached to it."""
    for one in element:
        name = local_name(one)
        if name == holder:
            yield from (found for found in one.iter() if local_name(found) in ("date", "docDate"))
        elif name in ("opener", "closer"):
            yield from _dates_in(one, holder)


def _correspondents(head: Element | None, role: str) -> tuple[str, ...]:
    """Give the persons and offices that the heading marks as senders or addressees."""
    if head is None:
        return ()
    marked = (one for one in head.iter() if one.get("type") == role)
    names = (plain_text(one, without=_NOT_WORDS).strip(" ,;.") for one in marked)
    return tuple(dict.fromkeys(name for name in names if name))


def anchor_of(paragraph: Paragraph) -> Anchor:
    """Give where a paragraph stands in the text that was read."""
    anchor = paragraph.evidence["text"].anchor
    if anchor is None:
        raise AssertionError("a paragraph that was read has its place")
    return anchor


def _label(kind: str, start: int, end: int) -> Label:
    return Label(kind=kind, anchor=Anchor(start=start, end=end))
