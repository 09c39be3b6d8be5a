"""Russian names written in Latin letters, as libraries, atlases and the languages of records do."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

__all__ = ["romanised"]

_RUSSIAN = re.compile(r"[а-яё]+(?:[ .-]+[а-яё]+)*\.?", re.IGNORECASE)
_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class _System:
    name: str
    language: str
    rules: tuple[tuple[re.Pattern[str], str], ...]


def romanised(name: str) -> Iterator[tuple[str, str, str]]:
    """Give a Russian name in every system of `russian.toml`: the form, its language, the system.

    Nothing is given of what is not written in the letters of Russian alone.

    >>> dict((system, form) for form, _, system in romanised("Хрущёв"))["Hungarian"]
    'Hruscsov'
    """
    if len(name) > _LONGEST or not _RUSSIAN.fullmatch(name):
        return
    for system in _systems():
        spelt = partial(_spelt, system=system)
        yield _WORD.sub(spelt, name), system.language, system.name


def _spelt(word: re.Match[str], system: _System) -> str:
    made = word[0].lower()
    for pattern, written in system.rules:
        made = pattern.sub(written, made)
    return made[:1].upper() + made[1:] if word[0][0].isupper() else made


@cache
def _systems() -> tuple[_System, ...]:
    table = tomllib.loads((files(__package__) / "russian.toml").read_text("utf-8"))
    letters = list(table["letters"].items())
    return tuple(
        _System(
            one["name"],
            one["language"],
            tuple((re.compile(pattern), made) for pattern, made in (*one["rules"], *letters)),
        )
        for one in table["systems"]
    )
