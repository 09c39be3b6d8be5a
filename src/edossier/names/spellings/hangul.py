"""Hangul taken apart into its letters."""

from functools import lru_cache

__all__ = ["letters_of", "romanised"]

_FIRST, _INITIALS, _VOWELS, _FINALS = 0xAC00, 19, 21, 28
# The letters of the Revised Romanisation (2000), one a sign, without the changes of sound between
# syllables.
_ROMAN = tuple(
    row.split()
    for row in (
        "g gg n d dd r m b bb s ss - j jj ch k t p h",
        "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i",
        "- g gg gs n nj nh d l lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h",
    )
)


def letters_of(syllable: str) -> tuple[int, int, int] | None:
    """Give the indices of a syllable's initial, vowel and final; None for any other sign."""
    at = ord(syllable) - _FIRST
    if not 0 <= at < _INITIALS * _VOWELS * _FINALS:
        return None
    initial, rest = divmod(at, _VOWELS * _FINALS)
    return initial, *divmod(rest, _FINALS)


@lru_cache(1 << 12)
def romanised(word: str) -> str:
    """Give a word in the letters of the Revised Romanisation, sign by sign."""
    made = ""
    for sign in word:
        letters = letters_of(sign)
        if letters is not None:
            parts = zip(_ROMAN, letters, strict=True)
            made += "".join(table[index].strip("-") for table, index in parts)
    return made
