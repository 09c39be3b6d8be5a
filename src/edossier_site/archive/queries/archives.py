"""Archives and the units of their trees."""

from edossier_site.archive import models, rows
from edossier_site.archive.queries.lines import (
    by_event,
    citation_line,
    current_documents,
    in_citations,
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.queries.paging import NotHereError, page_of
from edossier_site.archive.values import ArchivePage, RepositoryLine, UnitLine

__all__ = ["archive_page", "archives"]

_ARCHIVES = 1000
_UNITS = 200
_DOCUMENTS = 50
_CITATIONS = 50


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
    sources = models.Citation.objects.filter(repository=repository, part="source")
    cited = in_citations().filter(repository=repository)
    if path:
        sources = sources.filter(units__path=path)
        cited = cited.filter(units__path=path)
    held = current_documents().filter(document__in=sources.values("document"))
    children = units().filter(repository=repository, parent=path)
    return ArchivePage(
        repository=repository_line(archive),
        ancestors=chain[:-1],
        unit=chain[-1] if chain else None,
        children=page_of(children, unit_line, number=units_page, size=_UNITS),
        documents=page_of(
            held.order_by(*by_event), rows.document_line, number=documents_page, size=_DOCUMENTS
        ),
        cited_by=page_of(cited, citation_line, number=cited_page, size=_CITATIONS),
    )


def _chain(repository: str, path: str) -> tuple[UnitLine, ...]:
    """Give the unit at `path` and those above it, the widest first."""
    if not path:
        return ()
    steps = path.split("/")
    wanted = ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
    found = units().filter(repository=repository, path__in=wanted[:50])
    chain = tuple(unit_line(row) for row in sorted(found, key=lambda row: len(row.path)))
    if len(chain) != len(wanted):
        raise NotHereError(f"unit {path} of archive {repository}")
    return chain
