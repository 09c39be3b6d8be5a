"""A set of documents counted in every way at once: over time, by archive, with whom, where."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet, Sum

from edossier_site.archive import models
from edossier_site.archive.facets import FACETS
from edossier_site.archive.portraits import FacetCount, Portrait
from edossier_site.archive.queries.compiled import compiled

__all__ = ["portrait_of"]

# Of more documents than these only the years are counted: all else takes longer than all of a page.
_MOST_COUNTED = 2_000
_SHOWN = 20  # values of a facet of the whole archive: no page lists more
_AT_ONCE = 512  # older releases of SQLite take no more than 999 values in one question


def portrait_of(
    documents: QuerySet[models.Document] | None,
    *,
    total: int,
    facet: tuple[str, str] | None = None,
) -> Portrait:
    """Count the facets of documents; of all of them for None, and of each only the busiest values.

    Args:
        total: How many documents these are.
        facet: Name and value of the one that these documents have, and no others; None where it
            is not one alone that tells them.
    """
    if documents is None:
        return _of_all(total)
    if total > _MOST_COUNTED:
        years = tuple(_years_with(*facet)) if facet else _years_of(documents)
        return Portrait(total, {"date": years}, is_by_year_alone=True)
    by_name: dict[str, list[FacetCount]] = defaultdict(list)
    for one in _of(documents):
        by_name[one.name].append(one)
    return Portrait(total, {n: _in_order(n, by_name[n]) for n in FACETS if n in by_name})


def _of_all(total: int) -> Portrait:
    """Give the counts that are kept, of long lists the first; how many are left out is counted."""
    counted = models.Facet.objects.order_by().values_list("name").annotate(Count("pk"))
    distinct = dict(counted)
    found: dict[str, tuple[FacetCount, ...]] = {}
    for name in FACETS:
        if name in distinct:
            rows = _years() if name == "date" else _busiest(name)
            found[name] = _in_order(name, [FacetCount(*row) for row in rows])
    more = {name: distinct[name] - len(values) for name, values in found.items()}
    return Portrait(total, found, more)


@compiled
def _busiest(name: str) -> QuerySet[models.Facet, tuple[str, str, str, int]]:
    found = models.Facet.objects.filter(name=name).order_by("-documents", "label", "value")
    return found.values_list("name", "value", "label", "documents")[:_SHOWN]


@compiled
def _years() -> QuerySet[models.Facet, tuple[str, str, str, int]]:
    found = models.Facet.objects.filter(name="date")
    return found.values_list("name", "value", "label", "documents")


def _years_with(name: str, value: str) -> Iterator[FacetCount]:
    for year, count in _counted_years(name, value):
        yield FacetCount("date", str(year), str(year), count)


@compiled
def _counted_years(name: str, value: str) -> QuerySet[models.FacetYear, tuple[int, int]]:
    found = models.FacetYear.objects.filter(facet__name=name, facet__value=value)
    summed = found.order_by("year").values("year").annotate(total=Sum("documents"))
    return summed.values_list("year", "total")


def _years_of(documents: QuerySet[models.Document]) -> tuple[FacetCount, ...]:
    held = models.DocumentYear.objects.filter(document__in=documents.order_by().values("ark"))
    counted = held.order_by("year").values_list("year").annotate(Count("pk"))
    return tuple(FacetCount("date", str(year), str(year), count) for year, count in counted)


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
