"""How a dossier counts: "5", "V", "Five", "fünf" are one number."""

import re
from collections.abc import Mapping
from functools import cache

from edossier.reading.words import folded, table

__all__ = ["ROMAN", "format_note_digits", "parse_number", "spelled_numbers"]

ROMAN = r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""A Roman number up to 99, in capitals."""

_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@cache
def spelled_numbers() -> Mapping[str, str]:
    """Give the number that each spelled-out word of the table stands for, folded."""
    found: dict[str, str] = {}
    for words in table("announcements")["numbers"].values():
        for number, word in enumerate(words, start=1):
            found.setdefault(folded(word), str(number))
    return found


def parse_number(printed: str) -> str | None:
    """Give the number that a dossier means by `printed`, None where it is none.

    >>> [parse_number(word) for word in ("05", "V", "Five", "12a", "x")]
    ['5', '5', '5', '12a', None]
    """
    text = printed.strip()
    if re.fullmatch(r"[0-9]{1,4}[A-Za-zА-я]?", text):
        return text.lstrip("0") or "0"
    if text and re.fullmatch(ROMAN, text):
        return str(_roman(text))
    return spelled_numbers().get(folded(text))


def format_note_digits(printed: str) -> str:
    """Give superscript digits as plain ones: "¹²" is "12"."""
    return printed.translate(_SUPERSCRIPTS)


def _roman(text: str) -> int:
    total = 0
    for here, after in zip(text, [*text[1:], "I"], strict=True):
        value = _ROMAN_VALUES[here]
        total += value if value >= _ROMAN_VALUES[after] or after == here else -value
    return total
