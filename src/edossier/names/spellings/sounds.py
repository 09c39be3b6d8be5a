"""What a written word may sound like, by every orthography that can have written it.

Sounds are single letters, listed in `sounds.toml`.
"""

import itertools
import re
import string
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from edossier.names.spellings.chinese import characters
from edossier.names.spellings.hangul import letters_of
from edossier.names.spellings.written import script_of_most

__all__ = ["are_strangers", "likeness", "skeletons", "sounds_of"]

_LATIN = (
    *("english", "spoken", "german", "french", "polish", "czech", "hungarian"),
    *("italian", "spanish", "swedish", "other"),
)
_SPOKEN = "English as it is spoken"
_UNLIKE = 1.3  # what it costs to take one sound for another that is not near
_LEFT_OUT = 1.15  # to leave a consonant out
_SHORT = 5  # sounds: of so few, any difference weighs more
_LONGEST = 40
_NOT_LETTERS = re.compile(r"[\W\d_]+")
_CONSONANTS = dict(zip("pbfvtdszcSZCGkgxlrmn", "PPVVTTSSSSSSSKKKLLNN", strict=True))
_KINDS = str.maketrans(dict.fromkeys(string.ascii_letters, "") | _CONSONANTS)
_BITS = {kind: 1 << at for at, kind in enumerate("PVTSKLNO")}
_TWICE = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class _Orthography:
    label: str
    rewrite: Callable[[str], str]
    telling: re.Pattern[str] | None
    never: re.Pattern[str] | None
    only_if_telling: bool

    def can_have_written(self, word: str) -> bool:
        if self.never and self.never.search(word):
            return False
        return not (self.only_if_telling and self.telling and not self.telling.search(word))


@cache
def _facts() -> Mapping[str, Any]:
    facts: Mapping[str, Any] = tomllib.loads((files(__package__) / "sounds.toml").read_text())
    return facts


@cache
def _orthography(name: str) -> _Orthography:
    facts = _facts()
    table = facts[name]
    common = facts["common"]["letters"] if name in _LATIN else ""
    return _Orthography(
        label=table.get("label", name.capitalize()),
        rewrite=_rewriter(f"{common} {table.get('letters') or table['signs']}"),
        telling=re.compile(table["telling"]) if "telling" in table else None,
        never=re.compile(table["never"]) if "never" in table else None,
        only_if_telling=table.get("only_if_telling", False),
    )


def _rewriter(rules: str) -> Callable[[str], str]:
    """Make a function that writes letters as sounds, the longest group first."""
    table = dict(rule.split("=", 1) for rule in rules.split())
    groups = sorted(table, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, groups)) + r"|[\W\d_]")
    return lambda word: pattern.sub(lambda match: table.get(match[0], ""), word)


@lru_cache(1 << 16)
def sounds_of(word: str) -> Mapping[str, str]:
    """Give what a word may sound like, each with the label of an orthography that says so.

    Args:
        word: Lower-case and composed.
    """
    word = word[:_LONGEST]
    reader = _BY_SCRIPT.get(script_of_most(word) or "")
    found = reader(word.strip(".'\"()")) if reader else {}
    return {sounds: label for sounds, label in found.items() if sounds}


def _latin(word: str) -> dict[str, str]:
    word = _NOT_LETTERS.sub("", word)
    possible = [_orthography(name) for name in _LATIN]
    possible = [one for one in possible if one.can_have_written(word)] or [_orthography("english")]
    found: dict[str, str] = {}
    for one in sorted(possible, key=lambda one: -_evidence(one, word)):
        for ended in _ends(word, one.label):
            found.setdefault(_smoothed(one.rewrite(ended)), one.label)
    return found


def _evidence(one: _Orthography, word: str) -> int:
    return len(one.telling.findall(word)) if one.telling else 0


def _ends(word: str, label: str) -> list[str]:
    """Give a word as an orthography means its end: mute and feminine letters off, Baltic ones."""
    if label == "French" and len(word) > 4:
        mute = re.sub(r"(?:(?<=[nlvrtdsc])es?|(?<=[aeiouln])[dtsxz]|(?<=l)es)$", "", word)
        return list(
            dict.fromkeys([re.sub(r"(?<=[nlvr])e$", "", word), re.sub(r"(?<=au)l$", "", mute)])
        )
    if label == _SPOKEN and word.endswith("er"):
        return [word, word[:-2] + "a"]
    if label == "Hungarian" and "gy" in word:
        return [word, word.replace("gy", "dzs")]
    if label.startswith("English"):
        word = re.sub(r"(?<=[^aeiou])e$", "", word) if len(word) > 4 else word
        return [word, re.sub(r"^(?:y(?=e)|ia|iu)", lambda m: m[0][1:], word)]
    if label == "German":
        return [re.sub(r"(?<=[oe])ff$", "v", word)]
    if label.startswith("Czech"):
        baltic = re.search(r"[āēīūņļķģšžčėų]", word) and re.search(r"(is|as|s|us)$", word)
        shorter = [re.sub(r"(is|as|us|s)$", "", word)] if baltic else []
        return [re.sub(r"ová$", "", word) if len(word) > 6 else word, *shorter]
    return [word]


def _cyrillic(word: str) -> dict[str, str]:
    one = _orthography("cyrillic")
    found = {}
    for yo in dict.fromkeys(("е", "о")) if "ё" in word else ("е",):
        sounds = one.rewrite(word.replace("ё", yo))
        found[_smoothed(sounds)] = one.label
        if word[:1] in ("ё", "е", "ю", "я"):
            found[_smoothed("j" + sounds.removeprefix("j"))] = one.label
    return found


def _han(word: str) -> dict[str, str]:
    """Read characters that transcribe a foreign name."""
    signs, pinyin = _han_rules()
    sounds = ""
    for char in word:
        reading = characters().get(char, ("",))[0]
        if char in signs:
            sounds += signs[char]
        elif re.fullmatch(r"[a-z]?h?er", reading):
            sounds += "l"
        else:
            sounds += pinyin(reading)
    return {_smoothed(sounds): "Chinese transcription"}


@cache
def _han_rules() -> tuple[Mapping[str, str], Callable[[str], str]]:
    table = _facts()["han"]
    signs = dict(rule.split("=", 1) for rule in table["letters"].split())
    return signs, _rewriter(table["pinyin"] + " ü=u")


def _kana(word: str) -> dict[str, str]:
    # Katakana stand 96 places behind hiragana.
    signs = "".join(chr(ord(char) - 96) if "ァ" <= char <= "ヶ" else char for char in word)
    return {_smoothed(_orthography("kana").rewrite(signs)): "Japanese kana"}


def _hangul(word: str) -> dict[str, str]:
    table = _facts()["hangul"]
    tables = [table[name].split() for name in ("initials", "vowels", "finals")]
    sounds = ""
    for sign in word:
        if letters := letters_of(sign):
            parts = zip(tables, letters, strict=True)
            sounds += "".join(row[index].strip("-") for row, index in parts)
    return {_smoothed(sounds): "Hangul"}


def _lettered(name: str) -> Callable[[str], dict[str, str]]:
    def read(word: str) -> dict[str, str]:
        plain = unicodedata.normalize("NFC", word)
        return {_smoothed(_orthography(name).rewrite(plain)): name.capitalize()}

    return read


_BY_SCRIPT: Mapping[str, Callable[[str], dict[str, str]]] = {
    "Latn": _latin,
    "Cyrl": _cyrillic,
    "Hani": _han,
    "Kana": _kana,
    "Hang": _hangul,
    "Armn": _lettered("armenian"),
    "Geor": _lettered("georgian"),
    "Grek": _lettered("greek"),
    "Arab": _lettered("arabic"),
}

# What each rule needs to change anything: most words need few of the rules.
_SMOOTH = tuple(
    (needs, re.compile(pattern), made)
    for needs, pattern, made in (
        ("", r"(.)\1+", r"\1"),
        ("i", r"^i(?=[aou])", "j"),
        ("j", r"([^aeiou])j(?=[aeiou])", r"\1"),
        ("j", r"^j(?=[eiou]..)", ""),
        ("sk", r"sk[ij]+$", "ski"),
        ("ck", r"ck[ij]+$", "cki"),
        ("j", r"[ij]+$", "i"),
        ("i", r"i[aj]$", "ia"),
        ("j", r"j(?![aeiou])", "i"),
        ("ii", r"ii+", "i"),
    )
)
_NOT_SOUNDS = re.compile("[^a-zA-Z]")


@lru_cache(1 << 16)
def _smoothed(sounds: str) -> str:
    """Level what orthographies write differently without a difference in sound."""
    sounds = _NOT_SOUNDS.sub("", sounds)
    for needs, pattern, made in _SMOOTH:
        if needs in sounds:
            sounds = pattern.sub(made, sounds)
    return sounds


@lru_cache(1 << 16)
def skeletons(word: str) -> Mapping[str, int]:
    """Give the kinds of a word's consonants in order: what a misspelling leaves as it is.

    Some write one sound where others write t or d and a hiss, "ng" where others write n, and h
    where others write nothing: then there are two.

    Returns:
        Each skeleton with the set of its kinds as bits.
    """
    found: set[str] = set()
    for sounds in sounds_of(word):
        found.add(_kinds(sounds))
        if "x" in sounds:
            found.add(_kinds(sounds.replace("x", "")))
    return {kinds: sum(_BITS[kind] for kind in set(kinds)) for kinds in found}


@lru_cache(1 << 16)
def _kinds(sounds: str) -> str:
    kinds = sounds.translate(_KINDS)
    return _TWICE.sub(r"\1", kinds.replace("TS", "S").replace("NK", "N")) or "O"


def are_strangers(one: str, other: str) -> bool:
    """Say at little cost that two words sound unlike: over half of their consonants differ in kind.

    What it denies is worth comparing sound by sound, no more.
    """
    bones, others = skeletons(one), skeletons(other)
    if not bones or not others or not bones.keys().isdisjoint(others):
        return False
    for kinds, has in bones.items():
        for fellows, have in others.items():
            most = max(has.bit_count(), have.bit_count())
            if 2 * (has & have).bit_count() >= most and _are_near(kinds, fellows):
                return False
    return True


@lru_cache(1 << 16)
def _are_near(one: str, other: str) -> bool:
    """Say whether at most half of the longer of two rows of kinds is to be changed."""
    row = list(range(len(other) + 1))
    for at, kind in enumerate(one, start=1):
        new = [at]
        for place, there in enumerate(other):
            changed = row[place] + (kind != there)
            new.append(min(changed, row[place + 1] + 1, new[place] + 1))
        row = new
    return 2 * row[-1] <= max(len(one), len(other)) + 0.5


@dataclass(frozen=True, slots=True)
class _Costs:
    """What it costs to take a sound for another, by both, and to leave one out."""

    taken: Mapping[str, Mapping[str, float]]
    left_out: Mapping[str, float]


@cache
def _costs() -> _Costs:
    facts = _facts()
    sounds = string.ascii_letters
    taken = {one: {**dict.fromkeys(sounds, _UNLIKE), one: 0.0} for one in sounds}
    for group, cost in facts["near"].items():
        for one, other in itertools.permutations(group, 2):
            taken[one][other] = min(taken[one][other], cost)
    return _Costs(taken, dict.fromkeys(sounds, _LEFT_OUT) | facts["left_out"])


def _distance(one: str, other: str, most: float) -> float:
    """Give what it costs to make one row of sounds of another: near sounds cost less.

    Args:
        most: What is asked for; a distance that is larger may be given as any larger one.
    """
    costs = _costs()
    left_out = costs.left_out
    gaps = [left_out[sound] for sound in other]
    row = [0.0, *itertools.accumulate(gaps)]
    for sound in one:
        gap, taken = left_out[sound], costs.taken[sound]
        diagonal = row[0]
        least = left = diagonal + gap
        new = [left]
        for there, gap_there, above in zip(other, gaps, row[1:], strict=True):
            cost = diagonal + taken[there]
            if above + gap < cost:
                cost = above + gap
            if left + gap_there < cost:
                cost = left + gap_there
            if cost < least:
                least = cost
            diagonal = above
            left = cost
            new.append(cost)
        if least > most:
            return least
        row = new
    return row[-1]


def likeness(one: str, other: str, least: float = 0.0) -> float:
    """Give how alike two rows of sounds are, from 1 for the same to 0 for strangers.

    Args:
        least: What is of use: less than this is given as 0.
    """
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    mean = (shorter + longer) / 2
    if longer - shorter > 0.6 * mean + 1 or not _are_near(_kinds(one), _kinds(other)):
        return 0.0
    unequal = 0.1 if shorter < 0.7 * longer else 0.0
    strict = 0.25 if mean < _SHORT else 0.0
    most = (1 - unequal - least) * max(mean, 2) - strict
    if most <= 0:
        return 0.0
    apart = _distance(one, other, most)
    return 1 - (apart + strict) / max(mean, 2) - unequal if apart <= most else 0.0
