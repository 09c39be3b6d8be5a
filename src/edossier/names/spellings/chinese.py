"""Chinese names: from any romanisation, or from characters, to syllables of toneless Pinyin.

Source of the rows: the systems themselves (Wade-Giles 1912; Hanyu Pinyin, ISO 7098; EFEO;
Palladius; the transcriptions that Czech, Polish, Hungarian, German, Serbo-Croat, Italian and
Romanian print used before Pinyin); readings of characters: Unihan, kMandarin.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from edossier.names.spellings.hangul import romanised
from edossier.names.spellings.written import Written, bare, is_initial
from edossier.names.tables import load_forms

__all__ = [
    "Reading",
    "Syllables",
    "characters",
    "chinese_readings",
    "is_chinese_surname",
    "spellings_of",
]

Syllables = tuple[str, ...]

_MOST_SYLLABLES = 4
_MOST_CUTS = 24
_MOST_READINGS = 300
_CYRILLIC = ("Palladius", "Serbo-Croat Cyrillic", "Bulgarian")
_SYSTEMS_OF = {
    "Latn": (
        *("Pinyin", "Wade-Giles", "Postal", "French/EFEO", "German", "Czech", "Polish"),
        *("Hungarian", "Serbo-Croat", "Italian/Romanian"),
    ),
    "Cyrl": _CYRILLIC,
    "Hang": ("Hangul",),
}
_RETROFLEX, _SIBILANT = frozenset(("zh", "ch", "sh", "r")), frozenset(("z", "c", "s"))
_PALATAL = frozenset("jqx")
_SOFT = ("i", "lj", "nj", "đ", "ć", "љ", "њ", "ђ", "ћ")
_ALIKE_CYRILLIC = str.maketrans("эіїєыёъ", "еииеиее")
# Characters that are read in their own way as a family name.
_SURNAMES = {"曾": "zeng", "薄": "bo", "瞿": "qu", "单": "shan", "單": "shan", "解": "xie"} | {
    "查": "zha",
    "任": "ren",
    "仇": "qiu",
    "区": "ou",
    "區": "ou",
    "朴": "piao",
    "尉": "yu",
    "盖": "ge",
    "蓋": "ge",
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How a name was read: by which system, and what the spelling leaves open (0: nothing)."""

    system: str
    cost: int


@cache
def _tables() -> Mapping[str, Mapping[str, Mapping[str, int]]]:
    """Give for each system its spellings, and for each the syllables it may stand for."""
    made: dict[str, dict[str, dict[str, int]]] = {}
    for system in _systems():
        made[system] = {}
        for syllable, form in spellings_of(system):
            for spelling, cost in _variants(form, system):
                costs = made[system].setdefault(spelling, {})
                costs[syllable] = min(cost, costs.get(syllable, cost))
    return made


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    text = (files(__package__) / "chinese.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(tuple(line.split("\t")) for line in lines)


def _systems() -> tuple[str, ...]:
    return _lines()[0][2:]


def spellings_of(system: str) -> Iterator[tuple[str, str]]:
    """Give each syllable in Pinyin with each of its spellings in one system, the usual first."""
    column = _lines()[0].index(system, 2)
    by_part = {
        part: {row[1]: row[column].split("/") for row in _lines()[1:] if row[0] == part}
        for part in ("initial", "final", "syllable")
    }
    return _spelt(by_part, load_forms().syllables)


def _spelt(
    by_part: Mapping[str, Mapping[str, list[str]]], syllables: frozenset[str]
) -> Iterator[tuple[str, str]]:
    """Give each syllable with each of its spellings in one system."""
    for syllable, forms in by_part["syllable"].items():
        yield from ((syllable, form) for form in forms)
    for initial, final in itertools.product(by_part["initial"], by_part["final"]):
        syllable = _pinyin(initial, final) or ""
        if bare(syllable) not in syllables:
            continue
        for first, rest in itertools.product(
            by_part["initial"][initial], by_part["final"][_row_of(initial, final)]
        ):
            yield syllable, first + rest
            if first.endswith(_SOFT) and rest.startswith(("i", "j", "и", "ј")) and len(rest) > 1:
                yield syllable, first + rest[1:]  # "ci" + "iang", "lj" + "ju"
            elif first.endswith("i") and rest == "i":
                yield syllable, first


def _pinyin(initial: str, final: str) -> str | None:
    """Write a syllable in Pinyin; None where no such syllable is."""
    if final.startswith("i after"):
        return None
    if final.startswith("ü"):
        if initial in _PALATAL:
            return initial + "u" + final[1:]
        return initial + final if initial in ("n", "l") and final in ("ü", "üe") else None
    if initial in _PALATAL and not final.startswith("i"):
        return None
    if final == "er":
        return None
    return initial + final


def _row_of(initial: str, final: str) -> str:
    if final == "i" and initial in _RETROFLEX:
        return "i after zh"
    return "i after z" if final == "i" and initial in _SIBILANT else final


def _variants(form: str, system: str) -> Iterator[tuple[str, int]]:
    """Give a spelling as printed with care, and as printed without marks, which says less."""
    if system in _CYRILLIC:
        plain = form.translate(_ALIKE_CYRILLIC)
        yield plain, 0
        if "ь" in plain:
            yield plain.replace("ь", ""), 1
        return
    yield form, 0
    without = form.replace("'", "")
    if without != form:
        yield without, 1
    if (unmarked := bare(form)) != without:
        yield unmarked, 1
        if "'" in form:
            yield "".join(bare(char) or char for char in form), 1


@cache
def _longest(system: str) -> int:
    return max(map(len, _tables()[system]))


@lru_cache(1 << 16)
def _cuts(word: str, system: str) -> tuple[tuple[Syllables, int], ...]:
    """Give the ways to read one word as the fewest syllables of a system."""
    table, longest = _tables()[system], _longest(system)
    found: list[tuple[Syllables, int]] = []

    def go(start: int, read: Syllables, cost: int) -> None:
        if len(found) > 2 * _MOST_CUTS:
            return
        if start == len(word):
            found.append((read, cost))
            return
        if len(read) == 3:
            return
        for end in range(min(len(word), start + longest), start, -1):
            for syllable, more in table.get(word[start:end], {}).items():
                go(end, (*read, syllable), cost + more)

    go(0, (), 0)
    fewest = min((len(read) for read, _ in found), default=0)
    return tuple(
        (read, cost)
        for read, cost in found
        if len(read) == fewest or (fewest == 1 and len(read) == 2)
    )[:_MOST_CUTS]


@lru_cache(1 << 16)
def _systems_of(word: str) -> int:
    """Give the Latin systems in whose syllables a word can perhaps be cut, as bits.

    Most words can be cut in none; that is found out once here, not in each system.
    """
    systems, longest = _plain_spellings()
    letters = bare(word)
    ends = [-1] + [0] * len(letters)
    for start in range(len(letters)):
        if have := ends[start]:
            for end in range(start + 1, min(len(letters), start + longest) + 1):
                ends[end] |= have & systems.get(letters[start:end], 0)
    return ends[-1]


@cache
def _plain_spellings() -> tuple[Mapping[str, int], int]:
    """Give for each spelling, without its marks, the systems that have it."""
    made: dict[str, int] = {}
    for at, system in enumerate(_SYSTEMS_OF["Latn"]):
        for spelling in _tables()[system]:
            plain = bare(spelling)
            made[plain] = made.get(plain, 0) | 1 << at
    return made, max(map(len, made))


@lru_cache(1 << 16)
def chinese_readings(name: Written) -> Mapping[Syllables, Reading]:
    """Give the syllables that a name may stand for; none where it cannot be Chinese."""
    if name.script == "Hani":
        return _of_characters(name)
    words = tuple(map(romanised, name.words)) if name.script == "Hang" else name.words
    is_lettered = name.script in _SYSTEMS_OF and 1 <= len(words) <= 4
    if not is_lettered or any(map(is_initial, words)) or sum(map(len, words)) > 30:
        return {}
    possible = -1
    if name.script == "Latn":
        for word in words:
            possible &= _systems_of(word)
    found: dict[Syllables, Reading] = {}
    for at, system in enumerate(_SYSTEMS_OF[name.script or ""]):
        if possible & 1 << at:
            _read_in(system, words, found)
    return found


def _read_in(system: str, words: tuple[str, ...], found: dict[Syllables, Reading]) -> None:
    """Add what a name means in one system: a name is written in one from end to end."""
    cuts = []
    for part in _parts(system, words):
        if not (cut := _cuts(part, system)):
            return
        cuts.append(cut)
    for choice in itertools.islice(itertools.product(*cuts), _MOST_READINGS):
        read = tuple(syllable for syllables, _ in choice for syllable in syllables)
        cost = sum(cost for _, cost in choice)
        if not 1 <= len(read) <= _MOST_SYLLABLES:
            continue
        _add(found, read, Reading(system, cost))
        is_western = len(words) == 2 and len(choice[-1][0]) == 1 and len(read) == 3
        if is_western and is_chinese_surname(read[-1]):
            turned = Reading(f"{system}, given name first", cost + 1)
            _add(found, (read[-1], *read[:-1]), turned)


def _add(found: dict[Syllables, Reading], read: Syllables, reading: Reading) -> None:
    if read not in found or found[read].cost > reading.cost:
        found[read] = reading


def _parts(system: str, words: tuple[str, ...]) -> list[str]:
    if system == "Palladius":
        words = tuple(word.replace("ъ", "-") for word in words)
    if system in _CYRILLIC:
        words = tuple(word.translate(_ALIKE_CYRILLIC) for word in words)
    parts = [
        part for word in words for part in word.replace("'-", "'|").replace("-", "|").split("|")
    ]
    if system == "Pinyin":
        parts = [piece for part in parts for piece in part.split("'")]
        parts = [part if "ü" in part else bare(part) for part in parts]
    return [part for part in parts if part]


@cache
def characters() -> Mapping[str, tuple[str, ...]]:
    """Give the Mandarin readings of each character, without tones, the usual one first."""
    text = (files(__package__) / "han.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {
        character: tuple(readings.split())
        for readings, characters in rows
        for character in characters
    }


def _of_characters(name: Written) -> Mapping[Syllables, Reading]:
    letters = [char for char in "".join(name.words) if char.isalpha()]
    if not 2 <= len(letters) <= _MOST_SYLLABLES:
        return {}
    table = characters()
    readings = [table.get(char, ())[:3] for char in letters]
    if first := _SURNAMES.get(letters[0]):
        readings[0] = (first,)
    if not all(readings):
        return {}
    found: dict[Syllables, Reading] = {}
    for read in itertools.islice(itertools.product(*readings), 27):
        is_usual = all(one == usual[0] for one, usual in zip(read, readings, strict=True))
        _add(found, read, Reading("Chinese characters", 0 if is_usual else 1))
    return found


@lru_cache(1 << 12)
def is_chinese_surname(syllable: str) -> bool:
    """Say whether a syllable is a family name that many bear."""
    return syllable in _surnames()


@cache
def _surnames() -> frozenset[str]:
    text = (files(__package__) / "surnames.txt").read_text("utf-8")
    return frozenset(
        word for line in text.splitlines() if not line.startswith("#") for word in line.split()
    )
