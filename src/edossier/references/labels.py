"""The words that name levels, from the table, as patterns and as terminals of the grammars."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from edossier.references.flatten import flatten

__all__ = ["LevelWords", "label_pattern", "level_words", "terminals"]


@dataclass(frozen=True, slots=True)
class LevelWords:
    """One level of one tradition and the words that label it.

    Attributes:
        isad: "fonds", "series", "file", "item", "container", "leaf", "page", "either" ...
    """

    level: str
    isad: str
    words: tuple[str, ...]


@cache
def _table() -> tuple[tuple[str, LevelWords], ...]:
    table = files("edossier.references").joinpath("tables", "level_words.json")
    return tuple(
        (row["tradition"], LevelWords(row["level"], row["isad"], tuple(row["words"])))
        for row in json.loads(table.read_text("utf-8"))
    )


@cache
def level_words(*traditions: str) -> tuple[LevelWords, ...]:
    """Give the levels of these traditions; a later one takes its words from the earlier ones."""
    owners: dict[str, list[tuple[str, LevelWords]]] = {}
    for tradition in traditions:
        own: dict[str, list[tuple[str, LevelWords]]] = {}
        for name, row in _table():
            for word in row.words if name == tradition else ():
                own.setdefault(_plain(word), []).append((word, row))
        owners |= own
    rows: dict[tuple[str, str], list[str]] = {}
    for word, row in (pair for pairs in owners.values() for pair in pairs):
        rows.setdefault((row.level, row.isad), []).append(word)
    return tuple(LevelWords(level, isad, tuple(words)) for (level, isad), words in rows.items())


def _plain(word: str) -> str:
    return word.casefold().replace(".", "").replace(" ", "")


def label_pattern(words: Iterable[str]) -> str:
    """Give a pattern of any of the words, with or without full stop, blanks as printed.

    The word is whole: no letter or digit stands before it, no letter after it.
    """
    longest_first = sorted({form for w in words for form in _printed(w)}, key=_by_length)
    flexible = [
        re.escape(w).replace(r"\ ", r"\s{0,2}").replace(r"\.", r"\.?") for w in longest_first
    ]
    return rf"(?<![^\W_])(?:{'|'.join(flexible)})['’ʹʼ]?(?![^\W\d_])\s{{0,3}}[.:]?"


def _by_length(word: str) -> tuple[int, str]:
    return -len(word), word


def _printed(word: str) -> tuple[str, ...]:
    """Give a word as it is printed, and without its accents where it is long enough to be told."""
    plain = flatten(word).text
    is_told = len(plain.replace(".", "")) > 4 and plain != word.casefold()
    return (word, plain) if is_told else (word,)


def terminals(rows: Iterable[LevelWords], lookahead: str) -> str:
    """Write one Lark terminal a level: its label, where a value that fits comes next.

    The label alone is blind to case: "AB 12" is a number, the "Asie 1944" of a series is none.
    """
    return "\n".join(
        f"{row.level.upper()}_LABEL.5: /(?i:{_for_lark(label_pattern(row.words))}){lookahead}/"
        for row in rows
    )


def _for_lark(pattern: str) -> str:
    return pattern.replace("/", r"\/")
