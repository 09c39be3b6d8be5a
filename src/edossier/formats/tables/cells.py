"""The cells of a table as one text, and what one row's cells are, field by field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier.dossier import Anchor, Evidence, Label
from edossier.formats.tables.fields import Field
from edossier.formats.tables.grid import Row, place_of
from edossier.formats.tables.proposing import Column
from edossier.text import Block, Mark, SourceFile, SourceText
from edossier.text.cleaning import clean
from edossier.text.spacing import squeeze

NOTHING = "NULL"
"""What databases write into a cell that holds nothing."""

__all__ = ["NOTHING", "Cell", "Piece", "Tape", "paragraphs_of", "values_of"]

_WORDS = re.compile(r"[^\n]+")
_PARAGRAPHS = re.compile(r"(?:[^\n]|\n(?!\s*\n))+")
# Between several values in one cell, the surest first: where a line ends, a semicolon is a word's.
_BETWEEN = (r"\n", r"\^\^", r"\|", r"[;；]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a cell with single blanks, and the range they stand at."""

    text: str
    anchor: Anchor

    @property
    def evidence(self) -> Evidence:
        """Say that it stands so in the table."""
        return Evidence(anchor=self.anchor)


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled cell.

    Attributes:
        text: As written, without control characters.
        start: Where it begins in the SourceText.
        row, column: Its place in the sheet; the column from 0.
    """

    text: str
    start: int
    row: int
    column: int
    field: Field | None

    @property
    def whole(self) -> Piece:
        """Give all its words."""
        return self.piece(0, len(self.text))

    @property
    def place(self) -> str:
        """Give its place, "C5"."""
        return place_of(self.row, self.column)

    def piece(self, start: int, end: int) -> Piece:
        """Give the words of a range of the cell."""
        inside = self.text[start:end]
        first = start + len(inside) - len(inside.lstrip())
        last = first + len(inside.strip())
        anchor = Anchor(start=self.start + first, end=self.start + last)
        return Piece(squeeze(inside).text, anchor)

    def label(self, kind: str) -> Label:
        """Say that it is understood and holds no value."""
        return Label(kind=kind, anchor=self.whole.anchor)


def values_of(cell: Cell, more: tuple[str, ...] = ()) -> tuple[list[Piece], list[Label]]:
    """Part a cell with several values; give them and what parts them.

    Args:
        cell: The cell.
        more: What else may stand between values of this kind, as regular expressions.
    """
    between = next((one for one in (*_BETWEEN, *more) if re.search(one, cell.text)), None)
    if between is None:
        return [cell.whole], []
    values: list[Piece] = []
    labels: list[Label] = []
    at = 0
    for mark in [*re.finditer(between, cell.text), None]:
        end = mark.start() if mark else len(cell.text)
        words = cell.text[at:end].strip()
        if words == NOTHING:
            labels.append(Label(kind="nothing", anchor=cell.piece(at, end).anchor))
        elif words:
            values.append(cell.piece(at, end))
        if mark:
            at = mark.end()
            if mark[0].strip():
                anchor = Anchor(start=cell.start + mark.start(), end=cell.start + at)
                labels.append(Label(kind="between values", anchor=anchor))
    return values, labels


def paragraphs_of(cell: Cell) -> Iterator[Piece]:
    """Part a text at its empty lines, and where it has none at its lines."""
    has_gaps = re.search(r"\n\s*\n", cell.text) is not None
    for match in (_PARAGRAPHS if has_gaps else _WORDS).finditer(cell.text):
        if match[0].strip():
            yield cell.piece(match.start(), match.end())


class Tape:
    """Collects the cells, a tab between two and each row on a line; `finish` gives the whole."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._length = 0

    def add(self, row: Row, columns: tuple[Column, ...] = ()) -> list[Cell]:
        """Add the filled cells of a row, and give them with the fields of their columns."""
        cells: list[Cell] = []
        for index, written in enumerate(row.cells):
            text = clean(written)
            if not text.strip():
                continue
            self._put("\t" if cells else "\n" if self._pieces else "")
            field = columns[index].field if index < len(columns) else None
            cell = Cell(text, self._length, row.number, index, field)
            self._put(text)
            self._mark(cell)
            cells.append(cell)
        return cells

    def _mark(self, cell: Cell) -> None:
        for line in _WORDS.finditer(cell.text):
            if line[0].strip():
                anchor = cell.piece(line.start(), line.end()).anchor
                self._blocks.append(Block(anchor.start, anchor.end, cell.place))
        whole = cell.whole.anchor
        self._marks.append(Mark(whole.start, whole.end, "cell"))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)

    def finish(self, file: SourceFile) -> SourceText:
        """Give the whole as one value."""
        return SourceText("".join(self._pieces), tuple(self._blocks), tuple(self._marks), file)
