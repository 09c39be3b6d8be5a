"""OpenDocument spreadsheets (ODS) to sheets of rows.

Source: OpenDocument 1.3, part 3, 9.1 (tables), 19.385 (office:value-type).
"""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from edossier.errors import UnreadableError
from edossier.formats.docx.package import Package, attribute, local_name, open_package
from edossier.formats.tables.grid import MOST_COLUMNS, Doubt, Notes, Row, Sheet
from edossier.formats.tables.workbook import LARGEST_SHEET

__all__ = ["MEDIA_TYPE", "is_opendocument", "open_opendocument"]

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

_CONTENT = "content.xml"
_WHAT = ("a workbook", "a spreadsheet program")
_NOT_WORDS = frozenset({"annotation", "note"})
_MOST_REPEATED = 1000  # full rows said once for many; empty ones are only counted


def is_opendocument(content: bytes) -> bool:
    """Say whether a zip archive is an OpenDocument spreadsheet: one of its members says so."""
    if MEDIA_TYPE.encode() in content[:200]:
        return True
    if b"mimetype" not in content[:200]:
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("mimetype") as stated:
            return stated.read(len(MEDIA_TYPE) + 2).strip() == MEDIA_TYPE.encode()
    except (zipfile.BadZipFile, zlib.error, KeyError, OSError, RuntimeError, ValueError):
        return False


def open_opendocument(content: bytes, path: str) -> tuple[Sheet, ...]:
    """Open a spreadsheet; its rows are read when they are asked for.

    Raises:
        UnreadableError: It is broken, locked, or unpacks to more than a workbook may hold.
    """
    with open_package(content, path, *_WHAT) as package:
        if _is_locked(package):
            raise UnreadableError(f"{path} is locked with a password: save it without one.")
        names = [
            attribute(element, "name") or ""
            for event, element in _events(package)
            if event == "start" and local_name(element) == "table"
        ]
    return tuple(_sheet(content, path, index, name) for index, name in enumerate(names))


def _is_locked(package: Package) -> bool:
    manifest = package.tree("META-INF/manifest.xml")
    return manifest is not None and any(
        local_name(one) == "encryption-data" for one in manifest.iter()
    )


def _events(package: Package) -> Iterator[tuple[str, etree._Element]]:
    """Give starts and ends; rows are forgotten when they have been given."""
    for event, element in package.events(_CONTENT, LARGEST_SHEET):
        yield event, element
        if event == "end" and local_name(element) == "table-row":
            element.clear()
            parent = element.getparent()
            while parent is not None and element.getprevious() is not None:
                del parent[0]


def _sheet(content: bytes, path: str, index: int, name: str) -> Sheet:
    notes = Notes()

    def rows() -> Iterator[Row]:
        notes.said.clear()
        with open_package(content, path, *_WHAT) as package:
            yield from _rows(package, index, notes)

    return Sheet(name, rows, notes)


def _rows(package: Package, wanted: int, notes: Notes) -> Iterator[Row]:
    sheet, number, merged, comments = -1, 0, 0, 0
    for event, element in _events(package):
        name = local_name(element)
        if name == "table" and event == "start":
            sheet += 1
            if sheet > wanted:
                break
        if event != "end" or name != "table-row" or sheet != wanted:
            continue
        repeated = _count(element, "number-rows-repeated")
        cells, doubts = _cells(element)
        merged += sum(_count(one, "number-rows-spanned") > 1 for one in element)
        comments += sum(local_name(one) == "annotation" for one in element.iter())
        for again in range(min(repeated, _MOST_REPEATED) if cells else 0):
            yield Row(number + again + 1, cells, doubts)
        number += repeated
    if merged:
        notes.said.append(f"{merged} merged cells count for their first row and column alone")
    if comments:
        notes.said.append("comments on its cells are not read")


def _count(element: etree._Element, name: str) -> int:
    stated = attribute(element, name) or "1"
    return max(int(stated), 1) if stated.isdecimal() and len(stated) < 9 else 1


def _cells(row: etree._Element) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    found: list[str] = []
    doubts: list[Doubt] = []
    at = 0
    for cell in row:
        if local_name(cell) not in ("table-cell", "covered-table-cell"):
            continue
        repeated = _count(cell, "number-columns-repeated")
        text = _text(cell)
        if text.strip():
            last = min(at + repeated, MOST_COLUMNS)
            found += [""] * (at - len(found)) if at < MOST_COLUMNS else []
            found += [text] * (last - at)
            if last < at + repeated:
                said = f"beyond {MOST_COLUMNS} columns nothing is read: move the cell."
                doubts.append(Doubt(at, said, is_error=True))
            if text.startswith(("#", "Err:")) and attribute(cell, "formula"):
                said = f"the formula gives {text[:20]}: mend it, or write the value."
                doubts.append(Doubt(at, said))
        at += repeated
    return tuple(found), tuple(doubts)


def _text(cell: etree._Element) -> str:
    """Give a day as ISO 8601, as far as the cell shows it; anything else as it is shown."""
    shown = "\n".join(_words(one) for one in cell if local_name(one) == "p")
    day = attribute(cell, "date-value")
    if day is None:
        return shown
    date, _, time = day.partition("T")
    if shown.strip() in (date[:4], date[:7]):
        return shown.strip()
    return f"{date} {time[:5]}" if time and not time.startswith("00:00") else date


def _words(element: etree._Element) -> str:
    """Give the words of a paragraph, with the blanks that are written as elements."""
    name = local_name(element)
    if name in _NOT_WORDS:
        return ""
    if name in ("s", "tab"):
        return " " * min(_count(element, "c"), 1000)
    if name == "line-break":
        return "\n"
    return (element.text or "") + "".join(_words(one) + (one.tail or "") for one in element)
