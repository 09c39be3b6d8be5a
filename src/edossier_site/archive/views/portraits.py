"""What the pages of archives, persons and places show of their documents together."""

from dataclasses import dataclass

from edossier_site.archive.addresses import chronology_address
from edossier_site.archive.plotting import Plot, plot_years
from edossier_site.archive.portraits import FacetCount, Portrait

__all__ = ["ShownGroup", "ShownPortrait", "shown_portrait"]

_MOST_VALUES = 12
# Facet -> the heading over its values on the page of something else.
_GROUPS = {
    "person": "Persons",
    "organisation": "Organisations",
    "place": "Places",
    "archive": "Archives",
    "kind": "Kinds of document",
    "dossier": "Dossiers",
}


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Values of one facet, the most frequent first, and how many more there are."""

    name: str
    heading: str
    values: tuple[FacetCount, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ShownPortrait:
    """A set of documents, drawn and counted.

    Attributes:
        years: Each year with its count, and the address of its documents; None where the
            chronology cannot be narrowed so.
        chronology: The same documents by event; empty where there is no such list.
        is_by_year_alone: There are too many to count them otherwise.
    """

    plot: Plot | None
    years: tuple[tuple[FacetCount, str | None], ...]
    groups: tuple[ShownGroup, ...]
    chronology: str
    is_by_year_alone: bool = False


def shown_portrait(
    portrait: Portrait, *, name: str, value: str, is_unit: bool = False
) -> ShownPortrait:
    """Draw and list what is counted of the documents of an archive, a person or a place.

    Args:
        name, value: The facet that the page is about, which is left out of the lists.
        is_unit: The documents are those of one unit of the archive.
    """
    of_this = [] if is_unit else [(name, value)]
    years = portrait.values("date")
    return ShownPortrait(
        plot=plot_years({int(one.value): one.count for one in years}),
        years=tuple(
            (one, None if is_unit else chronology_address([*of_this, ("date", one.value)]))
            for one in years
        ),
        groups=tuple(_groups(portrait, name, value)),
        chronology=chronology_address(of_this) if of_this and portrait.total > 1 else "",
        is_by_year_alone=portrait.is_by_year_alone,
    )


def _groups(portrait: Portrait, name: str, value: str) -> list[ShownGroup]:
    groups: list[ShownGroup] = []
    for facet, heading in _GROUPS.items():
        values = portrait.values(facet, without=value if facet == name else "")
        if name == facet == "archive":
            continue
        if values:
            shown = values[:_MOST_VALUES]
            groups.append(ShownGroup(facet, heading, shown, len(values) - len(shown)))
    return groups
