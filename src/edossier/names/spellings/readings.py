"""How Korean and Vietnamese read the Chinese characters of a name: 金日成 is Kim Il Sung."""

import itertools
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from edossier.names.spellings.written import Written

__all__ = ["read_in_korean", "read_in_vietnamese"]

_MOST = 12
_LENGTHS = (2, 3, 4)


def read_in_korean(name: Written) -> Iterator[str]:
    """Give a name of Chinese characters in hangul, in each way that its characters may be read."""
    return map("".join, _read(name, "hanja.tsv"))


def read_in_vietnamese(name: Written) -> Iterator[tuple[str, ...]]:
    """Give a name of Chinese characters in the syllables of Vietnamese, with their marks."""
    return _read(name, "han_viet.tsv")


def _read(name: Written, table: str) -> Iterator[tuple[str, ...]]:
    if name.script != "Hani" or len(name.words) != 1 or len(name.words[0]) not in _LENGTHS:
        return iter(())
    readings = [_table(table).get(character, ()) for character in name.words[0]]
    return itertools.islice(itertools.product(*readings), _MOST)


@cache
def _table(name: str) -> Mapping[str, tuple[str, ...]]:
    text = (files(__package__) / name).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        character: tuple(readings.split())
        for readings, characters in rows
        for character in characters
    }
