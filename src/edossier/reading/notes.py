"""Bodies of notes: where each begins, its number, and which notes are counted together.

Notes come as "[4] text", "4. text", "⁴ text", "4 text", under a heading or at the end of an
entry; or the format keeps them apart. Where the numbers start again a new run begins.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from edossier.reading.numbering import format_note_digits
from edossier.reading.pieces import Piece

__all__ = [
    "NoteBody",
    "find_note_bodies",
    "opens_with_note_number",
    "split_called_notes",
    "split_trailing_notes",
]

_STYLES = (
    ("bracket", re.compile(r"\s*\[\^?(?P<number>[0-9]{1,4}|\*{1,3}|[a-z]{1,4})\]:?\s*")),
    ("superscript", re.compile(r"\s*(?P<number>[⁰¹²³⁴-⁹]{1,4})[.:)]?\s*")),
    ("parenthesis", re.compile(r"\s*\((?P<number>[0-9]{1,4})\)\s*")),
    ("stop", re.compile(r"\s*(?P<number>[0-9]{1,4})[.):](?![0-9])\s*")),
    ("stroke", re.compile(r"\s*(?P<number>[0-9]{1,3})/(?=\s)\s*")),
    ("bare", re.compile(r"\s*(?P<number>[0-9]{1,3})\s+(?=\S)")),
    ("star", re.compile(r"\s*(?P<number>\*{1,3}|[†‡§]{1,2})\)?\s*(?=\S)")),
)
_STRONG = ("bracket", "superscript")


@dataclass(frozen=True, slots=True)
class NoteBody:
    """A note, before its text is read.

    Attributes:
        number: As its run counts it: "4".
        label_start, start: Where its printed number begins, and where its text does.
        end: Where its text ends.
        run: Index of the run of numbers it belongs to, from 0.
        mark: The format's id of it, None where there is none.
        scope: What its heading says it belongs to: "introduction", "documents", "document 3".
    """

    number: str
    label_start: int
    start: int
    end: int
    run: int
    mark: str | None = None
    scope: str | None = None


def opens_with_note_number(piece: Piece) -> bool:
    """Say whether a piece begins as a note does: "[4] ..."."""
    return any(pattern.match(piece.text) for _, pattern in _STYLES)


def find_note_bodies(
    streams: Iterable[tuple[Sequence[Piece], str | None]],
) -> list[NoteBody]:
    """Find the notes in streams of pieces, each with its scope, in order."""
    bodies: list[NoteBody] = []
    run = -1
    for pieces, scope in streams:
        stream = _Stream(run, scope)
        for piece in pieces:
            stream.take(piece)
        bodies += stream.bodies
        run = stream.run
    return bodies


def split_trailing_notes(pieces: Sequence[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the notes that end a run of pieces without a heading: "[1] ...", "[2] ..."."""
    start = len(pieces)
    for index in range(len(pieces) - 1, -1, -1):
        match = _match_strong(pieces[index])
        if match is None:
            continue
        start = index
        if format_note_digits(match["number"]) == "1":
            break
    if start == len(pieces) or not _counts_from_one(pieces[start:]):
        return list(pieces), []
    return list(pieces[:start]), list(pieces[start:])


def split_called_notes(
    pieces: Sequence[Piece], called: Collection[str]
) -> tuple[list[Piece], list[Piece]]:
    """Part notes that end a run of pieces in a weaker style: "(1) ...", "1. ...".

    A list looks the same: these are notes where the running text calls each number.
    """
    for pattern in (None, *(pattern for style, pattern in _STYLES if style not in _STRONG)):
        opening = [
            (index, number)
            for index, piece in enumerate(pieces)
            if piece.level is None and (number := _weak_number(piece, pattern))
        ]
        starts = [at for at, (_, number) in enumerate(opening) if number in ("1", "*")]
        run = opening[starts[-1] :] if starts else []
        numbers = [number for _, number in run]
        counted = ["*" * n if "*" in numbers else str(n) for n in range(1, len(run) + 1)]
        if run and numbers == counted and set(numbers) <= set(called):
            return list(pieces[: run[0][0]]), list(pieces[run[0][0] :])
    return list(pieces), []


def _weak_number(piece: Piece, pattern: re.Pattern[str] | None) -> str | None:
    """Give the number a piece opens with; without a pattern that of the format's own list."""
    if pattern is None:
        item = re.fullmatch(r"([0-9]{1,3})\.?", piece.item or "")
        return item[1] if item else None
    match = pattern.match(piece.text)
    return match["number"] if match else None


def _match_strong(piece: Piece) -> re.Match[str] | None:
    for style, pattern in _STYLES:
        match = pattern.match(piece.text) if style in _STRONG else None
        if match and match["number"][:1].isdigit() and piece.level is None:
            return match
    return None


def _counts_from_one(pieces: Sequence[Piece]) -> bool:
    numbers = [
        int(format_note_digits(match["number"]))
        for match in map(_match_strong, pieces)
        if match is not None
    ]
    return numbers == list(range(1, len(numbers) + 1))


class _Stream:
    """The notes of one stretch; knows its style and where the count stands."""

    def __init__(self, run: int, scope: str | None) -> None:
        self.bodies: list[NoteBody] = []
        self.run = run
        self._scope = scope
        self._style: str | None = None
        self._last = 0

    def take(self, piece: Piece) -> None:
        """Take a piece as a note or as the next paragraph of one; before the first it is unread."""
        if piece.note is not None:
            self._take_marked(piece)
            return
        number, text_start = self._number(piece)
        if number is not None:
            self._open(number, piece, text_start)
        elif self.bodies:
            self._extend(piece)

    def _take_marked(self, piece: Piece) -> None:
        if self.bodies and self.bodies[-1].mark == piece.note:
            self._extend(piece)
            return
        match = next(
            (m for _, p in _STYLES if (m := p.match(piece.text)) and _is_own(m, piece)), None
        )
        printed = match["number"] if match else (piece.item or "").strip(".()[] ")
        number = format_note_digits(printed) or _digits(piece.note or "")
        text_start = piece.start + match.end() if match else piece.start
        self._open(number or str(self._last + 1), piece, text_start)

    def _number(self, piece: Piece) -> tuple[str | None, int]:
        if piece.item and (item := re.match(r"[\[(]?([0-9]{1,4})[\].)]?", piece.item)):
            return item[1], piece.start
        for style, pattern in _STYLES:
            match = pattern.match(piece.text)
            if not match or (self._style is not None and style != self._style):
                continue
            number = format_note_digits(match["number"])
            if self._style is None or style in _STRONG or self._is_next(number):
                if self._style is None and style not in _STRONG and not self._is_next(number):
                    continue
                self._style = style
                return number, piece.start + match.end()
        return None, piece.start

    def _is_next(self, number: str) -> bool:
        return not number.isdecimal() or int(number) in (1, self._last + 1)

    def _open(self, number: str, piece: Piece, text_start: int) -> None:
        value = int(number) if number.isdecimal() else self._last
        if not self.bodies or (number.isdecimal() and value <= self._last):
            self.run += 1
        self._last = value
        self.bodies.append(
            NoteBody(number, piece.start, text_start, piece.end, self.run, piece.note, self._scope)
        )

    def _extend(self, piece: Piece) -> None:
        last = self.bodies[-1]
        self.bodies[-1] = NoteBody(
            last.number, last.label_start, last.start, piece.end, last.run, last.mark, last.scope
        )


def _is_own(match: re.Match[str], piece: Piece) -> bool:
    """Tell a printed number that is the note's from one that opens its words."""
    number = format_note_digits(match["number"])
    if match.re is _STYLES[0][1] or match.re is _STYLES[1][1]:
        return True
    return _digits(piece.note or "") == number


def _digits(mark: str) -> str:
    found = re.search(r"([0-9]{1,4})$", mark)
    return found[1] if found else ""
