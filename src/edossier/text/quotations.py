"""Where a printed quotation stands in a text, forgiving what scholars change when they quote.

Compared are the words: folded, so blind to case, accents and kinds of mark; what stands between
them (blanks, dashes, quotation marks, stops) is not compared. An ellipsis parts a quotation into
pieces that must follow in order. What a scholar puts into square brackets is his own: a whole word
there may stand for anything or nothing, part of a word ("[M]any", "advis[ers]") for a few letters.

    R-QUOTE-1  words agree when they fold to the same, in the same order
    R-QUOTE-2  an ellipsis (..., …, [...], . . .) stands for a stretch of any length
    R-QUOTE-3  whole words in brackets stand for at most a short stretch, or for nothing
    R-QUOTE-4  brackets inside a word are read as not there; else they stand for a few letters
    R-QUOTE-5  brackets in the text itself may be left out of a quotation with what they hold
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from edossier.text.folding import Folded, fold
from edossier.text.source import Range

__all__ = ["QuotedText", "count_words", "find_quotation", "quoted_text"]

# Scripts that print no blank between words: each character counts as a word.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003134f"
)
_WORD = re.compile(rf"[{_UNSPACED}]|(?:(?![{_UNSPACED}])[^\W_])+(?:'(?![{_UNSPACED}])[^\W_]+)*")
_BRACKETED = re.compile(r"\[([^\[\]]{0,200})\]")
_ELLIPSIS = re.compile(r"\.(?: {0,2}\.){2,}")
# Where brackets were, around words and inside one; nothing that a reader prints holds these.
_NEAR, _INSIDE = "\x00", "\x01"
_PART = re.compile(rf"(?P<far>{_ELLIPSIS.pattern})|(?P<gap>[{_NEAR}{_INSIDE}])|{_WORD.pattern}")
_LONGEST = 20_000  # code points of a quotation that are compared
_REACH = 80  # code points that words in brackets may stand for
_REACH_INSIDE = 16  # the same for letters
_MOST_TRIES = 40_000  # pieces looked for in one chunk, at all places where it may begin


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words that stand together.

    Attributes:
        text: " many letters ", one blank around each word; none where part of a word is open.
        reach: How far behind the piece before it may begin, in code points.
    """

    text: str
    reach: int


_Chunk = Sequence[_Piece]  # what stands between two ellipses


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a text, one blank around each, and the way back to the text.

    Attributes:
        text: " many letters from hungary ".
        at: Where in `text` each word begins.
        spans: Of each word, in the folded text.
    """

    text: str
    at: Sequence[int]
    spans: Sequence[tuple[int, int]]
    folded: Folded

    def source_range(self, start: int, end: int) -> Range:
        """Give the range of the source that the words between two offsets stand at."""
        start += self.text[start] == " "
        end -= self.text[end - 1] == " "
        first = bisect_right(self.at, start) - 1
        last = bisect_right(self.at, end - 1) - 1
        return Range(*self.folded.source_range(self.spans[first][0], self.spans[last][1]))


@dataclass(frozen=True, slots=True)
class QuotedText:
    """A text made ready to be searched for many quotations; `quoted_text` makes it."""

    forms: tuple[_Words, ...]

    def find(self, quotation: str) -> tuple[Range, ...] | None:
        """Give where `quotation` stands, as `find_quotation` does."""
        readings = _readings(quotation)
        for chunks in readings:
            for words in self.forms:
                found = _find_chunks(words, chunks)
                if found is not None:
                    return found
        return None if readings else ()


def quoted_text(text: str) -> QuotedText:
    """Make a text ready to be searched for quotations."""
    folded = fold(text)
    spans = [match.span() for match in _WORD.finditer(folded.text)]
    whole = _words(folded, spans)
    brackets = [match.span() for match in _BRACKETED.finditer(folded.text)]
    return QuotedText((whole, _words(folded, _outside(spans, brackets))) if brackets else (whole,))


def find_quotation(quotation: str, text: str) -> tuple[Range, ...] | None:
    """Find where a quotation stands in a text.

    >>> find_quotation("[M]any letters … arrived", "Too many letters from Hungary arrived.")
    (Range(start=4, end=16), Range(start=30, end=37))

    Args:
        quotation: As printed, with or without its marks.
        text: The text it may be taken from, unchanged.

    Returns:
        Ranges of `text` in code points, in order, one for each piece between ellipses; none
        where the quotation holds no word; None where it does not stand in the text.
    """
    return quoted_text(text).find(quotation)


def count_words(quotation: str) -> int:
    """Count the words of a quotation that can be compared: those outside brackets.

    >>> count_words("“[The] advisers [...] returned”")
    2
    """
    readings = _readings(quotation)
    return (
        sum(len(piece.text.split()) for chunk in readings[0] for piece in chunk) if readings else 0
    )


def _outside(
    spans: Sequence[tuple[int, int]], brackets: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Give the words that stand in none of the brackets."""
    kept: list[tuple[int, int]] = []
    upcoming = 0
    for start, end in spans:
        while upcoming < len(brackets) and brackets[upcoming][1] <= start:
            upcoming += 1
        if upcoming == len(brackets) or brackets[upcoming][0] >= end:
            kept.append((start, end))
    return kept


def _words(folded: Folded, spans: Sequence[tuple[int, int]]) -> _Words:
    words = [folded.text[start:end].replace("'", "") for start, end in spans]
    at = list(accumulate((len(word) + 1 for word in words), initial=1))[:-1]
    return _Words(f" {' '.join(words)} ", at, spans, folded)


def _readings(quotation: str) -> list[Sequence[_Chunk]]:
    """Give how a quotation can be read; a second way only where brackets break a word."""
    folded = fold(quotation[:_LONGEST]).text.replace(_NEAR, " ").replace(_INSIDE, " ")
    joined = _BRACKETED.sub(_joined, folded)
    opened = _BRACKETED.sub(_opened, folded)
    readings = [joined] if opened == joined else [joined, opened]
    return [chunks for reading in readings if (chunks := _chunks(reading))]


def _joined(match: re.Match[str]) -> str:
    """Join what brackets hold of a word to the rest of it; make a gap of whole words."""
    return match[1] if _breaks_word(match) else _opened(match)


def _opened(match: re.Match[str]) -> str:
    if _ELLIPSIS.search(match[1]):
        return match[0]
    return _INSIDE if _breaks_word(match) else _NEAR


def _breaks_word(match: re.Match[str]) -> bool:
    text, held = match.string, match[1]
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return held.isalnum() and (before.isalnum() or after.isalnum())


def _chunks(reading: str) -> Sequence[_Chunk]:
    """Cut a reading at its ellipses into chunks, and these at what was bracketed into pieces."""
    chunks: list[list[_Piece]] = [[]]
    words: list[str] = []
    reach, opening, last_end = _REACH, " ", -1
    for match in _PART.finditer(reading):
        if not (match["far"] or match["gap"]):
            words.append(match[0].replace("'", ""))
            last_end = match.end()
            continue
        is_inside = match["gap"] == _INSIDE
        closing = "" if is_inside and match.start() == last_end else " "
        chunks[-1] += _piece(words, opening, closing, reach)
        if match["far"]:
            chunks.append([])
        touches = is_inside and reading[match.end() : match.end() + 1].isalnum()
        words, reach, opening = [], _REACH_INSIDE if is_inside else _REACH, "" if touches else " "
    chunks[-1] += _piece(words, opening, " ", reach)
    return [chunk for chunk in chunks if chunk]


def _piece(words: Sequence[str], opening: str, closing: str, reach: int) -> list[_Piece]:
    return [_Piece(f"{opening}{' '.join(words)}{closing}", reach)] if words else []


def _find_chunks(words: _Words, chunks: Sequence[_Chunk]) -> tuple[Range, ...] | None:
    """Find all chunks in order; the first place of each is as good as any later one."""
    found: list[Range] = []
    at = 0
    for chunk in chunks:
        place = _find_chunk(words.text, chunk, at)
        if place is None:
            return None
        found.append(words.source_range(*place))
        at = place[1] - 1
    return tuple(found)


def _find_chunk(text: str, chunk: _Chunk, start: int) -> tuple[int, int] | None:
    """Find one chunk by its longest piece, the rarest as a rule, and look around it."""
    anchor = max(range(len(chunk)), key=lambda index: len(chunk[index].text))
    at = start - 1
    for _ in range(max(_MOST_TRIES // len(chunk), 1)):
        at = text.find(chunk[anchor].text, at + 1)
        if at < 0:
            return None
        end = _end_behind(text, chunk[anchor + 1 :], at + len(chunk[anchor].text))
        if end is None:
            continue
        # Seen from its end, the chunk is as short as it can be.
        first = _start_before(text, chunk, end - len(chunk[-1].text), start)
        if first is not None:
            return first, end
    return None


def _end_behind(text: str, pieces: _Chunk, at: int) -> int | None:
    """Give where the last of `pieces` ends, each soon after the one before."""
    for piece in pieces:
        here = text.find(piece.text, at - 1, at - 1 + piece.reach + len(piece.text))
        if here < 0:
            return None
        at = here + len(piece.text)
    return at


def _start_before(text: str, pieces: _Chunk, at: int, lowest: int) -> int | None:
    """Give where the first of `pieces` begins; the last begins at `at`."""
    for piece, following in zip(reversed(pieces[:-1]), reversed(pieces[1:]), strict=True):
        first = max(lowest, at + 1 - following.reach - len(piece.text))
        at = text.rfind(piece.text, first, at + 1)
        if at < 0:
            return None
    return at
