"""Where a citation may start in running text: an archive's name, a code, a label, "Ibid."."""

import re
from dataclasses import dataclass
from typing import Literal

from edossier.references.context import Context
from edossier.references.grammars import american, identifiers, labelled
from edossier.references.parse import names_in
from edossier.references.printed_names import NameInText
from edossier.references.surroundings import find_relative

__all__ = ["PUBLISHED", "Anchor", "find_anchors"]

AnchorKind = Literal["name", "identifier", "code", "relative"]

# Codes that stand for an archive by themselves; the short ones ("T 34/85") are left to Kew's name.
_CODE = re.compile(
    r"(?<![^\W_/])(?:(?:FO|CO|CAB|PREM|DEFE|WO|FCO|KV|ADM|AIR)\s?\d{1,4}/\d{1,7}|IOR/[A-Z]|(?:DY|NY)\s?\d{1,4}/\d)"
)
_OF_HOLDERS = ("RG", "Record Group", "Central", "Lot", "lot", "CDF", "CFPF")
_HOLDER = re.compile(
    r"(?<![^\W_])(?:[A-Z][\w.&’'-]{1,20}\s(?:(?:of|for|the|and)\s){0,2}){0,6}"
    r"(?:Archives?|Cent(?:er|re)|Department|Library|Ministry|Museum|States?)\s?,\s$"
)
# "Dulles files, lot 54 D 423", "Secretary’s Memoranda: Lot 53 D 444"
_LOT_NAME = re.compile(
    r"(?<![^\W_])[A-Z][\w/.&’'–-]{0,20}\s(?:[A-Z][\w/.&’'–-]{0,20}\s){0,3}"
    r"(?:[Ff]iles?|Memoranda(?:\sof\sConversations?)?|Meetings|Papers|Correspondence)\s?[,:]\s$"
)
# A published document symbol is no archival citation.
PUBLISHED = frozenset({"UN", "DODIS"})
_FIGURE = re.compile(r"\d")  # no number and no code is without one


# What every code of a form holds, quickly looked for, and the form.
_CODES = (
    (re.compile("/"), _CODE),
    (re.compile(r"[фФfF][^\W\d]{0,5}['’]?[.:]?\s{0,2}[^\W_]{0,3}[-–.]?\d"), labelled.SIGN),
    (re.compile("RG|Record|Lot|lot|Central|CFPF|CDF|Presidential"), american.SIGN_IN_WORDS),
    (re.compile(r"\d{3}[A-Z]?\.\s?[\dA-Z]"), american.DATED_FILE),
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place where a citation may start.

    Attributes:
        start, end: The name, number or label itself, code points.
        ids: Of a name, the archives that it may stand for.
        is_inside: True for a name that a title may hold: "Reports of the Department of State".
    """

    start: int
    end: int
    kind: AnchorKind
    ids: tuple[str, ...] = ()
    is_inside: bool = False


def find_anchors(text: str, context: Context | None) -> list[Anchor]:
    """Find every place where a citation may start, in order."""
    has_figures = _FIGURE.search(text) is not None
    found = identifiers.find_all(text) if has_figures else []
    numbers = [hit for hit in found if hit[0] not in PUBLISHED]
    names = _apart(names_in(text, context), [(start, end) for _, start, end in numbers])
    anchors = [Anchor(n.start, n.end, "name", n.ids, _is_inside(text, n)) for n in names]
    anchors += [Anchor(start, end, "identifier", (i,)) for i, start, end in numbers]
    for hint, pattern in _CODES if has_figures else ():
        if hint.search(text):
            anchors += [
                Anchor(_holder(text, m.start()), m.end(), "code") for m in pattern.finditer(text)
            ]
    anchors += [Anchor(start, end, "relative") for start, end in find_relative(text)]
    return sorted(anchors, key=lambda a: (a.start, -a.end))


def _holder(text: str, start: int) -> int:
    """Give where a code's citation starts: at the holder that is named right before it.

    "Washington National Records Center, RG 330": that an unknown archive holds it is no detail.
    """
    if not text.startswith(_OF_HOLDERS, start):
        return start
    named = _LOT_NAME.search(text, max(0, start - 80), start)
    if named and text[start : start + 1] in "Ll":
        return named.start()
    held = _HOLDER.search(text, max(0, start - 80), start)
    return held.start() if held else start


def _is_inside(text: str, name: NameInText) -> bool:
    if name.ids and set(name.ids) <= PUBLISHED:
        return True  # "Central Files, UN 6 CHICOM"
    return text[max(0, name.start - 7) : name.start].endswith(("of the ", "of "))


def _apart(names: list[NameInText], spans: list[tuple[int, int]]) -> list[NameInText]:
    """Leave out the names inside a number: both lists are in order and walked once."""
    kept, at = [], 0
    for name in names:
        while at < len(spans) and spans[at][1] <= name.start:
            at += 1
        if at == len(spans) or spans[at][0] >= name.end:
            kept.append(name)
    return kept
