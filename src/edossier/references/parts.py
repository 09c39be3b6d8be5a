"""What a grammar gives: the parts of one citation, each at its place in the printed text."""

from dataclasses import dataclass

__all__ = ["Part", "Reading", "spread"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that was understood.

    Attributes:
        level: The level's word, or "leaves", "year", "extent", "doc_number", "aside".
        isad: The ISAD(G) level; "container", "qualifier"; "leaf" or "page"; empty for the rest.
        start, end: Code points in the citation as printed, label and value together.
    """

    level: str
    isad: str
    label: str
    value: str
    start: int
    end: int


def spread(parts: list[Part], start: int, end: int) -> list[Part]:
    """Widen parts to cover all from `start` to `end`: "第2155卷之5" is two numbers and no rest."""
    starts = [start, *(part.start for part in parts[1:])]
    ends = [*starts[1:], end]
    return [
        Part(p.level, p.isad, p.label, p.value, first, last)
        for p, first, last in zip(parts, starts, ends, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a citation after its archive.

    Attributes:
        doubts: One sentence each; a reading with doubts is never `parsed`.
        rules: Names of the rules that speak for it.
        implies: The archive that the form itself names ("FO 371" is at Kew), None mostly.
        is_identifier: True for an opaque number that no chain of levels stands for.
        alternatives: Other readings of the same text, equally possible.
    """

    parts: tuple[Part, ...]
    doubts: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    implies: str | None = None
    is_identifier: bool = False
    alternatives: tuple[tuple[Part, ...], ...] = ()
