"""The page of a document: itself, its dossier, its archive, and who cites it."""

from collections.abc import Iterable, Iterator

from edossier.dossier import Document, Dossier, Note
from edossier_site.archive import models, rows
from edossier_site.archive.anchors import document_parts
from edossier_site.archive.queries.lines import (
    agent_line,
    agents,
    document_lines,
    mention_line,
    mentions,
    place_line,
    place_names,
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.queries.links import links_of
from edossier_site.archive.queries.paging import NotHereError
from edossier_site.archive.values import (
    AgentLine,
    DocumentLine,
    DocumentPage,
    MentionLine,
    PlaceLine,
    RepositoryLine,
    UnitLine,
    VersionLine,
)

__all__ = ["document_page", "document_versions"]

_CITED_BY = 100
_NAMES = 200


def document_page(ark: str, version: int | None = None) -> DocumentPage:
    """Give a document's page; `version` None for the newest.

    Raises:
        NotHereError: No document has this ARK or this version.
    """
    placement = _placement(ark, version)
    held, of_dossier = placement.document_version, placement.dossier_version
    dossier = rows.dossier_value(of_dossier)
    document = rows.document_value(held, number=placement.number, with_texts=True)
    cited_by = mentions().filter(target_id=ark)
    before, after = _neighbours(placement)
    return DocumentPage(
        line=rows.document_line(held, number=placement.number),
        document=document,
        dossier=dossier,
        dossier_version=of_dossier.version,
        published_at=held.published_at,
        notes=tuple(_called_notes(document, dossier)),
        repository=_repository(held.document),
        tree=_tree(held.document),
        previous=before,
        next=after,
        cited_by=_mention_lines(cited_by[:_CITED_BY]),
        cited_by_total=cited_by.count(),
        agents=_agents(held.document),
        places=_places(held.document),
        versions=document_versions(held.document),
        links=links_of(
            dossier,
            document_parts(document),
            version=of_dossier,
            names=(*document.authors, *document.recipients),
            references=(document.source,) if document.source else (),
        ),
    )


def document_versions(document: models.Document) -> tuple[VersionLine, ...]:
    """Give every version of a document, newest first."""
    pairs = document.versions.order_by("-version").values_list("version", "published_at")
    return tuple(VersionLine(document.ark, v, at, v == document.version) for v, at in pairs)


def _placement(ark: str, version: int | None) -> models.Placement:
    """Give where a version of a document stands in the newest dossier version that holds it."""
    held = models.Placement.objects.filter(document_version__document_id=ark)
    if version is not None:
        held = held.filter(document_version__version=version)
    held = held.select_related("document_version__document__dossier", "dossier_version")
    row = held.order_by("-document_version__version", "-dossier_version__version").first()
    if row is None:
        raise NotHereError(f"document {ark}, version {version}")
    return row


def _neighbours(placement: models.Placement) -> tuple[DocumentLine | None, DocumentLine | None]:
    beside = models.Placement.objects.filter(
        dossier_version=placement.dossier_version_id,
        order__in=[placement.order - 1, placement.order + 1],
    ).select_related("document_version__document__dossier")
    lines = {
        row.order: rows.document_line(row.document_version, number=row.number)
        for row in beside.defer("document_version__texts")
    }
    return lines.get(placement.order - 1), lines.get(placement.order + 1)


def _called_notes(document: Document, dossier: Dossier) -> Iterator[Note]:
    called = {
        span.target
        for placed in document_parts(document)
        for span in placed.spans
        if span.kind == "note"
    }
    return (note for note in dossier.notes if note.id in called)


def _repository(document: models.Document) -> RepositoryLine | None:
    row = repositories().filter(id=document.repository_id or "").first()
    return repository_line(row) if row else None


def _tree(document: models.Document) -> tuple[UnitLine, ...]:
    paths = document.citations.filter(part="source").values("units")
    above = units().filter(pk__in=paths)
    return tuple(unit_line(row) for row in sorted(above, key=lambda row: len(row.path)))


def _mention_lines(found: Iterable[models.Mention]) -> tuple[MentionLine, ...]:
    listed = list(found)
    documents = document_lines([row.document_id for row in listed if row.document_id])
    return tuple(mention_line(row, documents) for row in listed)


def _agents(document: models.Document) -> tuple[AgentLine, ...]:
    found = agents().filter(pk__in=document.mentions.values("agent"))
    return tuple(agent_line(row) for row in found[:_NAMES])


def _places(document: models.Document) -> tuple[PlaceLine, ...]:
    found = place_names().filter(pk__in=document.mentions.values("place"))
    return tuple(place_line(row) for row in found[:_NAMES])
