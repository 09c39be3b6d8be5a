"""A date as far as it is said, and what EDTF can be made of it.

One half of "30-31 October 1956" says only a day: it is filled from the other half before
anything is written. What cannot be a day of the calendar is a `Doubt`, with its reason.
"""

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

__all__ = ["Doubt", "Part", "Partial", "Span", "fill", "span_of", "to_gregorian"]

Part = Literal["early", "mid", "late"]
Span = tuple[str, str]  # first and last EDTF date; the same one twice where it is no interval

_MONTH_NAMES = tuple(calendar.month_name)
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}
_THIRDS: dict[Part, tuple[int, int]] = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_TENS: dict[Part, tuple[int, int]] = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_DECADE_PARTS: dict[Part, tuple[int, int]] = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}


class Doubt(Exception):  # noqa: N818 - an answer, not an error: `parse` gives it as a value
    """A date that cannot be written: why, and what it might be."""

    def __init__(self, problem: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(problem)
        self.problem = problem
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Partial:
    """What one stretch of text says of a date; None for what it does not say.

    Attributes:
        season: EDTF number, 21 to 24.
        is_short: The year was printed with two digits: "56".
        is_decade: `year` is the first of ten: "1950s".
        winter_end: The second year of "winter 1955/56".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    part: Part | None = None
    is_short: bool = False
    is_decade: bool = False
    winter_end: int | None = None

    @property
    def precision(self) -> str:
        """Say how fine it is: day, month, season, decade or year."""
        if self.day is not None:
            return "day"
        if self.month is not None:
            return "month"
        if self.season is not None:
            return "season"
        return "decade" if self.is_decade else "year"


def fill(first: Partial, last: Partial) -> tuple[Partial, Partial] | None:
    """Complete the two ends of a range from each other; None where they do not fit together."""
    if first.year is None:
        first = replace(first, year=last.year, is_short=last.is_short)
    elif last.year is None:
        last = replace(last, year=first.year, is_short=first.is_short)
    if first.precision == "day" == last.precision:
        if first.month is None:
            first = replace(first, month=last.month)
        elif last.month is None:
            last = replace(last, month=first.month)
    is_whole = all(
        end.year is not None and (end.day is None or end.month is not None) for end in (first, last)
    )
    return (first, last) if is_whole else None


def span_of(partial: Partial, century: int | None) -> Span:
    """Write a partial date as the first and last EDTF date it covers.

    Rules:
        R-DATE-PART: "early", "mid" and "late" are the thirds of a year (four months each) or of
            a month (days 1-10, 11-20, 21-), their inner bounds marked approximate. Level 1 has
            no other way to say them, and a whole year would lose what the source says.
        R-DATE-CENTURY: a year of two digits has a century only where the caller names one.
    """
    if partial.year is None:
        raise Doubt("no year is stated")
    if partial.is_short:
        return _span_of_short(partial, century)
    year = partial.year
    if not 1 <= year <= 9999:
        raise Doubt(f"there is no year {year}")
    if partial.is_decade:
        return _decade(year, partial.part)
    if partial.season is not None:
        return _season(year, partial)
    if partial.month is None:
        return _part_of_year(year, partial.part)
    if not 1 <= partial.month <= 12:
        raise Doubt(f"there is no month {partial.month}")
    month = f"{year:04}-{partial.month:02}"
    length = calendar.monthrange(year, partial.month)[1]
    if partial.day is None:
        return _part_of_month(month, length, partial.part)
    if not 1 <= partial.day <= length:
        name = _MONTH_NAMES[partial.month]
        raise Doubt(f"{name} {year} has {length} days, so there is no {partial.day} {name}")
    return (f"{month}-{partial.day:02}",) * 2


def to_gregorian(span: Span) -> Span:
    """Turn the days of a span of the Julian calendar into those of the Gregorian one."""
    first, last = span
    start, end = _bounds(first)
    if first != last:
        end = _bounds(last)[1]
    moved = (_shift(start), _shift(end))
    return (moved[0].isoformat(), moved[1].isoformat())


def _shift(day: date) -> date:
    """Add the days by which the calendars differ, which grows at a Julian 29 February.

    Source: J. Meeus, Astronomical Algorithms, chapter 7. Up to 28 February of a century year
    the old difference holds.
    """
    year = day.year if (day.month, day.day) > (2, 28) else day.year - 1
    return day + timedelta(days=year // 100 - year // 400 - 2)


def _bounds(edtf: str) -> tuple[date, date]:
    parts = [int(part) for part in edtf.rstrip("~?%").split("-")]
    if len(parts) == 3:
        return (date(*parts),) * 2
    if len(parts) == 2 and parts[1] <= 12:
        year, month = parts
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    raise Doubt("a season of the Julian calendar cannot be turned into days")


def _span_of_short(partial: Partial, century: int | None) -> Span:
    assert partial.year is not None  # noqa: S101 - held by the caller
    if century is not None:
        return span_of(replace(partial, year=century * 100 + partial.year, is_short=False), None)
    candidates: list[str] = []
    for hundred in (1800, 1900, 2000):
        whole = replace(partial, year=hundred + partial.year, is_short=False)
        try:
            candidates.append("/".join(dict.fromkeys(span_of(whole, None))))
        except Doubt:
            continue
    if not candidates:
        span_of(replace(partial, year=2000 + partial.year, is_short=False), None)
    raise Doubt(
        f"the year {partial.year:02} has two digits and nothing says the century",
        tuple(candidates),
    )


def _decade(year: int, part: Part | None) -> Span:
    if part is None:
        return (f"{year // 10:03}X",) * 2
    first, last = _DECADE_PARTS[part]
    return f"{year + first:04}~", f"{year + last:04}~"


def _season(year: int, partial: Partial) -> Span:
    if partial.winter_end is not None:
        return f"{year:04}-12~", f"{partial.winter_end:04}-02~"
    return (f"{year:04}-{partial.season}",) * 2


def _part_of_year(year: int, part: Part | None) -> Span:
    if part is None:
        return (f"{year:04}",) * 2
    first, last = _THIRDS[part]
    return (
        f"{year:04}-{first:02}{'' if first == 1 else '~'}",
        f"{year:04}-{last:02}{'' if last == 12 else '~'}",
    )


def _part_of_month(month: str, length: int, part: Part | None) -> Span:
    if part is None:
        return (month,) * 2
    first, last = _TENS[part]
    last = min(last, length)
    return (
        f"{month}-{first:02}{'' if first == 1 else '~'}",
        f"{month}-{last:02}{'' if last == length else '~'}",
    )


def months_of_season(season: int) -> tuple[int, int] | None:
    """Give the first and last month of a season, None for a winter, which has two years."""
    return _SEASON_MONTHS.get(season)
