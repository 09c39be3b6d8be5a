"""One document's entry: a line or a page of header, source, and the texts under it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from edossier import dates
from edossier.dossier import Credit, DateStatement, Document, Evidence, Paragraph, Text, TextKind
from edossier.reading.calls import Call
from edossier.reading.credits import read_credits
from edossier.reading.header import read_line, read_value
from edossier.reading.header_parts import Field, Line, Part
from edossier.reading.ledger import Ledger, inferred, printed
from edossier.reading.pieces import Piece
from edossier.reading.prose import paragraph_of
from edossier.reading.sources import (
    SourceStatement,
    find_bare_source,
    find_source,
    read_source,
    whole_source,
)
from edossier.reading.structure import Entry
from edossier.reading.texts import find_text_label, names_texts
from edossier.reading.title_ranges import without_stop
from edossier.reading.words import folded, label_words
from edossier.references.reference import ArchivalReference
from edossier.text.source import Range

__all__ = ["read_entry"]

ParseReference = Callable[[str], ArchivalReference]
_HEADER_LINES = 14
_LONGEST_HEADER = 1000
_LONGEST_TITLE_LINE = 200
# Lines from the top and from the foot of an entry where a source may stand without a label.
_TOP, _FOOT = 8, 4
_SINGLE = (
    "title",
    "date",
    "event",
    "registry_number",
    "classification",
    "kind",
    "summary",
    "language",
    "ark",
)


@dataclass(slots=True)
class _Text:
    """A text while its pieces are gathered."""

    kind: TextKind | None = None
    language: str | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    credits: list[Credit] = field(default_factory=list)


def read_entry(
    ledger: Ledger, entry: Entry, calls: Sequence[Call], parse: ParseReference
) -> Document:
    """Read an entry as a document, from what is printed in it alone."""
    return _Reading(ledger, calls, parse).read(entry)


class _Reading:
    """One pass over the pieces of an entry."""

    def __init__(self, ledger: Ledger, calls: Sequence[Call], parse: ParseReference) -> None:
        self._ledger = ledger
        self._calls = calls
        self._parse = parse
        self._values: dict[str, str] = {}
        self._dates: dict[str, DateStatement] = {}
        self._names: dict[str, list[str]] = {"author": [], "recipient": []}
        self._evidence: dict[str, Evidence] = {}
        self._source: ArchivalReference | None = None
        self._summary: Paragraph | None = None
        self._credits: list[Credit] = []
        self._texts: list[_Text] = []
        self._header_lines = 0
        self._source_start = -1
        self._title_end = -1  # where a title ends that its line ends with, else -1

    def read(self, entry: Entry) -> Document:
        announcement = entry.announcement
        self._ledger.label("document number", announcement.start, announcement.end)
        self._evidence["number"] = printed(announcement.number_start, announcement.number_end)
        foot = len(entry.pieces) - _FOOT
        self._source_start = self._first_source(entry.pieces[:_TOP])
        for index, piece in enumerate(entry.pieces):
            for line in self._lines(piece):
                self._take(line, may_be_source=index < _TOP or index >= foot)
        return self._document(announcement.number)

    def _take(self, piece: Piece, *, may_be_source: bool) -> None:
        if piece.field is not None:
            self._take_line(piece, _line_of_cell(piece.text, piece.field))
            return
        ended, self._title_end = self._title_end, -1
        if ended >= 0 and _goes_on(piece):
            self._lengthen_title(piece)
            return
        if self._take_text_label(piece) or self._take_credits(piece):
            return
        line = self._bare_source(piece) if may_be_source else None
        line = line or self._header_line(piece)
        if line is not None:
            self._take_line(piece, line)
        else:
            self._take_body(piece)

    def _lengthen_title(self, piece: Piece) -> None:
        """Take the second line of a title: "NOTATKA", "w sprawie stosunków ..." below it."""
        anchor = self._evidence["title"].anchor
        if anchor is None:
            return
        end = without_stop(self._ledger.source.text, piece.start, piece.end)
        self._evidence["title"] = printed(anchor.start, end)
        self._values["title"] = self._ledger.cut(anchor.start, end).text
        self._ledger.label_punctuation(end, piece.end)

    def _lines(self, piece: Piece) -> list[Piece]:
        """Part a block of several lines where each is a header line of its own."""
        if "\n" not in piece.text or self._texts or len(piece.text) > _LONGEST_HEADER:
            return [piece]
        lines = [
            piece.part(piece.start + match.start(), piece.start + match.end())
            for match in re.finditer(r"[^\s\n][^\n]*", piece.text)
        ]
        for line in lines:
            header = read_line(line.text, wants_title=False)
            if find_text_label(line.text) is None and (header is None or not header.is_certain):
                return [piece]
        return lines

    def _first_source(self, pieces: Sequence[Piece]) -> int:
        """Give where the first piece begins that states the source, -1 for none."""
        for piece in pieces:
            if find_source(piece.text) or find_bare_source(piece.text, self._parse):
                return piece.start
        return -1

    def _bare_source(self, piece: Piece) -> Line | None:
        """Read a piece that is an archival citation and nothing else as the source."""
        if self._source is not None or piece.is_quotation:
            return None
        found = find_bare_source(piece.text, self._parse)
        return Line((), source=found) if found else None

    def _header_line(self, piece: Piece) -> Line | None:
        """Read a piece as header where it may be one: before the texts, or a source anywhere."""
        wants_title = "title" not in self._evidence and not self._texts
        is_above_source = piece.start < self._source_start
        line = read_line(piece.text, wants_title=wants_title, is_above_source=is_above_source)
        if line is None or piece.is_quotation:
            return None
        if self._texts and not (is_above_source and line.is_certain):
            alone = line.source is not None and not line.parts
            return line if alone and self._source is None else None
        if self._header_lines >= _HEADER_LINES and line.source is None:
            return None
        if self._is_taken(line):
            return None
        return line

    def _is_taken(self, line: Line) -> bool:
        """Say whether a line gives again what is known: then it is running text."""
        if line.source is not None and self._source is not None:
            return True
        fields = {part.field for part in line.parts} - {"place", "remark"}
        if line.labels and fields <= {"author", "recipient"}:
            return False
        if line.has_plain_title and (self._source is not None and not line.is_certain):
            return True
        if not line.is_certain and fields == {"author"} and self._source is not None:
            return True
        return bool(fields) and all(self._knows(name) for name in fields) and line.source is None

    def _knows(self, name: str) -> bool:
        return bool(self._names[name]) if name in self._names else name in self._evidence

    def _take_line(self, piece: Piece, line: Line) -> None:
        self._header_lines += 1
        taken: list[Range] = []
        for start, end in line.labels:
            self._ledger.label("field label", piece.start + start, piece.start + end)
            taken.append(Range(piece.start + start, piece.start + end))
        taken += [
            self._with_label(piece, part) for part in line.parts if self._take_part(piece, part)
        ]
        if line.source is not None:
            reference, at, credited = read_source(
                self._ledger, piece.start, line.source, self._parse
            )
            if self._source is None and reference is not None:
                self._source = reference
                self._evidence["source"] = printed(*at)
            self._credits += credited
            taken += self._secrecy(piece, line.source)
            taken.append(Range(piece.start + line.source.start, piece.start + line.source.end))
        _label_gaps(self._ledger, piece, taken)

    def _secrecy(self, piece: Piece, source: SourceStatement) -> list[Range]:
        if source.secrecy is None:
            return []
        start, end = source.secrecy
        taken = self._take_part(piece, Part("classification", start, end))
        return [Range(piece.start + start, piece.start + end)] if taken else []

    def _with_label(self, piece: Piece, part: Part) -> Range:
        start, end = piece.start + part.start, piece.start + part.end
        if part.label_start is None:
            return Range(start, end)
        label_start = piece.start + part.label_start
        self._ledger.label("field label", label_start, start)
        return Range(label_start, end)

    def _take_part(self, piece: Piece, part: Part) -> bool:
        start, end = self._ledger.trim(piece.start + part.start, piece.start + part.end)
        name = {"author": "authors", "recipient": "recipients"}.get(part.field, part.field)
        if part.field in ("place", "remark"):
            label = "place of writing" if part.field == "place" else "remark"
            self._ledger.label(label, start, end)
            return True
        if part.field in ("author", "recipient"):
            names = self._names[part.field]
            self._evidence[f"{name}[{len(names)}]"] = printed(start, end)
            names.append(self._ledger.cut(start, end).text)
            return True
        if part.field in ("date", "event"):
            return self._take_date(part, start, end)
        if part.field in self._evidence:
            return False
        self._evidence[name] = printed(start, end)
        if part.field == "summary":
            self._summary = paragraph_of(self._ledger, start, end, self._calls)
        self._values[name] = self._ledger.cut(start, end).text
        if part.field == "title" and piece.start + part.end == piece.end:
            self._title_end = end
        return True

    def _take_date(self, part: Part, start: int, end: int) -> bool:
        name = "event_date" if part.field == "event" else "date"
        if name in self._evidence:
            return False
        self._evidence[name] = printed(start, end)
        if part.date:
            text = self._ledger.cut(start, end).text
            self._dates[name] = DateStatement(
                edtf=part.date, text=text, time=dates.parse(text).time
            )
        return True

    def _take_text_label(self, piece: Piece) -> bool:
        label = find_text_label(piece.text)
        if label is None and names_texts(piece.text):
            self._ledger.label("text label", piece.start, piece.end)
            return True
        if label is None:
            return False
        text = _Text(kind=label.kind, language=label.language)
        text.evidence["kind"] = printed(piece.start, piece.end)
        if label.language:
            text.evidence["language"] = printed(piece.start, piece.end)
        if label.has_credit:
            text.credits += read_credits(self._ledger, piece.start, piece.end)
        else:
            self._ledger.label("text label", piece.start, piece.end)
        self._texts.append(text)
        return True

    def _take_credits(self, piece: Piece) -> bool:
        credited = read_credits(self._ledger, piece.start, piece.end)
        self._credits += credited
        return bool(credited)

    def _take_body(self, piece: Piece) -> None:
        if not self._texts or self._starts_another_language(piece):
            self._texts.append(_Text())
        self._texts[-1].pieces.append(piece)

    def _starts_another_language(self, piece: Piece) -> bool:
        """Tell a second text by the language that the format states of its paragraphs."""
        current = self._texts[-1]
        stated = {p.language for p in current.pieces}
        return (
            bool(current.pieces)
            and piece.language is not None
            and None not in stated
            and piece.language not in stated
        )

    def _document(self, number: str) -> Document:
        return Document(
            number=number,
            title=self._values.get("title"),
            kind=self._values.get("kind"),
            date=self._dates.get("date"),
            event_date=self._dates.get("event_date"),
            authors=tuple(self._names["author"]),
            recipients=tuple(self._names["recipient"]),
            registry_number=self._values.get("registry_number"),
            classification=self._values.get("classification"),
            source=self._source,
            summary=self._summary,
            texts=tuple(self._text(text) for text in self._texts if text.pieces),
            credits=tuple(self._credits),
            ark=self._values.get("ark"),
            evidence=self._evidence,
        )

    def _text(self, text: _Text) -> Text:
        stated = next((piece.language for piece in text.pieces if piece.language), None)
        language, evidence = text.language, dict(text.evidence)
        if language is None and stated:
            language = stated.split("-")[0].lower()
            evidence["language"] = inferred("language-stated-by-format")
        paragraphs = tuple(
            paragraph_of(self._ledger, piece.start, piece.end, self._calls) for piece in text.pieces
        )
        return Text(
            kind=text.kind or "transcription",
            language=language,
            paragraphs=paragraphs,
            credits=tuple(text.credits),
            evidence=evidence,
        )


def _line_of_cell(text: str, field: str) -> Line:
    if field == "source":
        return Line((), source=whole_source(text))
    dated = read_line(text, wants_title=False) if field == "date" else None
    return dated or Line(read_value(text, cast("Field", field)))


def _goes_on(piece: Piece) -> bool:
    """Tell the second line of a title: short, and it begins with a small letter."""
    text = piece.text
    is_plain = piece.level is None and not piece.item and not piece.is_quotation
    if not is_plain or len(text) > _LONGEST_TITLE_LINE or not text[:1].islower():
        return False
    return read_line(text, wants_title=False) is None  # "г. Киев, 5 мая 1957 г." is a dateline


def _label_gaps(ledger: Ledger, piece: Piece, taken: Sequence[Range]) -> None:
    """Enter what stands between the values of a line: punctuation, "and", "to"."""
    at = piece.start
    for part in [*sorted(taken), Range(piece.end, piece.end)]:
        gap = folded(ledger.masked(at, part.start).strip(" ,;"))
        if gap in _joining_words():
            ledger.label("joining word", at, part.start)
        else:
            ledger.label_punctuation(at, part.start)
        at = max(at, part.end)


@cache
def _joining_words() -> frozenset[str]:
    return label_words("credit_links", "and") | label_words("correspondence", "to")
