"""Names in kana written in Latin letters: Hepburn and Kunrei."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from edossier.names.tables import read_table

__all__ = ["kana_romanised"]

_SIGN = r"[\u3041-\u3096\u30a1-\u30fa\u30fcー]"
_NAME = re.compile(rf"{_SIGN}+(?:[ \u3000・=＝]+{_SIGN}+){{0,4}}")
_BETWEEN = re.compile(r"[ \u3000・=＝]+")
_LONGEST = 60
_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_DOUBLED, _NASAL, _LONG = "っ", "ん", "ー"


@dataclass(frozen=True, slots=True)
class _System:
    kana: Mapping[str, str]
    long: Mapping[str, str]


def kana_romanised(name: str) -> Iterator[tuple[str, str]]:
    """Give a name in kana in each system that can write it: the form and the system.

    >>> dict((system, form) for form, system in kana_romanised("はとやま いちろう"))["Kunrei"]
    'Hatoyama Itirô'
    """
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        return
    words = _BETWEEN.split(name.translate(_TO_HIRAGANA))
    for system in _systems():
        spelt = [_spelt(word, system) for word in words]
        if None not in spelt:
            yield " ".join(word.capitalize() for word in spelt if word), system


def _spelt(word: str, system: str) -> str | None:
    """Write one word; None where the system has no letters for it."""
    table = _systems()[system]
    made, at, doubles = "", 0, False
    while at < len(word):
        sign = word[at]
        length = 2 if word[at : at + 2] in table.kana else 1
        if sign == _DOUBLED and not doubles:
            doubles, at = True, at + 1
            continue
        if sign == _NASAL:
            goes_on = word[at + 1 : at + 2]
            made += "n'" if goes_on and goes_on in "あいうえおやゆよ" else "n"
        elif sign == _LONG:
            made = made[:-1] + table.long.get(made[-1:], made[-1:])
        else:
            letters = table.kana.get(word[at : at + length])
            if letters is None:
                return None
            if doubles:
                made += "t" if letters.startswith("ch") else letters[0]
            made = _lengthened(made, letters, word[at + length :], table.long)
        doubles, at = False, at + length
    return None if doubles else made


def _lengthened(made: str, letters: str, behind: str, long: Mapping[str, str]) -> str:
    """Add a sound; o and u behind o, and u behind u, make it long, but not in "Inoue"."""
    is_long = (made[-1:], letters) in {("o", "u"), ("o", "o"), ("u", "u")}
    if (is_long and behind[:1] not in "えい") or (is_long and not behind):
        return made[:-1] + long[made[-1]]
    return made + letters


@cache
def _systems() -> Mapping[str, _System]:
    facts = read_table("kana.toml")
    return {
        name: _System(_pairs(table["kana"]), _pairs(table["long"])) for name, table in facts.items()
    }


def _pairs(row: str) -> dict[str, str]:
    words = row.split()
    return dict(zip(words[::2], words[1::2], strict=True))
