"""Acronyms of archives: which names are one, and whether a text prints it in its capitals."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["WORD", "is_acronym", "is_printed_as"]

WORD = re.compile(r"[^\W_]+(?:['’‘ʻʼʹ][^\W\d_]+)*['’ʼʹ]?")


def is_printed_as(acronym: str, printed: str) -> bool:
    """Say whether an acronym stands in its capitals; of three letters on, accents may be lost."""
    own, found = _capitals(acronym), _capitals(printed)
    return own == found or (len(own) > 2 and found.isascii() and _bare(own) == found)


def _bare(text: str) -> str:
    """Give `text` without its accents, its capitals kept: "AÚVKSČ" is typed "AUVKSC"."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


@lru_cache(maxsize=1 << 14)  # asked of every name of the table, and of each again when it is met
def is_acronym(name: str) -> bool:
    """Say whether a name is written in capitals, or too short to be anything else."""
    return (
        all(
            len(word) <= 12 and sum(map(str.isupper, word)) * 2 >= len(word)
            for word in WORD.findall(name)
        )
        or len(name) <= 5
    )


def _capitals(text: str) -> str:
    return "".join(char for char in text if char.isalnum())
