"""Chinese names, read into syllables, as systems and languages write them."""

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from edossier.names.spellings.chinese import Syllables, spellings_of
from edossier.names.tables import read_table

__all__ = ["chinese_written"]

# Given names as one word; then with a hyphen.
_JOINED = (("Pinyin", "Latn", "zh-Latn"), ("Palladius", "Cyrl", "ru"))
_HYPHENED = (
    ("Wade-Giles", "zh-Latn"),
    ("Czech", "cs"),
    ("Hungarian", "hu"),
    ("German", "de"),
)
# EFEO tells apart by the sound of old what Pinyin writes alike: only a character says which it was.
_OF_OLD = {"j": ("k", "ts"), "q": ("k'", "ts'"), "x": ("h", "s")}
_PALATAL = re.compile(r"(?:tch'|tch|hs)(?=[iu])")
_MOST_OF_EFEO = 4
_COLUMNS = {"EFEO": "French/EFEO"}


def chinese_written(read: Syllables) -> Iterator[tuple[str, str, str, str]]:
    """Give a name of syllables in toneless Pinyin, the family name first, in every system.

    EFEO gives several forms where Pinyin leaves the spelling open.

    Returns:
        The form, its script, its language and the system.
    """
    for system, script, language in _JOINED:
        yield _joined(read, system), script, language, system
    for system, language in _HYPHENED:
        usual = _usual(system)
        yield _hyphened([usual.get(one, one) for one in read]), "Latn", language, system
    for spelt in itertools.islice(itertools.product(*map(_efeo, read)), _MOST_OF_EFEO):
        yield _hyphened(spelt), "Latn", "fr", "EFEO"


def _joined(read: Syllables, system: str) -> str:
    """Write family name and given name, the given name as one word, apart where it must be."""
    usual = _usual(system)
    family, *given = (usual.get(syllable, syllable) for syllable in read)
    word = given[0]
    for before, after in itertools.pairwise(given):
        if system == "Pinyin" and after[0] in "aeo":
            word += "'"
        elif system == "Palladius" and before.endswith("н") and after[0] in "аеиоуыэюя":
            word += "ъ"
        word += after
    return f"{family.capitalize()} {word.capitalize()}"


def _hyphened(spelt: Sequence[str]) -> str:
    family, *given = spelt
    return f"{family.capitalize()} {'-'.join(given).capitalize()}"


def _efeo(syllable: str) -> tuple[str, ...]:
    usual = _usual("EFEO").get(syllable, syllable)
    old = _OF_OLD.get(syllable[0]) if _PALATAL.match(usual) else None
    return tuple(_PALATAL.sub(initial, usual, count=1) for initial in old) if old else (usual,)


@cache
def _usual(system: str) -> Mapping[str, str]:
    """Give the usual spelling of each syllable: the first of its row, if it has none of its own."""
    found: dict[str, str] = dict(read_table("chinese_usual.toml").get(system, {}))
    for syllable, spelling in spellings_of(_COLUMNS.get(system, system)):
        found.setdefault(syllable, spelling)
    return found
