"""The structure of a dossier: its pieces sorted into head, sections and documents' entries.

Sections may come in any order and be missing; a document's entry runs from its announcement to
the next, or to the heading of another part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from edossier import dates
from edossier.reading.announcements import Announcement, find_announcement
from edossier.reading.head_lines import is_sentence
from edossier.reading.header import names_record, read_line
from edossier.reading.headings import (
    Heading,
    find_heading,
    find_signed_heading,
    looks_like_heading,
)
from edossier.reading.notes import opens_with_note_number
from edossier.reading.pieces import Piece
from edossier.reading.sources import find_bare_source, find_source
from edossier.references import parse

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
    runs = _weak_runs(pieces)
    walk = _Walk()
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        walk.take(piece, following, weak=runs.get(index))
    return Structure(tuple(walk.parts), tuple(walk.entries))


def _weak_runs(pieces: Sequence[Piece]) -> dict[int, Announcement]:
    """Find bare numbers that count documents: two or more, each one more than the last.

    A run may join in with sure ones ("Document Three:" between "II." and "V.").
    """
    found: list[tuple[int, Announcement]] = []
    section = "head"
    for index, piece in enumerate(pieces):
        heading = find_heading(piece) if len(piece.text) < 200 else None
        if heading and heading.parts and not heading.is_glued:
            section = heading.parts[0]
        if section not in ("documents", "introduction", "summary", "head"):
            continue
        announcement = find_announcement(piece)
        expected = int_of(found[-1][1]) + 1 if found else 1
        if announcement is None or int_of(announcement) != expected:
            continue
        if announcement.is_sure or (
            _fits_run(piece, announcement, found)
            and _opens_entry(piece, announcement, pieces[index + 1 : index + 3], section)
        ):
            found.append((index, announcement))
    if len(found) < 2:
        return {}
    return {index: announcement for index, announcement in found if not announcement.is_sure}


def _fits_run(
    piece: Piece, announcement: Announcement, found: Sequence[tuple[int, Announcement]]
) -> bool:
    """Refuse "3. September 1959" behind "Document 2": a text on the line needs others like it."""
    has_text = piece.level is None and announcement.end < piece.end
    return not (has_text and any(known.is_sure for _, known in found)) and not _is_date(piece)


def _is_date(piece: Piece) -> bool:
    found = dates.find(piece.text[:60])
    return bool(found) and found[0].start == 0 and found[0].precision == "day"


def _opens_entry(
    piece: Piece, announcement: Announcement, following: Sequence[Piece], section: str
) -> bool:
    """Tell the number of a document from that of a section or of a list.

    Alone on its line it needs the heading of the documents above it, or a header line below;
    before a text, that text must be a header itself, or a title with its source below.
    """
    rest = piece.text[announcement.end - piece.start :].strip()
    if rest and piece.level is not None:
        return section == "documents"
    if not rest and section == "documents":
        return True
    if rest and names_record(rest) and any(_states_source(below.text) for below in following):
        return True
    line = rest or (following[0].text if following else "")
    header = read_line(line, wants_title=True)
    if header is None or not header.is_certain:
        return False
    fields = {part.field for part in header.parts}
    return header.source is not None or {"date", "title"} <= fields or not rest


def _states_source(text: str) -> bool:
    found = find_source(text)
    opens = found is not None and found.start == 0
    return opens or find_bare_source(text, parse) is not None


def int_of(announcement: Announcement) -> int:
    """Give the announcement's number without its letter."""
    digits = re.match(r"[0-9]+", announcement.number)
    return int(digits[0]) if digits else 0


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
        heading = _heading_of(piece, following)
        if heading and self._opens_part(piece, heading):
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
            self.parts.append(Part(("essay",), None))
            self._here = self.parts[-1].pieces
        self._here.append(piece)


def _heading_of(piece: Piece, following: Piece | None) -> Heading | None:
    """Give a piece's heading; one that is signed needs running text below it."""
    heading = find_heading(piece)
    if heading is not None and heading.parts:
        return heading
    if piece.level is None and not (following and is_sentence(following)):
        return heading
    return find_signed_heading(piece) or heading


def _is_prose(piece: Piece) -> bool:
    text = piece.text
    return (
        len(text) >= _PROSE
        and piece.level is None
        and bool(re.search(r"[.!?…]['”\"»)\]\d]*\s", text))
    )
