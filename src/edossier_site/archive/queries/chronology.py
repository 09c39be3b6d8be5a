"""Every document by its event, and the years."""

from django.db.models import Count

from edossier_site.archive import models, rows
from edossier_site.archive.queries.lines import (
    by_event,
    current_documents,
    repositories,
    repository_line,
)
from edossier_site.archive.queries.paging import NotHereError, page_of
from edossier_site.archive.values import ChronologyPage, RepositoryLine, YearLine

__all__ = ["chronology", "years"]

_DOCUMENTS = 100


def years() -> tuple[YearLine, ...]:
    """Give the years that documents are dated in or tell of, in order, each with its count."""
    counted = models.DocumentYear.objects.values_list("year").annotate(Count("document"))
    return tuple(YearLine(year, count) for year, count in counted.order_by("year"))


def chronology(
    page: int = 1, *, year: int | None = None, archive: str | None = None
) -> ChronologyPage:
    """Give the documents by event, else by their own date; ties by date, then by ARK.

    Args:
        year: Only those dated in this year or telling of it.
        archive: Only those that this archive holds, by id.

    Raises:
        NotHereError: No document is of that year, or there is no such archive or page.
    """
    held = current_documents()
    if year is not None:
        held = held.filter(document__years__year=year)
    if archive is not None:
        held = held.filter(document__repository=archive)
    documents = page_of(held.order_by(*by_event), rows.document_line, number=page, size=_DOCUMENTS)
    if year is not None and not documents.total:
        raise NotHereError(f"year {year}")
    return ChronologyPage(documents, years(), year, _archive(archive))


def _archive(repository: str | None) -> RepositoryLine | None:
    if repository is None:
        return None
    row = repositories().filter(id=repository).first()
    if row is None:
        raise NotHereError(f"archive {repository}")
    return repository_line(row)
