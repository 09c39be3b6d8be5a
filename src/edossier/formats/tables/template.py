"""How a table was understood, for a person to look at and to change."""

import json
from collections.abc import Iterator

from edossier.formats.tables.columns import DOSSIER_NAMES
from edossier.formats.tables.proposing import Column
from edossier.formats.tables.read import Opened

__all__ = ["columns_template", "understood_lines"]


def understood_lines(opened: Opened) -> Iterator[str]:
    """Say of each column which field it is, with the reason; one line each."""
    layout = opened.layout
    sheet = f"sheet “{layout.sheet.name}”, " if layout.sheet.name else ""
    yield f"{sheet}header in row {layout.header_row}" + (
        f", delimiter {json.dumps(opened.delimiter)}, {opened.file.encoding}"
        if opened.delimiter
        else ""
    )
    for other in layout.others:
        yield f"sheet “{other.name}” is left out"
    for column in layout.columns:
        field = str(column.field) if column.field else "(left out)"
        header = " ".join(column.header.split())[:30] or "(no header)"
        yield f"{column.letter:<3} {header:<30}  {field:<26}  {column.why}"
    if layout.order:
        yield f"days in figures are read as {layout.order}"


def columns_template(opened: Opened) -> str:
    """Give a columns file that says what is understood now; every line of it can be changed."""
    return "\n".join(_lines(opened)) + "\n"


def _lines(opened: Opened) -> Iterator[str]:
    layout, said = opened.layout, opened.said
    name = opened.file.name
    yield f"# How the columns of {' '.join(name.split())} are read; it lies beside the table."
    yield "# Change what is wrong. An empty text leaves a column out; a line with # says nothing."
    yield ""
    if layout.sheet.name:
        yield f"sheet = {_quoted(layout.sheet.name)}"
    yield f"header_row = {layout.header_row}"
    if opened.delimiter:
        yield f"delimiter = {_quoted(opened.delimiter)}"
    yield f"{'' if layout.order else '# '}date_order = {_quoted(layout.order or 'dmy')}"
    yield f"{'' if said.repository else '# '}repository = {_quoted(said.repository or '')}"
    yield ""
    yield "# The list as a whole. By series and number, or by its ARK, it is known again."
    yield "[dossier]"
    for field in DOSSIER_NAMES:
        value = said.dossier.get(field)
        yield f"{'# ' if value is None else ''}{field} = {_quoted(value or '')}"
    yield ""
    yield "[columns]"
    keys = [column.key for column in layout.columns]
    for column in layout.columns:
        yield _column_line(column, is_alone=keys.count(column.key) == 1)


def _column_line(column: Column, *, is_alone: bool) -> str:
    key = column.key if is_alone else f"column {column.letter}"
    field = str(column.field) if column.field else ""
    return f"{_quoted(key)} = {_quoted(field)}  # {' '.join(column.why.split())}"


def _quoted(text: str) -> str:
    """Write a TOML basic string; JSON's escapes are TOML's, but for the delete character."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
