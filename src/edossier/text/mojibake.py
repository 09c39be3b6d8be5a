"""Mojibake: UTF-8 that some program before us read in another encoding ("KubiÅ¡", "â€œ").

ftfy judges and mends it, word by word, and only its repair of encodings is used: what prints
right is never touched.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from itertools import islice
from string import ascii_letters

import ftfy
from ftfy.badness import is_bad

from edossier.text.cleaning import substitute
from edossier.text.languages import languages
from edossier.text.scripts import script_of
from edossier.text.source import Repair

__all__ = ["mend_mojibake"]

# A no-break space may be the last byte of a broken letter, so it does not part words here; a
# tag does. The bound keeps a line without blanks from being one word.
_WORD = re.compile(r"(?=[^ \n\t\f<>]{0,200}[^\x00-\x7f])[^ \n\t\f<>]{1,400}")
_LOST_QUOTE = re.compile("â€(?=$|[.,;:)\\]])")  # the third byte, 9D, is no letter in cp1252
# What programs of Western, Central and Eastern Europe take a file for.
_CODECS = ("sloppy-windows-1252", "sloppy-windows-1250", "sloppy-windows-1251", "latin-1")
_MOST_TIMES = 3  # a file may have been misread more than once
_LIGATURES = frozenset("ﬀﬁﬂﬃﬄ")
_PRINT = frozenset("“”„‘’‚‛«»‹›–—―…•·§°№©®™†‡½¼¾²³¹ºª£€×¿¡´′″\u00a0\u00ad\u200b\u2060\ufeff\u2011")
_WORDS_JUDGED, _FEWEST_WORDS, _SHARE = 300, 3, 0.6


def mend_mojibake(text: str, earlier: Sequence[Repair] = ()) -> tuple[str, tuple[Repair, ...]]:
    """Give the text its author wrote, and each place where it had been misread.

    >>> mend_mojibake("KubiÅ¡ and Lüthi")[0]
    'Kubiš and Lüthi'
    """
    if text.isascii():
        return text, tuple(earlier)
    if codec := _misread_as(text):
        # In a text known to be misread, short words that prove nothing alone are mended too.
        mend = partial(_mend_word_of, codec)
        return substitute(_WORD, mend, text, rule="mojibake", earlier=earlier)
    if not is_bad(text):
        return text, tuple(earlier)
    return substitute(_WORD, _mend_word, text, rule="mojibake", earlier=earlier)


def _misread_as(text: str) -> str | None:
    """Give the encoding that a UTF-8 file was taken for, where most of its words show it.

    Words that become valid UTF-8 in that encoding are rare by chance; most words never do.
    """
    words = list(islice((match[0] for match in _WORD.finditer(text)), _WORDS_JUDGED))
    for codec in _CODECS:
        mended = {word for word in words if _read_again(word, codec) != word}
        count = sum(word in mended for word in words)
        if len(mended) >= _FEWEST_WORDS and count >= _SHARE * len(words):
            return codec
    return None


def _read_again(word: str, codec: str) -> str:
    try:
        made = word.encode(codec).decode("utf-8")
    except UnicodeError:
        return word
    return made if made.replace("\u00a0", "").isprintable() else word


def _mend_word_of(codec: str, match: re.Match[str]) -> str:
    word = match[0]
    for _ in range(_MOST_TIMES):
        made = _read_again(word, codec)
        if made == word:
            break
        word = made
    return word if word != match[0] else _mend(word)


def _mend_word(match: re.Match[str]) -> str:
    # A word at a time: one that is right as it stands must not be drawn in by its neighbours.
    return _mend(match[0])


@lru_cache(maxsize=4096)
def _mend(word: str) -> str:
    if not is_bad(word):
        return word
    made = _LOST_QUOTE.sub("”", ftfy.fix_encoding(word))
    return made if _is_likely(word, made) else word


def _is_likely(word: str, made: str) -> bool:
    """Say whether what was made of a word is a word of the field.

    "Ä«" and "ß«" are the ends of quotations rather than one Latvian or African letter.
    """
    new = [letter for letter in made if letter > "\x7f" and letter not in word]
    foreign = sum(script_of(letter) not in {None, "Latn"} for letter in new)
    if foreign == 1:
        return False
    for letter in new:
        script = script_of(letter)
        if script == "Latn" and letter not in _latin_letters() | _LIGATURES:
            return False
        if script is None and (letter.isalpha() or letter not in _PRINT):
            return False
    return True


@cache
def _latin_letters() -> frozenset[str]:
    """Give the Latin letters of the languages of the field."""
    marked = "".join(
        letter for row in languages() if row.script == "Latn" for letter in row.letters
    )
    return frozenset(ascii_letters + marked + marked.upper())
