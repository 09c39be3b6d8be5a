"""SourceText: a file as one immutable text, to which every value in a Dossier is anchored.

A format reader makes it and decides nothing: it keeps the code points as read, says where
paragraphs are, what the format marked, and how a person finds a place in the file again.
"""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

__all__ = ["Block", "Loss", "Mark", "MarkKind", "Range", "Repair", "SourceFile", "SourceText"]

MarkKind = Literal[
    "heading",  # value: its level, "1" to "6"
    "emphasis",
    "superscript",
    "link",  # value: where it leads, "#_ftn4" or an address
    "anchor",  # value: the name that links can lead to; often an empty range
    "note_call",  # value: the id of its note; an empty range where the file prints no number
    "note_body",  # value: the id; the range of the whole note
    "list_item",  # value: the number or bullet that the format makes and the text lacks: "4."
    "row",  # a table row: one block, its cells parted by a tab
    "cell",
    "quotation",  # a block set as a quotation
    "language",  # value: a BCP 47 tag that the file states
    "markup",  # characters of a markup language that stand in the text: "##", "*", "[^4]:"
    "furniture",  # value: why this is no part of the dossier ("navigation", "page footer")
]


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A half-open range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table row; its range never starts or ends with a blank.

    Attributes:
        place: How a person finds its start: "12" (line 12), "¶12", "note 4:3" (its third
            paragraph), "p3".
    """

    start: int
    end: int
    place: str


@dataclass(frozen=True, slots=True)
class Mark:
    """What the format itself said of a range."""

    start: int
    end: int
    kind: MarkKind
    value: str | None = None


@dataclass(frozen=True, slots=True)
class Repair:
    """A range whose bytes were not what the author wrote, and what was made of them."""

    start: int
    end: int
    was: str
    rule: str


@dataclass(frozen=True, slots=True)
class Loss:
    """What the file shows a person and cannot give as text.

    Attributes:
        place: Where: "p4", "p4-9".
        kind: The code of the finding that tells of it.
        what: One sentence with the mend.
    """

    place: str
    kind: Literal["page-without-text", "picture-left-out", "letters-unknown", "text-by-machine"]
    what: str


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The file as given.

    Attributes:
        sha256: Of its bytes, in lower-case hexadecimal.
        encoding: The character encoding it was decoded from; None for a packed format.
    """

    name: str
    media_type: str
    sha256: str
    encoding: str | None


@dataclass(frozen=True, slots=True)
class SourceText:
    """One text, its blocks in reading order, its marks in order of start.

    Every non-blank code point of `text` lies in exactly one block. Notes that the format keeps
    apart (Word footnotes) follow the body, each block of them inside a `note_body` mark.
    """

    text: str
    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    source_file: SourceFile
    repairs: tuple[Repair, ...] = ()
    losses: tuple[Loss, ...] = ()

    def place(self, offset: int) -> str:
        """Say where `offset` (code points) is in the file: "12:5", "¶12", "note 4:3", "p3:12".

        In a text file it is line:column, both from one; elsewhere the place of the block.
        """
        index = bisect_right(self.blocks, offset, key=lambda block: block.start) - 1
        block = self.blocks[max(index, 0)] if self.blocks else None
        if block is None or not block.place.isdecimal():
            return block.place if block else "1:1"
        line_start = self.text.rfind("\n", 0, offset) + 1
        # Counted from the block, not from the start: a file may ask for many places.
        line = int(block.place) + self.text.count("\n", block.start, offset)
        return f"{line}:{offset - line_start + 1}"
