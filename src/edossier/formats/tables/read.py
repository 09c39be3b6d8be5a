"""A table to a Dossier: one row a document, each value anchored in its cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from edossier.dossier import (
    Agent,
    Document,
    Dossier,
    Ignored,
    Label,
    Place,
    SourceFileRecord,
)
from edossier.errors import UnreadableError
from edossier.formats.builder import describe_file
from edossier.formats.edition import Edition
from edossier.formats.tables.cells import NOTHING, Cell, Piece, Tape
from edossier.formats.tables.columns import Columns, columns_path, read_columns
from edossier.formats.tables.delimited import open_delimited
from edossier.formats.tables.documents import RowReader
from edossier.formats.tables.grid import Row, Sheet, place_of
from edossier.formats.tables.head import Head
from edossier.formats.tables.opendocument import MEDIA_TYPE, is_opendocument, open_opendocument
from edossier.formats.tables.proposing import Column, Layout, lay_out
from edossier.formats.tables.remarks import Remarks
from edossier.formats.tables.workbook import open_workbook
from edossier.text import SourceFile

__all__ = ["MOST_DOCUMENTS", "Opened", "open_table", "read"]

MOST_DOCUMENTS = 20_000
"""In one table: a dossier is held in memory as a whole, about 10 kB a document."""

_OF_ALL = ("rights", "licence")  # columns of each row, and a value of the whole list
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Opened:
    """A table whose rows can be read.

    Attributes:
        repairs: How many ranges of the file were not what its bytes said.
    """

    layout: Layout
    said: Columns
    file: SourceFile
    delimiter: str | None = None
    repairs: int = 0

    @property
    def width(self) -> int:
        """Give how many cells a row may have: in a file of delimited rows as many as the header.

        Beside the table on a sheet there may be words; a delimiter too many shifts a whole row.
        """
        columns = self.layout.columns
        if self.delimiter is None:
            return len(columns)
        return max((c.index + 1 for c in columns if c.header or c.field), default=0)


def open_table(content: bytes, path: str, columns: Path | None = None) -> Opened:
    """Open a table and say how it is read.

    Args:
        content: The bytes of the file.
        path: Where it lies.
        columns: Where its columns file lies; None is beside it.

    Raises:
        UnreadableError: It is broken or too large, or its columns file is wrong.
    """
    said = read_columns(columns or columns_path(path))
    name = Path(path).name
    if not content.startswith(b"PK"):
        found = open_delimited(content, path, said.delimiter)
        kind = "text/tab-separated-values" if found.delimiter == "\t" else "text/csv"
        file = describe_file(content, name, kind, found.encoding)
        layout = lay_out((found.sheet,), said, path)
        return Opened(layout, said, file, found.delimiter, found.repairs)
    is_ods = is_opendocument(content)
    sheets = open_opendocument(content, path) if is_ods else open_workbook(content, path)
    file = describe_file(content, name, MEDIA_TYPE if is_ods else _XLSX)
    return Opened(lay_out(sheets, said, path), said, file)


def read(content: bytes, path: str, columns: Path | None = None) -> Edition:
    """Read a table.

    Raises:
        UnreadableError: As `open_table`; or it has more rows than one dossier can hold.
    """
    opened = open_table(content, path, columns)
    made = _Table(opened)
    layout = opened.layout
    for row in layout.sheet.rows():
        if made.count > MOST_DOCUMENTS:
            raise _too_many(path, opened)
        made.add(row)
    made.tell_of_sheets()
    source = made.tape.finish(opened.file)
    if not made.count:
        raise UnreadableError(f"{path} has a header and no rows below it: give one row a document.")
    return Edition(made.dossier(Path(path).stem), source, tuple(made.remarks.all()))


def _too_many(path: str, opened: Opened) -> UnreadableError:
    """Say in one line how long the table is, and what of it is broken; nothing of it is kept."""
    remarks, rows = Remarks(), 0
    width = opened.width
    for row in opened.layout.sheet.rows():
        rows += row.number > opened.layout.header_row
        for said in _broken(row, width):
            remarks.add("row-broken", place_of(row.number, None), said)
    count = remarks.count("row-broken")
    broken = f", {count:,} of them broken ({remarks.places('row-broken')})" if count else ""
    return UnreadableError(
        f"{path} has {rows:,} rows{broken}: a dossier holds {MOST_DOCUMENTS:,} documents at most; "
        "split the table, by fonds or by year."
    )


def _broken(row: Row, width: int) -> Iterator[str]:
    for doubt in row.doubts:
        if doubt.is_error:
            yield doubt.message
    if any(cell.strip() for cell in row.cells[width:]):
        yield (
            f"it has {len(row.cells)} cells, the header {width}: put quotation marks around a cell "
            "that holds the delimiter."
        )


class _Table:
    """A dossier in the making."""

    def __init__(self, opened: Opened) -> None:
        self.tape, self.remarks, self.count = Tape(), Remarks(), 0
        self._opened, self._layout = opened, opened.layout
        self._width = opened.width
        self._reader = RowReader(self._layout.order, opened.said.repository, self.remarks)
        self._documents: list[Document] = []
        self._labels: list[Label] = []
        self._ignored: list[Ignored] = []
        self._caption: Piece | None = None
        self._chapter: Piece | None = None
        self._of_dossier: dict[str, list[Cell]] = {}
        self._left_out: dict[int, Cell] = {}

    def add(self, row: Row) -> None:
        """Add a row: what stands above the header, the header, a document, or a heading."""
        if row.number < self._layout.header_row:
            self._add_above(self.tape.add(row))
        elif row.number == self._layout.header_row:
            self._add_header(self.tape.add(row))
        else:
            self._tell_of_row(row)
            self._add_document(self.tape.add(row, self._layout.columns))

    def _tell_of_row(self, row: Row) -> None:
        for said in _broken(row, self._width):
            self.remarks.add("row-broken", place_of(row.number, None), said)
        for doubt in row.doubts:
            if not doubt.is_error:
                place = place_of(row.number, doubt.column)
                self.remarks.add("cell-unread", place, f"It holds {doubt.message}")

    def _add_above(self, cells: Sequence[Cell]) -> None:
        for cell in cells:
            if self._caption is None and len(cells) == 1:
                self._caption = cell.whole
            else:
                self._ignore(cell, "it stands above the header")

    def _add_header(self, cells: Sequence[Cell]) -> None:
        self._labels += [cell.label("header") for cell in cells]
        headers = {cell.column: cell for cell in cells}
        for column in self._layout.columns:
            if column.field is None and column.index in headers:
                self._left_out[column.index] = headers[column.index]

    def _add_document(self, cells: Sequence[Cell]) -> None:
        self._labels += [c.label("nothing") for c in cells if c.text.strip() == NOTHING]
        cells = [cell for cell in cells if cell.text.strip() != NOTHING]
        self._labels += [c.label("left out") for c in cells if c.field is None]
        own = [cell for cell in cells if cell.field and not cell.field.of_dossier]
        for cell in cells:
            if (cell.field and cell.field.of_dossier) or (
                cell.field and cell.field.name in ("rights", "licence")
            ):
                self._of_dossier.setdefault(cell.field.name, []).append(cell)
        own = [cell for cell in own if cell.field and cell.field.name not in _OF_ALL]
        if not own:
            return
        if len(cells) == 1 and self._is_heading(own[0]):
            self._chapter = own[0].whole
            self._labels.append(own[0].label("heading"))
            return
        self.count += 1
        document, labels = self._reader.read(own, self._chapter)
        self._documents.append(document)
        self._labels += labels

    def _is_heading(self, cell: Cell) -> bool:
        """Say whether the only cell of a row is a heading: words where a number should stand."""
        is_number = cell.field is not None and cell.field.name == "number"
        return is_number and sum(map(str.isalpha, cell.text)) > 3

    def _ignore(self, cell: Cell, reason: str) -> None:
        whole = cell.whole
        self._ignored.append(
            Ignored(place=cell.place, text=whole.text, reason=reason, anchor=whole.anchor)
        )

    def tell_of_sheets(self) -> None:
        """Say what is left out: columns, sheets, and what stands beside the cells."""
        layout = self._layout
        for column in layout.columns:
            if column.field is None:
                self._tell_of_column(column)
        for note in layout.sheet.notes.said:
            self.remarks.add("table-beside", layout.sheet.name or None, f"{_capital(note)}.")
        for sheet in layout.others:
            self.remarks.add("sheet-left-out", sheet.name, _said_of(sheet, layout.sheet))
        if self._opened.repairs:
            said = f"{self._opened.repairs:,} ranges that another program had broken are mended."
            self.remarks.add("table-beside", None, said)

    def _tell_of_column(self, column: Column) -> None:
        cell = self._left_out.get(column.index)
        if column.why == "it is empty" and cell is None:
            return
        reason = f"column {column.letter} is left out: {column.why}"
        if cell is not None:
            self._ignore(cell, reason)
        if not column.is_unknown:
            return
        name = self._opened.said.name or f"{Path(self._opened.file.name).stem}.columns.toml"
        place = place_of(self._layout.header_row, column.index)
        message = f"{_capital(reason)}. To read it, say what it holds in {name}."
        self.remarks.add("column-left-out", place, message, cell.whole.anchor if cell else None)

    def dossier(self, stem: str) -> Dossier:
        """Give the whole."""
        file, said = self._opened.file, self._opened.said.dossier
        head = Head(self._of_dossier, said, self._caption, stem, self.remarks)
        fields, evidence, labels = head.read()
        return Dossier(
            **fields,
            documents=tuple(self._documents),
            agents=tuple(Agent(name=name, forms=(name,)) for name in self._reader.persons),
            places=tuple(Place(name=name, forms=(name,)) for name in self._reader.places),
            evidence=evidence,
            labels=(*self._labels, *labels),
            ignored=tuple(self._ignored),
            source_file=SourceFileRecord(
                name=file.name,
                media_type=file.media_type,
                sha256=file.sha256,
                encoding=file.encoding,
            ),
        )


def _said_of(sheet: Sheet, chosen: Sheet) -> str:
    rows = sum(1 for _ in sheet.rows())
    hidden = "hidden " if sheet.is_hidden else ""
    return (
        f"The {hidden}sheet “{sheet.name}” ({rows:,} rows) is left out: the documents are read "
        f"from “{chosen.name}”; another can be named in the columns file."
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
