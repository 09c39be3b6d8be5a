"""A set of documents counted in every way at once: over time, by archive, with whom, where."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, QuerySet

from edossier_site.archive import models
from edossier_site.archive.facets import FACETS
from edossier_site.archive.portraits import FacetCount, Portrait

__all__ = ["portrait_of"]


def portrait_of(documents: QuerySet[models.Document] | None, *, total: int) -> Portrait:
    """Count the facets of documents; of all of them for None, which asks less.

    Args:
        total: How many documents these are.
    """
    by_name: dict[str, list[FacetCount]] = defaultdict(list)
    for row, count in _all() if documents is None else _of(documents):
        by_name[row.name].append(FacetCount(row.name, row.value, row.label, count))
    facets = {name: _in_order(name, by_name[name]) for name in FACETS if name in by_name}
    return Portrait(total, facets)


def _all() -> Iterator[tuple[models.Facet, int]]:
    return ((row, row.documents) for row in models.Facet.objects.all())


def _of(documents: QuerySet[models.Document]) -> Iterator[tuple[models.Facet, int]]:
    held = models.DocumentFacet.objects.filter(document__in=documents.order_by().values("ark"))
    # The facets themselves are fetched after: grouping by their words takes four times as long.
    counts = dict(held.order_by().values_list("facet").annotate(Count("pk")))
    found = models.Facet.objects.in_bulk(list(counts))
    return ((row, counts[key]) for key, row in found.items())


def _in_order(name: str, counts: list[FacetCount]) -> tuple[FacetCount, ...]:
    """Give years in order, all else by count, ties by label."""
    if name == "date":
        return tuple(sorted(counts, key=lambda one: int(one.value)))
    return tuple(sorted(counts, key=lambda one: (-one.count, one.label, one.value)))
