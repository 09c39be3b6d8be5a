"""A table to the bytes of a CSV, XLSX or ODS file; the same table gives the same bytes.

Cells are texts, never formulas: a title that begins with "=" stays a title, and "1956-10" a date.

Source: RFC 4180; ECMA-376, 18.3 and 22.9.2.19 (escapes); OpenDocument 1.3, parts 2 and 3.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.sax.saxutils import escape, quoteattr

from edossier.errors import ExportError
from edossier.formats.tables.grid import column_letter, place_of
from edossier.formats.tables.opendocument import MEDIA_TYPE
from edossier.formats.tables.write import Table

__all__ = ["PACKERS", "pack_csv", "pack_ods", "pack_xlsx"]

_LONGEST_XLSX = 32_767  # code points of a cell. Source: Excel specifications and limits
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip archive can state
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def pack_csv(table: Table) -> bytes:
    """Give CSV in UTF-8 with a byte order mark, by which spreadsheets know it."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows(table)
    return out.getvalue().encode("utf-8-sig")


def pack_xlsx(table: Table) -> bytes:
    """Give an Excel workbook of one sheet.

    Raises:
        ExportError: A text is longer than a cell of Excel can be.
    """
    rows = []
    for number, row in enumerate(table, 1):
        cells = "".join(_xlsx_cell(cell, number, i) for i, cell in enumerate(row) if cell)
        rows.append(f'<row r="{number}">{cells}</row>')
    sheet = f'{_XML}<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    return _zipped({**_XLSX_PARTS, "xl/worksheets/sheet1.xml": sheet})


def _xlsx_cell(text: str, row: int, column: int) -> str:
    if len(text) > _LONGEST_XLSX:
        raise ExportError(
            f"{place_of(row, column)} would hold {len(text):,} characters, a cell of Excel holds "
            f"{_LONGEST_XLSX:,}: export to ods or csv."
        )
    words = escape(_ESCAPE.sub("_x005F_", text))
    at = f"{column_letter(column)}{row}"
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'


_XLSX_PARTS = {
    "[Content_Types].xml": (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
        '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="documents" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}


def pack_ods(table: Table) -> bytes:
    """Give an OpenDocument spreadsheet of one sheet."""
    width = max(map(len, table))
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in table
    )
    content = (
        f'{_XML}<office:document-content xmlns:office="{_OASIS}:office:1.0" '
        f'xmlns:table="{_OASIS}:table:1.0" xmlns:text="{_OASIS}:text:1.0" office:version="1.3">'
        '<office:body><office:spreadsheet><table:table table:name="documents">'
        f'<table:table-column table:number-columns-repeated="{width}"/>{rows}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    entries = "".join(
        f"<manifest:file-entry manifest:full-path={quoteattr(path)} "
        f"manifest:media-type={quoteattr(kind)}/>"
        for path, kind in (("/", MEDIA_TYPE), ("content.xml", "text/xml"))
    )
    manifest = (
        f'{_XML}<manifest:manifest xmlns:manifest="{_OASIS}:manifest:1.0" '
        f'manifest:version="1.3">{entries}</manifest:manifest>'
    )
    parts = {"mimetype": MEDIA_TYPE, "content.xml": content, "META-INF/manifest.xml": manifest}
    return _zipped(parts)


def _ods_cell(text: str) -> str:
    if not text:
        return "<table:table-cell/>"
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in text.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def _zipped(parts: Mapping[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            # The first part of an OpenDocument file says what it is, unpacked.
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content.encode("utf-8"))
    return out.getvalue()


PACKERS: Mapping[str, Callable[[Table], bytes]] = {
    "csv": pack_csv,
    "xlsx": pack_xlsx,
    "ods": pack_ods,
}
"""By the word that asks for a format, and ends the name of its files."""
