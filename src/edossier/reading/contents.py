"""A table of contents: its heading, and the lines that say again what stands further on."""

import re
from collections.abc import Sequence

from edossier.reading.announcements import Announcement, find_announcement
from edossier.reading.headings import find_heading
from edossier.reading.ledger import Ledger
from edossier.reading.pieces import Piece
from edossier.reading.words import folded

__all__ = ["leave_out_contents"]

_LONGEST = 300
# "1.", "a)" before an entry, and the leaders and page number behind it.
_LEAD = re.compile(r"\s*(?:[0-9]{1,3}|[a-zA-Z])[.)]\s+")
_TAIL = re.compile(r"[\s.…_]*\s[0-9]{1,4}\s*$|\s*[.…]{3,}.*$")


def leave_out_contents(ledger: Ledger, pieces: Sequence[Piece]) -> list[Piece]:
    """Enter a table of contents in the ledger, and give the pieces without it.

    Only what stands again further on is taken for its entry: a line that does not stays, and
    is read or named as unread like any other.
    """
    start = next((i for i, piece in enumerate(pieces) if _is_contents(piece)), None)
    if start is None:
        return list(pieces)
    end = start + 1
    later = _Later(pieces, start + 1)
    while end < len(pieces) and later.has(pieces[end], end):
        ledger.label("contents", pieces[end].start, pieces[end].end)
        end += 1
    ledger.label("heading", pieces[start].start, pieces[start].end)
    return [*pieces[:start], *pieces[end:]]


def _is_contents(piece: Piece) -> bool:
    heading = find_heading(piece)
    return heading is not None and heading.parts == ("contents",) and not heading.is_glued


class _Later:
    """What stands behind the heading of a table of contents, each thing with its last place."""

    def __init__(self, pieces: Sequence[Piece], start: int) -> None:
        self._last: dict[str, int] = {}
        self._announced: dict[str, int] = {}
        for index in range(start, len(pieces)):
            for key in _keys(pieces[index]):
                self._last[key] = index
            found = find_announcement(pieces[index])
            if found is not None and found.is_sure:
                self._announced[found.number] = index

    def has(self, piece: Piece, index: int) -> bool:
        """Say whether a piece says what a later one says again."""
        if piece.level is not None or piece.field is not None:
            return False
        if any(self._last[key] > index for key in _keys(piece)):
            return True
        # "1. Telegram to the minister", shorter than the title of Document 1 further on.
        number = _counted(piece)
        return number is not None and self._announced.get(number, index) > index


def _counted(piece: Piece) -> str | None:
    """Give the number that an entry of a list bears, its own or the format's."""
    found = re.match(r"\s*([0-9]{1,3})[.)]\s", f"{piece.item or ''} {piece.text}"[:12].lstrip())
    return found[1] if found and len(piece.text) <= _LONGEST else None


def _keys(piece: Piece) -> list[str]:
    if len(piece.text) > _LONGEST:
        return []
    lead = _LEAD.match(piece.text)
    text = piece.text[lead.end() :] if lead else piece.text
    whole = find_announcement(Piece(0, len(text), text))
    if whole is not None and whole.end == len(text):  # its number is no number of a page
        return [f"document {whole.number}"]
    return [*_keys_of(text), *_keys_of(_TAIL.sub("", text))]


def _number_key(announcement: Announcement) -> str:
    """Give its number; the "(1)" of a note says "Document 1" no second time."""
    return f"{'document' if announcement.is_sure else 'number'} {announcement.number}"


def _keys_of(text: str) -> list[str]:
    plain = Piece(0, len(text), text)
    keys = [f"text {folded(text)}"]
    announcement = find_announcement(plain)
    if announcement is not None:
        keys.append(_number_key(announcement))
        rest = folded(text[announcement.end :])
        keys += [f"text {rest}"] if rest else []
    heading = find_heading(plain)
    if heading is not None and heading.parts:
        keys.append(f"part {heading.parts}")
    return keys
