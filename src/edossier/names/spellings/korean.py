"""Korean names: from hangul, characters, romanisations or Cyrillic to syllables of sounds."""

import itertools
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from edossier.names.spellings.hangul import letters_of
from edossier.names.spellings.readings import read_in_korean
from edossier.names.spellings.written import Written, is_initial

__all__ = ["korean_readings"]

Syllables = tuple[str, ...]
Table = Mapping[str, frozenset[str]]

_ALIKE = str.maketrans("іїєъ", "ииеы")
_MOST = 2000


@cache
def _facts() -> Mapping[str, Mapping[str, str]]:
    facts: Mapping[str, Mapping[str, str]] = tomllib.loads(
        (files(__package__) / "korean.toml").read_text("utf-8")
    )
    return facts


@cache
def _table() -> Table:
    """Give what each spelling of a syllable may stand for."""
    facts = _facts()
    made: dict[str, set[str]] = {}
    for initial, vowel, final in itertools.product(*(facts[name] for name in _PARTS)):
        spelt = itertools.product(
            facts["initials"][initial].split() or [""],
            facts["vowels"][vowel].split(),
            [*facts["finals"][final].split(), *([""] if not final else [])],
        )
        for letters in map("".join, spelt):
            if letters.isascii() or _of_one_script(letters):
                made.setdefault(letters, set()).add(initial + vowel + final)
    return {letters: frozenset(sounds) for letters, sounds in made.items()}


_PARTS = ("initials", "vowels", "finals")


def _of_one_script(letters: str) -> bool:
    return len({"Ѐ" <= letter <= "ӿ" for letter in letters if letter.isalpha()}) == 1


@cache
def _surnames() -> frozenset[str]:
    return frozenset(_facts()["surnames"]["common"].split())


@lru_cache(1 << 15)
def korean_readings(name: Written) -> frozenset[Syllables]:
    """Give the syllables that a name may stand for; none where it cannot be Korean."""
    if name.script == "Hang":
        return _of_hangul(name.words)
    if name.script == "Hani":
        return frozenset(read for word in read_in_korean(name) for read in _of_hangul((word,)))
    parts = [part.translate(_ALIKE) for part in name.parts]
    is_lettered = name.script in ("Latn", "Cyrl") and 2 <= len(parts) <= 3
    if not is_lettered or any(map(is_initial, parts)):
        return frozenset()
    cuts = [_cuts(part) for part in parts]
    if not all(cuts):
        return frozenset()
    found = set()
    for choice in itertools.islice(itertools.product(*cuts), _MOST):
        read = tuple(syllable for syllables in choice for syllable in syllables)
        read = ("0I", *read[1:]) if read[0] == "NI" else read
        if 2 <= len(read) <= 3 and read[0] in _surnames():
            found.add(read)
    return frozenset(found)


@lru_cache(1 << 15)
def _cuts(part: str) -> tuple[Syllables, ...]:
    """Read one word as one syllable, else as two."""
    table = _table()
    if part in table:
        return tuple((sound,) for sound in sorted(table[part]))
    return tuple(
        (first, second)
        for at in range(1, len(part))
        if part[:at] in table and part[at:] in table
        for first, second in itertools.product(sorted(table[part[:at]]), sorted(table[part[at:]]))
    )


def _of_hangul(words: tuple[str, ...]) -> frozenset[Syllables]:
    facts = _facts()["hangul"]
    tables = [facts[part].split() for part in ("initials", "vowels", "finals")]
    if len(words) != 1 or not 2 <= len(words[0]) <= 4:
        return frozenset()
    read: Syllables = ()
    for sign in words[0]:
        letters = letters_of(sign)
        if letters is None:
            return frozenset()
        parts = zip(tables, letters, strict=True)
        read = (*read, "".join(table[index].strip("-") for table, index in parts))
    return frozenset({read, ("0I", *read[1:])} if read[0] == "NI" else {read})
