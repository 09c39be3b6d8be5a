"""Dates in running text, with their offsets; in doubt a number is no date."""

from collections.abc import Sequence
from dataclasses import dataclass

from edossier.dates.points import Points
from edossier.dates.readings import Reading, Readings
from edossier.dates.tokens import Token, tokenise
from edossier.dates.vocabulary import Vocabulary, load_vocabulary

__all__ = ["FoundDate", "find"]

_YEARS = range(1700, 2100)  # the years that a bare number of four digits may be
_REACH = 24  # tokens; a date names its year within so many
# What follows such a label is a number of something: "No. 1956", "p. 1956". Three rows: words of
# numbering, Latin and Cyrillic names of archival levels.
_LABELS = frozenset(
    " ".join(
        (
            "no nos nr nro num n° № # § art vol bd t tel ref doc document dok č čj p pp s str",
            "f op d l ll r k fond opis opis' delo list fol fols folder box reel krabice",
            "ф оп д л лл стр с",
        )
    ).split()
)
_INSIDE_NUMBER = frozenset("/-–—.:,#№$€£+=_@\\'’")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in running text.

    Attributes:
        start, end: Offsets in the text, code points, half-open.
        printed: The text between them.
        edtf: EDTF level 1; None where it is doubtful or impossible, and `problem` says why.
        precision: day, month, season, year or decade.
        is_bare: Nothing but years in figures ("1956", "1955-1959"): the weakest sort.
    """

    start: int
    end: int
    printed: str
    edtf: str | None
    precision: str
    is_bare: bool = False
    problem: str | None = None
    candidates: tuple[str, ...] = ()


def find(
    text: str, language: str | None = None, *, century: int | None = None
) -> tuple[FoundDate, ...]:
    """Find the dates in `text`, in order and apart from each other, the longest reading first.

    Words that tie a date to its sentence ("before 1956", "after") are not read as part of it.
    A date without a year is not found.

    >>> [date.edtf for date in find("notes of 20 March 1956, f. 0100, p. 410, l. 39-40")]
    ['1956-03-20']
    """
    tokens = tokenise(text)
    vocabulary = load_vocabulary()
    points = Points(tokens, vocabulary, language=language, order=None)
    readings = Readings(points, century=century, strict=True)
    reaches = _reaches(tokens)
    found: list[FoundDate] = []
    index = 0
    while index < len(tokens):
        reading = None
        if (
            reaches[index]
            and _can_start(tokens, index, vocabulary)
            and not _is_filler(points, index)
        ):
            reading = _best(readings.at(index), tokens, index)
        if reading is None:
            index += 1
            continue
        found.append(_found(text, points, index, reading))
        index = reading.end
    return tuple(found)


def _reaches(tokens: Sequence[Token]) -> list[bool]:
    """Say of each token whether a year or a figure with a point or slash follows soon enough."""
    reaches = [False] * len(tokens)
    nearest = len(tokens) + _REACH + 1
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.kind == "number" and len(token.text) in (2, 4):
            nearest = index
        reaches[index] = nearest - index <= _REACH
    return reaches


def _can_start(tokens: Sequence[Token], index: int, vocabulary: Vocabulary) -> bool:
    token = tokens[index]
    if token.kind == "number":
        if len(token.text) not in (1, 2, 4):
            return False
    elif token.key not in vocabulary.starters and token.text not in ("[", "~"):
        return False
    return not _is_inside(tokens, index)


def _is_filler(points: Points, index: int) -> bool:
    """Say whether a date begins only after this word: the "of" of "of 5 January 1953"."""
    return points.word("of", index) is not None and points.word("from", index) is None


def _is_inside(tokens: Sequence[Token], index: int) -> bool:
    """Say whether the token is a piece of a longer number, word or address."""
    if not tokens[index].glued:
        return False
    before = tokens[index - 1]
    if before.kind != "mark":
        # 1956年10月30日 follows other Han text without a blank.
        return before.kind == "number" or before.text[-1] < "\u3000"
    if before.text not in _INSIDE_NUMBER:
        return False
    # A dash or comma glued to the date but free before it is punctuation: "—30 October".
    return before.text not in "—–," or (before.glued and tokens[index - 2].kind == "number")


def _best(readings: tuple[Reading, ...], tokens: Sequence[Token], index: int) -> Reading | None:
    for reading in readings:
        if reading.precision == "none" or _ends_inside(tokens, reading.end):
            continue
        if not _is_likely(reading, tokens, index):
            continue
        return reading
    return None


def _ends_inside(tokens: Sequence[Token], end: int) -> bool:
    if end >= len(tokens) or not tokens[end].glued:
        return False
    after = tokens[end]
    if after.kind != "mark":
        last = tokens[end - 1].text
        return last not in "年月日号號" and not last.endswith(".")
    if end + 1 >= len(tokens) or not tokens[end + 1].glued:
        return False
    if after.text in "%‰°":
        return True
    return after.text in _INSIDE_NUMBER and tokens[end + 1].kind == "number"


def _is_likely(reading: Reading, tokens: Sequence[Token], index: int) -> bool:
    if reading.edtf is None:
        return _is_likely_doubt(reading, tokens, index)
    if not reading.is_bare and reading.precision in ("day", "month", "season", "decade"):
        return _is_written_as_date(reading, tokens, index)
    years = [
        int(token.text)
        for token in tokens[index : reading.end]
        if token.kind == "number" and len(token.text) == 4
    ]
    if not years or any(year not in _YEARS for year in years):
        return False
    return not (reading.is_bare and _has_label(tokens, index))


def _is_written_as_date(reading: Reading, tokens: Sequence[Token], index: int) -> bool:
    """Refuse a month word that is none here: "may 1956 ..." without a capital, in English."""
    first = tokens[index]
    if reading.precision == "month" and first.key in ("may", "march", "mar"):
        return first.text[0].isupper()
    return True


def _is_likely_doubt(reading: Reading, tokens: Sequence[Token], index: int) -> bool:
    """Keep a doubtful date only where it looks like one all the same."""
    used = tokens[index : reading.end]
    if reading.precision != "day":
        return False
    has_year = any(t.kind == "number" and len(t.text) == 4 and int(t.text) in _YEARS for t in used)
    has_word = any(token.kind == "word" for token in used)
    days = [int(token.text) for token in used if token.kind == "number" and len(token.text) <= 2]
    is_day = all(1 <= day <= 31 for day in days[:1])
    return is_day and (has_year or (has_word and len(days) >= 2))


def _has_label(tokens: Sequence[Token], index: int) -> bool:
    before = index - 1
    if before >= 0 and tokens[before].text in (".", ":", "="):
        before -= 1
    return before >= 0 and tokens[before].key in _LABELS


def _found(text: str, points: Points, index: int, reading: Reading) -> FoundDate:
    tokens = points.tokens
    last = reading.end - 1
    # The stop of "1956 г." belongs to its word, the one of "in October." to the sentence.
    if tokens[last].text == "." and points.word("year", last - 1) is None:
        last -= 1
    start, end = tokens[index].start, tokens[last].end
    return FoundDate(
        start,
        end,
        text[start:end],
        reading.edtf,
        reading.precision,
        reading.is_bare,
        reading.problem,
        reading.candidates,
    )
