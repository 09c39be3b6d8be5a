"""Query sets that lists share, each in a fixed order, and the lines made of their rows."""

from django.db.models import Count, F, Q, QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.derive import AgentKind
from edossier_site.archive.values import (
    AgentLine,
    CitationLine,
    DocumentLine,
    MentionLine,
    PlaceLine,
    RepositoryLine,
    UnitLine,
)

__all__ = [
    "agent_line",
    "agents",
    "by_event",
    "citation_line",
    "current_documents",
    "document_lines",
    "dossier_line",
    "in_citations",
    "mention_line",
    "mentions",
    "place_line",
    "place_names",
    "repositories",
    "repository_line",
    "unit_line",
    "units",
]

dossier_line = rows.dossier_line

# The chronology: by event, else by date; then by the document's own date; the undated last.
by_event = (
    F("document__when_earliest").asc(nulls_last=True),
    F("document__when_latest").asc(nulls_last=True),
    F("document__date_earliest").asc(nulls_last=True),
    F("document__date_latest").asc(nulls_last=True),
    "document__ark",
)


_named = {
    "documents": Count("mentions__document", distinct=True),
    "passages": Count("mentions", filter=Q(mentions__role="mentioned"), distinct=True),
}


def current_documents() -> QuerySet[models.DocumentVersion]:
    """Give the newest version of every document that its dossier still holds, unordered."""
    newest = models.DocumentVersion.objects.filter(
        document__is_current=True, version=F("document__version")
    )
    return newest.select_related("document__dossier").defer("texts")


def document_lines(arks: list[str]) -> dict[str, DocumentLine]:
    """Give the lines of these documents by ARK, each in its newest version."""
    if not arks:
        return {}
    found = models.DocumentVersion.objects.filter(document__in=arks, version=F("document__version"))
    found = found.select_related("document__dossier").defer("texts")
    return {row.document_id: rows.document_line(row) for row in found}


def repositories(*, busiest_first: bool = False) -> QuerySet[models.Repository]:
    """Give the archives by id or by use, with `documents` and `cited` counted."""
    order = ("-documents", "-cited", "id") if busiest_first else ("id",)
    return models.Repository.objects.annotate(
        documents=Count("citations", filter=Q(citations__part="source")),
        cited=Count("citations", filter=Q(citations__part="note")),
    ).order_by(*order)


def repository_line(row: models.Repository) -> RepositoryLine:
    """Give an archive that `repositories` fetched as a line."""
    return RepositoryLine(
        id=row.id,
        acronym=row.acronym,
        name=row.name,
        name_en=row.name_en,
        country=row.country,
        is_known=row.is_known,
        documents=row.documents,  # type: ignore[attr-defined]
        citations=row.cited,  # type: ignore[attr-defined]
    )


def units() -> QuerySet[models.ArchivalUnit]:
    """Give the archival units in the order of their tree, with `documents` and `cited` counted."""
    return models.ArchivalUnit.objects.annotate(
        documents=Count("citations", filter=Q(citations__part="source")),
        cited=Count("citations", filter=Q(citations__part="note")),
    ).order_by("order", "path")


def unit_line(row: models.ArchivalUnit) -> UnitLine:
    """Give a unit that `units` fetched as a line."""
    return UnitLine(
        repository=row.repository_id,
        path=row.path,
        level=row.level,
        label=row.label,
        value=row.value,
        documents=row.documents,  # type: ignore[attr-defined]
        citations=row.cited,  # type: ignore[attr-defined]
    )


def agents(kind: str | None = None, *, busiest_first: bool = False) -> QuerySet[models.Agent]:
    """Give the agents of a kind by name or by use, with `documents` and `passages` counted."""
    counted = models.Agent.objects.annotate(**_named).order_by(*_order_of_names(busiest_first))
    return counted if kind is None else counted.filter(kind=kind)


def agent_line(row: models.Agent) -> AgentLine:
    """Give an agent that `agents` fetched as a line."""
    kind: AgentKind = "organisation" if row.kind == "organisation" else "person"
    return AgentLine(
        row.slug,
        kind,
        row.name,
        row.documents,  # type: ignore[attr-defined]
        row.passages,  # type: ignore[attr-defined]
    )


def place_names(*, busiest_first: bool = False) -> QuerySet[models.Place]:
    """Give the places by name or by use, with `documents` and `passages` counted."""
    return models.Place.objects.annotate(**_named).order_by(*_order_of_names(busiest_first))


def place_line(row: models.Place) -> PlaceLine:
    """Give a place that `place_names` fetched as a line."""
    return PlaceLine(
        row.slug,
        row.name,
        row.documents,  # type: ignore[attr-defined]
        row.passages,  # type: ignore[attr-defined]
    )


def _order_of_names(busiest_first: bool) -> tuple[str, ...]:
    by_name = ("order", "slug")
    return ("-documents", "-passages", *by_name) if busiest_first else by_name


def mentions() -> QuerySet[models.Mention]:
    """Give the passages that name something, the oldest dossier first, in order of its pages."""
    passages = models.Mention.objects.filter(role="mentioned").select_related("dossier")
    return passages.order_by("dossier__first_event", "dossier_id", "order")


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
    """Give the notes that cite an archive, the oldest dossier first, in order."""
    cited = models.Citation.objects.filter(part="note").select_related("dossier")
    return cited.order_by("dossier__first_event", "dossier_id", "order")


def citation_line(row: models.Citation) -> CitationLine:
    """Give a note's citation as a line."""
    return CitationLine(
        number=row.number,
        dossier=rows.dossier_line(row.dossier),
        anchor=row.anchor,
        reference=rows.reference_value(row.reference),
        passage=rows.passage_value(row.passage),
    )
