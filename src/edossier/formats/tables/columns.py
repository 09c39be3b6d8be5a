"""`NAME.columns.toml` beside a table: how its columns are to be read, by its editor.

    sheet = "Dokumente"
    header_row = 3
    date_order = "dmy"
    repository = "AVPRF"

    [dossier]
    title = "Die Kommission 1953-1956"
    series = "Papers of the Commission"
    series_number = "4"

    [columns]
    "Betr." = "title"
    "Text (russ.)" = "transcription (ru)"
    "column F" = ""

What it does not say is proposed from the headers and values. An empty text leaves a column out.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from edossier.errors import UnreadableError
from edossier.formats.tables.fields import Field, field_named, field_names

__all__ = ["DOSSIER_NAMES", "Columns", "columns_path", "read_columns"]

DOSSIER_NAMES = (
    "title",
    "ark",
    "series",
    "series_number",
    "authors",
    "language",
    "published",
    "publisher",
    "rights",
    "licence",
    "summary",
)
_NAMES = ("sheet", "header_row", "delimiter", "date_order", "repository", "dossier", "columns")
_ORDERS = ("dmy", "mdy", "ymd")
_LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Columns:
    """What an editor says of a table; None and empty where nothing is said.

    Attributes:
        header_row: The row with the headers, as a spreadsheet counts it, from 1.
        date_order: Of days in figures: "dmy", "mdy" or "ymd".
        repository: The archive of all rows that name none.
        dossier: Fields of the list as a whole, by their names.
        columns: By header, or "column F": the field; None leaves the column out.
    """

    name: str = ""
    sheet: str | None = None
    header_row: int | None = None
    delimiter: str | None = None
    date_order: Any = None
    repository: str | None = None
    dossier: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Field | None] = field(default_factory=dict)


def columns_path(path: Path | str) -> Path:
    """Give where the columns of a table are described: `NAME.columns.toml` beside it."""
    path = Path(path)
    return path.with_name(f"{path.stem}.columns.toml")


def read_columns(path: Path) -> Columns:
    """Read a columns file; nothing is said where there is none.

    Raises:
        UnreadableError: It is no TOML, or names what there is not; the message gives the line.
    """
    try:
        content = path.read_bytes()[: _LARGEST + 1]
    except FileNotFoundError:
        return Columns()
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read ({error.strerror}).") from None
    if len(content) > _LARGEST:
        raise UnreadableError(f"{path} is larger than 1 MB: a columns file is a page long.")
    try:
        text = content.decode("utf-8-sig")
        table = tomllib.loads(text)
    except UnicodeDecodeError:
        raise UnreadableError(f"{path} is not UTF-8: save it so.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableError(f"{path}: {' '.join(str(error).split())[:200]}; mend it.") from None
    return _Reader(path.name, text).read(table)


class _Reader:
    """Turns the table of one file into values."""

    def __init__(self, name: str, text: str) -> None:
        self._name, self._text = name, text

    def read(self, table: Mapping[str, Any]) -> Columns:
        for key in table:
            if key not in _NAMES:
                said = f"“{key}” says nothing of a table; it may be {_list(_NAMES)}"
                raise self._error(key, said)
        header_row = table.get("header_row")
        if header_row is not None and (type(header_row) is not int or header_row < 1):
            raise self._error("header_row", "the header row is a number from 1")
        order = table.get("date_order")
        if order is not None and order not in _ORDERS:
            raise self._error("date_order", f"the order of days is one of {_list(_ORDERS)}")
        delimiter = self._text_of(table, "delimiter")
        if delimiter is not None and len(delimiter) != 1:
            raise self._error("delimiter", "the delimiter is one character")
        return Columns(
            self._name,
            self._text_of(table, "sheet"),
            header_row,
            delimiter,
            order,
            self._text_of(table, "repository"),
            dict(self._dossier(self._table(table, "dossier"))),
            dict(self._columns(self._table(table, "columns"))),
        )

    def _text_of(self, table: Mapping[str, Any], key: str) -> str | None:
        value = table.get(key)
        if value is not None and not isinstance(value, str):
            raise self._error(key, f"{key} is a text in quotation marks")
        return value or None

    def _table(self, table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        value = table.get(key, {})
        if not isinstance(value, dict):
            raise self._error(key, f"write [{key}] on a line, and its entries below")
        return value

    def _dossier(self, table: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            if key not in DOSSIER_NAMES:
                said = f"“{key}” is no field of a list as a whole; it may be {_list(DOSSIER_NAMES)}"
                raise self._error(key, said)
            if isinstance(value, dict | list | bool):
                raise self._error(key, f"{key} is a text in quotation marks")
            if str(value).strip():
                yield key, " ".join(str(value).split())

    def _columns(self, table: Mapping[str, Any]) -> Iterator[tuple[str, Field | None]]:
        for key, value in table.items():
            if not isinstance(value, str):
                raise self._error(key, "a column's field is a text in quotation marks")
            found = field_named(value) if value.strip() else None
            if value.strip() and found is None:
                said = f"“{value[:60]}” is no field; it may be {_list(field_names())}"
                raise self._error(key, said)
            yield " ".join(key.split()), found

    def _error(self, key: str, said: str) -> UnreadableError:
        line = re.search(rf"^\s*\[?[\"']?{re.escape(key)}[\"']?\s*[\]=]", self._text, re.MULTILINE)
        at = f", line {self._text.count(chr(10), 0, line.start()) + 1}" if line else ""
        return UnreadableError(f"{self._name}{at}: {said}.")


def _list(names: tuple[str, ...]) -> str:
    return ", ".join(names)
