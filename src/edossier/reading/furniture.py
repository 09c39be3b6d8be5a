"""Furniture of the page that a dossier was saved from, left out by named rules alone.

navigation-line    "Skip to main content", "Read More": such words alone on their line
navigation-tail    "Read more" behind the last sentence of a paragraph
marked-furniture   what the format itself sets apart: menus, footers, separators
back-link          the arrow behind a note that leads back to its call
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from edossier.reading.ledger import Ledger
from edossier.reading.pieces import Piece
from edossier.reading.words import alternatives, folded, label_words
from edossier.text.folding import fold

__all__ = ["leave_out_furniture"]

_ARROWS = " \t\n\u00a0»›>→.…▸|*"
_BACK_LINK = re.compile(r"\s*(?:↩\ufe0e?|↑|⏎|\^|\[(?:back|zpět|zurück|назад)\])\s*$", re.IGNORECASE)
_LONGEST_LINE = 60


def leave_out_furniture(ledger: Ledger, pieces: Sequence[Piece]) -> list[Piece]:
    """Enter furniture in the ledger and give the pieces without it."""
    kept: list[Piece] = []
    for piece in pieces:
        if piece.furniture is not None:
            ledger.ignore(f"marked-furniture: {piece.furniture}", piece.start, piece.end)
        elif _is_navigation(piece.text):
            ledger.ignore("navigation-line", piece.start, piece.end)
        else:
            rest = _without_tail(ledger, piece)
            if rest is not None:
                kept.append(rest)
    return kept


def _is_navigation(text: str) -> bool:
    """Tell a line that holds words of navigation and nothing else, one or several of them."""
    if len(text) > _LONGEST_LINE:
        return False
    return _navigation().fullmatch(folded(text.strip(_ARROWS))) is not None


def _without_tail(ledger: Ledger, piece: Piece) -> Piece | None:
    end = piece.end
    if piece.note is not None and (arrow := _BACK_LINK.search(piece.text)):
        ledger.ignore("back-link", piece.start + arrow.start(), piece.end)
        end = piece.start + arrow.start()
    tail_start = max(0, len(piece.text) - _LONGEST_LINE)
    tail = fold(piece.text[tail_start:])
    match = _tail().search(tail.text)
    if match:
        start = tail_start + tail.offsets[match.start("words")]
        if piece.text[start].isupper():
            ledger.ignore("navigation-tail", piece.start + start, piece.end)
            end = piece.start + start
    if end == piece.end:
        return piece
    start, end = ledger.trim(piece.start, end)
    if start == end:
        return None
    return replace(piece, end=end, text=piece.text[: end - piece.start])


@cache
def _navigation() -> re.Pattern[str]:
    words = alternatives(label_words("furniture", "alone"))
    return re.compile(rf"(?:{words})(?:[\s|·•/»›>-]+(?:{words})){{0,8}}")


@cache
def _tail() -> re.Pattern[str]:
    words = alternatives(label_words("furniture", "trailing"))
    return re.compile(rf"[.!?…\"')\]]\s+(?P<words>(?:{words})[\s»›>→.…]*)$")
