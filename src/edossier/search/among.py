"""Some values of a long facet: those a reader types the beginning of, or that sound like it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from edossier.names import keys, same
from edossier.search.results import Facet
from edossier.text.folding import fold

__all__ = ["Among"]

_NAMES = ("person", "place")
_MOST_SOUNDED = 60


@dataclass(frozen=True, slots=True)
class Among:
    """What is looked for among the values of one facet.

    Attributes:
        facet: By its name in FACETS.
        beginning: Of any word of a value, or the beginnings of several words.
    """

    facet: str
    beginning: str

    def of(self, values: Iterable[Facet]) -> tuple[Facet, ...]:
        """Give the values that are meant, in the order given; like-sounding names last."""
        wanted = _words(self.beginning)
        if not wanted:
            return tuple(values)
        found: list[Facet] = []
        others: list[Facet] = []
        for value in values:
            words = _words(value.label)
            begins = all(any(word.startswith(one) for word in words) for one in wanted)
            (found if begins else others).append(value)
        if self.facet in _NAMES:
            found += self._sounding(others)
        return tuple(found)

    def _sounding(self, values: Iterable[Facet]) -> list[Facet]:
        sought = _keys(self.beginning)
        near = [value for value in values if not sought.isdisjoint(_keys(value.label))]
        return [
            v for v in near[:_MOST_SOUNDED] if same(self.beginning, v.label).tier != "different"
        ]


@lru_cache(maxsize=1 << 17)
def _words(label: str) -> tuple[str, ...]:
    return tuple(fold(label).text.replace("-", " ").split())


@lru_cache(maxsize=1 << 17)
def _keys(name: str) -> frozenset[str]:
    return keys(name)
