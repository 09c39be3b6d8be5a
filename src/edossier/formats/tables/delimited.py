"""CSV and its kin to rows: delimiter and quotes told from the file, broken rows named.

The rows are RFC 4180's, read by the standard library. A row whose quotation marks do not close is
given up at its own line, so that it does not swallow the rest of the file.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from edossier.errors import UnreadableError
from edossier.formats.tables.grid import MOST_COLUMNS, Doubt, Notes, Row, Sheet
from edossier.text.cleaning import clean, end_lines
from edossier.text.decoding import decode

__all__ = ["Delimited", "open_delimited"]

_DELIMITERS = (",", ";", "\t", "|")
_LARGEST_CELL = 500_000  # as the longest paragraph of any format
_WHOLE = 16 * 1024 * 1024  # bytes that are decoded at once, with what an earlier program broke
_SAMPLE = 4 * 1024 * 1024
_SAMPLED_ROWS = 60
_MOST_UNCLOSED = 50  # each may cost the length of the largest cell


@dataclass(frozen=True, slots=True)
class Delimited:
    """A file of delimited rows.

    Attributes:
        repairs: How many ranges were not what the bytes said, and were mended.
    """

    sheet: Sheet
    encoding: str
    delimiter: str
    repairs: int


def open_delimited(content: bytes, path: str, delimiter: str | None = None) -> Delimited:
    """Open a CSV or TSV file.

    Args:
        content: The bytes of the file.
        path: For messages.
        delimiter: Where its editor has said it; else it is told from the rows.
    """
    if len(content) <= _WHOLE:
        decoded = decode(content)
        text, encoding, repairs = decoded.text, decoded.encoding, len(decoded.repairs)
    else:
        encoding = decode(content[:_SAMPLE]).encoding
        text, repairs = "", 0

    def lines() -> Iterator[str]:
        if text:
            return iter(io.StringIO(text, newline="\n"))
        stream = io.TextIOWrapper(io.BytesIO(content), encoding, errors="replace", newline=None)
        return (clean(line.removeprefix("\ufeff")) for line in stream)

    told = _stated_delimiter(next(lines(), ""))
    delimiter = delimiter or told or _likeliest(_first_lines(lines(), told))
    return Delimited(
        Sheet("", lambda: _rows(lines(), delimiter, path, skip=bool(told)), Notes()),
        encoding,
        delimiter,
        repairs,
    )


def _stated_delimiter(line: str) -> str | None:
    """Give the delimiter that a first line "sep=;" states, as Excel writes it."""
    line = line.strip("\r\n ")
    return line[4] if len(line) == 5 and line.lower().startswith("sep=") else None


def _first_lines(lines: Iterator[str], told: str | None) -> list[str]:
    found: list[str] = []
    for line in lines:
        found.append(line)
        if len(found) >= 20 * _SAMPLED_ROWS:
            break
    return found[1:] if told else found


def _likeliest(lines: list[str]) -> str:
    """Give the delimiter under which most rows have one and the same number of cells."""
    best, found = (0.0, 0), ","
    for delimiter in _DELIMITERS:
        counts = Counter[int]()
        with _large_cells():
            try:
                for row in csv.reader(lines, delimiter=delimiter):
                    counts[len(row)] += any(row)
                    if counts.total() >= _SAMPLED_ROWS:
                        break
            except csv.Error:
                pass
        cells, rows = max(counts.items(), key=lambda pair: (pair[0] > 1, pair[1]), default=(1, 0))
        score = (rows / max(counts.total(), 1) if cells > 1 else 0.0, cells)
        if score > best:
            best, found = score, delimiter
    return found


@contextmanager
def _large_cells() -> Iterator[None]:
    """Let cells be as long as texts are while rows are read: the library's bound is one for all."""
    before = csv.field_size_limit(_LARGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


class _Lines:
    """Lines handed to the reader one by one; those of the row that is open can be given back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._returned: list[str] = []
        self.taken: list[str] = []

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._returned.pop() if self._returned else next(self._lines)
        self.taken.append(line)
        return line

    def give_back(self) -> list[str]:
        """Take the first line as a row, give back the others."""
        first, rest = self.taken[:1], self.taken[1:]
        self._returned.extend(reversed(rest))
        self.taken = []
        return first


def _rows(lines: Iterator[str], delimiter: str, path: str, *, skip: bool) -> Iterator[Row]:
    handed = _Lines(lines)
    reader = csv.reader(handed, delimiter=delimiter, strict=True)
    number, unclosed = 0, 0
    while True:
        doubts: tuple[Doubt, ...] = ()
        try:
            with _large_cells():
                cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            never_closed = "expected after" not in str(error)
            unclosed += never_closed
            if unclosed > _MOST_UNCLOSED:
                raise _not_delimited(path, number + 1) from None
            cells, doubts = _mended(handed, delimiter, never_closed=never_closed)
            reader = csv.reader(handed, delimiter=delimiter, strict=True)
        handed.taken = []
        number += 1
        if skip:
            number, skip = 0, False
            continue
        if any(cell and not cell.isspace() for cell in cells):
            yield _row(number, cells, doubts)


def _mended(
    handed: _Lines, delimiter: str, *, never_closed: bool
) -> tuple[list[str], tuple[Doubt, ...]]:
    """Read a row again whose quotation marks are wrong, by itself and leniently."""
    if never_closed:
        lines = handed.give_back()
        what = "a quotation mark is opened and never closed"
    else:
        lines, what = handed.taken, "a quotation mark stands inside a quoted cell"
    mend = "write a mark inside a cell twice, and close each"
    with _large_cells():
        try:
            cells = next(_plain_reader(lines, delimiter, never_closed), [])
        except csv.Error:
            cells = ["".join(lines)[:1000]]
    return cells, (Doubt(None, f"{what}: {mend}.", is_error=True),)


def _plain_reader(lines: list[str], delimiter: str, as_plain: bool) -> Iterator[list[str]]:
    if as_plain:
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)


def _row(number: int, cells: list[str], doubts: tuple[Doubt, ...]) -> Row:
    if len(cells) > MOST_COLUMNS:
        said = f"it has {len(cells):,} cells: no list of documents has so many columns."
        doubts = (*doubts, Doubt(None, said, is_error=True))
    return Row(number, tuple(end_lines(cell) for cell in cells[:MOST_COLUMNS]), doubts)


def _not_delimited(path: str, row: int) -> UnreadableError:
    return UnreadableError(
        f"{path}: more than {_MOST_UNCLOSED} rows open a quotation mark and do not close it, the "
        f"last of them row {row:,}: export the table again as CSV with quoted cells."
    )
