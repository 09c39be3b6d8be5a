"""Whether two written names are one name, why, and the keys by which an index finds such names."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from edossier.names.spellings.chinese import Syllables, chinese_readings
from edossier.names.spellings.comparing import (
    Compared,
    by_syllables,
    compare,
    syllables_read,
)
from edossier.names.spellings.inflection import nominatives
from edossier.names.spellings.korean import korean_readings
from edossier.names.spellings.sounds import skeletons
from edossier.names.spellings.vietnamese import vietnamese_readings
from edossier.names.spellings.written import Written, is_initial, write

__all__ = ["Sameness", "keys", "same_by_rules"]

Tier = Literal["identified", "same name", "possible", "different"]

_SAME = 0.78
_POSSIBLE = 0.7
_ENDING = 0.04  # what a case ending costs
_MOST_READINGS = 24
_HOPELESS = 0.4  # so unlike with its ending, a name is not the same without


@dataclass(frozen=True, slots=True)
class Sameness:
    """The answer.

    Attributes:
        score: From 0 to 1.
        tier: "identified" by an authority file; by rules "same name" at .78 and above, "possible"
            at .7 and above.
        why: A sentence for a reader.
    """

    same: bool
    score: float
    tier: Tier
    why: str


def same_by_rules(one: str, other: str) -> Sameness:
    """Say whether two written names are one name, by rules alone.

    >>> same_by_rules("Čankajšek", "Chiang Kai-shek").same
    False
    >>> same_by_rules("毛澤東", "Мао Цзэдун").why
    '毛澤東 (Chinese characters) and Мао Цзэдун (Palladius) are both Mao Ze Dong'
    """
    return _same(*sorted((one, other)))


@lru_cache(1 << 16)
def _same(one: str, other: str) -> Sameness:
    found = _best(write(one), write(other))
    score = round(found.score, 4)
    tier: Tier = (
        "same name" if score >= _SAME else "possible" if score >= _POSSIBLE else "different"
    )
    return Sameness(score >= _SAME, score, tier, found.why)


def _best(one: Written, other: Written) -> Compared:
    found = compare(one, other)
    if found.score >= _SAME or one.is_wife != other.is_wife:
        return found
    if found.score < _HOPELESS:
        return found
    for bent, plain in ((one, other), (other, one)):
        # "Ningyi" is no case of "Ningy": an East Asian name with an ending has a syllable more.
        asian = syllables_read(bent)
        if asian and asian <= syllables_read(plain):
            continue
        for nominative in nominatives(bent):
            unbent = by_syllables(nominative, plain) if asian else compare(nominative, plain)
            if unbent is None:
                continue
            if unbent.score - _ENDING > found.score:
                why = f"{unbent.why}, without the case ending of {bent.printed}"
                found = Compared(unbent.score - _ENDING, why)
    return found


@lru_cache(1 << 16)
def keys(name: str) -> frozenset[str]:
    """Give the keys of a name: two names that are the same share one, nearly always."""
    written = write(name)
    found = set()
    readings = chinese_readings(written)
    in_order = sorted((reading.cost, read) for read, reading in readings.items() if len(read) > 1)
    found |= {f"zh:{_coarse(read)}" for _, read in in_order[:_MOST_READINGS]}
    found |= {
        "ko:" + "-".join(syllable[0] for syllable in read) for read in korean_readings(written)
    }
    found |= {"vi:" + "-".join(read) for read in vietnamese_readings(written)}
    parts = [part for part in written.parts if not is_initial(part)]
    for part in parts:
        found |= {f"s:{kinds[:3]}" for kinds in skeletons(part)}
    whole = "".join(parts)
    if len(parts) == 1 or len(whole) <= 14:
        found |= {f"w:{kinds[:4]}" for kinds in skeletons(whole)}
    return frozenset(found) or frozenset({f"p:{written.key or name.strip()}"})


_KIN = {
    **dict.fromkeys(("zh", "ch", "j", "q", "z", "c"), "C"),
    **dict.fromkeys(("x", "sh", "s"), "S"),
    "b": "P",
    "p": "P",
    "d": "T",
    "t": "T",
    "g": "K",
    "k": "K",
}


def _coarse(read: Syllables) -> str:
    """Give syllables without what spellings leave open: aspiration, and most of the vowel."""
    return "-".join(map(_coarse_syllable, read))


@lru_cache(1 << 11)
def _coarse_syllable(syllable: str) -> str:
    initial = syllable[:2] if syllable[:2] in ("zh", "ch", "sh") else syllable[:1]
    initial = initial if initial not in "aeo" else ""
    rest = syllable[len(initial) :]
    vowels = rest.rstrip("ngr")
    vowel = vowels[-1:] if vowels[-1:] in ("a", "e", "o") else "i"
    return _KIN.get(initial, initial.upper()) + vowel + ("n" if rest.endswith(("n", "g")) else "")
