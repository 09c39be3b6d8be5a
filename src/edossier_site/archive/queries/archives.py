"""Archives and the units of their trees."""

from django.db.models import Max, Min, QuerySet

from edossier_site.archive import models
from edossier_site.archive.holdings import ArchivePage
from edossier_site.archive.queries.children import children_of
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.files import file_page
from edossier_site.archive.queries.lines import (
    citation_line,
    current_documents,
    document_lines,
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
from edossier_site.archive.values import CitationLine, DocumentLine, PageOf, RepositoryLine

__all__ = ["archive_page", "archives"]

_ARCHIVES = 1000
_DOCUMENTS = 15
_CITATIONS = 10
_WANTED = 10
# Of more documents than these, counting takes longer than all else on the page: the chronology
# counts them.
_MOST_COUNTED = 1000
_FILES = ("file", "item")
_MOST_STEPS = 50
# `is_source__in` below, since a bare `NOT is_source` keeps SQLite from the index.


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
    is_first = (units_page, documents_page, cited_page, sought) == (1, 1, 1, None)
    is_counted = is_first and at.documents <= _MOST_COUNTED
    counted = _counted(archive, unit) if is_counted else None
    own = [unit.pk] if unit else []
    below, shelves = children_of(repository, path, above=own, number=units_page, sought=sought)
    file = file_page(unit, leaf=leaf) if unit is not None and unit.isad in _FILES else None
    wanted = _wanted(archive, unit) if file is None and at.wanted else ()
    known = {row.path: row for row in chain}
    return ArchivePage(
        repository=repository_line(archive),
        ancestors=tuple(map(unit_line, chain[:-1])),
        unit=unit_line(unit, shelves.get(unit.pk, ())) if unit else None,
        years=_years(archive, unit),
        children=below,
        file=file,
        documents=_documents(archive, unit, number=documents_page),
        wanted=tuple(wanted_lines(list(wanted), with_shelves=False, known=known)),
        cited_by=_cited_by(archive, unit, number=cited_page),
        counted=portrait_of(counted, total=at.documents) if counted is not None else None,
    )


def _wanted(
    archive: models.Repository, unit: models.ArchivalUnit | None
) -> list[models.WantedRecord]:
    """Give the first records that are wanted from an archive, or from one unit of it."""
    if unit is None:
        return _wanted_from(archive.pk)
    return list(wanted_records(archive, unit)[:_WANTED])


@compiled
def _wanted_from(archive: str) -> QuerySet[models.WantedRecord]:
    found = models.WantedRecord.objects.select_related("unit", "repository")
    return found.filter(repository=archive).order_by("place", "key")[:_WANTED]


def _documents(
    archive: models.Repository, unit: models.ArchivalUnit | None, *, number: int
) -> PageOf[DocumentLine]:
    """Give a page of the documents that an archive holds, or one unit of it at any depth."""
    if unit is None:
        held = current_documents().filter(repository=archive)
        return page_of_documents(held, number=number, size=_DOCUMENTS, total=archive.documents)
    sources = models.UnitCitation.objects.filter(archivalunit=unit, is_source__in=[True])
    in_order = sources.order_by("sort").values_list("citation__document_id", flat=True)
    arks = page_of(in_order, str, number=number, size=_DOCUMENTS, total=unit.documents)
    lines = document_lines(arks.items)
    made = tuple(lines[ark] for ark in arks.items)
    return PageOf(made, arks.number, arks.pages, arks.total)


def _cited_by(
    archive: models.Repository, unit: models.ArchivalUnit | None, *, number: int
) -> PageOf[CitationLine]:
    """Give a page of the notes and essays that cite an archive, or one unit at any depth."""
    if unit is None:
        if number == 1:
            first = tuple(map(citation_line, _first_citing(archive.pk)))
            return PageOf(first, 1, max(1, -(-archive.cited // _CITATIONS)), archive.cited)
        cited = in_citations().filter(repository=archive)
        return page_of(cited, citation_line, number=number, size=_CITATIONS, total=archive.cited)
    in_unit = models.UnitCitation.objects.filter(archivalunit=unit, is_source__in=[False])
    in_unit = in_unit.select_related(
        "citation__dossier", "citation__published", "citation__within"
    ).order_by("sort")
    return page_of(
        in_unit,
        lambda row: citation_line(row.citation),
        number=number,
        size=_CITATIONS,
        total=unit.cited,
    )


@compiled
def _first_citing(archive: str) -> QuerySet[models.Citation]:
    return in_citations().filter(repository=archive)[:_CITATIONS]


def _counted(
    archive: models.Repository, unit: models.ArchivalUnit | None
) -> QuerySet[models.Document]:
    """Give the documents that are counted in every way."""
    if unit is None:
        return current_documents().filter(repository=archive)
    sources = models.UnitCitation.objects.filter(archivalunit=unit, is_source__in=[True])
    return models.Document.objects.filter(ark__in=sources.values("citation__document"))


def _years(archive: models.Repository, unit: models.ArchivalUnit | None) -> tuple[str, str] | None:
    """Give the first and the last year that documents and citations speak of."""
    ends = _years_of_unit(unit.pk) if unit is not None else _years_of_archive(archive.pk)
    return ends[0] if ends else None


@compiled
def _years_of_unit(unit: int) -> QuerySet[models.UnitTrait, tuple[str, str]]:
    said = models.UnitTrait.objects.filter(name=YEAR, unit=unit).order_by()
    counted = said.values("name").annotate(first=Min("value"), last=Max("value"))
    return counted.values_list("first", "last")


@compiled
def _years_of_archive(archive: str) -> QuerySet[models.UnitTrait, tuple[str, str]]:
    said = models.UnitTrait.objects.filter(name=YEAR, unit__repository=archive, unit__parent="")
    counted = said.order_by().values("name").annotate(first=Min("value"), last=Max("value"))
    return counted.values_list("first", "last")


def _place(repository: str, path: str) -> tuple[models.Repository, tuple[models.ArchivalUnit, ...]]:
    """Give an archive, the unit at `path` in it and those above that, the widest first."""
    if not path:
        for archive in _archives(repository):
            return archive, ()
        raise NotHereError(f"archive {repository}")
    steps = path.split("/")
    wanted = ["/".join(steps[: depth + 1]) for depth in range(len(steps))]
    found = units().filter(repository=repository, path__in=wanted[:_MOST_STEPS])
    chain = sorted(found.select_related("repository"), key=lambda row: len(row.path))
    if len(chain) != len(wanted):
        raise NotHereError(f"unit {path} of archive {repository}")
    return chain[0].repository, tuple(chain)


@compiled
def _archives(id_: str) -> QuerySet[models.Repository]:
    return models.Repository.objects.filter(id=id_)
