"""A whole string that is a date, to EDTF level 1."""

from dataclasses import dataclass
from typing import Literal

from edossier.dates.edtf import is_edtf
from edossier.dates.points import Order, Points
from edossier.dates.readings import Reading, Readings
from edossier.dates.times import Clock, time_after, time_before
from edossier.dates.tokens import Token, tokenise
from edossier.dates.vocabulary import Languages, load_vocabulary

__all__ = ["ParsedDate", "parse"]

_LONGEST = 200  # code points; no printed date is longer, and no message should be


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """What a printed date was understood as.

    Attributes:
        printed: As given.
        edtf: EDTF level 1; None where the date is doubtful or the source says "undated".
        problem: Why there is no `edtf`; None where all is well, and where it is undated.
        candidates: What it may be, as EDTF, where it is ambiguous.
        language: BCP 47 tag: the one given, else the only one whose words were used, else None.
        calendar: In which it is printed; `edtf` is always Gregorian.
        time: A time of day that was printed with it, "14:30".
    """

    printed: str
    edtf: str | None
    problem: str | None = None
    candidates: tuple[str, ...] = ()
    language: str | None = None
    calendar: Literal["gregorian", "julian"] = "gregorian"
    time: str | None = None

    @property
    def is_undated(self) -> bool:
        """Say whether the source itself states that there is no date."""
        return self.edtf is None and self.problem is None


def parse(
    printed: str,
    language: str | None = None,
    order: Order | None = None,
    *,
    century: int | None = None,
) -> ParsedDate:
    """Read a date as scholars and archives print it; doubt is an answer, never an exception.

    >>> parse("30-31 October 1956").edtf
    '1956-10-30/1956-10-31'
    >>> parse("31 April 1956").problem
    'April 1956 has 30 days, so there is no 31 April'
    >>> parse("10/11/1956").candidates
    ('1956-11-10', '1956-10-11')

    Args:
        printed: The date and nothing else. EDTF itself is read too.
        language: BCP 47 tag, which settles words with two meanings and the order of figures.
        order: Of figures: "dmy", "mdy" or "ymd".
        century: The first digits of a year printed with two: 19 makes "56" 1956.
    """
    stripped = printed.strip().rstrip(",;:").strip()
    if len(stripped) > _LONGEST:
        return ParsedDate(printed, None, f"it is too long for a date: over {_LONGEST} characters")
    if ("/" not in stripped and is_edtf(stripped)) or _is_whole_interval(stripped):
        return ParsedDate(printed, stripped, language=language)
    tokens = tokenise(stripped)
    if tokens and tokens[0].text == "(" and tokens[-1].text == ")":
        tokens = tokens[1:-1]
    points = Points(tokens, load_vocabulary(), language=language, order=order)
    readings = Readings(points, century=century, strict=False)
    before = time_before(points)
    best: tuple[Reading, Clock | None] | None = None
    for start, clock in dict.fromkeys(((0, None), before)):
        for reading in readings.at(start):
            after = time_after(points, reading.end)
            end = _past_stop(tokens, after.end if after else reading.end)
            if end >= len(tokens) and (best is None or _is_better(reading, best[0])):
                best = reading, after or clock
    if best is None:
        return ParsedDate(printed, None, _why_not(tokens), language=language)
    reading, found = best
    return ParsedDate(
        printed,
        reading.edtf,
        reading.problem,
        reading.candidates,
        language or _only(reading.languages),
        "julian" if reading.calendar == "julian" else "gregorian",
        found.time if found else None,
    )


def _is_whole_interval(text: str) -> bool:
    """An EDTF interval; "1956/57" and the season "1956/1957" of a school year are read as well."""
    return text.count("/") == 1 and not text.startswith("/") and is_edtf(text)


def _is_better(reading: Reading, than: Reading) -> bool:
    return than.problem is not None and reading.problem is None


def _past_stop(tokens: list[Token], end: int) -> int:
    return end + 1 if end < len(tokens) and tokens[end].text == "." else end


def _why_not(tokens: list[Token]) -> str:
    if not tokens:
        return "it is empty"
    return "it is not a date in any form known here"


def _only(languages: Languages) -> str | None:
    return next(iter(languages)) if languages is not None and len(languages) == 1 else None
