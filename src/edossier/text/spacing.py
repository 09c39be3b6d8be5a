"""White space to single blanks, with a map between the cut text and its source.

A paragraph of a source holds line ends, no-break and double blanks, and note calls that do not
belong to its words. What a Dossier keeps is the squeezed text; every offset in it leads back
to the source, so that an anchor cut from either side gives the same words.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from edossier.text.source import Range

__all__ = ["ZERO_WIDTH", "Squeezed", "is_blank", "squeeze"]

ZERO_WIDTH = "\u200b\u2060\ufeff"
"""Characters that print nothing and part nothing: dropped, never made a blank."""

# `\s` of Python's `re` is every Unicode blank, the no-break ones too.
_PIECE = re.compile(rf"[^\s{ZERO_WIDTH}]+|[\s{ZERO_WIDTH}]+")


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text with single blanks, and where each of its code points came from.

    Attributes:
        text: No blank at either end, no two blanks together.
        offsets: One source offset for each code point of `text`, ascending.
    """

    text: str
    offsets: Sequence[int]

    def source_range(self, start: int, end: int) -> Range:
        """Give the source range that `text[start:end]` was made from (not empty)."""
        if start >= end:
            at = self.source_offset(start)
            return Range(at, at)
        return Range(self.offsets[start], self.offsets[end - 1] + 1)

    def source_offset(self, offset: int) -> int:
        """Give the source offset of a place in `text`; its end leads behind its last letter."""
        if offset < len(self.offsets):
            return self.offsets[max(offset, 0)]
        return self.offsets[-1] + 1 if self.offsets else 0

    def offset_of(self, source_offset: int) -> int:
        """Give the place in `text` of a source offset; a cut one gives where the cut closed."""
        return bisect_left(self.offsets, source_offset)


def is_blank(character: str) -> bool:
    """Say whether a character prints nothing: white space of any kind, or of no width."""
    return character.isspace() or character in ZERO_WIDTH


def squeeze(
    text: str, start: int = 0, end: int | None = None, cuts: Sequence[Range] = ()
) -> Squeezed:
    r"""Give `text[start:end]` without the ranges of `cuts`, each run of white space one blank.

    >>> squeeze("talks\u00a0 were\nheld.[4]  ", cuts=[Range(17, 20)]).text
    'talks were held.'

    Args:
        text: The source text.
        start, end: The range to take, in code points; None is the end of the text.
        cuts: Ranges of `text` to leave out, such as note calls; any order, may overlap.
    """
    pieces: list[str] = []
    offsets: list[int] = []
    blank_at = -1
    for kept in _kept(max(start, 0), len(text) if end is None else min(end, len(text)), cuts):
        for match in _PIECE.finditer(text, kept.start, kept.end):
            piece = match[0]
            if not is_blank(piece[0]):
                if blank_at >= 0 and pieces:
                    pieces.append(" ")
                    offsets.append(blank_at)
                blank_at = -1
                pieces.append(piece)
                offsets.extend(range(match.start(), match.end()))
            elif blank_at < 0:
                width = len(piece) - len(piece.lstrip(ZERO_WIDTH))
                blank_at = match.start() + width if width < len(piece) else -1
    return Squeezed("".join(pieces), tuple(offsets))


def _kept(start: int, end: int, cuts: Sequence[Range]) -> list[Range]:
    at = start
    kept: list[Range] = []
    for cut in sorted(cuts):
        if cut.start > at:
            kept.append(Range(at, min(cut.start, end)))
        at = max(at, cut.end)
    kept.append(Range(at, end))
    return [piece for piece in kept if piece.start < piece.end]
