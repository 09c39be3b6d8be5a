"""A set of documents counted in every way at once: over time, by archive, with whom, where."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet

from edossier_site.archive import models
from edossier_site.archive.facets import FACETS
from edossier_site.archive.portraits import FacetCount, Portrait
from edossier_site.archive.queries.compiled import compiled

__all__ = ["portrait_of"]

_AT_ONCE = 512  # older releases of SQLite take no more than 999 values in one question


def portrait_of(documents: QuerySet[models.Document] | None, *, total: int) -> Portrait:
    """Count the facets of documents; of all of them for None, which asks less.

    Args:
        total: How many documents these are.
    """
    by_name: dict[str, list[FacetCount]] = defaultdict(list)
    for one in _all() if documents is None else _of(documents):
        by_name[one.name].append(one)
    facets = {name: _in_order(name, by_name[name]) for name in FACETS if name in by_name}
    return Portrait(total, facets)


def _all() -> Iterator[FacetCount]:
    rows = models.Facet.objects.values_list("name", "value", "label", "documents")
    return (FacetCount(*row) for row in rows)


def _of(documents: QuerySet[models.Document]) -> Iterator[FacetCount]:
    held = models.DocumentFacet.objects.filter(document__in=documents.order_by().values("ark"))
    # The facets themselves are fetched after: grouping by their words takes four times as long.
    counts = dict(held.order_by().values_list("facet").annotate(Count("pk")))
    if not counts:
        return
    few = len(counts) <= _AT_ONCE
    found = _facets(list(counts)) if few else _facets_of(held.order_by().values("facet"))
    for key, name, value, label in found:
        if key in counts:
            yield FacetCount(name, value, label, counts[key])


@compiled
def _facets(keys: list[int]) -> QuerySet[models.Facet, tuple[int, str, str, str]]:
    return models.Facet.objects.filter(pk__in=keys).values_list("pk", "name", "value", "label")


def _facets_of(
    keys: QuerySet[models.DocumentFacet, Any],
) -> QuerySet[models.Facet, tuple[int, str, str, str]]:
    """Give facets that are too many to be named one by one: still one question."""
    return models.Facet.objects.filter(pk__in=keys).values_list("pk", "name", "value", "label")


def _in_order(name: str, counts: list[FacetCount]) -> tuple[FacetCount, ...]:
    """Give years in order, all else by count, ties by label."""
    if name == "date":
        return tuple(sorted(counts, key=lambda one: int(one.value)))
    return tuple(sorted(counts, key=lambda one: (-one.count, one.label, one.value)))
