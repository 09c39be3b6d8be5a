"""Archival citations in running text and footnotes, and where each starts and ends."""

import re
from dataclasses import dataclass

from edossier.references.context import Context
from edossier.references.parse import LONGEST, parse, read_after
from edossier.references.parts import Part, Reading
from edossier.references.printed_names import NameInText, group_names
from edossier.references.reference import ArchivalReference
from edossier.references.repositories import find_names

__all__ = ["FoundReference", "find"]

_WINDOW = 400  # code points after an archive's name within which its levels stand
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


def find(text: str, context: Context | None = None) -> tuple[FoundReference, ...]:
    """Find every archival citation in running text, in order.

    A citation starts at the archive's name and stops at its last level or leaf. A name with
    no level after it is a mention, no citation; books and journals never are.
    """
    names = group_names(text, find_names(text, context.ids() if context else None))
    found: list[FoundReference] = []
    ends = [name.start for name in names[1:]] + [len(text)]
    for name, limit in zip(names, ends, strict=False):
        window = text[name.start : min(limit, name.end + _WINDOW)]
        here = NameInText(0, name.end - name.start, name.ids)
        end = _end_of(window, here, read_after(window, here))
        if end is not None and end <= LONGEST:
            printed = window[:end]
            found.append(FoundReference(name.start, name.start + end, parse(printed, context)))
    return tuple(found)


def _end_of(window: str, name: NameInText, reading: Reading) -> int | None:
    """Give where the citation ends: after the last part that no unread word comes before."""
    end, known = name.end, 0
    for part in sorted(reading.parts, key=lambda part: part.start):
        if part.level == "word" or _breaks(window[end : part.start]):
            break
        if part.level != "aside":
            end = part.end
            known += _is_numbered(part)
    return end if known else None


def _is_numbered(part: Part) -> bool:
    return part.isad in _LEVELS and any(char.isdigit() for char in part.value)


def _breaks(between: str) -> bool:
    """Say whether what parts two parts ends the citation: a new clause or bracket."""
    return re.search(r"[^\W_]|[;\])“\"„]\s", between) is not None
