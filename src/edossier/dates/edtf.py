"""Reading EDTF level 1: what days an expression covers.

Extended Date/Time Format, Library of Congress, 2019 (part of ISO 8601-2:2019), level 1, as far
as records of the twentieth century need it: no years beyond four digits, no times.

    1956  1956-10  1956-10-30                 a date, its precision as stated
    1956?  1956~  1956%                       uncertain, approximate, both
    195X  19XX  1956-XX  1956-10-XX           unspecified digits
    1956-21 ... 1956-24                       spring, summer, autumn, winter
    1956/1957  ../1956  1956/..  /1956        an interval; open; unknown at one end
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

__all__ = ["DayRange", "day_range", "is_edtf", "overlaps"]

_DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?(?P<qualifier>[?~%]?)"
)
_OPEN = ("..", "")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}  # northern hemisphere, by months
_WINTER = 24


@dataclass(frozen=True, slots=True)
class DayRange:
    """The first and last day an expression can mean, both included; None where it is open."""

    earliest: date | None
    latest: date | None


def day_range(edtf: str) -> DayRange:
    """Give the days that an EDTF level 1 expression covers.

    A qualifier widens nothing: how far "about" reaches is not ours to say. A winter may be that
    at the beginning or that at the end of its year, so it covers both.

    >>> day_range("1956-02")
    DayRange(earliest=datetime.date(1956, 2, 1), latest=datetime.date(1956, 2, 29))

    Raises:
        ValueError: `edtf` is not such an expression, names an impossible day or runs backwards.
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        return _days(edtf)
    if first in _OPEN and last in _OPEN:
        raise ValueError(f"{edtf[:40]!r} is open at both ends and so no date")
    earliest = None if first in _OPEN else _days(first).earliest
    latest = None if last in _OPEN else _days(last).latest
    if earliest is not None and latest is not None and earliest > latest:
        raise ValueError(f"{edtf[:40]!r} runs backwards")
    return DayRange(earliest, latest)


def is_edtf(text: str) -> bool:
    """Say whether `text` is an EDTF level 1 expression that `day_range` can read."""
    try:
        day_range(text)
    except ValueError:
        return False
    return True


def overlaps(a: DayRange, b: DayRange) -> bool:
    """Say whether two ranges share a day.

    >>> overlaps(day_range("1956-10"), day_range("1956-10-30/1957"))
    True
    """
    starts_in_time = a.earliest is None or b.latest is None or a.earliest <= b.latest
    ends_in_time = b.earliest is None or a.latest is None or b.earliest <= a.latest
    return starts_in_time and ends_in_time


def _days(text: str) -> DayRange:
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"{text[:40]!r} is not an EDTF level 1 date")
    year, month, day = match["year"], match["month"], match["day"]
    if "X" in year:
        if month is not None:
            raise ValueError(f"{text!r}: a year with unspecified digits has no month in level 1")
        first = max(int(year.replace("X", "0")), 1)
        return DayRange(date(first, 1, 1), date(int(year.replace("X", "9")), 12, 31))
    number = int(year)
    if number == 0:
        raise ValueError(f"{text!r}: the year 0 is outside the calendar used here")
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"{text!r}: a day of an unspecified month is not level 1")
        return DayRange(date(number, 1, 1), date(number, 12, 31))
    return _days_of_month(number, int(month), day, text)


def _days_of_month(year: int, month: int, day: str | None, text: str) -> DayRange:
    if month in _SEASONS and day is None:
        first, last = _SEASONS[month]
        return DayRange(date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1]))
    if month == _WINTER and day is None:
        following = min(year + 1, 9999)
        return DayRange(date(year, 1, 1), date(following, 2, calendar.monthrange(following, 2)[1]))
    if not 1 <= month <= 12:
        raise ValueError(f"{text!r}: there is no month {month}")
    if day is None or day == "XX":
        return DayRange(
            date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        )
    exact = date(year, month, int(day))
    return DayRange(exact, exact)
