"""Archives and the units of their trees."""

from django.db.models import QuerySet

from edossier_site.archive import models
from edossier_site.archive.queries.lines import (
    citation_line,
    current_documents,
    in_citations,
    page_of_documents,
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.queries.paging import NotHereError, page_of
from edossier_site.archive.queries.portraits import portrait_of
from edossier_site.archive.values import ArchivePage, RepositoryLine

__all__ = ["archive_page", "archives"]

_ARCHIVES = 1000
_UNITS = 100
_DOCUMENTS = 15
_CITATIONS = 10


def archives() -> tuple[RepositoryLine, ...]:
    """Give every archive that a document comes from or a note cites, by id; a thousand at most."""
    return tuple(repository_line(row) for row in repositories()[:_ARCHIVES])


def archive_page(
    repository: str,
    path: str = "",
    *,
    units_page: int = 1,
    documents_page: int = 1,
    cited_page: int = 1,
) -> ArchivePage:
    """Give the page of an archive, or of the unit at `path` in it.

    Raises:
        NotHereError: There is no such archive, unit or page of a list.
    """
    archive = repositories().filter(id=repository).first()
    if archive is None:
        raise NotHereError(f"archive {repository}")
    chain = _chain(repository, path)
    found = _held(repository, chain[-1] if chain else None)
    at = chain[-1] if chain else archive
    held = page_of_documents(found, number=documents_page, size=_DOCUMENTS, total=at.documents)
    cited = in_citations().filter(repository=repository)
    if path:
        cited = cited.filter(units__path=path)
    children = units().filter(repository=repository, parent=path)
    return ArchivePage(
        repository=repository_line(archive),
        ancestors=tuple(map(unit_line, chain[:-1])),
        unit=unit_line(chain[-1]) if chain else None,
        children=page_of(children, unit_line, number=units_page, size=_UNITS),
        documents=held,
        cited_by=page_of(cited, citation_line, number=cited_page, size=_CITATIONS, total=at.cited),
        counted=portrait_of(found, total=held.total),
    )


def _held(repository: str, unit: models.ArchivalUnit | None) -> QuerySet[models.Document]:
    """Give the documents that an archive holds, or one unit of it at any depth."""
    if unit is None:
        return current_documents().filter(repository=repository)
    sources = models.Citation.objects.filter(part="source", units=unit)
    return current_documents().filter(ark__in=sources.values("document"))


def _chain(repository: str, path: str) -> tuple[models.ArchivalUnit, ...]:
    """Give the unit at `path` and those above it, the widest first."""
    if not path:
        return ()
    steps = path.split("/")
    wanted = ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
    found = units().filter(repository=repository, path__in=wanted[:50])
    chain = tuple(sorted(found, key=lambda row: len(row.path)))
    if len(chain) != len(wanted):
        raise NotHereError(f"unit {path} of archive {repository}")
    return chain
