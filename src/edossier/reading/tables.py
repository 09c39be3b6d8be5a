"""Documents listed in a table: a row each, its columns named by the table's first row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from edossier.reading.ledger import Ledger
from edossier.reading.pieces import Piece, marks_in
from edossier.reading.words import folded, label_words, table

__all__ = ["cells_of", "with_document_tables"]

_FEWEST_COLUMNS = 3
_NUMBER = re.compile(r"\D{0,24}?(?:[0-9]{1,4}[a-z]?|[IVXLC]{1,8})[.)]?")


def with_document_tables(ledger: Ledger, pieces: Sequence[Piece]) -> list[Piece]:
    """Put the cells of each table of documents in the place of its rows.

    Each cell says by its `field` what its column holds; the number comes first, and where the
    table counts nothing an empty piece that bears the row's.
    """
    found: list[Piece] = []
    index = 0
    while index < len(pieces):
        rows = (
            list(takewhile(lambda piece: piece.is_row, pieces[index:]))
            if pieces[index].is_row
            else []
        )
        cells = [cells_of(ledger, row) for row in rows]
        fields = _fields_of(ledger, cells) if len(rows) > 1 else ()
        if fields:
            ledger.label("table heading", rows[0].start, rows[0].end)
            for count, (row, ranges) in enumerate(zip(rows[1:], cells[1:], strict=True), 1):
                found += _document(ledger, row, ranges, fields, count)
        else:
            found += rows or [pieces[index]]
        index += max(len(rows), 1)
    return found


def cells_of(ledger: Ledger, piece: Piece) -> list[tuple[int, int]]:
    """Give the ranges of a row's cells; of a line set with tabs or bars those that hold text."""
    cells: list[tuple[int, int]] = []
    if not (piece.is_row or "\t" in piece.text or piece.text.count("|") > 1):
        return cells
    for part in re.finditer(r"[^\t|]+", piece.text):
        start, end = ledger.trim_masked(piece.start + part.start(), piece.start + part.end())
        if start < end:
            cells.append((start, end))
    if piece.is_row and len(cells) < 2:
        cells = [
            (mark.start, mark.end)
            for mark in marks_in(ledger.source, piece.start, piece.end)
            if mark.kind == "cell"
        ]
    return cells


def _fields_of(ledger: Ledger, rows: Sequence[Sequence[tuple[int, int]]]) -> tuple[str, ...]:
    """Give the field of each column, none at all where this is no table of documents."""
    if len(rows[0]) < _FEWEST_COLUMNS or any(len(row) != len(rows[0]) for row in rows):
        return ()
    fields: list[str] = []
    for column, heading in enumerate(rows[0]):
        texts = [ledger.cut(*row[column]).text for row in rows[1:]]
        field = _field_of(ledger.cut(*heading).text, texts)
        if field is None or field in fields:
            return ()
        fields.append(field)
    is_of_documents = "title" in fields and not {"date", "source"}.isdisjoint(fields)
    return tuple(fields) if is_of_documents else ()


def _field_of(heading: str, texts: Sequence[str]) -> str | None:
    words = folded(heading).strip(" .:")
    if words in _counting() and all(_NUMBER.fullmatch(text) for text in texts):
        return "number"
    return _columns().get(words)


@cache
def _counting() -> frozenset[str]:
    announcements = table("announcements")
    words = [*announcements["before"], *announcements["sign"]]
    counting = {folded(word).strip(".") for word in words}
    return frozenset(counting | label_words("document_table", "number"))


@cache
def _columns() -> dict[str, str]:
    columns = {word.strip("."): "title" for word in label_words("document_table", "title")}
    columns |= {word.strip("."): "source" for word in label_words("source", "words")}
    for field in table("labels")["document"]:
        for word in label_words("document", field):
            columns.setdefault(word.strip("."), field)
    return columns


def _document(
    ledger: Ledger,
    row: Piece,
    ranges: Sequence[tuple[int, int]],
    fields: Sequence[str],
    count: int,
) -> list[Piece]:
    cells = [
        replace(
            row, start=start, end=end, text=ledger.masked(start, end), is_row=False, field=field
        )
        for (start, end), field in zip(ranges, fields, strict=True)
    ]
    numbers = [cell for cell in cells if cell.field == "number"]
    if not numbers:
        start = row.start
        numbers = [Piece(start, start, "", item=str(count), field="number")]
    return [*numbers, *(cell for cell in cells if cell.field != "number")]
