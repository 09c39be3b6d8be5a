"""What kind of document a title tells of, from the table `data/kinds.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from edossier.reading.words import Kind, alternatives, folded, kinds, table
from edossier.text.folding import fold

__all__ = ["FoundKind", "find_kind", "kind_named", "starts_with_kind"]


# What becomes of a kind that tells of a meeting; a telegram about talks stays a telegram.
_OF_A_MEETING = {
    "memorandum": "memorandum of conversation",
    "note": "notes of conversation",
    "report": "record of conversation",
    "minutes": "record of conversation",
}


@dataclass(frozen=True, slots=True)
class FoundKind:
    """A kind and where the title tells it, offsets in the title."""

    kind: Kind
    start: int
    end: int


def find_kind(title: str) -> FoundKind | None:
    """Give the kind whose words stand first in a title; of two that start together the longer.

    >>> find_kind("Excerpt from memorandum").kind.name
    'memorandum'
    >>> find_kind("Aktenvermerk über das letzte Gespräch mit Mao").kind.name
    'memorandum of conversation'
    """
    words = fold(title[:1000])
    match = _pattern().search(words.text)
    if match is None:
        return None
    kind = _by_word()[" ".join(match[0].split())]
    end = match.end()
    if kind.name in _OF_A_MEETING and (meeting := _meeting_behind(words.text, end)):
        name = _OF_A_MEETING[kind.name]
        name = "notes of conversation" if match[0].startswith("nota") else name
        kind, end = kind_named(name) or kind, meeting
    elif kind.name == "diary":  # "From the diary of X. Record of a conversation with Y"
        later = [_by_word()[" ".join(m[0].split())] for m in _pattern().finditer(words.text, end)]
        kind = next((one for one in later if one.is_meeting), kind)
    return FoundKind(kind, *words.source_range(match.start(), end))


def _meeting_behind(text: str, start: int) -> int | None:
    """Give where the words end that tell of a meeting: right behind the kind, or farther on."""
    near = _meeting().match(text, start)
    if near is not None:
        return near.end()
    return start if _meeting_anywhere().search(text, start) else None


def starts_with_kind(text: str) -> bool:
    """Say whether a text opens with a word that names a kind."""
    return _pattern().match(fold(text[:200]).text) is not None


def kind_named(name: str) -> Kind | None:
    """Give a kind of the tree by its name."""
    return next((kind for kind in kinds() if kind.name == name), None)


@cache
def _by_word() -> Mapping[str, Kind]:
    found: dict[str, Kind] = {}
    for kind in kinds():
        for word in kind.words:
            found.setdefault(word, kind)
    return found


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives(_by_word())})(?!\w)")


@cache
def _meeting() -> re.Pattern[str]:
    """Give a pattern for what follows in "report on a recent conversation", folded."""
    rows = table("labels")["meeting"]
    about = alternatives(folded(word) for word in rows["about"])
    talk = alternatives(folded(word) for word in rows["talk"])
    by = alternatives(folded(word) for word in rows["by"])
    signed = rf"(?:\s+(?:{by})\s+(?:[^\s,;:]{{1,30}}\s+){{0,4}}?[^\s,;:]{{2,30}})?"
    return re.compile(rf"{signed}\s+(?:{about})\s+(?:[^\W\d_]{{1,14}}\s+){{0,2}}?(?:{talk})(?!\w)")


@cache
def _meeting_anywhere() -> re.Pattern[str]:
    """Give a pattern for the talk that a title tells of behind a name, folded."""
    words = alternatives(folded(word) for word in table("labels")["meeting"]["anywhere"])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")
