"""Every address worth finding, with the time of its last change where one is known.

Source: the Sitemaps protocol 0.9, sitemaps.org.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet, Value

from edossier_site.archive import addresses, models
from edossier_site.archive.queries.paging import NotHereError
from edossier_site.archive.values import PageOf, SitemapLine

__all__ = ["sitemap", "sitemap_parts"]

_ADDRESSES = 1_000  # of the 50,000 that a sitemap may hold: a part is made as fast as a page
_FIXED = ("/", "/archives/", "/persons/", "/places/", "/chronology/", "/about/")


@dataclass(frozen=True, slots=True)
class _Listed:
    """A table that has a page a row.

    Attributes:
        rows: In a fixed order; what `address` takes, and the time where `is_dated`.
        counted: As many rows, counted with less; None for `rows` themselves.
    """

    rows: QuerySet[Any, Any]
    address: Callable[..., str]
    is_dated: bool = False
    counted: QuerySet[Any, Any] | None = None

    def lines(self, first: int, last: int) -> list[SitemapLine]:
        """Give the lines of some rows."""
        return [self._line(row) for row in self.rows[first:last]]

    def _line(self, row: tuple[Any, ...]) -> SitemapLine:
        if self.is_dated:
            return SitemapLine(self.address(*row[:-1]), row[-1])
        return SitemapLine(self.address(*row))


def sitemap(part: int = 1) -> PageOf[SitemapLine]:
    """Give all pages worth finding, 1,000 a part.

    Raises:
        NotHereError: There is no such part.
    """
    tables = _tables()
    counts = _counts(tables)
    total = len(_FIXED) + sum(counts)
    parts = -(-total // _ADDRESSES)
    if not 1 <= part <= parts:
        raise NotHereError(f"part {part} of {parts}")
    first = (part - 1) * _ADDRESSES
    found = [SitemapLine(address) for address in _FIXED[first : first + _ADDRESSES]]
    skip = max(0, first - len(_FIXED))
    for table, count in zip(tables, counts, strict=True):
        wanted = _ADDRESSES - len(found)
        found += table.lines(skip, skip + wanted) if skip < count and wanted else []
        skip = max(0, skip - count)
    return PageOf(tuple(found), part, parts, total)


def sitemap_parts() -> int:
    """Say in how many parts the addresses come."""
    total = len(_FIXED) + sum(_counts(_tables()))
    return -(-total // _ADDRESSES)


def _counts(tables: Sequence[_Listed]) -> list[int]:
    """Count the rows of each list: one question for all."""
    first, *others = (
        rows.order_by().values_list(Value(place)).annotate(_count(rows))
        for place, rows in enumerate(
            table.rows if table.counted is None else table.counted for table in tables
        )
    )
    found = dict(first.union(*others, all=True))
    return [found.get(place, 0) for place in range(len(tables))]


def _count(rows: QuerySet[Any, Any]) -> Count:
    is_of_years = rows.model is models.DocumentYear
    return Count("year", distinct=True) if is_of_years else Count("pk")


def _tables() -> tuple[_Listed, ...]:
    dossiers = models.Dossier.objects.filter(is_withdrawn=False).order_by("ark")
    documents = models.Document.objects.filter(is_current=True).order_by("ark")
    units = models.ArchivalUnit.objects.order_by("repository_id", "path")
    repositories = models.Repository.objects.order_by("id")
    agents = models.Agent.objects.order_by("kind", "slug")
    places = models.Place.objects.order_by("slug")
    years = models.DocumentYear.objects.order_by("year").values_list("year").distinct()
    return (
        _Listed(dossiers.values_list("ark", "published_at"), addresses.ark_address, is_dated=True),
        _Listed(
            documents.filter(versions__version=F("version")).values_list(
                "ark", "versions__published_at"
            ),
            addresses.ark_address,
            is_dated=True,
            counted=documents,
        ),
        _Listed(repositories.values_list("id"), addresses.archive_address),
        _Listed(units.values_list("repository_id", "path"), addresses.archive_address),
        _Listed(agents.values_list("kind", "slug"), addresses.agent_address),
        _Listed(places.values_list("slug"), addresses.place_address),
        _Listed(years, addresses.year_address),
    )
