"""Dates as citations write them: day, month, year, and what is not certain told in short words.

Source: The Chicago Manual of Style, 17th edition: 14.224 (day before month in citations of
manuscripts), 14.145 (no date; a date that is inferred or in doubt stands in brackets), 6.78 (the
en dash of a range). MLA Handbook, 9th edition, chapter 5, Publication Date, and appendix 1
(months).
"""

import re
from dataclasses import dataclass

from edossier.dates import format_date, is_edtf

__all__ = ["CHICAGO", "MLA", "DateManner", "write_date"]

_POINT = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?([?~%]?)")


@dataclass(frozen=True, slots=True)
class DateManner:
    """How one manual writes dates.

    Attributes:
        months: Twelve names.
        circa: Stands before an approximate date.
        brackets: A date in doubt or inferred stands in brackets.
    """

    months: tuple[str, ...]
    circa: str
    brackets: bool


CHICAGO = DateManner(
    (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ca.",
    brackets=True,
)
MLA = DateManner(
    (
        *("Jan.", "Feb.", "Mar.", "Apr.", "May", "June"),
        *("July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."),
    ),
    "circa",
    brackets=False,
)


@dataclass(frozen=True, slots=True)
class _Point:
    year: str
    month: int | None
    day: int | None
    mark: str


def write_date(edtf: str, manner: DateManner, *, is_inferred: bool = False) -> str:
    """Write an EDTF level 1 date; what has no form in the manuals is written as on the pages.

    >>> write_date("1956-10-30/1956-11-02", CHICAGO)
    '30 October–2 November 1956'
    >>> write_date("1958~", CHICAGO)
    'ca. 1958'

    Args:
        is_inferred: The source does not state the date, it was concluded.
    """
    points = [_point(part) for part in edtf.split("/")] if is_edtf(edtf) else []
    known = [point for point in points if point is not None]
    if not known or len(known) != len(points):
        return _bracketed(format_date(edtf), manner) if is_inferred else format_date(edtf)
    mark = known[0].mark if all(point.mark == known[0].mark for point in known) else ""
    if mark or len(known) == 1:
        words = _span(known, manner) if len(known) == 2 else _plain(known[0], manner)
        return _marked(words, mark, manner, is_inferred=is_inferred)
    if any(point.mark for point in known):
        ends = [_marked(_plain(p, manner), p.mark, manner, is_inferred=False) for p in known]
        return "–".join(ends)
    words = _span(known, manner)
    return _bracketed(words, manner) if is_inferred else words


def _point(part: str) -> _Point | None:
    found = _POINT.fullmatch(part)
    if found is None:
        return None
    month, day = (int(found[group]) if found[group] else None for group in (2, 3))
    return _Point(found[1], month, day, found[4])


def _plain(point: _Point, manner: DateManner) -> str:
    month = manner.months[point.month - 1] if point.month else ""
    return " ".join(filter(None, [str(point.day or ""), month, point.year]))


def _span(points: list[_Point], manner: DateManner) -> str:
    """Write a range, what both ends share once: "30–31 October 1956"."""
    first, last = points
    whole = _plain(last, manner)
    if first.year != last.year or not first.month or not last.month:
        return f"{_plain(first, manner)}–{whole}"
    if first.month == last.month and first.day and last.day:
        return f"{first.day}–{whole}"
    start = _plain(first, manner).removesuffix(f" {first.year}")
    return f"{start}–{whole}"


def _marked(words: str, mark: str, manner: DateManner, *, is_inferred: bool) -> str:
    if mark in ("~", "%"):
        words = f"{manner.circa} {words}"
    if mark in ("?", "%"):
        return _bracketed(f"{words}?", manner)
    return _bracketed(words, manner) if is_inferred else words


def _bracketed(words: str, manner: DateManner) -> str:
    return f"[{words}]" if manner.brackets else words
