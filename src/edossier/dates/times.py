"""Times of day that stand beside a date: "14:30", "at 3 p.m.", "um 15 Uhr", "в 15 часов"."""

from dataclasses import dataclass

from edossier.dates.points import Points

__all__ = ["Clock", "time_after", "time_before"]


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


def _clock(points: Points, index: int) -> Clock | None:
    hour = _figure(points, index)
    if hour is None or hour > 24:
        return None
    end, minute = index + 1, 0
    has_minutes = False
    separator = points.is_mark(end, frozenset({":", ".", "h"}))
    minutes = _figure(points, end + 1) if separator else None
    if minutes is not None and minutes < 60 and len(points.tokens[end + 1].text) == 2:
        minute, end, has_minutes = minutes, end + 2, points.tokens[end].text != "."
    hours = points.word("hours", end)
    if hours is not None:
        end, has_minutes = hours.end, True
    half, end = _half(points, end)
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
        has_minutes = True
    return Clock(f"{hour:02}:{minute:02}", end) if has_minutes else None


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
