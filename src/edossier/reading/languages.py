"""The language of a text: as printed beside it, as the format states it, or as detected."""

import re
from functools import cache

from edossier.dossier import Evidence
from edossier.reading.ledger import inferred
from edossier.reading.words import alternatives, folded
from edossier.text.language_names import language_names
from edossier.text.languages import detect

__all__ = ["language_named", "language_of", "language_words"]


def language_named(name: str) -> str | None:
    """Give the BCP 47 tag of a language's name or adjective, None where it is none.

    >>> language_named("Czech"), language_named("češtiny")
    ('cs', 'cs')
    """
    return language_names().get(folded(name))


@cache
def language_words() -> str:
    """Give a regular expression for any name of a language, folded."""
    return alternatives(language_names())


def language_of(text: str, stated: str | None) -> tuple[str | None, Evidence | None]:
    """Give the language of a text and what that rests on."""
    if stated and re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", stated):
        return stated.split("-")[0].lower(), inferred("language-stated-by-format")
    found = detect(text)
    if found is None:
        return None, None
    return found.language, inferred("language-detected")
