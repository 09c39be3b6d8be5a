"""Documents that no word announces: numbers that count them, titles with their sources below."""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from edossier import dates
from edossier.reading.announcements import Announcement, find_announcement
from edossier.reading.header import read_line
from edossier.reading.headings import find_heading
from edossier.reading.notes import opens_with_note_number
from edossier.reading.pieces import Piece
from edossier.reading.sources import find_bare_source, find_source
from edossier.reading.title_ranges import names_record
from edossier.references import ArchivalReference, parse

__all__ = ["int_of", "weak_runs"]

# Pieces of an entry among which its source is looked for.
_NEAR, _FAR, _FARTHEST = 2, 12, 40
_LONGEST_TITLE = 300


def weak_runs(pieces: Sequence[Piece]) -> dict[int, Announcement]:
    """Find what opens documents without a word for them, by the index of its piece.

    Bare numbers that count them; where nothing does, titles with their sources below.
    """
    announced = [find_announcement(piece) for piece in pieces]
    sure = {found.number for found in announced if found and found.is_sure}
    found = [
        (index, one) for index, one in _numbered(pieces) if one.is_sure or one.number not in sure
    ]
    if len(found) > 1:
        return {index: announcement for index, announcement in found if not announcement.is_sure}
    if sure:
        return {}
    return _unnumbered(pieces)


def _sections(pieces: Sequence[Piece]) -> Iterator[tuple[int, Piece, str]]:
    """Give each piece that may open a document with the part that it stands in."""
    section = "head"
    for index, piece in enumerate(pieces):
        heading = find_heading(piece) if len(piece.text) < 200 else None
        if heading and heading.parts and not heading.is_glued:
            section = heading.parts[0]
        if section in ("documents", "introduction", "summary", "head"):
            yield index, piece, section


def _unnumbered(pieces: Sequence[Piece]) -> dict[int, Announcement]:
    """Count the titles that stand above a source: headings, or lines that name a record."""
    found: dict[int, Announcement] = {}
    for index, piece, _ in _sections(pieces):
        if index == 0 or index + 1 == len(pieces) or len(piece.text) > _LONGEST_TITLE:
            continue
        if piece.item or piece.is_row or piece.is_quotation or opens_with_note_number(piece):
            continue
        is_title = piece.level is not None or names_record(piece.text)
        if is_title and not find_source(piece.text) and _states_source(pieces[index + 1].text):
            at, number = piece.start, str(len(found) + 1)
            found[index] = Announcement(number, at, at, at, at, is_sure=False, level=piece.level)
    return found


def _numbered(pieces: Sequence[Piece]) -> list[tuple[int, Announcement]]:
    """Find numbers that count documents, each one more than the last.

    A run may join in with sure ones ("Document Three:" between "II." and "V.").
    """
    found: list[tuple[int, Announcement]] = []
    for index, piece, section in _sections(pieces):
        announcement = find_announcement(piece)
        expected = int_of(found[-1][1]) + 1 if found else 1
        if announcement is None or int_of(announcement) != expected:
            continue
        if announcement.is_sure or (
            _fits_run(piece, announcement, found)
            and _opens_entry(piece, announcement, pieces[index + 1 : index + _FARTHEST], section)
        ):
            found.append((index, announcement))
    return found


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
    if section == "documents" and _titles_document(rest, following, int_of(announcement) + 1):
        return True
    title, near = (rest, following[:_NEAR]) if rest else (_text_of(following), following[:_FAR])
    if names_record(title) and any(_states_source(below.text) for below in near):
        return True
    if piece.text.lstrip()[:1] in "[(" and rest:
        return False
    line = rest or _text_of(following)
    header = read_line(line, wants_title=True)
    if header is None or not header.is_certain:
        return False
    fields = {part.field for part in header.parts}
    return header.source is not None or {"date", "title"} <= fields or not rest


def _titles_document(rest: str, following: Sequence[Piece], next_number: int) -> bool:
    """Tell "1. Telegram from the envoy" in the part of the documents from an item of a list.

    It is no sentence, and before the next number its source is stated.
    """
    if len(rest) > _LONGEST_TITLE or rest[-1] in ".;:,!?…":
        return False
    for piece in following:
        if _states_source(piece.text):
            return True
        found = find_announcement(piece)
        if found is not None and int_of(found) == next_number and found.end < piece.end:
            return False
    return False


def _text_of(following: Sequence[Piece]) -> str:
    return following[0].text if following else ""


def _states_source(text: str) -> bool:
    found = find_source(text)
    opens = found is not None and found.start == 0
    return opens or find_bare_source(text, _parse) is not None


# "Ibid." takes up the source before it, whatever that is.
_parse = partial(parse, before=ArchivalReference("", "parsed", repository="RGANI"))


def int_of(announcement: Announcement) -> int:
    """Give the announcement's number without its letter."""
    digits = re.match(r"[0-9]+", announcement.number)
    return int(digits[0]) if digits else 0
