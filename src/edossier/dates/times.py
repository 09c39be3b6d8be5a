"""Times of day that stand beside a date: "14:30", "at 3 p.m.", "um 15 Uhr", "в 15 часов"."""

from dataclasses import dataclass

from edossier.dates.points import Points
from edossier.dates.tokens import tokenise
from edossier.dates.vocabulary import load_vocabulary

__all__ = ["Clock", "time_after", "time_before", "time_end"]

_LONGEST = 40  # code points behind a date in which a time is looked for


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, "14:30", and the index of the first token after it."""

    time: str
    end: int


def time_after(points: Points, index: int) -> Clock | None:
    """Read a time that follows a date, with the comma or "at" before it."""
    at = index + 1 if points.is_mark(index, ",") else index
    if points.is_mark(at, frozenset({"T", "t"})):
        at += 1
    named = points.word("hour_before", at)
    if named is not None and (clock := _clock(points, named.end, is_named=True)):
        return clock
    word = points.word("at", at)
    clock = _clock(points, word.end) if word else None
    return clock or _clock(points, at)


def time_before(points: Points) -> tuple[int, Clock | None]:
    """Read a time at the very beginning: the index of the date after it, and the time."""
    clock = time_after(points, 0)
    if clock is None:
        return 0, None
    end = clock.end + 1 if points.is_mark(clock.end, ",") else clock.end
    return end, clock


def time_end(text: str, start: int) -> int:
    """Give where a time of day ends that follows a date; `start` where none follows.

    >>> time_end("5 May 1957, 14:30, Paris", 10)
    17

    Args:
        text: The line.
        start: Where the date ends in it.
    """
    tokens = tokenise(text[start : start + _LONGEST])
    points = Points(tokens, load_vocabulary(), language=None, order=None)
    # The stop of "1958. augusztus 30." is the day's.
    clock = time_after(points, 1 if points.is_mark(0, ".") and points.is_mark(1, ",") else 0)
    return start if clock is None else start + tokens[clock.end - 1].end


def _clock(points: Points, index: int, *, is_named: bool = False) -> Clock | None:
    """Read a time; with a full stop in it ("18.30") only where a word says that it is one."""
    hour = _figure(points, index)
    if hour is None or hour > 24:
        return None
    end, minute = index + 1, 0
    has_minutes = is_named
    separator = points.is_mark(end, frozenset({":", ".", "h"}))
    minutes = _figure(points, end + 1) if separator else None
    if minutes is not None and minutes < 60 and len(points.tokens[end + 1].text) == 2:
        is_plain = points.tokens[end].text == "."
        minute, end, has_minutes = minutes, end + 2, has_minutes or not is_plain
    hours = points.word("hours", end)
    if hours is not None:
        end, has_minutes = hours.end, True
        said = _minutes(points, end) if minutes is None else None
        minute, end = said or (minute, end)
    half, end = _half(points, end)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
        has_minutes = True
    return Clock(f"{hour:02}:{minute:02}", end) if has_minutes else None


def _minutes(points: Points, index: int) -> tuple[int, int] | None:
    """Read the "30 perc" of "18 óra 30 perc"."""
    minute = _figure(points, index)
    word = points.word("minutes", index + 1)
    return (minute, word.end) if minute is not None and minute < 60 and word else None


def _half(points: Points, index: int) -> tuple[str | None, int]:
    """Read "a.m." or "pm"."""
    tokens = points.tokens
    if index >= len(tokens):
        return None, index
    key = tokens[index].key
    if key in ("am", "pm"):
        return key[0], index + 1
    is_dotted = points.is_mark(index + 1, ".") and points.is_mark(index + 2, frozenset("mM"))
    if key in ("a", "p") and is_dotted:
        return key, index + 4 if points.is_mark(index + 3, ".") else index + 3
    return None, index


def _figure(points: Points, index: int) -> int | None:
    if index >= len(points.tokens):
        return None
    token = points.tokens[index]
    return int(token.text) if token.kind == "number" and len(token.text) <= 2 else None
