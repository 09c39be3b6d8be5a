"""Analysis: a text as the terms it is found by, the same for every engine.

A word stands in the index as written (folded) and, at the same position, as the stem of its
language: `conversations` in English is `conversations` and `en:convers`. So a phrase and a
prefix see words as written, and a plain word finds its inflections. A compound stands as its
parts and, at the place of its first, as one word: `Ce-tung` is `ce`, `tung` and `cetung`;
`U.S.S.R.` also `ussr`. Scripts that do not part words (Chinese, Japanese, Korean, Thai)
stand letter by letter, and a word of theirs is looked for as a phrase.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from edossier.text.folding import fold
from edossier.text.stemming import stem

__all__ = [
    "Token",
    "exact_forms",
    "is_unspaced",
    "placed_terms",
    "stem_forms",
    "tokens",
    "word_forms",
]

# A term longer than this is no word; it is cut, on both sides alike.
_LONGEST_TERM = 100
_SHORT_CHUNK = 40  # code points of what is remembered
_MOST_DOTTED_LETTERS = 12
_MOST_HYPHENED_PARTS = 3

_APOSTROPHES = "'\u2019\u2018\u02bc\u02b9\u2032\u02bb\u02bf\u02be\u00b4`"
_HYPHENS = "-\u2010\u2011\u00ad"
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3131-\u318e\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
# Marks that lean on a letter, which `\w` leaves out; the blocks of India repeat one layout.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670" + (
    "\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d\u3099\u309a\ufe20-\ufe2f"
    + "".join(
        f"{chr(block + low)}-{chr(block + high)}"
        for block in range(0x0900, 0x0D80, 0x80)
        for low, high in ((0x00, 0x03), (0x3A, 0x4F), (0x51, 0x57), (0x62, 0x63))
    )
)
_LETTER = rf"(?:[^\W_{_UNSPACED}]|[{_MARKS}])"
_WORD = re.compile(
    rf"[{_UNSPACED}][{_MARKS}\u0e31-\u0e4e]*|{_LETTER}+(?:[{_APOSTROPHES}]{_LETTER}+)*"
)
_NO_TERM = re.compile(rf"[^\w{_MARKS}]|_")
_UNSPACED_LETTER = re.compile(rf"[{_UNSPACED}]")

# "China's", "workers'"; "l'homme", "d'État", "dell'Archivio".
_POSSESSIVE = re.compile(rf"(.+)[{_APOSTROPHES}][sS]?")
_ELISION = re.compile(
    rf"(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|de?ll|ne?ll|da?ll|su?ll|un)[{_APOSTROPHES}](.{{2,}})",
    re.IGNORECASE,
)


class Token(NamedTuple):
    """One word, or one compound, of a text: a tuple, for a corpus has a hundred million.

    Attributes:
        forms: The terms it is found by; the first is the word as written, folded.
        position: The how-many-th word of the text it is; a compound shares its first word's.
        start, end: Its range in the text, in code points.
        words: How many words it covers; more than one for a compound.
    """

    forms: tuple[str, ...]
    position: int
    start: int
    end: int
    words: int = 1


def tokens(text: str, language: str | None = None) -> Iterator[Token]:
    """Give the words of `text` in order, with the terms they are found by.

    >>> [token.forms for token in tokens("Mao’s letters", "en")]
    [('maos', 'mao'), ('letters', 'en:letter')]

    Args:
        language: BCP 47, for the stems; None where unknown, then words stand as written.
    """
    position = last_end = 0
    run: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        forms = word_forms(match[0], language)
        if not forms:
            continue
        start, end = match.span()
        # Nearly always a blank parts two words: then none of the rules of a compound is asked.
        if start - last_end != 1 or text[last_end] == " " or not _joins(text, run, start, end):
            if len(run) > 1:
                yield from _compound(text, run, position - len(run))
            run = []
        yield Token(forms, position, start, end)
        run.append((start, end))
        position += 1
        last_end = end
    yield from _compound(text, run, position - len(run))


def placed_terms(text: str, language: str | None = None) -> Iterator[tuple[str, int]]:
    """Give the terms of `text`, each with the position of its word: what an index takes.

    The same as `tokens` gives, in its order, at a third of the time: no word and no compound
    runs over a blank, and what stands between two blanks comes again and again.
    """
    position = 0
    for chunk in text.split(" "):
        terms, words = (_chunk if len(chunk) <= _SHORT_CHUNK else _read_chunk)(chunk, language)
        for term, at in terms:
            yield term, position + at
        position += words


def _read_chunk(chunk: str, language: str | None) -> tuple[tuple[tuple[str, int], ...], int]:
    """Give the terms of what stands between two blanks, and how many words it is."""
    read = list(tokens(chunk, language))
    terms = tuple((form, token.position) for token in read for form in token.forms)
    return terms, sum(1 for token in read if token.words == 1)


_chunk = lru_cache(maxsize=200_000)(_read_chunk)


@lru_cache(maxsize=200_000)
def word_forms(word: str, language: str | None) -> tuple[str, ...]:
    """Give the terms of one word as printed: as written first, then stems marked `en:`."""
    return exact_forms(word) + stem_forms(word, language)


@lru_cache(maxsize=100_000)
def exact_forms(word: str) -> tuple[str, ...]:
    """Give a word's terms as written: whole, and without possessive ending or elided article.

    >>> exact_forms("d’État")
    ('detat', 'etat')
    """
    found = [_term(word)]
    for pattern in (_POSSESSIVE, _ELISION):
        match = pattern.fullmatch(word)
        if match:
            found.append(_term(match.group(1)))
    return tuple(dict.fromkeys(term for term in found if term))


@lru_cache(maxsize=200_000)
def stem_forms(word: str, language: str | None) -> tuple[str, ...]:
    """Give a word's stems in one language, with and without the help of its accents.

    A word typed without accents has only the second kind; the text has both.
    """
    if language is None:
        return ()
    mark = language.split("-")[0].lower() + ":"
    bases = [word]
    for pattern in (_POSSESSIVE, _ELISION):
        match = pattern.fullmatch(word)
        if match:
            bases = [match.group(1)]
    found: dict[str, None] = {}
    for base in bases:
        lowered = unicodedata.normalize("NFC", base[:_LONGEST_TERM]).lower()
        for spelling in (lowered, _term(base)):
            stemmed = stem(spelling, language)
            if stemmed:
                found[mark + _term(stemmed)] = None
    return tuple(term for term in found if term != mark)


def is_unspaced(word: str) -> bool:
    """Say whether `word` has a letter of a script that does not part words."""
    return _UNSPACED_LETTER.search(word) is not None


def _joined_form(words: Iterable[str]) -> str:
    return "".join(_term(word) for word in words)[:_LONGEST_TERM]


def _term(word: str) -> str:
    return _NO_TERM.sub("", fold(word[:_LONGEST_TERM]).text)[:_LONGEST_TERM]


def _joins(text: str, run: list[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether the word at `start` goes on the compound of the words in `run`."""
    if not run:
        return False
    last_start, last_end = run[-1]
    if start - last_end != 1:
        return False
    between = text[last_end]
    if between in _HYPHENS:
        return True
    if between != ".":
        return False
    return last_end - last_start == 1 and end - start == 1 and text[start].isalpha()


def _compound(text: str, run: list[tuple[int, int]], position: int) -> Iterator[Token]:
    """Give the compound of several words as one more token, where there is one."""
    if len(run) < 2:
        return
    start, end = run[0][0], run[-1][1]
    dotted = text[run[0][1]] == "."
    if len(run) > (_MOST_DOTTED_LETTERS if dotted else _MOST_HYPHENED_PARTS):
        return
    parts = [text[a:b] for a, b in run]
    if any(not part[0].isalpha() or is_unspaced(part) for part in parts):
        return
    yield Token((_joined_form(parts),), position, start, end, len(run))
