"""How a dossier announces a document: "Document 5", "DOCUMENT No. 5", "Doc. Five:", "V."."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from edossier.reading.numbering import parse_number, spelled_numbers
from edossier.reading.pieces import Piece
from edossier.reading.words import alternatives, folded, table
from edossier.text.folding import fold

__all__ = ["Announcement", "find_announcement"]

_LONGEST = 120
_MARKS = r"[\s#*_\[(>«\"]*"


@dataclass(frozen=True, slots=True)
class Announcement:
    """The words that open one document's entry.

    Attributes:
        number: As the dossier counts it: "5".
        start, end: Range of the whole label in the source, its punctuation taken in.
        number_start, number_end: Range of the number as printed.
        is_sure: It names its kind ("Document 5"); a bare "V." needs its neighbours.
        level: Of the heading it stands in, None for none.
    """

    number: str
    start: int
    end: int
    number_start: int
    number_end: int
    is_sure: bool
    level: int | None


def find_announcement(piece: Piece) -> Announcement | None:
    """Give the announcement that opens `piece`, None where none does.

    The words after it are for the entry. A sentence that begins with "Document 2 is a letter"
    announces nothing: after the number there must come the end, a mark, or a new beginning.
    """
    if piece.field is not None:
        return _in_table(piece)
    if piece.item and (number := re.fullmatch(r"[\[(]?([0-9]{1,3})[\].)]?", piece.item)):
        at = piece.start
        return Announcement(number[1], at, at, at, at, is_sure=False, level=piece.level)
    head = fold(piece.text[:_LONGEST])
    for pattern, is_sure in _patterns():
        match = pattern.match(head.text)
        if not match:
            continue
        found = _announcement(piece, match, head.offsets, is_sure)
        if found and _stands_alone(piece, found, is_sure):
            return found
    return None


def _in_table(piece: Piece) -> Announcement | None:
    """Read the cell that numbers a row of a table of documents."""
    if piece.field != "number":
        return None
    if piece.item:  # no column counts them
        at = piece.start
        return Announcement(piece.item, at, at, at, at, is_sure=True, level=None)
    match = re.search(r"[0-9]{1,4}[a-z]?|[IVXLC]{1,8}", piece.text)
    number = parse_number(match[0]) if match else None
    if match is None or number is None:
        return None
    first, last = piece.start + match.start(), piece.start + match.end()
    return Announcement(number, piece.start, piece.end, first, last, is_sure=True, level=None)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], bool], ...]:
    words: Mapping[str, Any] = table("announcements")
    before = alternatives(folded(word) for word in words["before"])
    after = alternatives(folded(word) for word in words["after"])
    sign = alternatives(folded(word) for word in words["sign"])
    spelled = alternatives(spelled_numbers())
    number = rf"(?P<number>[0-9]{{1,4}}[a-z]?|[ivxlc]{{1,8}}|{spelled})(?![^\W_])"
    stop = r"(?P<stop>[\s*_]*(?:[.:)\]»\"*_]|[-—]{1,2}(?=\s|$))*)"
    return (
        (re.compile(rf"{_MARKS}(?:{before})\.?\s*(?:(?:{sign})\s*)?{number}{stop}"), True),
        (
            re.compile(
                rf"{_MARKS}(?P<number>[0-9]{{1,4}})\s*\.?\s*(?:(?:{sign})\s*)?(?:{after})\b{stop}"
            ),
            True,
        ),
        (re.compile(rf"{_MARKS}(?:{sign})\s*(?P<number>[0-9]{{1,3}}[a-z]?)(?!\w){stop}"), False),
        (re.compile(rf"{_MARKS}(?P<number>[0-9]{{1,3}}|[ivxlc]{{1,8}})(?!\w){stop}"), False),
    )


def _announcement(
    piece: Piece, match: re.Match[str], offsets: Any, is_sure: bool
) -> Announcement | None:
    number_at = (piece.start + offsets[match.start("number")], 0)
    number_end = piece.start + offsets[match.end("number")]
    printed = piece.text[number_at[0] - piece.start : number_end - piece.start]
    if not is_sure and printed.isalpha() and not printed.isupper():
        return None
    number = parse_number(printed.upper() if _is_roman(printed) else printed)
    if number is None:
        return None
    return Announcement(
        number,
        piece.start,
        piece.start + offsets[match.end("stop")],
        number_at[0],
        number_end,
        is_sure,
        piece.level,
    )


def _is_roman(printed: str) -> bool:
    return bool(re.fullmatch(r"[ivxlcIVXLC]+", printed))


def _stands_alone(piece: Piece, found: Announcement, is_sure: bool) -> bool:
    label = piece.text[: found.end - piece.start]
    rest = piece.text[found.end - piece.start :].lstrip()
    if not rest:
        return True
    if label.lstrip()[:1] in "([" and is_sure:
        return False
    has_stop = label.rstrip()[-1:] in ".:)]»-–—*_"
    if not is_sure:
        return has_stop
    if has_stop:
        return True
    return (rest[0].isupper() or rest[0].isdigit() or rest[0] in '“"„«‘[') and (
        piece.level is not None or len(rest) < 400
    )
