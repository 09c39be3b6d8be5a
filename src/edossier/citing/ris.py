"""RIS: tagged lines, which every reference manager reads.

`PCOMM` is kept as a letter, with its recipient in `A2`; `MANSCPT` as a manuscript; `RPRT`, for a
dossier, as a report of a series. `GEN` and `UNPB` would come back as articles of a journal. `DB`,
`AV` and `CN` are kept as archive, location in the archive and call number.

Source: RIS Format Specifications, Research Information Systems, 2004 (tags, dates, line ends).
"""

from collections.abc import Iterator

from edossier.citing.cited import Cited
from edossier.citing.record import Person, Record, RecordKind, record_of
from edossier.dates import day_range, format_date, is_edtf

__all__ = ["ris"]

_TYPES: dict[RecordKind, str] = {
    "letter": "PCOMM",
    "manuscript": "MANSCPT",
    "document": "MANSCPT",
    "dossier": "RPRT",
}


def ris(cited: Cited) -> str:
    """Give one record, its lines ended as the format asks.

    Raises:
        CitingError: The leaf that is meant is not one of the document's.
    """
    record = record_of(cited)
    return "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _lines(record) if value)


def _lines(record: Record) -> Iterator[tuple[str, str | None]]:
    yield "TY", _TYPES[record.kind]
    yield "TI", record.title
    for person in record.authors:
        yield "AU", _name(person)
    for person in record.recipients:
        yield "A2" if record.kind == "letter" else "A3", _name(person)
    for person in record.translators:
        yield "A4", _name(person)
    if record.date:
        yield "PY", record.date[:4] if record.date[:4].isdecimal() else None
        yield "DA", _date(record.date)
    if record.kind == "dossier":
        yield "T2", record.genre
        yield "SN", record.number
        yield "PB", record.publisher or record.edition
    else:
        yield "M3", record.genre
        yield "N1", f"No. {record.number}" if record.number else None
    yield "DB", record.archive
    yield "AV", record.location
    yield "CN", record.call_number
    yield "LA", record.language
    yield "AB", record.abstract
    yield "N1", record.made_by
    yield "ET", f"version {record.version}"
    yield "DP", record.edition
    yield "UR", record.address
    yield "ID", record.key
    # An empty value ends the record.
    yield "ER", " "


def _line(value: str) -> str:
    return " ".join(value.split())


def _name(person: Person) -> str:
    if person.family is None:
        return person.printed
    return ", ".join(filter(None, [person.family, person.given, person.suffix]))


def _date(edtf: str) -> str | None:
    """Write year, month, day, and what they cannot hold in words after a third stroke."""
    if not is_edtf(edtf):
        return None
    first = day_range(edtf).earliest or day_range(edtf).latest
    parts = edtf.partition("/")[0].rstrip("?~%").split("-")
    known = [part for part in parts if part.isdecimal()] if parts[0].isdecimal() else []
    if first is None:
        return None
    year, month, day = (*known, "", "", "")[:3]
    if month and int(month) > 12:
        month = ""
    words = "" if edtf == "-".join(filter(None, [year, month, day])) else format_date(edtf)
    return f"{year or f'{first.year:04d}'}/{month}/{day}/{words}"
