"""Where on which page a finding belongs: beside the paragraph or field whose range holds it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from edossier.dossier import Anchor, Dossier, anchors
from edossier_site.archive.anchors import (
    about_anchor,
    essay_anchor,
    note_anchor,
    own_note_anchor,
    section_anchor,
    text_anchor,
)

__all__ = ["Places", "Spot"]

_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")
_FARTHEST = 50  # ranges that are looked through before the one that holds a place


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """An element of a page.

    Attributes:
        document: The index of the document whose page it is; None for the dossier's.
        anchor: The id of the element.
    """

    document: int | None
    anchor: str


@dataclass(frozen=True, slots=True)
class _Held:
    start: int
    end: int
    spot: Spot


class Places:
    """The elements of a dossier's pages by the ranges of the source they show."""

    def __init__(self, dossier: Dossier) -> None:
        held = sorted(_ranges(dossier), key=lambda one: (one.start, -one.end))
        self._starts = [one.start for one in held]
        self._held = held

    def of(self, anchor: Anchor | None) -> Spot | None:
        """Give the element that shows the start of a range, the closest; None where none does."""
        if anchor is None:
            return None
        last = bisect_right(self._starts, anchor.start) - 1
        for index in range(last, max(last - _FARTHEST, -1), -1):
            if anchor.start < self._held[index].end:
                return self._held[index].spot
        after = self._held[last + 1 : last + 2]
        return next((one.spot for one in after if one.start < anchor.end), None)


def _ranges(dossier: Dossier) -> Iterator[_Held]:
    lengths = [len(section.paragraphs) for section in dossier.essay.sections]
    before = [0, *accumulate(lengths)]
    for each in anchors(dossier):
        at = each.evidence.anchor
        if at is not None:
            yield _Held(at.start, at.end, _spot(each.path, before, dossier))


def _spot(path: str, before: Sequence[int], dossier: Dossier) -> Spot:
    """Read the path of a field: "documents[4].texts[0].paragraphs[2].text"."""
    steps = [(name, int(index or 0)) for name, index in _STEP.findall(path)]
    match steps:
        case [("documents", document), *rest]:
            return Spot(document, _in_document(rest))
        case [("essay", _), ("sections", section), ("paragraphs", paragraph), *_]:
            return Spot(None, essay_anchor(before[section] + paragraph + 1))
        case [("essay", _), ("sections", section), *_]:
            return Spot(None, section_anchor(section + 1))
        case [("notes", note), *_]:
            return _of_note(note, dossier)
        case [("about", paragraph), *_]:
            return Spot(None, about_anchor(paragraph + 1))
        case [("repositories", _), *_]:
            return Spot(None, "repositories")
    return Spot(None, "title")


def _of_note(index: int, dossier: Dossier) -> Spot:
    note = dossier.notes[index]
    if note.document is None:
        return Spot(None, note_anchor(note.id))
    numbers = [document.number for document in dossier.documents]
    before = sum(one.document == note.document for one in dossier.notes[:index])
    return Spot(numbers.index(note.document), own_note_anchor(before + 1))


def _in_document(steps: list[tuple[str, int]]) -> str:
    match steps:
        case [("texts", text), ("paragraphs", paragraph), *_]:
            return text_anchor(text + 1, paragraph + 1)
        case [("summary", _), *_]:
            return "summary"
        case [("source", _), *_]:
            return "source"
    return "title"
