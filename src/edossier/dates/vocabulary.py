"""The words of dates, from `words.toml`, ready to be looked up in a row of tokens."""

import tomllib
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from edossier.dates.tokens import Token, tokenise

__all__ = ["ANY", "Languages", "Vocabulary", "Word", "load_vocabulary", "shared_languages"]

Languages = frozenset[str] | None
ANY: Languages = None  # a stretch that says nothing of its language, such as a number

_LONGEST_PHRASE = 5
_NUMBERED = {"months": 1, "seasons": 21}  # what the first row of each stands for in EDTF


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase of the vocabulary, as found.

    Attributes:
        value: The number of a month (1-12) or season (21-24); 0 where the kind says all.
        end: Index of the first token after it.
    """

    value: int
    languages: frozenset[str]
    end: int


class Vocabulary:
    """All words, by kind; a kind is a key of `words.toml`."""

    def __init__(self, table: Mapping[str, Mapping[str, Any]]) -> None:
        self._phrases: dict[str, dict[tuple[str, ...], dict[int, frozenset[str]]]] = {}
        self.languages = frozenset(table)
        for language, rows in table.items():
            for kind, phrase, value in _phrases(rows):
                for key in {_keys(phrase), _keys(_plain(phrase))}:
                    values = self._phrases.setdefault(kind, {}).setdefault(key, {})
                    values[value] = values.get(value, frozenset()) | {language}
        self._first_keys = {
            kind: frozenset(key[0] for key in phrases) for kind, phrases in self._phrases.items()
        }
        self.starters = frozenset(
            key[0]
            for kind, phrases in self._phrases.items()
            if kind in {"months", "seasons", "weekdays", "decades_of"} or kind in _PREFIXES
            for key in phrases
        )

    def at(
        self, kind: str, tokens: Sequence[Token], index: int, *, language: str | None = None
    ) -> Word | None:
        """Find the longest word or phrase of `kind` that begins at `index`, with its full stops.

        Where one form means two things, the one of `language` is taken, else the first.
        """
        firsts = self._first_keys.get(kind)
        if firsts is None or index >= len(tokens) or tokens[index].key not in firsts:
            return None
        phrases = self._phrases[kind]
        keys: list[str] = []
        best: Word | None = None
        position = index
        while position < len(tokens) and len(keys) < _LONGEST_PHRASE:
            token = tokens[position]
            keys.append(token.key)
            position += 1
            found = phrases.get(tuple(keys))
            if token.kind == "word" and _is_stop(tokens, position):
                position += 1
            if found is not None:
                value = next((v for v, known in found.items() if language in known), None)
                value = next(iter(found)) if value is None else value
                best = Word(value, found[value], position)
        return best


_PREFIXES = frozenset(
    {"early", "mid", "late", "about", "perhaps", "before", "after", "until", "since", "from"}
)


@cache
def load_vocabulary() -> Vocabulary:
    """Read the packaged table once."""
    content = files("edossier.dates").joinpath("words.toml").read_text(encoding="utf-8")
    return Vocabulary(tomllib.loads(content))


def shared_languages(*all_of: Languages) -> Languages:
    """Give the languages that every stretch allows; an empty set where they contradict."""
    shared: Languages = ANY
    for languages in all_of:
        if languages is not None:
            shared = languages if shared is None else shared & languages
    return shared


def _phrases(rows: Mapping[str, Any]) -> Iterator[tuple[str, str, int]]:
    endings = rows.get("month_endings", [])
    for kind, row in rows.items():
        if kind in _NUMBERED:
            for offset, forms in enumerate(row):
                for form in forms:
                    yield kind, form, offset + _NUMBERED[kind]
                if kind == "months":
                    wide = forms[:1]
                    for form in (stem + ending for stem in wide for ending in endings):
                        yield kind, form, offset + 1
        elif kind != "month_endings":
            for form in row:
                yield kind, form, 0


def _keys(phrase: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenise(phrase))


def _plain(phrase: str) -> str:
    """Drop the accents that a typewriter lacked: "rijna" stands for "října"."""
    decomposed = unicodedata.normalize("NFD", phrase)
    if any("а" <= letter <= "я" for letter in phrase):
        return phrase
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _is_stop(tokens: Sequence[Token], index: int) -> bool:
    return index < len(tokens) and tokens[index].text == "." and tokens[index].glued
