"""What can be said of an address at which nothing is: the words in it, and what its ARK is."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from edossier.identifiers import Ark, parse_ark

__all__ = ["Missing", "missing_at"]

_LONGEST_PATH = 500
_MOST_WORDS = 8
_LONGEST_WORD = 40
_WORD = re.compile(r"[^\W_]+")
# First segments of the site's own addresses: they say where, not what.
_ROOMS = frozenset(
    ("archives", "persons", "organisations", "places", "years", "chronology", "search", "static")
)


@dataclass(frozen=True, slots=True)
class Missing:
    """What an address may have meant.

    Attributes:
        words: To search for; empty where it holds none.
        ark: The ARK that it is, unversioned; None where it is none.
        what: Of the ARK: `mistyped` (its check character is not that of the rest), `foreign`
            (another body assigned it), `part` (it may be known: a version or more stands behind
            it), or `unknown` (well formed, and nothing here).
    """

    words: str
    ark: Ark | None = None
    what: Literal["mistyped", "foreign", "part", "unknown"] | None = None


def missing_at(path: str, *, naan: str) -> Missing:
    """Say what an address may have meant.

    >>> missing_at("/persons/zhou-enlai/", naan="99999").words
    'zhou enlai'

    Args:
        path: Of the address, as it was asked for.
        naan: The archive's own number: the ARKs with it are its own.
    """
    shown = path[:_LONGEST_PATH]
    if shown.casefold().startswith("/ark:"):
        ark = parse_ark(shown[1:])
        return Missing("", ark.unversioned, _what_of(ark, naan)) if ark else Missing("")
    segments = [part for part in unquote(shown).split("/") if part]
    if segments and segments[0].casefold() in _ROOMS:
        segments = segments[1:]
    words = [word for word in _WORD.findall(" ".join(segments)) if len(word) <= _LONGEST_WORD]
    return Missing(" ".join(words[:_MOST_WORDS]))


def _what_of(ark: Ark, naan: str) -> Literal["mistyped", "foreign", "part", "unknown"]:
    if ark.naan != naan:
        return "foreign"
    if not ark.has_valid_check:
        return "mistyped"
    return "part" if ark.qualifier else "unknown"
