"""From the shapes of one date to a whole reading: ranges, doubt words, brackets, calendars.

expression   undated | [ expression ] | about expression | perhaps expression
             | before expression | range | point, each with "?" or a calendar after it
range        from? point joiner point
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from edossier.dates.edtf import day_range
from edossier.dates.partial import (
    Doubt,
    Partial,
    Span,
    fill,
    months_of_season,
    span_of,
    to_gregorian,
)
from edossier.dates.points import Point, Points
from edossier.dates.vocabulary import ANY, Languages, shared_languages

__all__ = ["Reading", "Readings"]

_DEEPEST = 3  # brackets and doubt words inside each other: "[ca. 1955?]"
_DASHES = "-–—/"
_CALENDARS_DIFFER_BY = range(10, 14)  # days, 1582 to 2100


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the tokens up to `end`.

    Attributes:
        edtf: None where the date is doubtful, and then `problem` says why; None without a
            problem where the source says that there is no date.
        precision: Of its finer end: day, month, season, year, decade or none.
        is_bare: Years in figures alone, "1956" or "1955-1959".
    """

    end: int
    edtf: str | None
    problem: str | None = None
    candidates: tuple[str, ...] = ()
    languages: Languages = ANY
    calendar: str = "gregorian"
    precision: str = "none"
    is_bare: bool = False


class Readings:
    """Reads whole expressions at any token of one text.

    Args:
        strict: In running text: no open ranges ("before 1956" is of the sentence, not of the
            date), no expression that is not surely a date.
    """

    def __init__(self, points: Points, *, century: int | None, strict: bool) -> None:
        self._points = points
        self._tokens = points.tokens
        self._century = century
        self._strict = strict

    def at(self, index: int, depth: int = 0) -> tuple[Reading, ...]:
        """Give the readings that begin at `index`, the longest first."""
        if depth > _DEEPEST or index >= len(self._tokens):
            return ()
        found = [after for plain in self._plain(index) for after in self._followed(plain)]
        found += self._prefixed(index, depth)
        # Of equally long readings one that is sure comes first.
        return tuple(
            sorted(found, key=lambda r: (-r.end, r.edtf is None and r.problem is not None))
        )

    # -- what stands around a date ---------------------------------------------------------

    def _prefixed(self, index: int, depth: int) -> Iterator[Reading]:
        if (undated := self._points.word("undated", index)) is not None:
            yield Reading(undated.end, None, languages=undated.languages)
            yield from self._supplied(undated.end, depth)
        yield from self._bracketed(index, depth)
        if self._points.is_mark(index, "~"):
            yield from (_qualified(inner, "~") for inner in self.at(index + 1, depth + 1))
        for kind, qualifier in (("about", "~"), ("perhaps", "?")):
            word = self._points.word(kind, index)
            if word is not None:
                at = word.end + 1 if self._points.is_mark(word.end, ",") else word.end
                yield from (_qualified(inner, qualifier) for inner in self.at(at, depth + 1))
        if not self._strict:
            yield from self._open(index, depth)

    def _bracketed(self, index: int, depth: int) -> Iterator[Reading]:
        """Read "[1955]", which an editor supplied."""
        if self._points.is_mark(index, "["):
            for inner in self.at(index + 1, depth + 1):
                if self._points.is_mark(inner.end, "]"):
                    yield _qualified(replace(inner, end=inner.end + 1), "?", only_if_plain=True)

    def _supplied(self, index: int, depth: int) -> Iterator[Reading]:
        """Read the "[summer 1957]" of "undated [summer 1957]"."""
        at = index + 1 if self._points.is_mark(index, ",") else index
        yield from self._bracketed(at, depth)

    def _open(self, index: int, depth: int) -> Iterator[Reading]:
        """Read "before 1956", "not later than May 1957", "since 1949"."""
        for kind, make in (
            ("before", _before),
            ("after", _after),
            ("until", _until),
            ("since", _since),
        ):
            word = self._points.word(kind, index)
            if word is not None:
                for inner in self.at(word.end, depth + 1):
                    if inner.edtf is not None:
                        yield replace(inner, edtf=make(inner.edtf), is_bare=False)
                    elif inner.problem is not None:
                        yield inner

    def _followed(self, reading: Reading) -> Iterator[Reading]:
        """Read what can follow a date: a question mark, the Hungarian "előtt", a Julian mark."""
        yield reading
        if self._points.is_mark(reading.end, "[("):
            word = self._points.word("no_day", reading.end + 1)
            if word is not None and self._points.is_mark(word.end, "])"):
                yield replace(reading, end=word.end + 1, is_bare=False)
        if self._points.is_mark(reading.end, "?") and not self._strict:
            yield _qualified(replace(reading, end=reading.end + 1), "?")
        if self._strict or reading.edtf is None:
            return
        for kind, make in (("before_after", _before), ("after_after", _after)):
            word = self._points.word(kind, reading.end)
            if word is not None:
                yield replace(reading, end=word.end, edtf=make(reading.edtf))
        if (word := self._points.word("about_after", reading.end)) is not None:
            yield _qualified(replace(reading, end=word.end), "~")

    # -- points and ranges -----------------------------------------------------------------

    def _plain(self, index: int) -> Iterator[Reading]:
        on = None if self._strict else self._points.word("on", index)
        if on is not None:
            for point in self._points.at(on.end):
                reading = self._whole(point)
                if reading is not None:
                    yield reading
        word = self._points.word("from", index)
        if word is not None:
            for first in self._points.at(word.end):
                yield from self._ranges(first, is_between=True)
        for first in self._points.at(index):
            yield from self._ranges(first)
            reading = self._whole(first)
            if reading is not None:
                yield reading

    def _whole(self, point: Point) -> Reading | None:
        if point.languages == frozenset():
            return None
        if point.partial.year is None and self._strict:
            return None
        is_day_of_nothing = point.partial.day is not None and point.partial.month is None
        if is_day_of_nothing:
            return None
        end, is_julian = self._calendar_after(point.end)
        reading = self._written((point.partial, point.partial), end, is_julian)
        if point.other is not None:
            other = self._written((point.other, point.other), end, is_julian)
            reading = _one_of(reading, other)
        is_bare = point.is_bare and point.partial.precision == "year"
        if point.is_bare and not is_bare and self._strict:
            return None
        return replace(reading, languages=point.languages, is_bare=is_bare)

    def _ranges(self, first: Point, *, is_between: bool = False) -> Iterator[Reading]:
        for start, languages, mark in self._joiners(first.end):
            for last in self._points.at(start):
                shared = shared_languages(first.languages, last.languages, languages)
                reading = self._joined(first, last, "to" if is_between else mark)
                if reading is not None and shared != frozenset():
                    yield replace(reading, languages=shared)
            if mark in _DASHES:
                yield from self._shortened(first, start, mark)
        yield from self._double(first)

    def _joiners(self, index: int) -> Iterator[tuple[int, Languages, str]]:
        if self._points.is_mark(index, frozenset(_DASHES)):
            yield index + 1, ANY, self._tokens[index].text
        for kind in ("to", "and"):
            word = self._points.word(kind, index)
            if word is not None:
                yield word.end, word.languages, kind

    def _joined(self, first: Point, last: Point, mark: str) -> Reading | None:
        if self._strict and first.partial.part is None and _is_backwards(first, last):
            return None
        ends = fill(first.partial, last.partial)
        if ends is None or (ends[0].precision != ends[1].precision and _was_filled(first, last)):
            return None
        end, is_julian = self._calendar_after(last.end)
        if mark == "/" and (double := self._double_date(ends, end)) is not None:
            return double
        reading = self._written(ends, end, is_julian)
        if mark == "and" and not self._is_adjacent(*ends):
            return None
        others = (first.other or first.partial, last.other or last.partial)
        if (first.other or last.other) and (other := fill(*others)) is not None:
            reading = _one_of(reading, self._written(other, end, is_julian))
        is_bare = first.is_bare and last.is_bare and ends[0].precision == "year"
        return replace(reading, is_bare=is_bare)

    def _shortened(self, first: Point, index: int, mark: str) -> Iterator[Reading]:
        """Read the "59" of "1955-59" and the "57" of "1956/57": digits come from the first year.

        "1905-06" is as long when read as the month of ISO 8601, and then that reading stands.
        """
        partial = first.partial
        if partial.precision != "year" or partial.year is None or partial.is_short:
            return
        if index >= len(self._tokens) or not self._tokens[index].glued:
            return
        token = self._tokens[index]
        if token.kind != "number" or len(token.text) != 2:
            return
        last = partial.year // 100 * 100 + int(token.text)
        if last <= partial.year or (self._strict and mark == "/" and last != partial.year + 1):
            return
        following = self._points.word("year", index + 1)
        end = following.end if following else index + 1
        reading = self._written((partial, Partial(year=last)), end, is_julian=False)
        yield replace(reading, is_bare=first.is_bare, languages=first.languages)

    def _is_adjacent(self, first: Partial, last: Partial) -> bool:
        """Say whether "X and Y" leaves nothing between, so that a range says the same."""
        try:
            end = day_range(span_of(first, self._century)[1]).latest
            start = day_range(span_of(last, self._century)[0]).earliest
        except Doubt:
            return False
        return end is not None and start is not None and start - end == timedelta(days=1)

    # -- calendars -------------------------------------------------------------------------

    def _calendar_after(self, index: int) -> tuple[int, bool]:
        """Read "(Old Style)", ", O.S." or "по старому стилю": the token after, whether Julian."""
        opening = self._points.is_mark(index, "([,")
        at = index + 1 if opening else index
        is_closed = self._points.is_mark(index, "([")
        for kind in ("julian", "gregorian"):
            word = self._points.word(kind, at)
            if word is None:
                continue
            if not is_closed:
                return word.end, kind == "julian"
            if self._points.is_mark(word.end, ")]"):
                return word.end + 1, kind == "julian"
        return index, False

    def _double(self, first: Point) -> Iterator[Reading]:
        """Read "25 October (7 November) 1917" and "25 October 1917 (7 November)"."""
        if not self._points.is_mark(first.end, "("):
            return
        for last in self._points.at(first.end + 1):
            if not self._points.is_mark(last.end, ")"):
                continue
            end = last.end + 1
            year = next((p for p in self._points.at(end) if p.partial.precision == "year"), None)
            partial = last.partial
            if year is not None and partial.year is None and year.partial.part is None:
                partial, end = replace(partial, year=year.partial.year), year.end
            ends = fill(first.partial, partial)
            double = self._double_date(ends, end) if ends else None
            if double is not None:
                yield replace(double, languages=shared_languages(first.languages, last.languages))

    def _double_date(self, ends: tuple[Partial, Partial], end: int) -> Reading | None:
        """See one day in two calendars: the second is the first, moved by 10 to 13 days."""
        if ends[0].precision != "day" or ends[1].precision != "day":
            return None
        try:
            first, last = (span_of(partial, self._century)[0] for partial in ends)
            if to_gregorian((first, first))[0] != last:
                return None
            apart = (date.fromisoformat(last) - date.fromisoformat(first)).days
        except (Doubt, OverflowError):
            return None
        if apart not in _CALENDARS_DIFFER_BY:
            return None
        return Reading(end, last, calendar="julian", precision="day")

    # -- writing ---------------------------------------------------------------------------

    def _written(self, ends: tuple[Partial, Partial], end: int, is_julian: bool) -> Reading:
        first, last = ends
        calendar = "julian" if is_julian else "gregorian"
        precision = first.precision
        try:
            span = _span(first, last, self._century)
            span = to_gregorian(span) if is_julian else span
            edtf = _interval(span)
        except Doubt as doubt:
            return Reading(end, None, doubt.problem, doubt.candidates, ANY, calendar, precision)
        except OverflowError:
            return Reading(end, None, "the calendar ends here", (), ANY, calendar, precision)
        return Reading(end, edtf, calendar=calendar, precision=precision)


def _span(first: Partial, last: Partial, century: int | None) -> Span:
    if first == last:
        return span_of(first, century)
    if first.season is not None or last.season is not None:
        first, last = _as_months(first, is_first=True), _as_months(last, is_first=False)
        start, end = span_of(first, century)[0], span_of(last, century)[1]
        return f"{start}~", f"{end}~"
    return span_of(first, century)[0], span_of(last, century)[1]


def _as_months(partial: Partial, *, is_first: bool) -> Partial:
    """Level 1 has no interval of seasons: give the month at which this one begins or ends."""
    if partial.season is None:
        return partial
    months = months_of_season(partial.season)
    if months is None:
        raise Doubt("a winter has two years, so it cannot be the end of a range")
    return Partial(year=partial.year, month=months[0] if is_first else months[1])


def _interval(span: Span) -> str:
    first, last = span
    if first == last:
        return first
    if _starts(first) > _starts(last):
        raise Doubt(f"the range runs backwards, from {first} to {last}")
    return f"{first}/{last}"


def _starts(edtf: str) -> date:
    return day_range(edtf).earliest or date.min


def _one_of(first: Reading, second: Reading) -> Reading:
    """Decide between two ways to read figures: the one that is a date, else neither."""
    if first.edtf is None or second.edtf is None or first.edtf == second.edtf:
        return second if first.edtf is None else first
    return replace(
        first,
        edtf=None,
        problem=f"it can be {first.edtf} or {second.edtf}, and nothing says which",
        candidates=(first.edtf, second.edtf),
    )


def _qualified(reading: Reading, qualifier: str, *, only_if_plain: bool = False) -> Reading:
    """Mark a reading as uncertain or approximate; both together are `%`."""
    if reading.edtf is None:
        return replace(reading, is_bare=False)
    if only_if_plain and any(mark in reading.edtf for mark in "?~%"):
        return replace(reading, is_bare=False)
    ends = [_mark(end, qualifier) for end in reading.edtf.split("/")]
    return replace(reading, edtf="/".join(ends), is_bare=False)


def _mark(end: str, qualifier: str) -> str:
    if end in ("", "..") or end.endswith(("%", qualifier)):
        return end
    return f"{end[:-1]}%" if end.endswith(("?", "~")) else end + qualifier


def _was_filled(first: Point, last: Point) -> bool:
    return first.partial.year is None or last.partial.year is None


def _is_backwards(first: Point, last: Point) -> bool:
    years = first.partial.year, last.partial.year
    return years[0] is not None and years[1] is not None and years[0] > years[1]


def _before(edtf: str) -> str:
    """Open a range that ends right before `edtf`, as fine as `edtf` is.

    >>> _before("1956"), _before("1956-10")
    ('../1955', '../1956-09')
    """
    first = edtf.partition("/")[0]
    if first == "..":
        return edtf
    start = day_range(first).earliest
    if start is None or start == date.min:
        return edtf
    return f"../{_as_fine(start - timedelta(days=1), first)}"


def _after(edtf: str) -> str:
    last = edtf.rpartition("/")[2]
    if last == "..":
        return edtf
    end = day_range(last).latest
    if end is None or end == date.max:
        return edtf
    return f"{_as_fine(end + timedelta(days=1), last)}/.."


def _until(edtf: str) -> str:
    return f"../{edtf.rpartition('/')[2]}"


def _since(edtf: str) -> str:
    return f"{edtf.partition('/')[0]}/.."


def _as_fine(day: date, model: str) -> str:
    qualifier = model[-1] if model[-1] in "?~%" else ""
    plain = model.rstrip("?~%")
    if len(plain) == 4:
        return f"{day.year:04}{qualifier}"
    if len(plain) == 7:
        return f"{day.year:04}-{day.month:02}{qualifier}"
    return day.isoformat() + qualifier
