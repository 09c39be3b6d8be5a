"""Query sets that lists share, each in a fixed order, and the lines made of their rows."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, OrderBy, QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.derive import AgentKind
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.paging import page_of
from edossier_site.archive.values import (
    AgentLine,
    CitationLine,
    DocumentLine,
    MentionLine,
    PageOf,
    PlaceLine,
    RepositoryLine,
    UnitLine,
)

__all__ = [
    "agent_line",
    "agents",
    "citation_line",
    "current_documents",
    "document_lines",
    "dossier_line",
    "in_citations",
    "mention_line",
    "mentions",
    "page_of_documents",
    "page_of_facet",
    "place_line",
    "place_names",
    "repositories",
    "repository_line",
    "unit_line",
    "units",
]

dossier_line = rows.dossier_line

# The longest list that is ever looked up at once.
_AT_ONCE = 1000


def page_of_documents(
    found: QuerySet[models.Document],
    *,
    number: int,
    size: int,
    order: Sequence[str | OrderBy] = ("place_in_time",),
    total: int | None = None,
) -> PageOf[DocumentLine]:
    """Give a page of these documents: by event, else by their own date, the undated last.

    Raises:
        NotHereError: There is no such page.
    """
    in_order = found.order_by(*order).values_list("ark", flat=True)
    arks = page_of(in_order, str, number=number, size=size, total=total)
    lines = document_lines(arks.items)
    made = tuple(lines[ark] for ark in arks.items)
    return PageOf(made, arks.number, arks.pages, arks.total)


def page_of_facet(
    name: str, value: str, *, number: int, size: int, total: int | None = None
) -> PageOf[DocumentLine]:
    """Give a page of the documents that have a facet, in order as `page_of_documents` gives them.

    Raises:
        NotHereError: There is no such page.
    """
    held = models.DocumentFacet.objects.filter(facet__name=name, facet__value=value)
    in_order = held.order_by("place").values_list("document_id", flat=True)
    if total is None:
        total = _documents_with(name, value)
    arks = page_of(in_order, str, number=number, size=size, total=total)
    lines = document_lines(arks.items)
    made = tuple(lines[ark] for ark in arks.items)
    return PageOf(made, arks.number, arks.pages, arks.total)


def _documents_with(name: str, value: str) -> int:
    found = models.Facet.objects.filter(name=name, value=value)
    return found.values_list("documents", flat=True).first() or 0


def current_documents() -> QuerySet[models.Document]:
    """Give every document that its dossier still holds, unordered."""
    return models.Document.objects.filter(is_current=True)


def document_lines(arks: Sequence[str]) -> dict[str, DocumentLine]:
    """Give the lines of these documents by ARK, each in its newest version."""
    if not arks:
        return {}
    newest = _newest_versions(arks[:_AT_ONCE])
    return {row["document_id"]: rows.listed_line(row) for row in newest}


@compiled
def _newest_versions(
    arks: Sequence[str],
) -> QuerySet[models.DocumentVersion, dict[str, Any]]:
    newest = models.DocumentVersion.objects.filter(
        document__ark__in=arks, version=F("document__version")
    )
    found: QuerySet[models.DocumentVersion, dict[str, Any]] = newest.values(*rows.LINE_COLUMNS)
    return found


def repositories(*, busiest_first: bool = False) -> QuerySet[models.Repository]:
    """Give the archives by id or by use."""
    order = ("-documents", "-cited", "id") if busiest_first else ("id",)
    return models.Repository.objects.order_by(*order)


def repository_line(row: models.Repository) -> RepositoryLine:
    """Give an archive as a line."""
    return RepositoryLine(
        id=row.id,
        acronym=row.acronym,
        name=row.name,
        name_en=row.name_en,
        country=row.country,
        is_known=row.is_known,
        documents=row.documents,
        citations=row.cited,
        wanted=row.wanted,
    )


def units() -> QuerySet[models.ArchivalUnit]:
    """Give the archival units in the order of their tree."""
    return models.ArchivalUnit.objects.order_by("order", "path")


def unit_line(row: models.ArchivalUnit, containers: tuple[tuple[str, str], ...] = ()) -> UnitLine:
    """Give a unit as a line; `containers` shelve it."""
    return UnitLine(
        repository=row.repository_id,
        path=row.path,
        level=row.level,
        label=row.label,
        value=row.value,
        documents=row.documents,
        citations=row.cited,
        wanted=row.wanted,
        isad=row.isad,
        containers=containers,
    )


def agents(kind: str | None = None, *, busiest_first: bool = False) -> QuerySet[models.Agent]:
    """Give the agents of a kind by name or by use."""
    found = models.Agent.objects.order_by(*_order_of_names(busiest_first))
    return found if kind is None else found.filter(kind=kind)


def agent_line(row: models.Agent) -> AgentLine:
    """Give an agent as a line."""
    kind: AgentKind = "organisation" if row.kind == "organisation" else "person"
    return AgentLine(row.slug, kind, row.name, row.documents, row.passages)


def place_names(*, busiest_first: bool = False) -> QuerySet[models.Place]:
    """Give the places by name or by use."""
    return models.Place.objects.order_by(*_order_of_names(busiest_first))


def place_line(row: models.Place) -> PlaceLine:
    """Give a place as a line."""
    return PlaceLine(row.slug, row.name, row.documents, row.passages)


def _order_of_names(busiest_first: bool) -> tuple[str, ...]:
    by_name = ("order", "slug")
    return ("-documents", "-passages", *by_name) if busiest_first else by_name


def mentions() -> QuerySet[models.Mention]:
    """Give the passages that name something, the oldest dossier first, in order of its pages."""
    passages = models.Mention.objects.filter(role="mentioned").select_related("dossier")
    return passages.order_by("order")


def mention_line(row: models.Mention, documents: dict[str, DocumentLine]) -> MentionLine:
    """Give a passage as a line; `documents` has the one it stands in."""
    return MentionLine(
        part=row.part,
        number=row.number,
        dossier=rows.dossier_line(row.dossier),
        document=documents.get(row.document_id or ""),
        anchor=row.anchor,
        passage=rows.passage_value(row.passage),
    )


def in_citations() -> QuerySet[models.Citation]:
    """Give the notes and essays that cite an archive, the oldest dossier first, in order."""
    cited = models.Citation.objects.exclude(part="source")
    cited = cited.select_related("dossier", "published", "within")
    return cited.order_by("order")


def citation_line(row: models.Citation) -> CitationLine:
    """Give a citation in a note or an essay as a line; `published`, `within` fetched with it."""
    return CitationLine(
        part=row.part,
        number=row.number,
        dossier=rows.dossier_line(row.dossier),
        anchor=row.anchor,
        passage=rows.passage_value(row.passage),
        published=row.published.number if row.published else None,
        published_ark=row.published_id,
        is_wanted=row.wanted_id is not None,
        days=tuple(row.record["days"]) if row.record else (),
        doubts=tuple(row.doubts),
        within=row.within_id,
        within_number=row.within.number if row.within else None,
    )
