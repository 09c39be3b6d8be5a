"""How a reader of a marked-up format puts a SourceText together, left to right.

The reader says what it meets: words, the end of a block, a mark that opens or closes. Here white
space is made single blanks, blocks get their ranges, and marks never end in a blank.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from edossier.formats.lines import find_lines, group_lines, wrap_width
from edossier.text import Block, Loss, Mark, MarkKind, Repair, SourceFile, SourceText

__all__ = ["OpenMark", "Region", "SourceBuilder", "describe_file"]

_BLANKS = re.compile(r"[ \t\n\f]+")
_MAY_BE_EMPTY = frozenset({"anchor", "note_call"})


@dataclass(slots=True)
class OpenMark:
    """A mark whose end has not come yet; its start is None until its first word has come."""

    kind: MarkKind
    value: str | None
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A place from which on something is done when its end is known."""

    first_block: int
    first_piece: int
    start: int


class SourceBuilder:
    """Collects text, blocks and marks; `finish` gives them as one immutable SourceText."""

    def __init__(self) -> None:
        self.length = 0
        self.blocks: list[Block] = []
        self._pieces: list[str] = []
        self._marks: list[Mark] = []
        self._block_start: int | None = None
        self._place = ""
        self._last_end = 0  # behind the last code point that is not blank
        self._waiting: list[OpenMark] = []  # for their first word
        self._due = ""  # what parts the next words from the last: a blank, a line end, a tab

    def write(self, text: str, place: str, *, keep_blanks: bool = False) -> None:
        """Add words to the block that is open, or open one at `place`."""
        if not keep_blanks:
            text = _BLANKS.sub(" ", text)
        words = text.strip(" ") if not keep_blanks else text
        if text.startswith(" ") and not keep_blanks:
            self._due = self._due or " "
        if not words:
            return
        self.reach()
        if stripped := words.strip():
            first = self.length + len(words) - len(words.lstrip())
            if self._block_start is None:
                self._block_start, self._place = first, place
            for mark in self._waiting:
                mark.start = first
            self._waiting.clear()
            self._last_end = self.length + words.rindex(stripped[-1]) + 1
        self._add(words)
        if text.endswith(" ") and not keep_blanks:
            self._due = " "

    def end_line(self) -> None:
        """Break the line and stay in the block."""
        if self._block_start is not None:
            self._due = "\n"

    def end_cell(self) -> None:
        """End the block and part it from the next cell by a tab."""
        self._close_block()
        self._due = "\t"

    def end_block(self) -> None:
        """End the block, if one is open; what follows starts another."""
        if self._block_start is not None:
            self._close_block()
            self._due = "\n"
        elif self._due == " ":
            self._due = ""

    def merge_blocks(self, first: int) -> None:
        """Make one block of all blocks from index `first` on."""
        merged = self.blocks[first:]
        if len(merged) > 1:
            self.blocks[first:] = [Block(merged[0].start, merged[-1].end, merged[0].place)]

    def open_region(self) -> Region:
        """Remember the place that has been reached."""
        start = self.reach()
        return Region(len(self.blocks), len(self._pieces), start)

    def join_wrapped_lines(self, region: Region) -> None:
        """Make one block of the lines of a wrapped paragraph, in a region of one block a line."""
        lines = list(find_lines("".join(self._pieces[region.first_piece :])))
        width = wrap_width(lines)
        starts = {block.start: block for block in self.blocks[region.first_block :]}
        groups = group_lines(lines, width) if width else ()
        for group in groups:
            first = starts.get(group[0].start + region.start)
            for line in group[1:] if first else ():
                starts.pop(line.start + region.start, None)
            if first:
                end = group[-1].end + region.start
                starts[first.start] = Block(first.start, end, first.place)
        self.blocks[region.first_block :] = starts.values()

    def open_mark(self, kind: MarkKind, value: str | None = None) -> OpenMark:
        """Open a mark on the words that come next."""
        mark = OpenMark(kind, value)
        self._waiting.append(mark)
        return mark

    def close_mark(self, mark: OpenMark) -> bool:
        """Close a mark before the blanks that end it; False where no words came."""
        if mark.start is not None:
            self._marks.append(Mark(mark.start, self._last_end, mark.kind, mark.value))
            return True
        if mark.kind in _MAY_BE_EMPTY and mark.value is not None:
            self.point_mark(mark.kind, mark.value)
        return False

    def point_mark(self, kind: MarkKind, value: str) -> None:
        """Set a mark of no width at the place that has been reached."""
        at = self.reach()
        self._marks.append(Mark(at, at, kind, value))

    def reach(self) -> int:
        """Give the offset where the next words will stand."""
        if self._due and self.length and (self._due != " " or self._block_start is not None):
            self._add(self._due)
        self._due = ""
        return self.length

    def add_mark(self, start: int, end: int, kind: MarkKind, value: str | None = None) -> None:
        """Set a mark on a range that has words."""
        self._marks.append(Mark(start, end, kind, value))

    @property
    def last_end(self) -> int:
        """The offset behind the last code point that is not blank."""
        return self._last_end

    @property
    def is_open(self) -> bool:
        """Whether a block has words and has not ended."""
        return self._block_start is not None

    def has_words_since(self, offset: int) -> bool:
        """Say whether anything but blanks was written from `offset` on."""
        return self._last_end > offset

    def finish(
        self,
        source_file: SourceFile,
        repairs: Sequence[Repair] = (),
        losses: Sequence[Loss] = (),
    ) -> SourceText:
        """Give the whole as one value."""
        self.end_block()
        distinct = dict.fromkeys(self._marks)
        marks = sorted(distinct, key=lambda mark: (mark.start, -mark.end))
        return SourceText(
            "".join(self._pieces),
            tuple(self.blocks),
            tuple(marks),
            source_file,
            tuple(repairs),
            tuple(losses),
        )

    def _close_block(self) -> None:
        if self._block_start is not None:
            self.blocks.append(Block(self._block_start, self._last_end, self._place))
        self._block_start = None

    def _add(self, text: str) -> None:
        self._pieces.append(text)
        self.length += len(text)


def describe_file(
    content: bytes, name: str, media_type: str, encoding: str | None = None
) -> SourceFile:
    """Give what identifies a file as it was given."""
    return SourceFile(name, media_type, hashlib.sha256(content).hexdigest(), encoding)
