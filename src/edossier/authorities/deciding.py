"""What editors decided of names, and whom each printed name stands for by it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Attribution", "Ruling"]


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision, as far as it bears on names.

    Attributes:
        verdict: "confirmed" and "merged": `name` is `other`. "rejected": it is not, for good.
            "split": in `documents` alone, `name` is `other`.
        name, other: "person/chou-en-lai": a printed name's page, or a record's.
        documents: ARKs.
    """

    verdict: Literal["confirmed", "merged", "rejected", "split"]
    name: str
    other: str
    documents: tuple[str, ...] = ()


class Attribution:
    """Whom names stand for."""

    def __init__(self, rulings: Iterable[Ruling] = ()) -> None:
        """Take what is decided."""
        self._into: dict[str, str] = {}
        self._split: dict[tuple[str, str], str] = {}
        self._apart: set[frozenset[str]] = set()
        for ruling in rulings:
            if ruling.verdict == "rejected":
                self._apart.add(frozenset((ruling.name, ruling.other)))
            elif ruling.verdict == "split":
                self._split |= {(ruling.name, ark): ruling.other for ark in ruling.documents}
            else:
                self._into[ruling.name] = ruling.other

    def __bool__(self) -> bool:
        """Say whether any name stands for another."""
        return bool(self._into or self._split)

    def of(self, name: str, document: str | None = None) -> str:
        """Give whom a name stands for, in a document or anywhere; itself where nothing is said."""
        if document is not None:
            name = self._split.get((name, document), name)
        seen = set()
        while name in self._into and name not in seen:
            seen.add(name)
            name = self._into[name]
        return name

    def would_be_circular(self, name: str, other: str) -> bool:
        """Say whether the two stand for one already."""
        return self.of(name) == self.of(other)

    def kept_apart(self, name: str, other: str) -> tuple[str, str] | None:
        """Give a pair that an editor holds to be two and that would become one; None if none."""
        groups = self._groups()
        one, two = (
            groups.get(self.of(each), set()) | {each, self.of(each)} for each in (name, other)
        )
        for pair in sorted(map(sorted, self._apart)):
            first, second = pair[0], pair[-1]
            if (first in one and second in two) or (first in two and second in one):
                return first, second
        return None

    def is_rejected(self, name: str, other: str) -> bool:
        """Say whether an editor holds the two to be two."""
        return frozenset((name, other)) in self._apart

    def _groups(self) -> dict[str, set[str]]:
        groups: dict[str, set[str]] = defaultdict(set)
        for name in self._into:
            groups[self.of(name)].add(name)
        return groups
