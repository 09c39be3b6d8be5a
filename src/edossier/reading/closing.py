"""What closes a file under no heading of its own: lines about its authors, and the licence.

They stand behind the last section or document, whose text they are not.
"""

import re
from collections.abc import Sequence
from functools import cache

from edossier.reading.credits import find_clauses
from edossier.reading.head_lines import states_licence
from edossier.reading.pieces import Piece
from edossier.reading.segments import looks_like_person
from edossier.reading.structure import Entry, Part, Structure
from edossier.reading.words import alternatives, table

__all__ = ["with_closing_lines"]

_MOST = 6
_SHORTEST, _LONGEST = 30, 900
_LONGEST_CREDIT = 600


def with_closing_lines(structure: Structure) -> Structure:
    """Move the lines that close a file into a part about its authors."""
    holders: list[Entry | Part] = [*structure.parts[1:], *structure.entries]
    holders = [holder for holder in holders if holder.pieces]
    if not holders:
        return structure
    last = max(holders, key=lambda holder: holder.pieces[-1].end)
    if isinstance(last, Part) and {"about", "credits"} & set(last.names):
        return structure
    first = len(last.pieces)
    is_part = isinstance(last, Part)
    while first and len(last.pieces) - first < _MOST:
        piece = last.pieces[first - 1]
        if not _closes(piece, structure) and not _credits_all(piece.text, is_part=is_part):
            break
        first -= 1
    closing = last.pieces[first:]
    if not closing:
        return structure
    last.pieces = last.pieces[:first]
    return Structure((*structure.parts, Part(("about",), None, closing)), structure.entries)


def _credits_all(text: str, *, is_part: bool) -> bool:
    """Tell credits of the whole: behind the last document only those of who edits or compiles."""
    roles = {role for clause in find_clauses(text) for role in clause.roles}
    return bool(roles) and (is_part or roles <= {"edited", "compiled"})


def _closes(piece: Piece, structure: Structure) -> bool:
    if piece.level is not None or piece.item or piece.is_row or piece.note:
        return False
    return states_licence(piece.text) or _is_about_an_author(piece.text, structure)


def _is_about_an_author(text: str, structure: Structure) -> bool:
    """Tell "Ada Poe is a professor of ..." where the head or a credit names Ada Poe."""
    name = " ".join(text.split()[:2])
    if not _SHORTEST <= len(text) <= _LONGEST or not looks_like_person(name, strict=True):
        return False
    if name[-1] in ".,:;" or len(name.split()) < 2:
        return False
    lines = [p.text for p in structure.parts[0].pieces[1:] if p.level is None]
    if any(name.casefold() in line.casefold() for line in lines):
        return True
    credit = re.compile(rf"{_before_agent()}\s+{re.escape(name)}(?!\w)", re.IGNORECASE)
    texts = [text for text in _short_texts(structure.entries) if name in text]
    return any(credit.search(text) for text in texts)


def _short_texts(entries: Sequence[Entry]) -> list[str]:
    pieces = [piece for entry in entries for piece in entry.pieces]
    return [piece.text for piece in pieces if len(piece.text) <= _LONGEST_CREDIT]


@cache
def _before_agent() -> str:
    tables = table("labels")
    words = [word for row in tables["credits"].values() for word in row["words"]]
    words += tables["credit_links"]["by"]
    return rf"(?<!\w)(?:{alternatives(words)})\s*:?"
