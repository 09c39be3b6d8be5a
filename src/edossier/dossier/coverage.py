"""What of a source a dossier accounts for: the ranges of its values, labels and furniture."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier.dossier.evidence import Anchor, Evidence, Evident, Value
from edossier.dossier.model import Dossier
from edossier.text import Range, SourceText
from edossier.text.spacing import is_blank

__all__ = ["Anchored", "anchors", "uncovered", "unread_share"]


@dataclass(frozen=True, slots=True)
class Anchored:
    """One field and what it rests on.

    Attributes:
        path: "documents[4].title", "notes[2].text".
        owner: The value that holds the field.
        field: Its name, "authors[0]" for an entry of a list.
    """

    path: str
    owner: Evident
    field: str
    evidence: Evidence


def anchors(dossier: Dossier) -> tuple[Anchored, ...]:
    """Give every field of the dossier that has evidence, parts in the order of the model."""
    return tuple(_walk(dossier, ""))


def uncovered(dossier: Dossier, source: SourceText) -> tuple[Range, ...]:
    """Give the ranges of the source that nothing in the dossier accounts for, blanks left out.

    What a rule merely rests on is not accounted for: only printed values (and those printed
    where an editor has corrected them), labels and furniture count.
    """
    found: list[Range] = []
    at = 0
    for start, end in sorted((anchor.start, anchor.end) for anchor in _claims(dossier)):
        if start > at:
            found += _stretches(source, at, start)
        at = max(at, end)
    return (*found, *_stretches(source, at, len(source.text)))


def _stretches(source: SourceText, start: int, end: int) -> Iterator[Range]:
    """Give what is not blank between two claims, cut where lines end."""
    for line in re.finditer(r"[^\n]+", source.text[start:end]):
        first, last = start + line.start(), start + line.end()
        while first < last and is_blank(source.text[first]):
            first += 1
        while last > first and is_blank(source.text[last - 1]):
            last -= 1
        if first < last:
            yield Range(first, last)


def unread_share(dossier: Dossier, source: SourceText) -> float:
    """Give the share of the non-blank code points that `uncovered` names, from 0 to 1."""
    lost = sum(
        sum(not is_blank(c) for c in source.text[gap.start : gap.end])
        for gap in uncovered(dossier, source)
    )
    total = sum(not is_blank(c) for c in source.text)
    return lost / total if total else 0.0


def _claims(dossier: Dossier) -> Iterator[Anchor]:
    for anchored in anchors(dossier):
        if anchored.evidence.anchor is not None and anchored.evidence.basis != "inferred":
            yield anchored.evidence.anchor
    for label in dossier.labels:
        yield label.anchor
    for ignored in dossier.ignored:
        yield ignored.anchor


def _walk(value: object, path: str) -> Iterator[Anchored]:
    if isinstance(value, Evident):
        for field, evidence in value.evidence.items():
            yield Anchored(f"{path}.{field}".lstrip("."), value, field, evidence)
    if isinstance(value, Value):
        for name in type(value).model_fields:
            if name != "evidence":
                yield from _walk(getattr(value, name), f"{path}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from _walk(entry, f"{path}[{index}]")
