"""The language of a text: as printed beside it, as the format states it, or as detected."""

import re
from collections.abc import Mapping
from functools import cache

from edossier.dossier import Evidence
from edossier.reading.ledger import inferred
from edossier.reading.words import alternatives, folded, table
from edossier.text.languages import detect

__all__ = ["language_named", "language_of", "language_words"]


def language_named(name: str) -> str | None:
    """Give the BCP 47 tag of a language's name or adjective, None where it is none.

    >>> language_named("Czech"), language_named("češtiny")
    ('cs', 'cs')
    """
    return _names().get(folded(name))


@cache
def language_words() -> str:
    """Give a regular expression for any name of a language, folded."""
    return alternatives(_names())


def language_of(text: str, stated: str | None) -> tuple[str | None, Evidence | None]:
    """Give the language of a text and what that rests on."""
    if stated and re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", stated):
        return stated.split("-")[0].lower(), inferred("language-stated-by-format")
    found = detect(text)
    if found is None:
        return None, None
    return found.language, inferred("language-detected")


@cache
def _names() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for tag, names in table("language_names").items():
        for name in names:
            found.setdefault(folded(name), tag)
    return found
