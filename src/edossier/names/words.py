"""The words of a text as names need them: initials, capitalised words, the rest."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

__all__ = ["Word", "key_of", "keys_of", "split_words", "without_possessive"]

WordKind = Literal["initial", "capital", "small", "mark"]

# Forenames that are printed shortened, with a stop; they are read as initials are.
_SHORTENED = (
    "Joh|Jos|Chr|Ant|Alex|Geo|Fred|Friedr|Heinr|Wilh|Ferd|Herm|Ludw|Edw|Thos|Chas|Jas|Robt|"
    "Vlad|Wład|Stanisł"
)
# "P.", "Ia.", "Zh.", "J.-P." is an initial; a word may hold hyphens and apostrophes inside.
_WORD = re.compile(
    rf"(?P<initial>(?:(?<!\w)(?:{_SHORTENED})|[^\W\d_]{{1,2}})\.)"
    r"|(?P<word>[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’‘ʹʼ-](?=[^\W\d_]))*)"
    r"|(?P<mark>[0-9]+|\S)"
)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʹ": "'", "ʼ": "'", "`": "'"})
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, initial or mark with its offsets.

    Attributes:
        key: For comparing: composed, without case, one kind of apostrophe.
        gap: The text between the word before and this one, "" where they touch.
    """

    start: int
    end: int
    text: str
    kind: WordKind
    key: str
    gap: str


def key_of(text: str) -> str:
    """Give the form in which words are compared; accents stay, since they tell names apart."""
    return unicodedata.normalize("NFC", text).casefold().translate(_APOSTROPHES)


def keys_of(phrase: str) -> tuple[str, ...]:
    """Give the keys of all words of a phrase."""
    return tuple(word.key for word in split_words(phrase))


def without_possessive(text: str) -> str:
    """Peel the English possessive: "Mao’s" is Mao.

    >>> without_possessive("Khrushchev’s")
    'Khrushchev'
    """
    return _POSSESSIVE.sub("", text)


def split_words(text: str) -> list[Word]:
    """Cut `text` into words and marks, in order."""
    words: list[Word] = []
    previous = 0
    for match in _WORD.finditer(text):
        printed, start = match[0], match.start()
        gap = text[previous:start] if words else ""
        previous = match.end()
        words.append(
            Word(start, previous, printed, _kind(match), key_of(without_possessive(printed)), gap)
        )
    return words


def _kind(match: re.Match[str]) -> WordKind:
    printed = match[0]
    if match.lastgroup == "mark":
        return "mark"
    if not printed[0].isupper():
        return "small"
    return "initial" if match.lastgroup == "initial" else "capital"
