"""An EDTF date in words, for the eye: "30–31 October 1956", "about 1958"."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from edossier.dates.edtf import is_edtf

__all__ = ["format_date"]


def format_date(edtf: str, language: str = "en") -> str:
    """Write an EDTF level 1 date for a reader; what cannot be read is given back unchanged.

    >>> format_date("1956-10-30/1956-10-31")
    '30–31 October 1956'
    >>> format_date("1958~")
    'about 1958'

    Args:
        language: BCP 47 tag; English where the language has no table.
    """
    if not is_edtf(edtf):
        return edtf
    words = _words(language.partition("-")[0].casefold())
    first, slash, last = edtf.partition("/")
    if not slash:
        return _qualified(first, words)
    if first in ("", ".."):
        return str(words["until"]).format(_qualified(last, words))
    if last in ("", ".."):
        return str(words["since"]).format(_qualified(first, words))
    return _range(first, last, words)


def _range(first: str, last: str, words: dict[str, Any]) -> str:
    same_mark = first[-1:] == last[-1:] and first[-1] in "?~%"
    if same_mark:
        mark = first[-1]
        return str(words[mark]).format(_range(first[:-1], last[:-1], words))
    if first[-1] in "?~%" or last[-1] in "?~%":
        return f"{_qualified(first, words)} – {_qualified(last, words)}"
    a, b = first.split("-"), last.split("-")
    if len(a) == len(b) == 1:
        return f"{_date(first, words)}–{_date(last, words)}"
    is_day_range = len(a) == len(b) == 3 and "XX" not in (*a, *b)
    if is_day_range and a[:2] == b[:2]:
        pattern = str(words["day_range"])
        return pattern.format(
            first=int(a[2]), last=int(b[2]), month=_month(a[1], words), year=int(a[0])
        )
    return f"{_date(first, words)} – {_date(last, words)}"


def _qualified(date: str, words: dict[str, Any]) -> str:
    if date[-1] in "?~%":
        return str(words[date[-1]]).format(_date(date[:-1], words))
    return _date(date, words)


def _date(date: str, words: dict[str, Any]) -> str:
    parts = [part for part in date.split("-") if part != "XX"]
    year = parts[0]
    if year.endswith("XX"):
        return str(words["century"]).format(first=f"{year[:2]}00", last=f"{year[:2]}99")
    if year.endswith("X"):
        return str(words["decade"]).format(f"{year[:3]}0")
    if len(parts) == 1:
        return year
    if int(parts[1]) > 12:
        return str(words["season"]).format(words["seasons"][int(parts[1]) - 21], year)
    if len(parts) == 2:
        return str(words["month"]).format(words["standing"][int(parts[1]) - 1], year)
    return str(words["day"]).format(day=int(parts[2]), month=_month(parts[1], words), year=year)


def _month(number: str, words: dict[str, Any]) -> str:
    return str(words["months"][int(number) - 1])


@cache
def _words(language: str) -> dict[str, Any]:
    content = files("edossier.dates").joinpath("formats.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, Any]] = tomllib.loads(content)
    return table.get(language, table["en"])
