"""The fields of the query language: their names, what each takes, and what a wrong one meant."""

import calendar
import difflib
import re
from dataclasses import dataclass
from datetime import date

from edossier.dates import day_range, is_edtf
from edossier.dates import parse as parse_date
from edossier.errors import QueryError
from edossier.search.analysis import tokens
from edossier.search.codes import country_code, language_code
from edossier.search.times import TimeField, parse_times

__all__ = ["FIELDS", "DateField", "Field", "parse_field", "spoken_name"]

# Name -> what it finds, in words; the order of the help page.
FIELDS = {
    "person": "naming the person",
    "place": "naming the place",
    "archive": "held in the archive",
    "country": "held in the country",
    "cites": "citing the archive",
    "ref": "with the archival reference",
    "date": "dated, or of an event,",
    "dated": "dated",
    "event": "of an event",
    "time": "at a time of day",
    "lang": "in the language",
    "kind": "of the kind",
    "dossier": "in dossier",
    "part": "that are",
    "exact": "with the words just as written",
}

# What readers of other catalogues type -> the field here.
_OTHER_WORDS = {
    "author": "person", "autor": "person", "name": "person", "people": "person",
    "agent": "person", "by": "person", "from": "person", "to": "person",
    "repository": "archive", "holding": "archive", "cite": "cites", "cited": "cites",
    "reference": "ref", "source": "ref", "signature": "ref", "fond": "ref", "year": "date",
    "hour": "time",
    "datum": "date", "language": "lang", "sprache": "lang", "type": "kind", "genre": "kind",
    "series": "dossier", "collection": "dossier", "location": "place", "in": "part",
}  # fmt: skip

PARTS = ("document", "essay", "note")
_DATES = ("date", "dated", "event")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}")


@dataclass(frozen=True, slots=True)
class Field:
    """A condition on one field; `value` as typed, without its quotation marks."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateField:
    """A condition on dates: some day of the record lies between these two, both included.

    Attributes:
        name: `date` (of the document or the event), `dated` or `event`.
        earliest, latest: None where open.
    """

    name: str
    value: str
    earliest: date | None
    latest: date | None
    start: int
    end: int


def parse_field(
    name: str, value: str, *, start: int, value_at: int, end: int
) -> Field | DateField | TimeField:
    """Make a condition of a field's name and value, and refuse what it cannot mean.

    Args:
        name: As typed before the colon.
        start, value_at, end: Where the whole, the value and its end stand in the query.
    """
    known = name.lower()
    if known not in FIELDS:
        raise QueryError(_unknown_field(name, value), at=start)
    if not value.strip():
        raise QueryError(
            f"nothing follows `{known}:`; write its value right after the colon, "
            f'in quotation marks if it has blanks: {known}:"..."',
            at=start,
        )
    if known in _DATES:
        earliest, latest = _parse_days(value, value_at)
        return DateField(known, value, earliest, latest, start, end)
    if known == "time":
        return TimeField(value.strip(), *parse_times(value, value_at), start, end)
    return Field(known, _checked(known, value.strip(), value_at), start, end)


def spoken_name(name: str) -> str:
    """Turn a name as a catalogue writes it into a name as a text prints it.

    >>> spoken_name("Yudin, Pavel")
    'Pavel Yudin'
    """
    family, _, given = name.partition(",")
    if not any(tokens(family)) or not any(tokens(given)):
        return name
    return f"{given.strip()} {family.strip()}"


def _checked(name: str, value: str, at: int) -> str:
    if name == "part":
        part = value.lower().removesuffix("s")
        if part not in PARTS:
            raise QueryError(
                f"there is no part `{value}`; a part is `document`, `essay` or `note`", at=at
            )
        return part
    if name == "lang":
        code = language_code(value)
        if code is None and not _LANGUAGE.fullmatch(value):
            raise QueryError(
                f"`{value}` is no code of a language; write two letters, such as `cs` for Czech",
                at=at,
            )
        return code or value.lower()
    if name == "country":
        code = country_code(value) or value.upper()
        if not _COUNTRY.fullmatch(code):
            raise QueryError(
                f"`{value}` is no country that is known here; write its name in English, or its "
                "code of two letters",
                at=at,
            )
        return code
    if not any(True for _ in tokens(value)):
        raise QueryError(f"there is no word in the value of `{name}:`; put one there", at=at)
    if "*" in value:
        raise QueryError(
            f"a star works on words, not in `{name}:`; write the whole value, or the word alone",
            at=at + value.index("*"),
        )
    return value


def _unknown_field(name: str, value: str) -> str:
    lowered = name.lower()
    guess = _OTHER_WORDS.get(lowered)
    if guess is None:
        near = difflib.get_close_matches(lowered[:40], [*FIELDS, *_OTHER_WORDS], n=1, cutoff=0.6)
        guess = _OTHER_WORDS.get(near[0], near[0]) if near else None
    shown = name if len(name) <= 40 else name[:39] + "…"
    mend = f"did you mean `{guess}:`?" if guess else f"the fields are {', '.join(FIELDS)}."
    quoted = f"{shown}:{value[:40]}"
    return (
        f"there is no field `{shown}`; {mend} "
        f'To search for the words themselves, write "{quoted}" in quotation marks'
    )


def _parse_days(value: str, at: int) -> tuple[date | None, date | None]:
    """Read `1956`, `1956-10`, `1956..1958`, `1956-10..`, `..1958-03-01`."""
    left, dots, right = value.partition("..")
    if not dots:
        return _parse_period(value.strip(), at)
    if not left.strip() and not right.strip():
        raise QueryError(
            "a range of dates needs a beginning or an end, as in `1956..1958` or `1956..`", at=at
        )
    earliest = _parse_period(left.strip(), at)[0] if left.strip() else None
    latest = _parse_period(right.strip(), at + len(left) + len(dots))[1] if right.strip() else None
    if earliest and latest and latest < earliest:
        raise QueryError(
            f"this range ends before it begins; write it the other way round: "
            f"{right.strip()}..{left.strip()}",
            at=at,
        )
    return earliest, latest


def _parse_period(printed: str, at: int) -> tuple[date, date]:
    match = _DAY.fullmatch(printed)
    if not match:
        return _parse_prose(printed, at)
    if match[2] and not match[3] and is_edtf(printed) and int(match[2]) > 12:
        return _parse_prose(printed, at)  # a season: 1956-21 is its spring
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise QueryError(f"there is no day `{printed}` in the calendar", at=at) from None
    if day:
        return first, first
    if month:
        return first, date(first.year, month, calendar.monthrange(first.year, month)[1])
    return first, date(first.year, 12, 31)


def _parse_prose(printed: str, at: int) -> tuple[date, date]:
    """Read a date in words, "October 1956", or in EDTF, "195X"."""
    edtf = printed if is_edtf(printed) else parse_date(printed).edtf
    days = day_range(edtf) if edtf else None
    if days is None or days.earliest is None or days.latest is None:
        raise QueryError(
            f"`{printed[:40]}` is no date; write a year, a month or a day as `1956`, `1956-10` "
            "or `1956-10-30`",
            at=at,
        )
    return days.earliest, days.latest
