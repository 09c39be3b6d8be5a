"""Archives and the units of their trees."""

from django.db.models import Max, Min, QuerySet

from edossier_site.archive import models
from edossier_site.archive.holdings import ArchivePage
from edossier_site.archive.queries.children import children_of
from edossier_site.archive.queries.files import file_page
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
from edossier_site.archive.queries.wanted import wanted_lines, wanted_records
from edossier_site.archive.traits import YEAR
from edossier_site.archive.values import RepositoryLine

__all__ = ["archive_page", "archives"]

_ARCHIVES = 1000
_DOCUMENTS = 15
_CITATIONS = 10
_WANTED = 10
_FILES = ("file", "item")
_MOST_STEPS = 50


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
    sought: str | None = None,
    leaf: str | None = None,
) -> ArchivePage:
    """Give the page of an archive, or of the unit at `path` in it.

    Args:
        sought: The number of a unit right below, which the reader looks for.
        leaf: Of a file, which the reader looks for.

    Raises:
        NotHereError: There is no such archive, unit or page of a list.
    """
    archive, chain = _place(repository, path)
    unit = chain[-1] if chain else None
    at = unit or archive
    found = _held(repository, unit)
    held = page_of_documents(found, number=documents_page, size=_DOCUMENTS, total=at.documents)
    cited = in_citations().filter(repository=repository)
    if unit is not None:
        cited = cited.filter(units=unit)
    own = [unit.pk] if unit else []
    below, shelves = children_of(repository, path, above=own, number=units_page, sought=sought)
    file = file_page(unit, leaf=leaf) if unit is not None and unit.isad in _FILES else None
    wanted = wanted_records(archive, unit)[:_WANTED] if file is None and at.wanted else ()
    return ArchivePage(
        repository=repository_line(archive),
        ancestors=tuple(map(unit_line, chain[:-1])),
        unit=unit_line(unit, shelves.get(unit.pk, ())) if unit else None,
        years=_years(archive, unit),
        children=below,
        file=file,
        documents=held,
        wanted=tuple(wanted_lines(list(wanted), with_shelves=False)),
        cited_by=page_of(cited, citation_line, number=cited_page, size=_CITATIONS, total=at.cited),
        counted=portrait_of(found, total=held.total),
    )


def _held(repository: str, unit: models.ArchivalUnit | None) -> QuerySet[models.Document]:
    """Give the documents that an archive holds, or one unit of it at any depth."""
    if unit is None:
        return current_documents().filter(repository=repository)
    sources = models.Citation.objects.filter(part="source", units=unit)
    return current_documents().filter(ark__in=sources.values("document"))


def _years(archive: models.Repository, unit: models.ArchivalUnit | None) -> tuple[str, str] | None:
    """Give the first and the last year that documents and citations speak of."""
    said = models.UnitTrait.objects.filter(name=YEAR)
    if unit is not None:
        said = said.filter(unit=unit)
    else:
        said = said.filter(unit__repository=archive, unit__parent="")
    ends = said.aggregate(first=Min("value"), last=Max("value"))
    return (ends["first"], ends["last"]) if ends["first"] else None


def _place(repository: str, path: str) -> tuple[models.Repository, tuple[models.ArchivalUnit, ...]]:
    """Give an archive, the unit at `path` in it and those above that, the widest first."""
    if not path:
        archive = repositories().filter(id=repository).first()
        if archive is None:
            raise NotHereError(f"archive {repository}")
        return archive, ()
    steps = path.split("/")
    wanted = ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
    found = units().filter(repository=repository, path__in=wanted[:_MOST_STEPS])
    chain = sorted(found.select_related("repository"), key=lambda row: len(row.path))
    if len(chain) != len(wanted):
        raise NotHereError(f"unit {path} of archive {repository}")
    return chain[0].repository, tuple(chain)
