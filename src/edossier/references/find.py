"""Archival citations in running text and footnotes, and where each starts and ends."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier.references.anchors import Anchor, find_anchors
from edossier.references.context import Context
from edossier.references.parse import LONGEST, parse, read_after, read_alone
from edossier.references.parts import Part, Reading
from edossier.references.printed_names import NameInText
from edossier.references.reference import ArchivalReference

__all__ = ["FoundReference", "find"]

_MOST_ANCHORS = 2000  # a paragraph with more is no running text; this bounds the time for it
_WINDOW = 500  # code points after an archive's name within which its levels stand
_LEVELS = {"fonds", "series", "file", "item", "container"}


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One citation in running text.

    Attributes:
        start, end: Where it stands in the text, code points, half-open.
        reference: What `parse` makes of it; its offsets count from `start`.
    """

    start: int
    end: int
    reference: ArchivalReference


def find(
    text: str, context: Context | None = None, *, before: ArchivalReference | None = None
) -> tuple[FoundReference, ...]:
    """Find every archival citation in running text, in order.

    A citation starts at the archive's name and stops at its last level or leaf. A name with
    no level after it is a mention, no citation; books and journals never are. "Ibid." takes
    its archive from the citation before it in the same text, the first from `before`. Only the
    first 2,000 places where a citation might start are looked at.
    """
    found: list[FoundReference] = []
    anchors = find_anchors(text, context)[:_MOST_ANCHORS]
    for anchor, limit in zip(anchors, _limits(anchors, len(text)), strict=True):
        if found and anchor.start < found[-1].end:
            continue
        cited = found[-1].reference if found else before
        end = _end(text, anchor, limit, cited)
        if end is None or end - anchor.start > LONGEST:
            continue
        taken_up = cited if anchor.kind == "relative" else None
        reference = parse(text[anchor.start : end], context, before=taken_up)
        found.append(FoundReference(anchor.start, end, reference))
    return tuple(found)


def _limits(anchors: list[Anchor], length: int) -> Iterator[int]:
    """Give each anchor the start of the next archive's name, which no citation runs over."""
    nexts: list[int] = []
    limit = length
    for anchor in reversed(anchors):
        nexts.append(limit)
        if anchor.kind != "code" and not anchor.is_inside:
            limit = anchor.start
    yield from reversed(nexts)


def _end(text: str, anchor: Anchor, limit: int, cited: ArchivalReference | None) -> int | None:
    if anchor.kind == "identifier":
        return anchor.end
    window = text[anchor.start : min(limit, anchor.end + _WINDOW)]
    if not any(char.isdigit() for char in window):
        return None
    if anchor.kind == "name":
        name = NameInText(0, anchor.end - anchor.start, anchor.ids)
        end = _end_of(window, name.end, read_after(window, name))
    else:
        is_relative = anchor.kind == "relative"
        start = anchor.end - anchor.start if is_relative else 0
        reading = read_alone(window, cited if is_relative else None)
        takes_leaves = is_relative and cited is not None
        end = _end_of(window, start, reading, takes_leaves=takes_leaves)
    return None if end is None else anchor.start + end


def _end_of(window: str, start: int, reading: Reading, *, takes_leaves: bool = False) -> int | None:
    """Give where the citation ends: after the last part that no unread word comes before.

    Args:
        takes_leaves: Leaves are enough: "Ibid., Bl. 5" has its levels from the citation before.
    """
    end, known = start, 0
    for part in sorted(reading.parts, key=lambda part: part.start):
        if part.level == "word" and part.value in {"–", "—", "-", "(", ")"}:
            continue  # "Ф. 1. – Оп. 23. – Спр. 5", "Uo. (15. doboz)"
        if part.level == "word" or _breaks(window[end : part.start], part, known):
            break
        if part.level != "aside":
            end = part.end
            known += _is_numbered(part) or (takes_leaves and part.isad == "leaf")
    return end if known else None


def _is_numbered(part: Part) -> bool:
    is_level = part.isad in _LEVELS and any(char.isdigit() for char in part.value)
    return is_level or part.level == "doc_number"


def _breaks(between: str, part: Part, known: int) -> bool:
    """Say whether what parts two parts ends the citation: a new clause, bracket or sentence."""
    if known and not part.label and re.search(r"[.;]\s", between):
        return True
    return (
        re.search(r"[^\W_]{4}|[\])“\"„]\s|;\s\D{0,1}$" if not known else r"[\])“\"„]\s", between)
        is not None
    )
