"""Short forms that a text itself gives to archives: "(henceforth CREST)", "（以下简称外档）".

What a text calls an archive wins over the table, and holds for an archive that no table knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from edossier.references.context import Context
from edossier.references.printed_names import name_before
from edossier.references.repositories import find_names
from edossier.references.surroundings import definition_words

__all__ = ["Definition", "context_with", "definition_to_json", "find_definitions"]

_BEFORE = 240  # code points before the bracket in which the name stands
_QUOTES = "\"'“”„«»‘’「」『』《》〈〉"
_ACRONYM = r"(?:[^\W\d_]{0,3}[^\W\d_a-zа-яіїєґàáäåčéëíöøşšúüž]){2}[^\W\d_]{0,8}"


@dataclass(frozen=True, slots=True)
class Definition:
    """A short form and the archive that it stands for from here on.

    Attributes:
        short: The short form as printed: "CREST".
        name: The archive's name as printed before it.
        ids: The archives of the table that are meant; empty for an archive that is in none.
        start, end: Where name and bracket stand in the text, code points, half-open.
    """

    short: str
    name: str
    ids: tuple[str, ...]
    start: int
    end: int


def find_definitions(text: str, context: Context | None = None) -> tuple[Definition, ...]:
    """Find the short forms that a text gives to archives, in order.

    R-DEFINE-1: after "henceforth", "dalej jako", "以下简称" in a bracket. R-DEFINE-2: an acronym
    alone in a bracket right after a name that says that it is an archive's. A short form of a book,
    a party or a person is none: before it stands no archive's name.
    """
    if "(" not in text and "（" not in text:
        return ()
    return tuple(_defined(text, context))


def definition_to_json(definition: Definition) -> dict[str, Any]:
    """Give the JSON object that `edossier reference --in-text --json` prints for a short form."""
    ids = definition.ids
    return {
        "start": definition.start,
        "end": definition.end,
        "short": definition.short,
        "name": definition.name,
        "repository": ids[0] if len(ids) == 1 else None,
        "candidates": list(ids) if len(ids) > 1 else [],
    }


def context_with(context: Context | None, definitions: tuple[Definition, ...]) -> Context | None:
    """Give the context with the short forms of a text; what the dossier's own list says wins."""
    if not definitions:
        return context
    own = {definition.short: definition.name for definition in definitions}
    return Context({**own, **(context.acronyms if context else {})})


@cache
def _bracket() -> re.Pattern[str]:
    quoted = rf"[{_QUOTES}]?"
    short = rf"[^\s()（）{_QUOTES}][^()（）{_QUOTES}]{{0,60}}?"
    words = (
        rf"(?<![^\W_])(?i:{definition_words()})(?:\s(?:as|by|als|com[eo]|come|comme|ca|kao|kot))?"
    )
    gap = r"[\s:：、,，–—-]{0,4}"
    led_in = rf"(?:[^()（）]{{0,120}}?[\s;,])??(?:{words}){gap}{quoted}(?P<short>{short})"
    return re.compile(
        rf"[(（]\s?(?:{led_in}|(?P<acronym>{_ACRONYM}(?:\s{_ACRONYM})?)){quoted}\.?\s?[)）]"
    )


def _defined(text: str, context: Context | None) -> Iterator[Definition]:
    for match in _bracket().finditer(text):
        short = (match["short"] or match["acronym"]).strip()
        start = _start_of_name(text, match.start(), context)
        if start is None:
            continue
        name = text[start : match.start()].strip()
        ids = Context({short: name}).ids()[short]
        if match["acronym"] and (ids or find_names(short)):
            continue  # the table knows it as it is
        yield Definition(short, name, ids, start, match.end())


def _start_of_name(text: str, opened: int, context: Context | None) -> int | None:
    """Say where the archive's name that ends before a bracket starts; None where none does."""
    floor = max(0, opened - _BEFORE)
    known = find_names(text[floor:opened], context.ids() if context else None)
    if known and not any(map(str.isalnum, text[floor + known[-1].end : opened])):
        return floor + known[-1].start
    return name_before(text, opened, floor)
