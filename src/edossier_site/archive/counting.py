"""How often archives, units, persons and places are held, cited and named: kept as they change.

A document belongs to one dossier, so what a dossier counts for is taken off before its rows are
replaced and put on again after: no count looks at another dossier, however large the archive.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.db.models import Count, Model, Q, QuerySet

from edossier_site.archive import models
from edossier_site.archive.inserting import add_to_columns

__all__ = ["recounted"]

_Counts = Mapping[str | int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Counted:
    """A table whose rows count documents, and mostly something else, in columns of these names."""

    model: type[Model]
    columns: tuple[str, ...]


_REPOSITORIES = _Counted(models.Repository, ("documents", "cited"))
_UNITS = _Counted(models.ArchivalUnit, ("documents", "cited"))
_AGENTS = _Counted(models.Agent, ("documents", "passages"))
_PLACES = _Counted(models.Place, ("documents", "passages"))
_FACETS = _Counted(models.Facet, ("documents",))


@contextmanager
def recounted(dossier: models.Dossier) -> Iterator[None]:
    """Bring all counts up to date with what is done inside to one dossier's rows."""
    before = _counts(dossier)
    yield
    after = _counts(dossier)
    for counted, now in after.items():
        _add(counted, before[counted], now)


def _counts(dossier: models.Dossier) -> Mapping[_Counted, _Counts]:
    cited = models.Citation.objects.filter(dossier=dossier)
    named = models.Mention.objects.filter(dossier=dossier)
    faceted = models.DocumentFacet.objects.filter(document__dossier=dossier).order_by()
    return {
        _REPOSITORIES: _cited(cited, "repository"),
        _UNITS: _cited(cited.exclude(units=None), "units"),
        _AGENTS: _named(named.exclude(agent=None), "agent"),
        _PLACES: _named(named.exclude(place=None), "place"),
        _FACETS: {
            key: (count,) for key, count in faceted.values_list("facet").annotate(Count("pk"))
        },
    }


def _cited(found: QuerySet[models.Citation], by: str) -> _Counts:
    counted = found.order_by().values(by)
    counted = counted.annotate(
        one=Count("pk", filter=Q(part="source")), other=Count("pk", filter=~Q(part="source"))
    )
    return {row[by]: (row["one"], row["other"]) for row in counted}


def _named(found: QuerySet[models.Mention], by: str) -> _Counts:
    counted = found.order_by().values(by)
    counted = counted.annotate(
        one=Count("document", distinct=True), other=Count("pk", filter=Q(role="mentioned"))
    )
    return {row[by]: (row["one"], row["other"]) for row in counted}


def _add(counted: _Counted, before: _Counts, now: _Counts) -> None:
    """Change the counts of the rows for which this dossier counts otherwise than before."""
    none = (0,) * len(counted.columns)
    changes: dict[str | int, tuple[int, ...]] = {}
    for key in before.keys() | now.keys():
        was, there = before.get(key, none), now.get(key, none)
        if was != there:
            changes[key] = tuple(b - a for a, b in zip(was, there, strict=True))
    add_to_columns(counted.model, counted.columns, changes)
