"""Two written names compared: a score from 0 to 1, and why."""

import itertools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from edossier.names.spellings.chinese import (
    Reading,
    Syllables,
    chinese_readings,
    is_chinese_surname,
)
from edossier.names.spellings.korean import korean_readings
from edossier.names.spellings.sounds import are_strangers, likeness, sounds_of
from edossier.names.spellings.vietnamese import vietnamese_readings
from edossier.names.spellings.written import Written, bare, is_initial, write
from edossier.text.scripts import scripts_in

__all__ = ["Compared", "by_syllables", "compare", "syllables_read", "words_alike"]

_VOWELS = frozenset("aeiouyäöüаеёиоуыэюяіїєāēīōūŏŭáéíóúőű")
_MOST_PERMUTED = 5
# Words less alike are strangers: with one such word, no name is even possibly the same.
_STRANGERS = 0.5
# Given by sound alone, names that both read as East Asian are hardly the same.
_ASIAN_BOUND = 0.74


@dataclass(frozen=True, slots=True)
class Compared:
    """How alike two names are, and a sentence about it."""

    score: float
    why: str


def compare(one: Written, other: Written) -> Compared:
    """Compare two names as they are spelt; case endings are not looked at."""
    if one.is_wife != other.is_wife:
        return Compared(0.5, "one of the two is the wife")
    if one.printed == other.printed or (one.key == other.key and one.key):
        return Compared(1.0, f"{one.printed} and {other.printed} are one spelling")
    return by_syllables(one, other) or _by_sound(one, other)


def by_syllables(one: Written, other: Written) -> Compared | None:
    """Compare two names by a reading that they share: Chinese, Korean or Vietnamese.

    Returns:
        None where they share none.
    """
    readings, others = chinese_readings(one), chinese_readings(other)
    shared = readings.keys() & others.keys()
    long_enough = [read for read in shared if len(read) >= 2]
    if long_enough:
        read = min(long_enough, key=lambda read: _rank(read, readings[read], others[read]))
        said = _said(one, readings[read], other, others[read], read)
        return Compared(1 - 0.02 * min(readings[read].cost + others[read].cost, 5), said)
    for label, found in (("Korean", korean_readings), ("Vietnamese", vietnamese_readings)):
        if not found(one).isdisjoint(found(other)):
            return Compared(0.97, f"{one.printed} and {other.printed} are one {label} name")
    return None


_CERTAIN = ("Chinese characters", "Pinyin")
_USUAL = ("Wade-Giles", "Palladius")


def _rank(read: Syllables, one: Reading, other: Reading) -> tuple[object, ...]:
    """Order shared readings: the surest first, those of a known family name and usual system."""
    ranks = [0 if r.system in _CERTAIN else 1 if r.system in _USUAL else 2 for r in (one, other)]
    return one.cost + other.cost, not is_chinese_surname(read[0]), sum(ranks), read


def _said(
    one: Written, reading: Reading, other: Written, other_reading: Reading, read: Sequence[str]
) -> str:
    pinyin = " ".join(read).title()
    if reading.system == other_reading.system:
        return f"{one.printed} and {other.printed} are both {pinyin}, in {reading.system}"
    return (
        f"{one.printed} ({reading.system}) and {other.printed} ({other_reading.system}) "
        f"are both {pinyin}"
    )


def _by_sound(one: Written, other: Written) -> Compared:
    score, label, other_label = _names_alike(one, other)
    kinds, others = _kinds(one), _kinds(other)
    if kinds & others:
        bound = _ASIAN_BOUND + 0.2 * (score > 0.95 and "zh" not in kinds & others)
        if one.script == other.script and _syllables(one) != _syllables(other):
            bound = min(bound, 0.7)
        score = min(score, bound)
    elif bool(kinds) != bool(others) and any(map(is_initial, (*one.words, *other.words))):
        score = min(score, 0.7)
    if score <= 0:
        return Compared(0.0, f"{one.printed} and {other.printed} are not alike")
    first, second = _labelled(one, label), _labelled(other, other_label)
    return Compared(min(1.0, score), f"{first} sounds like {second}")


def _labelled(name: Written, label: str) -> str:
    return f"{name.printed} ({label})" if label else name.printed


@lru_cache(1 << 16)
def _is_chinese(name: Written) -> bool:
    if name.script in ("Latn", "Cyrl") and len(name.parts) < 2:
        return False  # "Judin" is no Ju Din, though it can be read so
    return any(len(read) >= 2 and is_chinese_surname(read[0]) for read in chinese_readings(name))


@lru_cache(1 << 16)
def _kinds(name: Written) -> frozenset[str]:
    """Give the languages whose name it can be, as it is spelt: Chinese, Korean, Vietnamese."""
    found = {
        "zh": _is_chinese(name),
        "ko": bool(korean_readings(name)),
        "vi": bool(vietnamese_readings(name)),
    }
    return frozenset(kind for kind, is_so in found.items() if is_so)


def syllables_read(name: Written) -> int:
    """Give how few syllables an East Asian name has as it is spelt; 0 for any other name."""
    readings = (chinese_readings(name), korean_readings(name), vietnamese_readings(name))
    return min((len(read) for found in readings for read in found), default=0) * bool(_kinds(name))


@lru_cache(1 << 15)
def _syllables(name: Written) -> int:
    is_vowel = [char in _VOWELS for word in name.words for char in f"{bare(word)} "]
    return sum(
        now and not before for before, now in zip([False, *is_vowel], is_vowel, strict=False)
    )


@lru_cache(1 << 17)
def words_alike(one: str, other: str) -> tuple[float, str, str]:
    """Give how alike two words sound, and the orthographies that say so."""
    sounds, others = sounds_of(one), sounds_of(other)
    if _is_unvowelled(one) or _is_unvowelled(other):
        sounds, others = _consonants(sounds), _consonants(others)
    shared = sounds.keys() & others.keys()
    if shared:
        best = min(shared)
        return 1.0, sounds[best], others[best]
    if _is_one_given_name(one, other):
        return 0.95, "given name", "the same given name"
    found = (0.0, "", "")
    if are_strangers(one, other):
        return found
    for a, label in sounds.items():
        for b, other_label in others.items():
            # A hair more than the best: of several as good, the first is told.
            score = likeness(a, b, max(_STRANGERS, found[0] + 1e-9))
            if score > found[0]:
                found = score, label, other_label
    return found


def _is_unvowelled(word: str) -> bool:
    """Say whether a word is in a script that leaves short vowels out."""
    return any("\u0590" <= char <= "\u07ff" for char in word)


def _consonants(sounds: Mapping[str, str]) -> Mapping[str, str]:
    return {"".join(s for s in one if s not in "aeiouj") or one: sounds[one] for one in sounds}


def _is_one_given_name(one: str, other: str) -> bool:
    groups = _equivalents()
    return not groups.get(bare(one), frozenset()).isdisjoint(groups.get(bare(other), ()))


@cache
def _equivalents() -> Mapping[str, frozenset[int]]:
    text = (files(__package__) / "equivalents.toml").read_text("utf-8")
    groups: dict[str, set[int]] = {}
    for index, row in enumerate(tomllib.loads(text)["groups"]):
        for name in row.split():
            groups.setdefault(bare(name), set()).add(index)
    return {name: frozenset(found) for name, found in groups.items()}


def _names_alike(one: Written, other: Written) -> tuple[float, str, str]:
    """Compare word with word in the best order; the worst word decides most."""
    parts, others = one.parts, other.parts
    if len(parts) > len(others):
        score, label, other_label = _names_alike(other, one)
        return score, other_label, label
    best = _joined(parts, others)
    if not parts or len(others) > _MOST_PERMUTED + 3:
        return best
    for order in _orders(len(parts), len(others)):
        found = _in_order(parts, others, order)
        if found[0] > best[0]:
            best = found
            if found[0] >= 1.0:
                break
    return best


def _orders(few: int, many: int) -> Iterator[tuple[int, ...]]:
    if many > _MOST_PERMUTED:
        return iter([tuple(range(few)), tuple(range(many - few, many))])
    return itertools.permutations(range(many), few)


def _joined(parts: Sequence[str], others: Sequence[str]) -> tuple[float, str, str]:
    """Compare names that are parted into words differently: "Tsetung", "Tse tung"."""
    if len(parts) == len(others) or any(map(is_initial, (*parts, *others))):
        return 0.0, "", ""
    return words_alike("".join(parts), "".join(others))


def _in_order(
    parts: Sequence[str], others: Sequence[str], order: tuple[int, ...]
) -> tuple[float, str, str]:
    scores: list[tuple[float, int]] = []
    label = other_label = ""
    for at, place in enumerate(order):
        part, fellow = parts[at], others[place]
        if is_initial(part) or is_initial(fellow):
            if (at == 0) != (place == 0) and len(others) > 2:
                return 0.0, "", ""
            score, weight = 0.9 * _begin_alike(part, fellow), len(parts) + 1
        else:
            score, said, other_said = words_alike(part, fellow)
            weight = len(part) + len(fellow)
            if len(part) > 3 or not label:
                label, other_label = said, other_said
        if score < _STRANGERS:
            return 0.0, "", ""
        scores.append((score, weight))
    worst = min(score for score, _ in scores)
    mean = sum(score * weight for score, weight in scores) / sum(weight for _, weight in scores)
    whole = 0.6 * worst + 0.4 * mean - _left_over(parts, others, order)
    return whole - 0.02 * (list(order) != sorted(order)), label, other_label


def _left_over(parts: Sequence[str], others: Sequence[str], order: tuple[int, ...]) -> float:
    """Give what words without a fellow cost: a patronymic little, a whole name much."""
    extra = len(others) - len(parts)
    if not extra:
        return 0.0
    if len(parts) == 1:
        by_family_name = order[0] == len(others) - 1 and _is_foreign_family_name(parts[0])
        return 0.04 * extra if by_family_name else 0.3 * extra
    return 0.03 * extra if len(others) - 1 in order else 0.2


@lru_cache(1 << 14)
def _is_foreign_family_name(word: str) -> bool:
    """Say whether a word is a family name that East Asia transcribes.

    Chinese, Japanese and Korean print foreigners by their family names alone: 日丹诺夫.
    """
    counted = scripts_in(word)
    script = counted.most_common(1)[0][0] if counted else None
    if script == "Hani":
        return len(word) >= 3 and not _is_chinese(write(word))
    return script in ("Kana", "Hang") and len(word) >= 4


_ALIKE_BEGINNINGS = frozenset(
    map(frozenset, ("xg", "ji", "Cc", "je", "GZ", "kC", "sS", "ia", "ea", "ie"))
)


def _begin_alike(part: str, fellow: str) -> bool:
    return any(
        one == other or frozenset((one, other)) in _ALIKE_BEGINNINGS
        for one in _beginnings(part)
        for other in _beginnings(fellow)
    )


@lru_cache(1 << 14)
def _beginnings(word: str) -> frozenset[str]:
    """Give the sounds that a word may begin with; the j of "Ju" is not always written."""
    return frozenset(
        begin
        for sounds in sounds_of(word)
        for begin in (sounds[:1], sounds.lstrip("j")[:1])
        if begin
    )
