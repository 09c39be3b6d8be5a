"""Authority records as CSV: a row a record, what there are several of in one cell, parted by |."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from edossier.authorities.listing import FRUS_COLUMNS, frus_people
from edossier.authorities.record import (
    Authority,
    AuthorityKind,
    Identifier,
    NameForm,
    Role,
    checked,
)
from edossier.errors import UnreadableError

__all__ = ["COLUMNS", "read_table", "write_table"]

COLUMNS = ("id", "kind", "name", "forms", "start", "end", "note", "roles", "identifiers", "sources")
_NEEDED = ("kind", "name")
_BETWEEN = " | "
_BRACED = re.compile(r"(?P<text>[^{}]*?)(?: ?\{(?P<braced>[^{}]*)\})?")


def read_table(text: str, name: str) -> Iterator[Authority]:
    """Read records from CSV with our columns, or with those of the people of FRUS.

    Raises:
        UnreadableError: A column is missing, or a row is wrong; with its number, the head is row 1.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows = _rows(reader, name)
    _, head = next(rows, (1, []))
    missing = [column for column in _NEEDED if column not in head]
    if set(FRUS_COLUMNS) <= set(head):
        yield from frus_people(
            (f"{name}, row {number}", row) for number, row in _named(rows, head, name)
        )
        return
    if missing:
        raise UnreadableError(f"{name}, row 1: no column {missing[0]!r}; the head has to name it.")
    if unknown := [column for column in head if column not in COLUMNS]:
        raise UnreadableError(
            f"{name}, row 1: no column is called {unknown[0]!r}; use {', '.join(COLUMNS)}."
        )
    for number, row in _named(rows, head, name):
        yield _authority(row, f"{name}, row {number}")


def write_table(authorities: Iterable[Authority]) -> str:
    """Write records as CSV; `read_table` gives the same back."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for one in authorities:
        roles = (_written(role.title, _span(role)) for role in one.roles)
        forms = (
            _written(
                form.text,
                "; ".join(part or "" for part in (form.language, form.system, form.source)),
            )
            for form in one.forms
        )
        writer.writerow(
            (
                one.id, one.kind, one.name, _BETWEEN.join(forms), one.start or "", one.end or "",
                one.note or "", _BETWEEN.join(roles),
                _BETWEEN.join(f"{item.scheme}:{item.value}" for item in one.identifiers),
                _BETWEEN.join(one.sources),
            )
        )  # fmt: skip
    return written.getvalue()


def _rows(reader: Iterator[list[str]], name: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableError(
                f"{name}, row {number}: {error}; mend its quotation marks."
            ) from error
        yield number, row


def _named(
    rows: Iterable[tuple[int, list[str]]], head: list[str], name: str
) -> Iterator[tuple[int, Mapping[str, str]]]:
    for number, row in rows:
        if not any(cell.strip() for cell in row):
            continue
        if len(row) != len(head):
            raise UnreadableError(
                f"{name}, row {number}: {len(row)} cells, the head has {len(head)}; "
                "put a cell that holds a comma in quotation marks."
            )
        yield number, dict(zip(head, row, strict=True))


def _authority(row: Mapping[str, str], place: str) -> Authority:
    cell = {column: " ".join(row.get(column, "").split()) for column in COLUMNS}
    made = Authority(
        id=cell["id"],
        kind=cast("AuthorityKind", cell["kind"]),
        name=cell["name"],
        forms=tuple(_form(*_braced(item, place)) for item in _items(cell["forms"])),
        start=cell["start"] or None,
        end=cell["end"] or None,
        note=cell["note"] or None,
        roles=tuple(_role(*_braced(item, place)) for item in _items(cell["roles"])),
        identifiers=tuple(_identifier(item, place) for item in _items(cell["identifiers"])),
        sources=tuple(_items(cell["sources"])),
    )
    return checked(made, place)


def _items(cell: str) -> list[str]:
    return [item.strip() for item in cell.split("|") if item.strip()]


def _braced(item: str, place: str) -> tuple[str, str]:
    found = _BRACED.fullmatch(item)
    if found is None or not found["text"].strip():
        raise UnreadableError(f"{place}: {item[:60]!r} is not read; write: text {{more of it}}.")
    return found["text"].strip(), found["braced"] or ""


def _form(text: str, braced: str) -> NameForm:
    parts = [part.strip() or None for part in braced.split(";", 2)] + [None] * 3
    return NameForm(text, *parts[:3])


def _role(title: str, braced: str) -> Role:
    start, _, end = braced.partition("/")
    return Role(title, start.strip() or None, end.strip() or None)


def _identifier(item: str, place: str) -> Identifier:
    scheme, colon, value = item.partition(":")
    if not (scheme and colon and value):
        raise UnreadableError(f"{place}: {item[:60]!r} is no identifier; write wikidata:Q42.")
    return Identifier(scheme.strip().lower(), value.strip())


def _span(role: Role) -> str:
    return f"{role.start or ''}/{role.end or ''}"


def _written(text: str, braced: str) -> str:
    return f"{text} {{{braced}}}" if braced.strip("; /") else text
