"""The structure of a dossier: its pieces sorted into head, sections and documents' entries.

Sections may come in any order and be missing; a document's entry runs from its announcement to
the next, or to the heading of another part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from edossier.reading.announcements import Announcement, find_announcement
from edossier.reading.head_lines import is_sentence
from edossier.reading.headings import (
    Heading,
    find_heading,
    find_signed_heading,
    looks_like_heading,
)
from edossier.reading.kinds import starts_with_kind
from edossier.reading.notes import opens_with_note_number
from edossier.reading.pieces import Piece
from edossier.reading.runs import int_of, weak_runs

__all__ = ["Entry", "Part", "Structure", "structure_of"]

# Parts whose text is the scholar's running text.
ESSAY_PARTS = frozenset({"introduction", "conclusion", "further_reading", "acknowledgements"})
_PROSE = 160  # code points: from here on a paragraph of the head is the essay's


@dataclass(slots=True)
class Part:
    """A stretch of pieces under one heading; the head has none.

    Attributes:
        names: What it is by its heading: names of `data/headings.toml`, or ("head",), ("essay",).
    """

    names: tuple[str, ...]
    heading: Heading | None
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """A document's announcement and what stands under it."""

    announcement: Announcement
    pieces: list[Piece] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Structure:
    """The parts and entries, each in the order of the file."""

    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]


def structure_of(pieces: Sequence[Piece]) -> Structure:
    """Sort pieces (furniture and note bodies that the format marks already left out)."""
    runs = weak_runs(pieces)
    walk = _Walk()
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        walk.take(piece, following, weak=runs.get(index))
    return Structure(tuple(walk.parts), tuple(walk.entries))


class _Walk:
    """One pass over the pieces; knows in which part it stands."""

    def __init__(self) -> None:
        self.parts: list[Part] = [Part(("head",), None)]
        self.entries: list[Entry] = []
        self._here: list[Piece] = self.parts[0].pieces
        self._entry: Entry | None = None

    def take(self, piece: Piece, following: Piece | None, *, weak: Announcement | None) -> None:
        announcement = self._announcement(piece, weak)
        if announcement:
            self._open_entry(piece, announcement)
            return
        if piece.field is not None:
            self._here.append(piece)
            return
        if self._entry and self._here and self._here[-1].field is not None:
            self._open_essay()  # what follows a table of documents is no part of its last
        heading = _heading_of(piece, following)
        if heading and self._opens_part(piece, heading) and not self._is_title(piece, following):
            self._open_part(piece, heading)
        elif self._is_section_heading(piece, following):
            self._open_part(piece, heading or Heading(piece.start, piece.end, piece.end, ()))
        else:
            self._keep(piece)

    @property
    def _names(self) -> tuple[str, ...]:
        return ("entry",) if self._entry else self.parts[-1].names

    def _announcement(self, piece: Piece, weak: Announcement | None) -> Announcement | None:
        found = weak or find_announcement(piece)
        if found is None or (found.is_sure and self._is_mention(piece, found)):
            return None
        return found if found.is_sure or weak else None

    def _is_mention(self, piece: Piece, found: Announcement) -> bool:
        """Tell a sentence of the essay that begins "Document 1 Liu Shaoqi ..."."""
        rest = piece.text[found.end - piece.start :].strip()
        if not rest or piece.level is not None or self.entries:
            return False
        return int_of(found) != 1

    def _open_entry(self, piece: Piece, announcement: Announcement) -> None:
        self._entry = Entry(announcement)
        self.entries.append(self._entry)
        self._here = self._entry.pieces
        rest = piece.text[announcement.end - piece.start :]
        if rest.strip():
            start = announcement.end + len(rest) - len(rest.lstrip())
            self._here.append(piece.part(start, piece.end))

    def _opens_part(self, piece: Piece, heading: Heading) -> bool:
        if not heading.parts:
            return False
        if self._entry:
            level = self._entry.announcement.level
            is_inner = level is not None and heading.level is not None and heading.level > level
            if heading.is_surmised:
                return heading.level is not None and not is_inner
            if heading.parts == ("summary",):
                return not is_inner and heading.level is not None
            return not (is_inner and heading.parts not in (("notes",),))
        return not (self._names == ("notes",) and opens_with_note_number(piece))

    def _is_title(self, piece: Piece, following: Piece | None) -> bool:
        """Tell a record's title "NOTE" right below "Document 1" from the heading of notes."""
        if self._entry is None or self._here or piece.level is not None:
            return False
        has_notes = following is not None and opens_with_note_number(following)
        return starts_with_kind(piece.text) and not has_notes

    def _is_section_heading(self, piece: Piece, following: Piece | None) -> bool:
        """Tell a heading that no table knows."""
        if self._entry:
            level = self._entry.announcement.level
            return piece.level is not None and level is not None and piece.level <= level
        names = self._names
        if names == ("head",):
            return piece.level is not None and any(p.level is not None for p in self._here)
        if ESSAY_PARTS & set(names) or names == ("essay",):
            return looks_like_heading(piece, following)
        return names == ("summary",) and piece.level is not None

    def _open_part(self, piece: Piece, heading: Heading) -> None:
        names = heading.parts or ("essay",)
        self.parts.append(Part(names, heading))
        self._entry = None
        self._here = self.parts[-1].pieces
        if heading.label_end < piece.end:
            rest = piece.text[heading.label_end - piece.start :]
            start = heading.label_end + len(rest) - len(rest.lstrip())
            if start < piece.end:
                self._here.append(piece.part(start, piece.end))

    def _keep(self, piece: Piece) -> None:
        if self._names == ("head",) and self._here and _is_prose(piece):
            self._open_essay()
        self._here.append(piece)

    def _open_essay(self) -> None:
        self.parts.append(Part(("essay",), None))
        self._entry = None
        self._here = self.parts[-1].pieces


def _heading_of(piece: Piece, following: Piece | None) -> Heading | None:
    """Give a piece's heading; one that is signed needs running text below it."""
    heading = find_heading(piece)
    if heading is not None and heading.parts:
        return heading
    signed = find_signed_heading(piece)
    if signed is None:
        return heading
    stands_above = piece.level is not None or (following is not None and is_sentence(following))
    return signed if stands_above else heading


def _is_prose(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) >= _PROSE
        and piece.level is None
        and bool(re.search(r"[.!?…]['”\"»)\]\d]*\s", text))
    )
