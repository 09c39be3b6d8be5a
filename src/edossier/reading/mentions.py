"""Mentions of the dossier's documents in running text: "Document 5", "Documents 2-3"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from edossier.reading.numbering import parse_number, spelled_numbers
from edossier.reading.words import alternatives, folded, table
from edossier.text.folding import Folded, fold

__all__ = ["Mention", "find_mentions"]

_LONGEST_RANGE = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """One document mentioned; "Documents 2-3" makes two over one range.

    Attributes:
        start, end: Offsets in the text, code points.
        number: Of the document mentioned.
    """

    start: int
    end: int
    number: str


def find_mentions(text: str) -> tuple[Mention, ...]:
    """Find the mentions in `text`, in order.

    >>> [mention.number for mention in find_mentions("Documents 2-3, 5 and Doc. Seven")]
    ['2', '3', '5', '7']
    """
    words = fold(text)
    found: list[Mention] = []
    for match in _patterns()[0].finditer(words.text):
        start = words.source_range(*match.span())[0]
        if match["postfixed"]:
            end = words.source_range(*match.span())[1]
            found += [Mention(start, end, number) for number in _counted(match["postfixed"])]
            continue
        number = _number(text, words.source_range(*match.span("number")), start)
        if number is not None:
            found += _listed(text, words, match, number)
    return tuple(found)


def _counted(printed: str) -> list[str]:
    """Read the numbers before a Hungarian "dokumentum": "1-3.", "2. es a 4."."""
    numbers: list[str] = []
    is_range = False
    for match in re.finditer(r"([0-9]{1,3})\.?\s?(-?)", printed):
        number = match[1].lstrip("0") or "0"
        numbers += _between(numbers[-1], number) if is_range else [number]
        is_range = bool(match[2])
    return numbers


def _listed(text: str, words: Folded, match: re.Match[str], number: str) -> list[Mention]:
    """Read what follows the first number: "-3", ", 5", " and 7"."""
    found: list[Mention] = []
    label_start = start = words.source_range(*match.span())[0]
    numbers, end = [number], match.end()
    several = match["word"].rstrip(". ") in _several()
    while following := _patterns()[1].match(words.text, end):
        at = words.source_range(*following.span("number"))
        next_number = _number(text, at, label_start)
        if next_number is None or not (following["dash"] or several):
            break
        if following["dash"]:
            numbers += _between(numbers[-1], next_number)
        else:
            found += _group(words, start, end, numbers)
            numbers, start = [next_number], at[0]
        end = following.end()
    return found + _group(words, start, end, numbers)


def _group(words: Folded, start: int, end: int, numbers: Sequence[str]) -> list[Mention]:
    source_end = words.source_range(end - 1, end)[1]
    return [Mention(start, source_end, number) for number in numbers]


def _between(first: str, last: str) -> list[str]:
    """Give the numbers behind `first` up to `last`: from "2" to "4" they are 3 and 4."""
    if not (first.isdecimal() and last.isdecimal()):
        return [last]
    low, high = int(first), int(last)
    if not low < high <= low + _LONGEST_RANGE:
        return [last]
    return [str(number) for number in range(low + 1, high + 1)]


def _number(text: str, at: tuple[int, int], label_start: int) -> str | None:
    """Read a number; a Roman one only in capitals, after a word with a capital."""
    printed = text[at[0] : at[1]]
    if re.fullmatch("[ivxlcIVXLC]+", printed) and not (
        printed.isupper() and text[label_start].isupper()
    ):
        return None
    return parse_number(printed)


@cache
def _several() -> frozenset[str]:
    return frozenset(folded(word).rstrip(".") for word in table("announcements")["several"])


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    tables = table("announcements")
    # A piece or an item of something else is common in prose: these need the sign of a number.
    common = ("item", "pièce", "pièces")
    before = alternatives(folded(word) for word in tables["before"] if word not in common)
    signed = alternatives(folded(word) for word in common)
    after = alternatives(folded(word) for word in tables["after"])
    signs = alternatives(folded(word) for word in tables["sign"])
    sign = rf"(?:(?:{signs})\s*)?"
    joined = alternatives(folded(word) for word in tables["joined"])
    number = (
        rf"(?P<number>[0-9]{{1,3}}[a-z]?|[ivxlc]{{1,7}}|{alternatives(spelled_numbers())})"
        r"(?!\w|[./]\w)"
    )
    first = re.compile(
        rf"(?<!\w)(?P<word>(?:{before})|(?:{signed})(?=\s+(?:{signs})))"
        # No blank: "Doc.2", but the "ot" of "dokumentumot" is no five.
        rf"(?:\.?\s*{sign}(?=[0-9])|\.?\s+{sign}|\.{sign}){number}"
        rf"|(?<![\w.])(?P<postfixed>[0-9]{{1,3}}(?:\.?\s?(?:-|(?:,|es|valamint|illetve|vagy)"
        rf"(?:\saz?)?)\s?[0-9]{{1,3}}){{0,6}})(?:\.\s+{sign}|\.?\s+(?:{signs})\s*)(?:{after})(?!\w)"
    )
    more = re.compile(
        rf"\s?(?:(?P<dash>-)\s?|,\s?(?:(?:{joined})\s)?|\s?(?:{joined})\s){sign}{number}"
    )
    return first, more
