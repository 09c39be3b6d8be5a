"""Pieces: the blocks of the source, each with what the format said of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from edossier.reading.ledger import Ledger
from edossier.text.source import Mark, Range, SourceText

__all__ = ["Piece", "lines_of", "marks_in", "pieces_of"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One block, or the part of one that is left when a heading is taken off.

    Attributes:
        start, end: Its range in the source, code points.
        text: The source between them; what the ledger leaves out is blank in it.
        level: The level of a heading, None for running text.
        item: The number or bullet of a list that the text itself lacks.
        note: The id of the note whose body it is.
        is_row, is_quotation: A table row; a paragraph set as a quotation.
        language: As the format states it.
        furniture: The format's reason why it is no part of the dossier.
        field: What a cell of a table of documents holds, by the heading of its column.
    """

    start: int
    end: int
    text: str
    level: int | None = None
    item: str | None = None
    note: str | None = None
    is_row: bool = False
    is_quotation: bool = False
    language: str | None = None
    furniture: str | None = None
    field: str | None = None

    @property
    def range(self) -> Range:
        """Its range."""
        return Range(self.start, self.end)

    def part(self, start: int, end: int) -> "Piece":
        """Give the part between two offsets of the source, with the same marks but a heading's."""
        text = self.text[start - self.start : end - self.start]
        return replace(self, start=start, end=end, text=text, level=None)


def pieces_of(ledger: Ledger) -> tuple[Piece, ...]:
    """Give the pieces of a source in reading order.

    A mark speaks of each block that lies inside it; one on part of a block does not, but for
    `list_item` and `heading`, which speak of the block they start in.
    """
    source = ledger.source
    pieces: list[Piece] = []
    open_marks: list[Mark] = []
    upcoming = 0
    marks = source.marks
    for block in source.blocks:
        while upcoming < len(marks) and marks[upcoming].start <= block.start:
            open_marks.append(marks[upcoming])
            upcoming += 1
        inner = upcoming
        inside: list[Mark] = []
        while inner < len(marks) and marks[inner].start < block.end:
            if marks[inner].kind == "heading":
                inside.append(marks[inner])
            inner += 1
        open_marks = [
            mark
            for mark in open_marks
            if mark.end > block.start or (mark.start == mark.end == block.start)
        ]
        around = [mark for mark in open_marks if mark.end >= block.end]
        items = [mark for mark in open_marks if mark.kind in ("list_item", "heading")]
        start, end = ledger.trim_masked(block.start, block.end)
        if start < end:
            pieces.append(_piece(ledger, Range(start, end), [*around, *items, *inside]))
    return tuple(pieces)


def marks_in(source: SourceText, start: int, end: int) -> Sequence[Mark]:
    """Give the marks that lie wholly in a range, in order."""
    first = bisect_left(source.marks, start, key=lambda mark: mark.start)
    last = bisect_left(source.marks, end + 1, lo=first, key=lambda mark: mark.start)
    return [mark for mark in source.marks[first:last] if mark.end <= end]


def _piece(ledger: Ledger, block: Range, marks: Sequence[Mark]) -> Piece:
    values = {mark.kind: mark.value for mark in marks}
    level = values.get("heading")
    return Piece(
        block.start,
        block.end,
        ledger.masked(block.start, block.end),
        level=int(level) if level and level.isdecimal() else 1 if "heading" in values else None,
        item=values.get("list_item"),
        note=values.get("note_body"),
        is_row="row" in values,
        is_quotation="quotation" in values,
        language=values.get("language"),
        furniture=values.get("furniture") or ("furniture" if "furniture" in values else None),
    )


def lines_of(ledger: Ledger, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Split pieces at the line breaks that the format's author made on purpose.

    In a text file a line end inside a block is where the typist's line was full; in HTML and
    Word it was asked for.
    """
    if ledger.source.source_file.media_type.startswith(("text/plain", "text/markdown")):
        return tuple(pieces)
    found: list[Piece] = []
    for piece in pieces:
        lines = [*re.finditer(r"[^\n]+", piece.text)]
        if len(lines) < 2 or piece.is_row or piece.note is not None:
            found.append(piece)
            continue
        for line in lines:
            start, end = ledger.trim_masked(piece.start + line.start(), piece.start + line.end())
            if start < end:
                text = piece.text[start - piece.start : end - piece.start]
                found.append(replace(piece, start=start, end=end, text=text))
    return tuple(found)
