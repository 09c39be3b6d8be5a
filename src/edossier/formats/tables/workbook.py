"""Excel workbooks (XLSX) to sheets of rows: values as a reader of the workbook sees them.

A part is read as a stream, without entities and network. Of a formula the value is taken that was
kept with it. A day is a number in the file: that it is a day, and how much of it is shown, says
the format of its cell; "1956" is no more than a year, even if a day lies behind it.

Source: ECMA-376, 18.3 (worksheets), 18.4 (shared strings), 18.8.30 (number formats).
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from lxml import etree

from edossier.errors import UnreadableError
from edossier.formats.docx.package import Package, attribute, local_name, open_package
from edossier.formats.tables.grid import MOST_COLUMNS, Doubt, Notes, Row, Sheet

__all__ = ["LARGEST_SHEET", "day_of_serial", "open_workbook"]

LARGEST_SHEET = 256 * 1024 * 1024
"""In bytes of XML, unpacked: it is read as a stream. A hundred thousand rows take about 100 MB."""

_MOST_LETTERS = 64 * 1024 * 1024  # code points of all shared strings together
_WHAT = ("a workbook", "a spreadsheet program")
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_BUILT_IN = {
    **dict.fromkeys((14, 15), "d m y"),
    16: "d m",
    17: "m y",
    22: "d m y h",
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), "h"),
}
_NOT_FORMAT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SHOWN_DIGITS = 15  # of a number, as Excel keeps them


def open_workbook(content: bytes, path: str) -> tuple[Sheet, ...]:
    """Open a workbook; its rows are read when they are asked for.

    Raises:
        UnreadableError: It is broken, locked, or unpacks to more than a workbook may hold.
    """
    with open_package(content, path, *_WHAT) as package:
        main = _main_part(package)
        tree = package.tree(main)
        if tree is None:
            raise UnreadableError(f"{path} is a workbook without its list of sheets: save it anew.")
        relations = package.relations(main)
        parts = {kind: [r.target for r in relations.values() if r.kind == kind] for kind in _PARTS}
        strings = _Strings(package, parts["sharedStrings"])
        styles = [_styles(package, part) for part in parts["styles"]]
        properties = next((e for e in tree.iter() if local_name(e) == "workbookPr"), None)
        from_1904 = attribute(properties, "date1904") in ("1", "true")
        sheets = [
            (element, relations.get(attribute(element, "id") or ""))
            for element in tree.iter()
            if local_name(element) == "sheet"
        ]
        cells = _Cells(strings.all, styles[0] if styles else (), from_1904)
        return tuple(
            _sheet(content, path, relation.target, element, cells)
            for element, relation in sheets
            if relation is not None and relation.kind == "worksheet"
        )


_PARTS = ("sharedStrings", "styles")


def _main_part(package: Package) -> str:
    for relation in package.relations("").values():
        if relation.kind == "officeDocument":
            return relation.target
    return "xl/workbook.xml"


class _Strings:
    """The texts that cells share, in order."""

    def __init__(self, package: Package, parts: list[str]) -> None:
        self.all: list[str] = []
        length = 0
        for part in parts:
            if not package.has(part):
                continue
            for event, element in package.events(part, LARGEST_SHEET):
                if event == "end" and local_name(element) == "si":
                    self.all.append(_text_in(element))
                    length += len(self.all[-1])
                    _drop(element)
                    if length > _MOST_LETTERS:
                        raise UnreadableError(
                            f"{package.name} holds more text than a workbook may: split it."
                        )


def _text_in(element: etree._Element) -> str:
    """Give the text of runs; how an East Asian word is read aloud is no part of it."""
    read_aloud = {t for one in element.iter() if local_name(one) == "rPh" for t in one}
    return "".join(
        one.text or "" for one in element.iter() if local_name(one) == "t" and one not in read_aloud
    )


def _drop(element: etree._Element) -> None:
    """Forget an element that was read, and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _styles(package: Package, part: str) -> tuple[str, ...]:
    """Give for each cell format what it shows of a day: "d m y h", "y", or nothing."""
    tree = package.tree(part)
    if tree is None:
        return ()
    own = {
        attribute(one, "numFmtId") or "": attribute(one, "formatCode") or ""
        for one in tree.iter()
        if local_name(one) == "numFmt"
    }
    formats = next((one for one in tree if local_name(one) == "cellXfs"), ())
    return tuple(_shown(attribute(one, "numFmtId") or "0", own) for one in formats)


def _shown(number: str, own: dict[str, str]) -> str:
    if number not in own:
        built_in = int(number) if number.isdecimal() and len(number) < 4 else 0
        return _BUILT_IN.get(built_in, "d m y" if 27 <= built_in <= 58 else "")
    code = _NOT_FORMAT.sub("", own[number].partition(";")[0]).lower()
    if "general" in code or not re.search("[ydh]|m{1,5}", code) or re.search("[0#?]", code):
        return ""
    return " ".join(letter for letter in "dmyh" if letter in code)


class _Cells:
    """Makes the text of a cell."""

    def __init__(self, strings: list[str], styles: tuple[str, ...], from_1904: bool) -> None:
        self._strings, self._styles, self._from_1904 = strings, styles, from_1904

    def read(self, cell: etree._Element) -> tuple[str, str | None]:
        """Give the text of a cell, and what is in doubt of it."""
        kind, value, formula = cell.get("t", "n"), None, False
        for child in cell:
            name = local_name(child)
            if name == "v":
                value = child.text
            elif name == "is":
                return _text_in(child), None
            formula = formula or name == "f"
        if value is None:
            doubt = "a formula without its value: open the table in a spreadsheet and save it."
            return "", doubt if formula else None
        if kind == "s":
            index = int(value) if value.isdecimal() and len(value) < 9 else -1
            known = 0 <= index < len(self._strings)
            return (self._strings[index], None) if known else ("", "a text that the file lacks.")
        if kind == "b":
            return ("TRUE" if value == "1" else "FALSE"), None
        if kind == "e":
            return value, f"the formula gives {value[:20]}: mend it, or write the value."
        if kind in ("str", "d"):
            return value, None
        return self._number(value, cell.get("s", "0")), None

    def _number(self, value: str, style: str) -> str:
        index = int(style) if style.isdecimal() and len(style) < 6 else 0
        shown = self._styles[index] if index < len(self._styles) else ""
        try:
            number = float(value)
        except ValueError:
            return value
        if shown:
            return day_of_serial(number, shown, from_1904=self._from_1904) or value
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else _plain(number)


def _plain(number: float) -> str:
    return f"{number:.{_SHOWN_DIGITS}g}"


def day_of_serial(number: float, shown: str = "d m y", *, from_1904: bool = False) -> str | None:
    """Give the day that a spreadsheet counts with a number, as far as it is shown.

    Excel counts from 1 January 1900 and takes that year for a leap year, as Lotus 1-2-3 did.

    >>> day_of_serial(20758), day_of_serial(20758, "m y"), day_of_serial(20758.5, "d m y h")
    ('1956-10-30', '1956-10', '1956-10-30 12:00')

    Returns:
        None for a number that counts no day.
    """
    if not 0 <= number < 2_958_466:
        return None
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)  # noqa: DTZ001
    moment = start + timedelta(days=number + (number < 60 and not from_1904))
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if "y" not in shown and "d" not in shown:
        return f"{moment:%H:%M}"
    if "m" not in shown:
        return f"{moment:%Y}"
    if "d" not in shown:
        return f"{moment:%Y-%m}"
    has_time = "h" in shown and (moment.hour or moment.minute)
    return f"{moment:%Y-%m-%d %H:%M}" if has_time else f"{moment:%Y-%m-%d}"


def _sheet(content: bytes, path: str, part: str, element: etree._Element, cells: _Cells) -> Sheet:
    notes = Notes()

    def rows() -> Iterator[Row]:
        notes.said.clear()
        with open_package(content, path, *_WHAT) as package:
            if any(relation.kind == "comments" for relation in package.relations(part).values()):
                notes.said.append("comments on its cells are not read")
            yield from _rows(package, part, cells, notes)

    return Sheet(
        element.get("name", ""),
        rows,
        notes,
        is_hidden=element.get("state", "") not in ("", "visible"),
    )


def _rows(package: Package, part: str, cells: _Cells, notes: Notes) -> Iterator[Row]:
    number, merged = 0, 0
    for event, element in package.events(part, LARGEST_SHEET):
        if event != "end":
            continue
        name = local_name(element)
        if name == "row":
            stated = element.get("r", "")
            number = int(stated) if stated.isdecimal() and len(stated) < 9 else number + 1
            row = _row(number, element, cells)
            _drop(element)
            if row is not None:
                yield row
        elif name == "mergeCell":
            merged += 1
    if merged:
        notes.said.append(f"{merged} merged cells count for their first row and column alone")


def _row(number: int, element: etree._Element, cells: _Cells) -> Row | None:
    found: list[str] = []
    doubts: list[Doubt] = []
    at = -1
    for cell in element:
        if local_name(cell) != "c":
            continue
        reference = _REFERENCE.fullmatch(cell.get("r", ""))
        at = _index(reference[1]) if reference else at + 1
        text, doubt = cells.read(cell)
        if not text.strip() and doubt is None:
            continue
        if at >= MOST_COLUMNS:
            said = f"beyond {MOST_COLUMNS} columns nothing is read: move the cell."
            doubts.append(Doubt(at, said, is_error=True))
            continue
        found += [""] * (at + 1 - len(found))
        found[at] = _unescaped(text).replace("\r\n", "\n").replace("\r", "\n")
        doubts += [Doubt(at, doubt)] if doubt else []
    return Row(number, tuple(found), tuple(doubts)) if found or doubts else None


def _unescaped(text: str) -> str:
    """Give the characters that are written by their numbers: "_x000D_" ends a line."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1
