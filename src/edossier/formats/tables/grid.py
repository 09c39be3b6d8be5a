"""A table as its file holds it: sheets of rows of cells, read as a stream."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

__all__ = ["MOST_COLUMNS", "Doubt", "Notes", "Row", "Sheet", "column_letter", "place_of"]

MOST_COLUMNS = 500
"""A list of documents has ten to sixty columns; a spreadsheet may claim 16,384."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is wrong with a row or one of its cells.

    Attributes:
        column: From 0; None for the whole row.
        message: One sentence without the place: what, and the mend.
        is_error: The row cannot be trusted.
    """

    column: int | None
    message: str
    is_error: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: As a spreadsheet counts it, from 1; the header is a row too.
        cells: As written, line ends as line feeds; empty cells at the end may be left out.
    """

    number: int
    cells: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(slots=True)
class Notes:
    """What a sheet says beside its rows; filled while the rows are read."""

    said: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; a CSV file has one.

    Attributes:
        name: Empty for a CSV file.
        rows: Begins to read from the first row each time; empty rows are left out.
        is_hidden: Hidden from whoever opens the workbook.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    notes: Notes = field(default_factory=Notes)
    is_hidden: bool = False


def column_letter(index: int) -> str:
    """Give a column's name in a spreadsheet.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place_of(row: int, column: int | None) -> str:
    """Give the place of a cell, "C5", or of a whole row, "row 5"."""
    return f"row {row}" if column is None else f"{column_letter(column)}{row}"
