"""What a written word may sound like, by every orthography that can have written it.

Sounds are single letters, listed in `sounds.toml`.
"""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from edossier.names.spellings.chinese import characters
from edossier.names.spellings.hangul import letters_of
from edossier.text.scripts import scripts_in

__all__ = ["likeness", "skeletons", "sounds_of"]

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
_KINDS = dict(zip("pbfvtdszcSZCGkgxlrmn", "PPVVTTSSSSSSSKKKLLNN", strict=True))


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
    counted = scripts_in(word)
    script = counted.most_common(1)[0][0] if counted else None
    reader = _BY_SCRIPT.get(script or "")
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

_SMOOTH = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (r"[^a-zA-Z]", ""),
        (r"(.)\1+", r"\1"),
        (r"^i(?=[aou])", "j"),
        (r"([^aeiou])j(?=[aeiou])", r"\1"),
        (r"^j(?=[eiou]..)", ""),
        (r"sk[ij]+$", "ski"),
        (r"ck[ij]+$", "cki"),
        (r"[ij]+$", "i"),
        (r"i[aj]$", "ia"),
        (r"j(?![aeiou])", "i"),
        (r"ii+", "i"),
    )
)


def _smoothed(sounds: str) -> str:
    """Level what orthographies write differently without a difference in sound."""
    for pattern, made in _SMOOTH:
        sounds = pattern.sub(made, sounds)
    return sounds


def skeletons(sounds: str) -> frozenset[str]:
    """Give the kinds of the consonants in order: what a misspelling leaves as it is.

    Some write one sound where others write t or d and a hiss, "ng" where others write n, and h
    where others write nothing: then there are two.
    """
    return frozenset(map(_kinds, {sounds, sounds.replace("x", "")}))


def _kinds(sounds: str) -> str:
    kinds = "".join(_KINDS.get(sound, "") for sound in sounds)
    return re.sub(r"(.)\1+", r"\1", kinds.replace("TS", "S").replace("NK", "N")) or "O"


@cache
def _costs() -> tuple[Mapping[tuple[str, str], float], Mapping[str, float]]:
    facts = _facts()
    near: dict[tuple[str, str], float] = {}
    for group, cost in facts["near"].items():
        for one in group:
            for other in group:
                near[one, other] = 0.0 if one == other else min(near.get((one, other), 1), cost)
    return near, facts["left_out"]


def _distance(one: str, other: str) -> float:
    """Give what it costs to make one row of sounds of another: near sounds cost less."""
    near, left_out = _costs()
    gaps = [left_out.get(sound, _LEFT_OUT) for sound in other]
    row = [0.0]
    for gap in gaps:
        row.append(row[-1] + gap)
    for sound in one:
        gap = left_out.get(sound, _LEFT_OUT)
        diagonal = row[0]
        left = row[0] = diagonal + gap
        for at, there in enumerate(other, start=1):
            above = row[at]
            cost = diagonal if sound == there else diagonal + near.get((sound, there), _UNLIKE)
            if above + gap < cost:
                cost = above + gap
            if left + gaps[at - 1] < cost:
                cost = left + gaps[at - 1]
            diagonal, left, row[at] = above, cost, cost
    return row[-1]


@lru_cache(1 << 17)
def likeness(one: str, other: str) -> float:
    """Give how alike two rows of sounds are, 1 for the same, 0 or less for strangers."""
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    mean = (shorter + longer) / 2
    if longer - shorter > 0.6 * mean + 1:
        return 0.0
    apart = _distance(one, other)
    strict = 0.25 if apart and mean < _SHORT else 0.0
    unequal = 0.1 if shorter < 0.7 * longer else 0.0
    return 1 - (apart + strict) / max(mean, 2) - unequal
