"""What a set of documents looks like: how many a year, from where, with whom, in which dossiers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edossier_site.archive import addresses

__all__ = ["FacetCount", "Portrait"]


@dataclass(frozen=True, slots=True)
class FacetCount:
    """One value of a facet (see `facets.FACETS`), and how many documents have it."""

    name: str
    value: str
    label: str
    count: int

    @property
    def address(self) -> str:
        """Its page; where it has none, the chronology narrowed to it."""
        if self.name == "archive":
            return addresses.archive_address(self.value)
        if self.name in ("person", "organisation"):
            return addresses.agent_address(self.name, self.value)
        if self.name == "place":
            return addresses.place_address(self.value)
        if self.name == "date":
            return addresses.year_address(int(self.value))
        if self.name == "dossier":
            return addresses.ark_address(self.value)
        return addresses.chronology_address([(self.name, self.value)])


@dataclass(frozen=True, slots=True)
class Portrait:
    """Documents counted.

    Attributes:
        total: How many documents.
        facets: By name, in the order of `facets.FACETS`; years in order, all else by count.
        more: By name, how many values are left out, of those that documents have least.
        is_by_year_alone: There are too many to count them otherwise.
    """

    total: int
    facets: Mapping[str, tuple[FacetCount, ...]] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)
    is_by_year_alone: bool = False

    def values(self, name: str, *, without: str = "") -> tuple[FacetCount, ...]:
        """Give the values of a facet, less the one that the page itself is about."""
        return tuple(one for one in self.facets.get(name, ()) if one.value != without)
