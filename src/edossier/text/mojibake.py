"""Mojibake: UTF-8 that some program before us read in another encoding ("KubiÅ¡", "â€œ").

ftfy judges and mends it, word by word, and only its repair of encodings is used: what prints
right is never touched.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

import ftfy
from ftfy.badness import is_bad

from edossier.text.cleaning import substitute
from edossier.text.source import Repair

__all__ = ["mend_mojibake"]

# A no-break space may be the last byte of a broken letter, so it does not part words here. The
# bound keeps a line without blanks from being one word.
_WORD = re.compile(r"(?=[^ \n\t\f]{0,200}[^\x00-\x7f])[^ \n\t\f]{1,400}")
_LOST_QUOTE = re.compile("â€(?=$|[.,;:)\\]])")  # the third byte, 9D, is no letter in cp1252


def mend_mojibake(text: str, earlier: Sequence[Repair] = ()) -> tuple[str, tuple[Repair, ...]]:
    """Give the text its author wrote, and each place where it had been misread.

    >>> mend_mojibake("KubiÅ¡ and Lüthi")[0]
    'Kubiš and Lüthi'
    """
    if text.isascii() or not is_bad(text):
        return text, tuple(earlier)
    mended, repairs = substitute(_WORD, _mend_word, text, rule="mojibake", earlier=earlier)
    if mended == text:
        return text, tuple(earlier)
    # In a text known to be misread, the short words that prove nothing alone are mended too.
    return substitute(_WORD, _mend_doubtful_word, mended, rule="mojibake", earlier=repairs)


def _mend_word(match: re.Match[str]) -> str:
    # A word at a time: one that is right as it stands must not be drawn in by its neighbours.
    return _mend(match[0])


@lru_cache(maxsize=4096)
def _mend(word: str) -> str:
    return _LOST_QUOTE.sub("”", ftfy.fix_encoding(word)) if is_bad(word) else word


def _mend_doubtful_word(match: re.Match[str]) -> str:
    word = match[0]
    try:
        made = word.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return word
    return made if made.isprintable() else word
