"""CSL-JSON: what citation processors and reference managers take in.

Source: Citation Style Language 1.0.2, csl-data.json (types, variables, dates). `manuscript`,
`personal_communication` and `document` keep `archive` and `archive_location`; `document` is for
what no kind is known of. A letter's reader is `recipient`.
"""

import json
from typing import Any

from edossier.citing.cited import Cited
from edossier.citing.record import Person, Record, RecordKind, record_of
from edossier.dates import format_date, is_edtf

__all__ = ["csl_item", "csl_json"]

_TYPES: dict[RecordKind, str] = {
    "letter": "personal_communication",
    "manuscript": "manuscript",
    "document": "document",
    "dossier": "report",
}


def csl_json(cited: Cited) -> str:
    """Give a list of one item, as citation processors take it.

    Raises:
        CitingError: The leaf that is meant is not one of the document's.
    """
    return json.dumps([csl_item(cited)], ensure_ascii=False, indent=2) + "\n"


def csl_item(cited: Cited) -> dict[str, Any]:
    """Give the item; what is unknown is left out."""
    record = record_of(cited)
    is_dossier = record.kind == "dossier"
    item: dict[str, Any] = {
        "id": record.key,
        "type": _TYPES[record.kind],
        "title": record.title,
        "author": [_name(person) for person in record.authors],
        "recipient": [_name(person) for person in record.recipients],
        "translator": [_name(person) for person in record.translators],
        "issued": _date(record.date) if record.date else None,
        "genre": None if is_dossier else record.genre,
        "collection-title": record.genre if is_dossier else None,
        "number": record.number,
        "archive": record.archive,
        "archive_location": record.location,
        "call-number": record.call_number,
        "language": record.language,
        "abstract": record.abstract,
        "note": record.made_by,
        "publisher": _publisher(record),
        "source": record.edition,
        "version": str(record.version),
        "URL": record.address,
    }
    return {name: value for name, value in item.items() if value}


def _publisher(record: Record) -> str | None:
    """Name who publishes a dossier; a style would print it as who published an archival record."""
    return (record.publisher or record.edition) if record.kind == "dossier" else None


def _name(person: Person) -> dict[str, str]:
    if person.family is None:
        return {"literal": person.printed}
    parts = {"family": person.family, "given": person.given, "suffix": person.suffix}
    return {name: part for name, part in parts.items() if part}


def _date(edtf: str) -> dict[str, Any]:
    """Give the parts of a date or of both ends of a range; what has none, in words."""
    ends = [_parts(part.rstrip("?~%")) for part in edtf.split("/")] if is_edtf(edtf) else []
    if not ends or not all(ends):
        return {"literal": format_date(edtf)}
    made: dict[str, Any] = {"date-parts": ends}
    if any(mark in edtf for mark in "?~%"):
        made["circa"] = True
    return made


def _parts(date: str) -> list[int]:
    """Give year, month and day as numbers; none where a digit is unknown or it names a season."""
    parts = date.split("-")
    if not all(part.isdecimal() for part in parts):
        return []
    numbers = [int(part) for part in parts]
    return [] if len(numbers) > 1 and numbers[1] > 12 else numbers
