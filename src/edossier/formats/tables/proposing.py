"""Which column is which field: proposed from headers, then from values; an editor's file decides.

header row   the row among the first whose cells are known as headers most often
sheet        the one whose header row is known best
columns      the editor's word, else the header, else what most of the values are
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from edossier import dates, references
from edossier.dates.points import Order
from edossier.errors import UnreadableError
from edossier.formats.tables.columns import Columns
from edossier.formats.tables.fields import UNHELD, Field, Told, field_of_header
from edossier.formats.tables.grid import Row, Sheet, column_letter
from edossier.identifiers import parse_ark

__all__ = ["Column", "Layout", "lay_out"]

_HEADER_AMONG = 20  # first rows, one of which is the header
_SAMPLE = 200  # rows whose values are looked at
_TRIED = 40  # values of a column that are looked at
_MOST = 0.8  # of the values must be what the column then is
_MANY = 0.6  # of archival references: lists have gaps and odd ones
_LONG = 400  # code points that a title or summary hardly has on the middle
_SEVERAL = frozenset(
    {
        "authors",
        "recipients",
        "language",
        "identifier",
        "link",
        "copy",
        "publication",
        "places",
        "persons",
    }
)
_NUMERIC = re.compile(r"\s*(?P<first>\d{1,2})[./\-](?P<second>\d{1,2})[./\-]\d{2,4}")


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        index: From 0.
        field: What it holds; None where it is left out.
        why: What tells it, or why it is left out; one clause.
        is_unknown: It is left out because nobody has said what it holds.
    """

    index: int
    header: str
    field: Field | None
    why: str
    is_unknown: bool = False

    @property
    def letter(self) -> str:
        """Give its name in a spreadsheet."""
        return column_letter(self.index)

    @property
    def key(self) -> str:
        """Give its name in a columns file."""
        return " ".join(self.header.split()) or f"column {self.letter}"


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is read.

    Attributes:
        header_row: The number of the row with the headers.
        others: The sheets that are left out.
        order: Of days in figures, where the columns of dates or the editor tell it.
    """

    sheet: Sheet
    header_row: int
    columns: tuple[Column, ...]
    others: tuple[Sheet, ...]
    order: Order | None


def lay_out(sheets: Sequence[Sheet], said: Columns, path: str) -> Layout:
    """Say how a table is read.

    Raises:
        UnreadableError: It has no rows, or lacks what its columns file names.
    """
    if said.sheet is not None and said.sheet not in [sheet.name for sheet in sheets]:
        names = ", ".join(sheet.name for sheet in sheets)
        raise UnreadableError(
            f"{said.name}: {path} has no sheet “{said.sheet}”; it has {names[:300]}."
        )
    heads = {id(sheet): list(islice(sheet.rows(), _HEADER_AMONG)) for sheet in sheets}
    wanted = [s for s in sheets if heads[id(s)] and said.sheet in (None, s.name)]
    if not wanted:
        raise UnreadableError(f"{path} holds no rows: give a table with one row a document.")
    sheet = max(wanted, key=lambda one: (not one.is_hidden, _score(heads[id(one)], said)))
    header = _header(sheet, heads[id(sheet)], said)
    sample = list(islice((row for row in sheet.rows() if row.number > header.number), _SAMPLE))
    columns = _columns(header, sample, said, path)
    others = tuple(one for one in sheets if one is not sheet)
    order = said.date_order or _order(columns, sample)
    return Layout(sheet, header.number, columns, others, order)


def _score(rows: Sequence[Row], said: Columns) -> int:
    return max(_known(row, said) for row in rows)


def _known(row: Row, said: Columns) -> int:
    """Count the cells of a row that are known as headers; one cell alone is a caption."""
    filled = [cell for cell in row.cells if cell.strip()]
    if len(filled) < 2:
        return 0
    return sum(" ".join(c.split()) in said.columns or _told(c) is not None for c in filled)


def _told(header: str) -> Told | None:
    return field_of_header(header) if header.strip() and len(header) < 120 else None


def _header(sheet: Sheet, rows: Sequence[Row], said: Columns) -> Row:
    if said.header_row is not None:
        found = next((row for row in sheet.rows() if row.number >= said.header_row), None)
        if found is None or found.number != said.header_row:
            raise UnreadableError(f"{said.name}: row {said.header_row} is empty: name the headers.")
        return found
    best = max(rows, key=lambda row: _known(row, said))
    if _known(best, said):
        return best
    return next((row for row in rows if sum(map(bool, row.cells)) > 1), rows[0])


def _columns(header: Row, sample: Sequence[Row], said: Columns, path: str) -> tuple[Column, ...]:
    width = max([len(header.cells), *(len(row.cells) for row in sample)])
    headers = [*header.cells, *[""] * (width - len(header.cells))]
    values = [_values(sample, index) for index in range(width)]
    found = [_by_header(i, head, values[i], said) for i, head in enumerate(headers)]
    keys = {key for c in found for key in (c.key, f"column {c.letter}")}
    for key in said.columns:
        if key not in keys:
            raise UnreadableError(
                f"{said.name}: {path} has no column “{key}”; it has "
                f"{', '.join(c.key for c in found)[:300]}."
            )
    found = list(_by_values(found, values))
    return tuple(_each_once(found))


def _values(sample: Sequence[Row], index: int) -> list[str]:
    cells = (row.cells[index].strip() for row in sample if index < len(row.cells))
    return list(islice((cell for cell in cells if cell and cell != "NULL"), _TRIED))


def _by_header(index: int, header: str, values: Sequence[str], said: Columns) -> Column:
    column = Column(index, header.strip(), None, "")
    for key in (column.key, f"column {column.letter}"):
        if key in said.columns:
            field = said.columns[key]
            return replace(column, field=field, why=f"{said.name} says so")
    told = _told(header)
    if told is None:
        return column
    if told.field.name == "identifier" and _share(values, _is_reference) >= _MANY:
        return replace(column, field=Field("source"), why="its values are archival references")
    return replace(column, field=told.field, why=told.why)


def _by_values(columns: Sequence[Column], values: Sequence[Sequence[str]]) -> Iterator[Column]:
    """Name what no header tells: a column of dates, of references, of texts; a title at last."""
    known = {column.field.name for column in columns if column.field}
    longest = max(
        (c for c in columns if c.field is None and not c.why and values[c.index]),
        key=lambda c: _letters(values[c.index]),
        default=None,
    )
    for column in columns:
        if column.field is not None or column.why:
            yield column
            continue
        told = _told_by(values[column.index], known)
        if told is None and column is longest and "title" not in known:
            told = Told(Field("title"), "no header names a title; its values are the longest")
        if told is None:
            is_empty = not values[column.index]
            why = "it is empty" if is_empty else "its header is not known"
            yield replace(column, why=why, is_unknown=not is_empty)
            continue
        known.add(told.field.name)
        yield replace(column, field=told.field, why=told.why)


def _told_by(values: Sequence[str], known: set[str]) -> Told | None:
    if not values:
        return None
    tests = (
        ("ark", _is_ark, _MOST, "its values are ARKs"),
        ("link", _is_address, _MOST, "its values are addresses"),
        ("date", _is_date, _MOST, "its values are dates"),
        ("source", _is_reference, _MANY, "its values are archival references"),
    )
    for name, test, share, why in tests:
        if name not in known and _share(values, test) >= share:
            return Told(Field(name), why)
    is_long = sum(map(len, values)) > _LONG * len(values)
    if is_long and not known & {"text", "transcription", "translation"}:
        return Told(Field("text"), "its values are long texts")
    return None


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(value) for value in values) / len(values) if values else 0.0


def _letters(values: Sequence[str]) -> float:
    return sum(sum(map(str.isalpha, value[:500])) for value in values) / len(values)


def _is_date(value: str) -> bool:
    if len(value) < 4 or (value.isdecimal() and len(value) != 4):
        return False
    parsed = dates.parse(value)
    return parsed.edtf is not None or bool(parsed.candidates)


def _is_reference(value: str) -> bool:
    reference = references.parse(value)
    return bool(reference.levels) and (
        reference.repository is not None or bool(reference.repository_printed)
    )


def _is_ark(value: str) -> bool:
    return parse_ark(value) is not None


def _is_address(value: str) -> bool:
    return value.startswith(("http://", "https://"))


def _each_once(columns: Sequence[Column]) -> Iterator[Column]:
    """Give each field to one column: a second text is another text, a second title is left out."""
    taken: dict[tuple[object, ...], str] = {}
    for column in columns:
        field = column.field
        if field is None:
            yield column
            continue
        if field.name in UNHELD and not field.of_dossier:
            yield replace(column, field=None, why=f"{field.name}: {UNHELD[field.name]}")
            continue
        language = field.language if field.is_text else None
        role = (field.name, language, field.role, field.of_dossier)
        while (*role, field.place) in taken and field.is_text:
            field = replace(field, place=field.place + 1)
        key = (*role, field.place)
        if key in taken and not (field.name in _SEVERAL or field.is_credit):
            why = f"column {taken[key]} is the {field.name.replace('_', ' ')} already"
            yield replace(column, field=None, why=why, is_unknown=True)
            continue
        taken.setdefault(key, column.letter)
        yield replace(column, field=field)


def _order(columns: Sequence[Column], sample: Sequence[Row]) -> Order | None:
    """Give the order of day and month that some date of the columns proves and none disproves."""
    proved: set[Order] = set()
    for column in columns:
        if column.field is None or not column.field.name.startswith(("date", "event_date")):
            continue
        for value in _values(sample, column.index):
            match = _NUMERIC.match(value)
            if match and int(match["first"]) > 12:
                proved.add("dmy")
            elif match and int(match["second"]) > 12:
                proved.add("mdy")
    return proved.pop() if len(proved) == 1 else None
