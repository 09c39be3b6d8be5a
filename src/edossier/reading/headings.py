"""Headings: which part of a dossier begins here."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from edossier.reading.bylines import is_byline
from edossier.reading.credits import comma_before_credits
from edossier.reading.pieces import Piece
from edossier.reading.words import alternatives, folded, headings, label_words, table
from edossier.text.folding import fold

__all__ = ["Heading", "find_heading", "find_signed_heading", "looks_like_heading"]

_LONGEST = 120
# "II.", "3)", "#", "*" before a heading; ":" and "*" after it.
_DRESS = re.compile(r"^[\s#*_=]*(?:(?:[0-9]{1,2}|[IVX]{1,5})[.)]\s+)?|[\s#*_=:.]*$")
_JOINED = re.compile(r"\s*(?:,|/|&|\+|\b(?:and|und|et|и|a|i|es|si|y|e|oraz|sowie|та)\b)\s*")
_PREPOSITION = (
    r"(?:to|for|on|of|zu|zur|zum|zu den|zu dem|aux?|a la|de|des|du|к|ко|k|ke|do|la|pro|az?|pre)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a part, or of a section that the tables do not know.

    Attributes:
        start, end: Range in the source, the heading's marks and colon not taken in.
        label_start: Where its marks or number begin: the "I." of "I. Arrival".
        label_end: Where the text under it may begin in the same piece.
        parts: Names of `data/headings.toml`; several for "Acronyms and Footnotes".
        level: Of the format's mark, None where it is told by its words alone.
        is_glued: The text follows without a blank.
        scope: What the notes under it belong to, folded: "introduction", "document 3".
        signed: Range of the name in "Introduction by Ada Poe".
        is_surmised: The tables know no such scope: "Note du ministère" may be a document's title.
    """

    start: int
    end: int
    label_end: int
    parts: tuple[str, ...]
    level: int | None = None
    is_glued: bool = False
    scope: str | None = None
    is_surmised: bool = False
    signed: tuple[int, int] | None = None
    label_start: int | None = None


def find_heading(piece: Piece) -> Heading | None:
    """Give the heading that `piece` is or opens with, None for running text."""
    if len(piece.text) <= _LONGEST:
        found = _whole(piece)
        if found:
            return found
    return _glued(piece)


def find_signed_heading(piece: Piece) -> Heading | None:
    """Give the heading that a piece is which names who wrote what follows.

    "Introduction by Ada Poe", "Einleitung von Ada Poe". It may be a line of the head too: only
    what stands below can tell.
    """
    if len(piece.text) > _LONGEST:
        return None
    head = fold(piece.text)
    match = _signed().match(head.text)
    if match is None:
        return None
    start = piece.start + head.offsets[match.end()]
    end = piece.start + len(piece.text.rstrip(" :.*_#"))
    credited = comma_before_credits(piece.text[start - piece.start :])
    label_end = piece.end
    if credited is not None:  # "Introduction by Ada Poe, translations by Ben Roe"
        end, label_end = start + credited[0], start + credited[1]
    if not is_byline(f"by {piece.text[start - piece.start : end - piece.start]}"):
        return None
    first = piece.start + head.offsets[match.start("words")]
    return Heading(first, end, label_end, ("introduction",), piece.level, signed=(start, end))


@cache
def _signed() -> re.Pattern[str]:
    words = alternatives(word for word, part in headings().items() if part == "introduction")
    by = alternatives(label_words("head", "by"))
    return re.compile(rf"[\s#*_]{{0,9}}(?P<words>{words})\s?[,:]?\s(?:{by})\s+")


def looks_like_heading(piece: Piece, following: Piece | None) -> bool:
    """Say whether an unmarked piece is a heading by its look: a short line above a long one."""
    text = piece.text.strip()
    if piece.level is not None:
        return True
    if not 3 <= len(text) <= 80 or "\n" in text or piece.item or piece.is_row:
        return False
    if text[-1] in '.!?;:,”"»)]' or not text[0].isupper() or following is None:
        return False
    return len(following.text) >= 150 and following.level is None


def _whole(piece: Piece) -> Heading | None:
    start, end = 0, len(piece.text)
    for match in _DRESS.finditer(piece.text):
        if match.start() == 0 and match.end() < len(piece.text):
            start = match.end()
        elif match.end() == len(piece.text):
            end = match.start()
            break
    words = folded(piece.text[start:end])
    parts, scope = _parts(words)
    if not parts and piece.level is None:
        return None
    if end <= start:
        return None
    return Heading(
        piece.start + start,
        piece.start + end,
        piece.end,
        parts,
        piece.level,
        scope=scope,
        is_surmised=scope is not None and not _is_known_scope(scope),
        label_start=piece.start if start else None,
    )


def _parts(words: str) -> tuple[tuple[str, ...], str | None]:
    known = headings()
    if words in known:
        return (known[words],), None
    scoped = _notes_to().fullmatch(words)
    if scoped:
        scope = known.get(scoped["rest"], scoped["rest"])
        if _is_known_scope(scope) or not re.search(r"[,;0-9]", scope):
            return ("notes",), scope
    pieces = [piece for piece in _JOINED.split(words) if piece]
    if len(pieces) > 1 and all(piece in known for piece in pieces):
        return tuple(dict.fromkeys(known[piece] for piece in pieces)), None
    if re.fullmatch(r"about (?:the )?[\w .-]{3,60}", words):
        return ("about",), None
    return (), None


def _is_known_scope(scope: str) -> bool:
    """Say whether notes may belong to it: a part of the dossier, or a document."""
    return scope in headings().values() or bool(_a_document().match(scope))


@cache
def _a_document() -> re.Pattern[str]:
    words = {folded(word) for word in table("announcements")["before"]}
    return re.compile(rf"(?:{alternatives(words)})(?!\w)")


@cache
def _notes_to() -> re.Pattern[str]:
    notes = alternatives(word for word, part in headings().items() if part == "notes")
    return re.compile(
        rf"(?:{notes}) {_PREPOSITION} (?:the |den |der |die |dem )?(?P<rest>.{{3,60}})"
    )


@cache
def _openings() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Headings that text may be glued to; the short and common words are left out."""
    words = {
        word: part
        for word, part in headings().items()
        if len(word) >= 4 and part not in ("contents", "credits")
    }
    return re.compile(rf"(?:{alternatives(words)})"), words


def _glued(piece: Piece) -> Heading | None:
    head = fold(piece.text[:_LONGEST])
    pattern, words = _openings()
    match = pattern.match(head.text)
    if not match:
        return None
    end = head.offsets[match.end()]
    before, after = piece.text[end - 1 : end], piece.text[end : end + 2]
    parts = (words[" ".join(match[0].split())],)
    is_joint = after[:1].isupper() and (
        before.islower() or (before.isupper() and after[1:].islower())
    )
    if parts == ("notes",) and re.match(r"\s*(?:\[\^?1\]|¹)", piece.text[end : end + 12]):
        is_joint = True
    if not is_joint:
        return None
    return Heading(
        piece.start, piece.start + end, piece.start + end, parts, piece.level, is_glued=True
    )
