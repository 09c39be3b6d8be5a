"""Folding: text made blind to accents, case and typographic variants, with a way back.

Two spellings that a reader would take for one another fold to one text: `Bušniak` and
`busniak`, `Жуковё` and `жукове`, `ﬁle` and `file`, `opis’` and `opis'`. Folding twice is
folding once. A letter of its own is kept: `й` is not `и`, `が` is not `か`.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Folded", "fold"]

# Letters that Unicode does not decompose, as readers without them type them; then print
# variants of one mark. Sources: CLDR 45, transforms/Latin-ASCII; Unicode 15, confusables of
# the apostrophe and the hyphen.
_REPLACED = str.maketrans(
    {
        "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe",
        "þ": "th", "ŧ": "t", "ŋ": "n", "ĸ": "k", "ƀ": "b", "ɨ": "i", "ʉ": "u", "ɓ": "b",
        "ɗ": "d", "ƙ": "k", "ƴ": "y", "ҝ": "к", "ґ": "г",
        "’": "'", "‘": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "ʽ": "'", "ʾ": "'", "ʿ": "'",
        "ʹ": "'", "′": "'", "´": "'", "`": "'", "＇": "'", "ꞌ": "'",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"', "ʺ": '"',
        "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁄": "/",
        "\u00ad": "", "\u200b": "", "\u200c": "", "\u200d": "", "\u2060": "", "\ufeff": "",
        "\u200e": "", "\u200f": "", "\u061c": "", "ـ": "",
        "\u202a": "", "\u202b": "", "\u202c": "", "\u202d": "", "\u202e": "",
        "\u2066": "", "\u2067": "", "\u2068": "", "\u2069": "",
    }
)  # fmt: skip

# Marks that are an accent or a reading aid; elsewhere (Devanagari, kana) a mark is a letter.
_ACCENTS = (
    (0x0300, 0x036F), (0x0483, 0x0487), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2),
    (0x05C4, 0x05C5), (0x05C7, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670),
    (0x06D6, 0x06DC), (0x06DF, 0x06E4), (0x06E7, 0x06E8), (0x06EA, 0x06ED), (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF), (0x20D0, 0x20F0), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F),
)  # fmt: skip

# Cyrillic letters whose mark makes another letter, not an accent: й, ї, ў.
_KEPT = frozenset({"и\u0306", "і\u0308", "у\u0306", "И\u0306", "І\u0308", "У\u0306"})

_LONGEST_CLUSTER = 32
_ASCII_RUN = re.compile(r"[\x00-\x7f]+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its code points came from.

    Attributes:
        offsets: For each code point of `text`, and its end, the offset in the source.
    """

    text: str
    offsets: Sequence[int]

    def source_range(self, start: int, end: int) -> tuple[int, int]:
        """Give the range of the source that a range of the folded text was made from.

        >>> fold("die Straße").source_range(4, 9)
        (4, 9)
        """
        if end <= start:
            return self.offsets[start], self.offsets[start]
        after = bisect_right(self.offsets, self.offsets[end - 1], lo=end)
        return self.offsets[start], self.offsets[min(after, len(self.offsets) - 1)]


def fold(text: str) -> Folded:
    """Fold accents, case and compatibility forms away, and keep the way back.

    >>> fold("Bušňak’s").text
    "busnak's"
    """
    if text.isascii():
        return Folded(text.lower().replace("`", "'"), range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    for start, piece in _pieces(text):
        if piece.isascii():
            parts.append(piece.lower().replace("`", "'"))
            offsets.extend(range(start, start + len(piece)))
            continue
        folded = _fold_cluster(piece)
        parts.append(folded)
        offsets.extend([start] * len(folded))
    offsets.append(len(text))
    return Folded("".join(parts), offsets)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut `text` into runs of plain ASCII, and other letters with the marks that lean on them."""
    start, end = 0, len(text)
    while start < end:
        run = _ASCII_RUN.match(text, start)
        here = run.end() if run else start + 1
        if run and here < end and _leans(text[here]):
            if here - 1 > start:
                yield start, text[start : here - 1]
            start = here - 1
        while here < end and _leans(text[here]):
            here += 1
        yield start, text[start:here]
        start = here


@lru_cache(maxsize=8192)
def _leans(char: str) -> bool:
    """Say whether `char` may combine with the one before it."""
    if char < "\u0300":
        return False
    first = unicodedata.normalize("NFKD", char)[0]
    return unicodedata.category(first)[0] == "M" or "\u1160" <= first <= "\u11ff"


@lru_cache(maxsize=16384)
def _fold_short(cluster: str) -> str:
    folded = cluster
    while True:
        was = folded
        folded = unicodedata.normalize("NFKD", folded)
        folded = _without_accents(folded).casefold().translate(_REPLACED)
        folded = unicodedata.normalize("NFC", folded)
        if folded == was:
            return folded


def _fold_cluster(cluster: str) -> str:
    """Fold one cluster; marks beyond any that writing has are left out.

    Normalising takes quadratic time in the length of a run of marks, hence the bound.
    """
    return _fold_short(cluster[:_LONGEST_CLUSTER])


def _without_accents(decomposed: str) -> str:
    kept: list[str] = []
    for char in decomposed:
        if _is_accent(char) and (not kept or kept[-1] + char not in _KEPT):
            continue
        kept.append(char)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _is_accent(char: str) -> bool:
    return char >= "\u0300" and any(low <= ord(char) <= high for low, high in _ACCENTS)
