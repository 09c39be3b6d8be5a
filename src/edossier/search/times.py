"""Times of day: as a document states them, and as a query asks for them, in minutes.

A time is that of the place where the record was made, as stated; nothing is moved to another zone.
"""

import re
from dataclasses import dataclass

from edossier.errors import QueryError

__all__ = ["TimeField", "minutes_of", "parse_times", "said_times"]

_LAST = 24 * 60 - 1
_STATED = re.compile(r"(\d\d):(\d\d)")
_TYPED = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:([ap])\.?\s?m\.?)?", re.IGNORECASE | re.ASCII)


@dataclass(frozen=True, slots=True)
class TimeField:
    """A condition on the time of day: some minute of the record lies between these two.

    Attributes:
        earliest, latest: Minutes since midnight, both included; from a later to an earlier one
            is over midnight.
    """

    value: str
    earliest: int
    latest: int
    start: int
    end: int


def minutes_of(stated: str) -> tuple[int, int] | None:
    """Give first and last minute of a time as a document states it; None where it has none.

    >>> minutes_of("15:00/17:30"), minutes_of("18:30Z")
    ((900, 1050), (1110, 1110))
    """
    found = [match for part in stated.split("/") if (match := _STATED.match(part.strip()))]
    minutes = [60 * int(match[1]) + int(match[2]) for match in found]
    return (minutes[0], max(minutes[0], minutes[-1])) if minutes else None


def parse_times(value: str, at: int) -> tuple[int, int]:
    """Read `16:30`, `16` (the whole hour), `4 p.m.`, `9..12:30`, `18..`, `..9`.

    Returns:
        First and last minute; a range that runs backwards is over midnight.

    Raises:
        QueryError: It is no time of day.
    """
    left, dots, right = value.partition("..")
    if not dots:
        return _typed(left, at)
    if not left.strip() and not right.strip():
        raise QueryError("a range of hours needs a beginning or an end, as in `9..12`", at=at)
    earliest = _typed(left, at)[0] if left.strip() else 0
    latest = _typed(right, at + len(left) + 2)[1] if right.strip() else _LAST
    return earliest, latest


def said_times(earliest: int, latest: int) -> str:
    """Say hours in words.

    >>> said_times(960, 1019)
    'between 16:00 and 16:59'
    """
    first, last = (f"{minute // 60:02d}:{minute % 60:02d}" for minute in (earliest, latest))
    return f"at {first}" if first == last else f"between {first} and {last}"


def _typed(printed: str, at: int) -> tuple[int, int]:
    match = _TYPED.fullmatch(printed.strip())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if match and match[3]:
        hour = hour % 12 + (12 if match[3].lower() == "p" else 0) if 0 < hour < 13 else 99
    if match is None or hour > 23 or minute > 59:
        raise QueryError(
            f"`{printed.strip()[:40]}` is no time of day; write hours and minutes as `16:30`", at=at
        )
    first = 60 * hour + minute
    return first, first if match[2] else first + 59
