"""Korean names in hangul written in Latin letters, by the systems of `hangul.toml`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from edossier.names.spellings.hangul import letters_of
from edossier.names.tables import read_table

__all__ = ["korean_romanised"]

_LONGEST = 4  # syllables of a family and a given name
_NONE = "."


@dataclass(frozen=True, slots=True)
class _System:
    initials: Sequence[str]
    vowels: Sequence[str]
    finals: Sequence[str]
    changes: Mapping[str, str]


def korean_romanised(name: str) -> Iterator[tuple[str, str]]:
    """Give a Korean name in each system: the form and the system.

    Nothing is given of what does not open with a Korean family name.

    >>> dict((system, form) for form, system in korean_romanised("백선엽"))["McCune-Reischauer"]
    'Paek Sŏnyŏp'
    """
    family, given = _parted(name)
    if not given:
        return
    said = "Yi" if family == _facts()["surnames"]["Yi"] else _joined(family, "McCune-Reischauer")
    yield f"{said} {_joined(given, 'McCune-Reischauer')}", "McCune-Reischauer"
    apart = "-".join(_joined(syllable, "Revised").lower() for syllable in given)
    yield f"{_joined(family, 'Revised')} {apart.capitalize()}", "Revised Romanisation"


def _parted(name: str) -> tuple[str, str]:
    """Give family and given name; both empty where the name is no Korean person's."""
    words = name.split()
    whole = "".join(words)
    if not 2 <= len(whole) <= _LONGEST or None in map(letters_of, whole):
        return "", ""
    surnames = _facts()["surnames"]
    length = 2 if whole[:2] in surnames["two"].split() and len(whole) > 2 else 1
    if length == 1 and (whole[0] not in surnames["one"].split() or len(whole) == _LONGEST):
        return "", ""
    family = whole[:length]
    if len(words) > 2 or (len(words) == 2 and words[0] != family):
        return "", ""
    return family, whole[length:]


def _joined(syllables: str, system: str) -> str:
    """Write syllables as one word."""
    table = _systems()[system]
    made, final = "", None
    for syllable in syllables:
        at = letters_of(syllable)
        if at is None:
            raise ValueError(syllable)
        initial, vowel = table.initials[at[0]], table.vowels[at[1]]
        if final is None:
            made += initial.strip(_NONE)
        else:
            both = f"{final.strip(_NONE)}+{initial}"
            made += table.changes.get(both, final.strip(_NONE) + initial.strip(_NONE))
        # "ae" and "oe" are one vowel: behind a and o an e of its own is marked.
        made += "ë" if vowel == "e" and made.endswith(("a", "o")) else vowel
        final = table.finals[at[2]]
    return (made + (final or "").strip(_NONE)).capitalize()


@cache
def _systems() -> Mapping[str, _System]:
    return {
        name: _System(
            table["initials"].split(),
            table["vowels"].split(),
            table["finals"].split(),
            table.get("changes", {}),
        )
        for name, table in _facts().items()
        if name != "surnames"
    }


@cache
def _facts() -> Mapping[str, Any]:
    return read_table("hangul.toml")
