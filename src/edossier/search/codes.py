"""The names of language and country codes, for the eye and for who types a name."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from edossier.text.folding import fold

__all__ = ["country_code", "country_name", "language_code", "language_name"]


def language_name(tag: str) -> str:
    """Give the English name of a BCP 47 language, the tag itself where it has none here.

    >>> language_name("cs"), language_name("zh-Hant")
    ('Czech', 'Chinese (zh-Hant)')
    """
    primary, _, rest = tag.partition("-")
    name = _table()["languages"].get(primary.lower())
    if name is None:
        return tag
    return f"{name} ({tag})" if rest else name


def country_name(code: str) -> str:
    """Give the English name of an ISO 3166 code, the code itself where it has none here."""
    return _table()["countries"].get(code.upper(), code)


def language_code(name: str) -> str | None:
    """Give the code of a language by its English name; None where it is not known."""
    return _code("languages", name)


def country_code(name: str) -> str | None:
    """Give the code of a country by its English name; None where it is not known."""
    return _code("countries", name)


def _code(kind: str, name: str) -> str | None:
    wanted = fold(name.strip()).text
    return next(
        (code for code, known in _table()[kind].items() if fold(known).text == wanted), None
    )


@cache
def _table() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files("edossier.search").joinpath("codes.toml").read_text("utf-8"))
