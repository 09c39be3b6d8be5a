"""The series of a dossier and its number: "CWIHP e-Dossier No. 46", "Prameny, č. 3"."""

import re
from functools import cache

from edossier.dossier import Series
from edossier.reading.ledger import Ledger, printed
from edossier.reading.words import alternatives, folded, table

__all__ = ["is_series", "is_series_name", "leading_series", "read_series"]

_LONGEST = 160
_LONGEST_NAME = 80
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?…][”\"»)\]]{0,2}\s+[^\W\d_]*[A-ZÀ-ÞА-ЯŚŽŠČŘĎŤŇŐŰŁ]")
_NUMBER = r"(?P<number>[0-9]{1,4}[a-z]?(?:[/-][0-9]{1,4})?)[\s.)]*"


def is_series(text: str) -> bool:
    """Say whether a line is the name of a series with a number, and nothing else.

    >>> is_series("NKIDP Document Reader #3"), is_series("The winter of 1956")
    (True, False)
    """
    return _match(text) is not None


def is_series_name(text: str) -> bool:
    """Say whether a line names a series without a number: "Rain e-Dossier Series".

    >>> is_series_name("Rain e-Dossier Series"), is_series_name("A series of letters, 1957")
    (True, False)
    """
    return len(text) <= _LONGEST_NAME and bool(_named_series().fullmatch(text.strip(" .")))


@cache
def _named_series() -> re.Pattern[str]:
    words = alternatives(table("labels")["dossier"]["series"])
    names = alternatives(table("labels")["head"]["series_name"])
    # "Schriftenreihe": German writes the word together with what it is of.
    return re.compile(
        rf"(?:[^\d,;:.!?]{{0,70}}(?:(?<!\w)(?:{words}|{names})|reihe))"
        rf"|(?:{words})\s[^\d,;:.!?]{{2,70}}",
        re.IGNORECASE,
    )


def leading_series(text: str, *, needs_word: bool) -> int | None:
    """Give the length of a series that opens a line and ends at a colon or dash.

    Args:
        text: The line.
        needs_word: Ask that its name hold a word for a series, since a title follows.

    >>> leading_series("Rain e-Dossier no. 12: The Flood", needs_word=True)
    22
    """
    for stop in re.finditer(r"\s*:\s|\s+[–—-]+\s", text[:_LONGEST]):
        match = _match(text[: stop.start()])
        if match and (not needs_word or _word().search(match["name"])):
            return stop.start()
    return None


@cache
def _word() -> re.Pattern[str]:
    names = alternatives(table("labels")["head"]["series_word"])
    return re.compile(rf"(?<!\w)(?:{names})s?(?!\w)", re.IGNORECASE)


def read_series(ledger: Ledger, start: int, end: int) -> Series | None:
    """Read a range of the source as a series with its number, None where it is none."""
    match = _match(ledger.masked(start, end).rstrip())
    if match is None:
        return None
    name = ledger.trim(start + match.start("name"), start + match.end("name"))
    number = (start + match.start("number"), start + match.end("number"))
    first, second = sorted([name, number])
    ledger.label("series number", start, first[0])
    ledger.label("series number", first[1], second[0])
    ledger.label("series number", second[1], end)
    evidence = {"name": printed(*name), "number": printed(*number)}
    return Series(name=ledger.cut(*name).text, number=ledger.cut(*number).text, evidence=evidence)


def _match(text: str) -> re.Match[str] | None:
    if len(text) > _LONGEST:
        return None
    matches = (pattern.fullmatch(text) for pattern in _patterns())
    return next((match for match in matches if match and _is_name(match["name"])), None)


def _is_name(text: str) -> bool:
    """Tell the name of a series from a sentence that ends with "(document no. 1)"."""
    if _SENTENCE.search(text) or text.count("(") > text.count(")"):
        return False
    return _announcing().search(folded(text)) is None


@cache
def _announcing() -> re.Pattern[str]:
    words = alternatives(folded(word) for word in table("announcements")["before"])
    return re.compile(rf"(?<!\w)(?:{words})$")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = table("labels")["head"]
    sign = alternatives(words["series_sign"])
    name = alternatives(words["series_word"])
    series = alternatives(table("labels")["dossier"]["series"])
    return (
        re.compile(
            rf"(?P<name>\S.{{1,120}}?)(?:[\s,:(]{{1,3}}|(?<=\w)(?=#|№))(?:{sign})\s*{_NUMBER}",
            re.IGNORECASE,
        ),
        # "4. szám", "7. Heft": the number first.
        re.compile(
            rf"(?P<name>\S.{{1,120}}?)[\s,:(]{{1,3}}(?P<number>[0-9]{{1,4}})\.?\s*(?:{sign})[\s.)]*",
            re.IGNORECASE,
        ),
        re.compile(rf"(?P<name>.{{0,100}}(?<!\w)(?:{name})s?)\s+{_NUMBER}", re.IGNORECASE),
        # "Dossier Nr. 8 der Reihe „Quellen“", "No. 3 in the series Rain Papers": the number first.
        re.compile(
            rf"(?:(?:{name})\s+)?(?:{sign})\s*(?P<number>[0-9]{{1,4}}),?\s+"
            rf"(?:(?:in|of|de|dans|aus)\s+)?(?:(?:the|der|la|die)\s+)?(?:{series})\s+"
            r"[„“\"«]?(?P<name>[^\d„“”\"«»]{2,100})[“”\"»]?[\s.]*",
            re.IGNORECASE,
        ),
    )
