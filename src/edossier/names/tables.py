"""The tables of names, read once from the TOML files beside this module."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from edossier.names.words import key_of, keys_of

__all__ = ["Forms", "Titles", "load_forms", "load_titles", "read_table"]


@dataclass(frozen=True, slots=True)
class Titles:
    """Forms of address and offices, as rows of word keys.

    Attributes:
        short: Abbreviations of a form of address: with a full stop only.
        longest: Words in the longest row.
        first_keys: The first word of every row.
    """

    address: frozenset[tuple[str, ...]]
    office: frozenset[tuple[str, ...]]
    short: frozenset[str]
    longest: int
    first_keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Forms:
    """What personal names are built of; each a set of word keys."""

    given: frozenset[str]
    given_hungarian: frozenset[str]
    chinese: frozenset[str]
    korean: frozenset[str]
    vietnamese: frozenset[str]
    syllables: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    not_names: frozenset[str]


@cache
def load_titles() -> Titles:
    """Read `titles.toml`."""
    rows = read_table("titles.toml").values()
    address = frozenset(keys_of(phrase) for row in rows for phrase in row["address"])
    office = frozenset(keys_of(phrase) for row in rows for phrase in row["office"])
    short = frozenset(key_of(word) for row in rows for word in row["short"])
    rows_of_both = address | office
    first_keys = frozenset(keys[0] for keys in rows_of_both)
    return Titles(address, office, short, max(map(len, rows_of_both)), first_keys)


@cache
def load_forms() -> Forms:
    """Read `forms.toml`."""
    table = read_table("forms.toml")
    given, surnames = table["given"], table["surnames"]
    return Forms(
        given=frozenset().union(*(_keys(names) for names in given.values())),
        given_hungarian=_keys(given["hu"]),
        chinese=_keys(surnames["zh"]) | _keys(surnames["wade"]),
        korean=_keys(surnames["ko"]),
        vietnamese=_keys(surnames["vi"]),
        syllables=_syllables(table["pinyin"]),
        particles=_keys(table["particles"]["words"]),
        suffixes=_keys(table["suffixes"]["words"]),
        not_names=_keys(table["not_names"]["words"]),
    )


def read_table(name: str) -> dict[str, Any]:
    """Read one packaged TOML table."""
    return tomllib.loads(files("edossier.names").joinpath(name).read_text(encoding="utf-8"))


def _keys(names: str) -> frozenset[str]:
    return frozenset(key_of(name) for name in names.split())


def _syllables(rows: dict[str, str]) -> frozenset[str]:
    return frozenset(
        initial + final for initial, finals in rows.items() for final in finals.split()
    )
