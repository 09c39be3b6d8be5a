"""Records that are cited and that nobody has published: a list by archive, in tree order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from django.db.models import QuerySet, Sum

from edossier_site.archive import models
from edossier_site.archive.holdings import WantedLine, WantedPage
from edossier_site.archive.queries.children import shelves_of
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.files import leaves_of
from edossier_site.archive.queries.lines import (
    citation_line,
    in_citations,
    repositories,
    repository_line,
    unit_line,
)
from edossier_site.archive.queries.paging import NotHereError, page_of
from edossier_site.archive.values import CitationLine, PageOf, UnitLine

__all__ = ["every_wanted", "wanted_lines", "wanted_page", "wanted_records"]

_ON_A_PAGE = 25
_CITED_BY = 5
_MOST_CITATIONS = 1000
_ARCHIVES = 200
_AT_ONCE = 10_000
# Behind every place in a tree that begins alike.
_LAST = "\U0010ffff"


def wanted_page(repository: str | None = None, path: str = "", *, number: int = 1) -> WantedPage:
    """Give a page of the records wanted: of all archives, of one, or of a unit at any depth.

    Raises:
        NotHereError: There is no such archive, unit or page.
    """
    at = _archive(repository) if repository else None
    unit = _unit(repository or "", path) if path else None
    found = wanted_records(at, unit)
    keys = found.select_related(None).values_list("pk", flat=True)
    page = page_of(keys, int, number=number, size=_ON_A_PAGE, total=_total(at, unit))
    rows = list(wanted_records(at).filter(pk__in=page.items)) if page.items else []
    busiest = repositories().filter(wanted__gt=0).order_by("-wanted", "id")
    return WantedPage(
        lines=PageOf(tuple(wanted_lines(rows)), page.number, page.pages, page.total),
        archives=tuple(map(repository_line, busiest[:_ARCHIVES])),
        repository=repository_line(at) if at else None,
        unit=unit_line(unit) if unit else None,
    )


def every_wanted(repository: str | None = None) -> Iterator[WantedLine]:
    """Give all records wanted, of all archives or of one, some hundreds at a time.

    Raises:
        NotHereError: There is no such archive.
    """
    found = wanted_records(_archive(repository) if repository else None)
    first = 0
    while rows := list(found[first : first + _AT_ONCE]):
        yield from wanted_lines(rows)
        first += _AT_ONCE


def wanted_records(
    archive: models.Repository | None, unit: models.ArchivalUnit | None = None
) -> QuerySet[models.WantedRecord]:
    """Give the records wanted in the order of the trees, their units and archives fetched."""
    found = models.WantedRecord.objects.select_related("unit", "repository")
    if archive is None:
        return found.order_by("repository_id", "place", "key")
    found = found.filter(repository=archive)
    if unit is not None:
        found = found.filter(place__gte=unit.place, place__lt=unit.place + _LAST)
    return found.order_by("place", "key")


def wanted_lines(
    found: Sequence[models.WantedRecord],
    *,
    with_shelves: bool = True,
    known: Mapping[str, models.ArchivalUnit] = MappingProxyType({}),
) -> Iterator[WantedLine]:
    """Make lines of records: with the way to each, what shelves it, and who cites it.

    Args:
        known: Units of their archive that are at hand, by path.
    """
    if not found:
        return
    cited = _cited(found)
    chains = _chains(found, known, with_shelves=with_shelves)
    for row in found:
        lines = cited[row.pk]
        yield WantedLine(
            repository=repository_line(row.repository),
            chain=chains[row.pk],
            leaves=leaves_of(row.leaves),
            registry_number=row.registry_number,
            cited_by=tuple(lines[:_CITED_BY]),
            more=len(lines[_CITED_BY:]),
        )


def _archive(repository: str) -> models.Repository:
    found = repositories().filter(id=repository).first()
    if found is None:
        raise NotHereError(f"archive {repository}")
    return found


def _unit(repository: str, path: str) -> models.ArchivalUnit:
    found = models.ArchivalUnit.objects.filter(repository=repository, path=path).first()
    if found is None:
        raise NotHereError(f"unit {path} of archive {repository}")
    return found


def _total(archive: models.Repository | None, unit: models.ArchivalUnit | None) -> int:
    if unit is not None:
        return unit.wanted
    if archive is not None:
        return archive.wanted
    return models.Repository.objects.aggregate(total=Sum("wanted"))["total"] or 0


def _cited(found: Sequence[models.WantedRecord]) -> Mapping[int, list[CitationLine]]:
    cited: dict[int, list[CitationLine]] = defaultdict(list)
    for row in _citing([row.pk for row in found]):
        cited[row.wanted_id or 0].append(citation_line(row))
    return cited


@compiled
def _citing(keys: Sequence[int]) -> QuerySet[models.Citation]:
    return in_citations().filter(wanted__id__in=keys)[: max(_MOST_CITATIONS, 10 * len(keys))]


def _chains(
    found: Sequence[models.WantedRecord],
    known: Mapping[str, models.ArchivalUnit],
    *,
    with_shelves: bool,
) -> Mapping[int, tuple[UnitLine, ...]]:
    """Give the units that lead to each record, the narrowest with what shelves it."""
    shelves = shelves_of({row.unit_id for row in found if row.unit_id}) if with_shelves else {}
    units = {(row.repository_id, row.unit.path): row.unit for row in found if row.unit}
    units |= {(unit.repository_id, path): unit for path, unit in known.items()}
    missing = {
        path
        for row in found
        if row.unit
        for path in _paths_to(row.unit.path)
        if (row.repository_id, path) not in units
    }
    listed = sorted(missing)
    for first in range(0, len(listed), _AT_ONCE):
        some = models.ArchivalUnit.objects.filter(
            repository__in={row.repository_id for row in found},
            path__in=listed[first : first + _AT_ONCE],
        )
        units |= {(unit.repository_id, unit.path): unit for unit in some}
    return {
        row.pk: tuple(
            unit_line(unit, shelves.get(unit.pk, ()) if unit.pk == row.unit_id else ())
            for path in (_paths_to(row.unit.path) if row.unit else ())
            if (unit := units.get((row.repository_id, path)))
        )
        for row in found
    }


def _paths_to(path: str) -> list[str]:
    steps = path.split("/")
    return ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
