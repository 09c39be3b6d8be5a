"""Stemming: a word without its endings, by the rules of its language, where there are rules.

The stemmers are Snowball's. For a language that has none (Slovak, Ukrainian, Bulgarian,
Chinese ...) `stem` gives None: such texts are found by their words as written and by prefix,
and a reader is told so.
"""

import re
import threading
from functools import lru_cache
from typing import Protocol, cast

import snowballstemmer

__all__ = ["has_stemmer", "stem", "stemmed_languages"]

# BCP 47 primary language -> Snowball algorithm. "sh", "hr" and "bs" share Serbian's, which
# takes Latin and Cyrillic. Source: https://snowballstem.org/algorithms/
_ALGORITHMS = {
    "ar": "arabic", "bs": "serbian", "ca": "catalan", "cs": "czech", "da": "danish",
    "de": "german", "el": "greek", "en": "english", "eo": "esperanto", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french",
    "ga": "irish", "hi": "hindi", "hr": "serbian", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sh": "serbian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

# Shorter words are names and particles; a stemmer makes strangers of them meet.
_SHORTEST = 4
_LONGEST = 60
_DIGIT = re.compile(r"\d")


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802  (Snowball's name)


class _ThreadStemmers(threading.local):
    """A stemmer keeps its word in itself while it works, so each thread has its own."""

    def __init__(self) -> None:
        self.by_algorithm: dict[str, _Stemmer] = {}


_stemmers = _ThreadStemmers()


def has_stemmer(language: str | None) -> bool:
    """Say whether words of `language` (BCP 47) can be stemmed."""
    return _algorithm(language) is not None


def stemmed_languages() -> tuple[str, ...]:
    """Give the primary language codes that have a stemmer, in alphabetical order."""
    available = set(snowballstemmer.algorithms())
    return tuple(sorted(code for code, name in _ALGORITHMS.items() if name in available))


@lru_cache(maxsize=100_000)
def stem(word: str, language: str | None) -> str | None:
    """Take the endings off one word.

    Args:
        word: In lower case, with its accents where it was printed with them: a stemmer
            needs them.
        language: BCP 47; None where unknown.

    Returns:
        The stem, or None where the language has no stemmer, or where the word is too short
        to be stemmed safely or too long to be a word.

    >>> stem("conversations", "en")
    'convers'
    """
    name = _algorithm(language)
    if name is None or not _SHORTEST <= len(word) <= _LONGEST or _DIGIT.search(word):
        return None
    stemmer = _stemmers.by_algorithm.get(name)
    if stemmer is None:
        stemmer = cast(_Stemmer, snowballstemmer.stemmer(name))
        _stemmers.by_algorithm[name] = stemmer
    return stemmer.stemWord(word) or None


def _algorithm(language: str | None) -> str | None:
    if language is None:
        return None
    name = _ALGORITHMS.get(language.split("-")[0].lower())
    return name if name in _available() else None


@lru_cache(maxsize=1)
def _available() -> frozenset[str]:
    """Give the algorithms of the installed release: older ones lack Czech and Polish."""
    return frozenset(snowballstemmer.algorithms())
