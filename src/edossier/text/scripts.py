"""Scripts: which one a letter is of, and which way a language runs.

Only the scripts that records of this field are written in; any other letter has none.
"""

from bisect import bisect_right
from collections import Counter
from typing import Literal

__all__ = ["direction", "script_of", "scripts_in"]

# First and last code point, ISO 15924 code. Source: Unicode 16, Blocks.txt and Scripts.txt; the
# signs inside a block that are no letters are told by `str.isalpha`.
_BLOCKS = (
    (0x0041, 0x024F, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1100, 0x11FF, "Hang"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1C80, 0x1C8F, "Cyrl"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x2DE0, 0x2DFF, "Cyrl"),
    (0x3005, 0x3007, "Hani"),
    (0x3040, 0x30FF, "Kana"),
    (0x3130, 0x318F, "Hang"),
    (0x3400, 0x4DBF, "Hani"),
    (0x4E00, 0x9FFF, "Hani"),
    (0xA640, 0xA69F, "Cyrl"),
    (0xAC00, 0xD7A3, "Hang"),
    (0xF900, 0xFAFF, "Hani"),
    (0xFB00, 0xFB06, "Latn"),
    (0xFB1D, 0xFB4F, "Hebr"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFC, "Arab"),
    (0xFF21, 0xFF5A, "Latn"),
    (0xFF66, 0xFF9D, "Kana"),
    (0x20000, 0x323AF, "Hani"),
)
_FIRSTS = [first for first, _, _ in _BLOCKS]

# Source: CLDR 45, supplemental data, languages whose main script is written right to left.
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"}
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"arab", "hebr", "syrc", "thaa"})


def script_of(letter: str) -> str | None:
    """Give the ISO 15924 code of a letter's script; None for a digit, a sign, any other script."""
    if not letter.isalpha():
        return None
    index = bisect_right(_FIRSTS, ord(letter)) - 1
    if index < 0 or ord(letter) > _BLOCKS[index][1]:
        return None
    return _BLOCKS[index][2]


def scripts_in(text: str) -> Counter[str]:
    """Count the letters of each script."""
    found: Counter[str] = Counter()
    for letter, count in Counter(text).items():
        if script := script_of(letter):
            found[script] += count
    return found


def direction(language: str | None) -> Literal["ltr", "rtl"]:
    """Say which way a language (BCP 47 tag) runs; a script in the tag decides: "fa-Latn".

    >>> direction("he"), direction("fa-Latn"), direction("cs")
    ('rtl', 'ltr', 'ltr')
    """
    parts = (language or "").lower().replace("_", "-").split("-")
    for part in parts[1:3]:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in _RIGHT_TO_LEFT else "ltr"
