"""Vietnamese names: with marks, without, or in Russian transcription, to sounds a syllable."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from edossier.names.spellings.readings import read_in_vietnamese
from edossier.names.spellings.written import Written, bare, is_initial

__all__ = ["vietnamese_readings"]

# What other languages write for "ch".
_ABROAD = re.compile("tsch|sch|č|š|sz|cs|cz|ș|ş|ç")
_TONES = frozenset("\u0323\u0309\u031b")  # dot below, hook above, horn
_ALIKE = str.maketrans("іїє", "иие")


@dataclass(frozen=True, slots=True)
class _Facts:
    surnames: frozenset[str]
    sounded_surnames: frozenset[str]
    syllable: re.Pattern[str]
    latin: tuple[tuple[re.Pattern[str], str], ...]
    cyrillic: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _facts() -> _Facts:
    table = tomllib.loads((files(__package__) / "vietnamese.toml").read_text("utf-8"))
    latin, cyrillic = (
        tuple((re.compile(pattern), sound) for pattern, sound in table[name])
        for name in ("latin", "cyrillic")
    )
    surnames = frozenset(table["surnames"].split())
    sounded = frozenset(_sounded(surname, latin) for surname in surnames)
    return _Facts(surnames, sounded, re.compile(table["syllable"]), latin, cyrillic)


@lru_cache(1 << 15)
def vietnamese_readings(name: Written) -> frozenset[tuple[str, ...]]:
    """Give the syllables that a name may stand for; none where it cannot be Vietnamese."""
    facts, parts = _facts(), name.parts
    if name.script == "Hani":
        return frozenset(
            tuple(_sounded(bare(part), facts.latin) for part in read)
            for read in read_in_vietnamese(name)
        )
    if not 2 <= len(parts) <= 4 or any(map(is_initial, parts)):
        return frozenset()
    if name.script == "Latn":
        plain = [bare(_ABROAD.sub("ch", part)) for part in parts]
        is_name = plain[0] in facts.surnames or _has_tones(name)
        if not is_name or not all(map(facts.syllable.fullmatch, plain)):
            return frozenset()
        return frozenset({tuple(_sounded(part, facts.latin) for part in plain)})
    if name.script == "Cyrl":
        read = tuple(_sounded(part.translate(_ALIKE), facts.cyrillic) for part in parts)
        return frozenset({read} if read[0] in facts.sounded_surnames else ())
    return frozenset()


def _has_tones(name: Written) -> bool:
    """Say whether a name is written with marks that Vietnamese alone has: a Chinese one may be."""
    return not _TONES.isdisjoint(unicodedata.normalize("NFD", " ".join(name.words)))


def _sounded(part: str, rules: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, sound in rules:
        part = pattern.sub(sound, part)
    return part
