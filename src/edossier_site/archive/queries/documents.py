"""The page of a document: itself, its dossier, its archive, and what stands around it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from edossier.dossier import Document, Dossier, Note
from edossier_site.archive import models, rows
from edossier_site.archive.anchors import Placed, document_parts
from edossier_site.archive.citations import holder_of, units_of
from edossier_site.archive.queries.around import around
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.dossiers import placements
from edossier_site.archive.queries.lines import (
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.queries.links import links_of
from edossier_site.archive.queries.paging import NotHereError, WithdrawnError
from edossier_site.archive.values import (
    DocumentLine,
    DocumentPage,
    RepositoryLine,
    VersionLine,
)

__all__ = ["document_page", "document_versions"]


def document_page(ark: str, version: int | None = None) -> DocumentPage:
    """Give a document's page; `version` None for the newest.

    Raises:
        NotHereError: No document has this ARK or this version.
        WithdrawnError: It has been withdrawn, or its dossier.
    """
    placement = _placement(ark, version)
    held, of_dossier = placement.document_version, placement.dossier_version
    dossier = rows.dossier_value(of_dossier, with_essay=False)
    document = rows.document_value(held, number=placement.number, with_texts=True)
    notes = rows.document_notes(held, number=placement.number)
    parts = list(document_parts(document, notes))
    before, after = _neighbours(placement)
    tree = _tree(document, dossier)
    return DocumentPage(
        line=rows.document_line(held, number=placement.number),
        document=document,
        dossier=dossier,
        dossier_version=of_dossier.version,
        published_at=held.published_at,
        notes=tuple(_called_notes(parts, dossier)),
        own_notes=notes,
        repository=_repository(held.document, tree),
        tree=tuple(map(unit_line, tree)),
        previous=before,
        next=after,
        around=around(held.document, tree[-1].pk if tree else None),
        versions=document_versions(held.document),
        links=links_of(
            dossier,
            parts,
            version=of_dossier,
            first_with=held,
            names=(*document.authors, *document.recipients),
            references=[
                *((document.source,) if document.source else ()),
                *(reference for note in notes for reference in note.references),
            ],
            links=[place.address for place in document.elsewhere if place.address],
        ),
    )


def document_versions(document: models.Document) -> tuple[VersionLine, ...]:
    """Give every version of a document, newest first."""
    pairs = _versions_of(document.ark)
    return tuple(VersionLine(document.ark, v, at, v == document.version) for v, at in pairs)


@compiled
def _versions_of(ark: str) -> QuerySet[models.DocumentVersion, tuple[int, str]]:
    held = models.DocumentVersion.objects.filter(document=ark)
    return held.order_by("-version").values_list("version", "published_at")


def _placement(ark: str, version: int | None) -> models.Placement:
    """Give where a version of a document stands in the newest dossier version that holds it."""
    found = _newest_placement(ark) if version is None else _placement_of(ark, version)
    if not found:
        raise NotHereError(f"document {ark}, version {version}")
    row = found[0]
    if row.document_version.document.is_withdrawn:
        raise WithdrawnError(ark, version)
    return row


@compiled
def _newest_placement(ark: str) -> QuerySet[models.Placement]:
    held = models.Placement.objects.filter(document_version__document_id=ark)
    return _with_all(held).order_by("-document_version__version", "-dossier_version__version")[:1]


@compiled
def _placement_of(ark: str, version: int) -> QuerySet[models.Placement]:
    held = models.Placement.objects.filter(
        document_version__document_id=ark, document_version__version=version
    )
    return _with_all(held).order_by("-dossier_version__version")[:1]


def _with_all(held: QuerySet[models.Placement]) -> QuerySet[models.Placement]:
    """Fetch what a document's page needs with it: of its dossier no essay and no chapters."""
    held = held.select_related("document_version__document__dossier", "dossier_version")
    return held.defer("dossier_version__essay", "dossier_version__chapters")


def _neighbours(placement: models.Placement) -> tuple[DocumentLine | None, DocumentLine | None]:
    """Give the documents before and after it in its dossier, past those that are withdrawn."""
    here = placement.order
    beside = _placed_at(placement.dossier_version.pk, [here - 1, here + 1])
    lines = {row["order"]: rows.placed_line(row) for row in beside}
    before, after = lines.get(here - 1), lines.get(here + 1)
    if before and before.is_withdrawn:
        held = placements(placement.dossier_version.pk).filter(order__lt=here)
        before = _first_shown(held.order_by("-order"))
    if after and after.is_withdrawn:
        held = placements(placement.dossier_version.pk).filter(order__gt=here)
        after = _first_shown(held)
    return before, after


@compiled
def _placed_at(version: int, orders: list[int]) -> QuerySet[models.Placement, dict[str, Any]]:
    return placements(version).filter(order__in=orders)


def _first_shown(held: QuerySet[models.Placement, dict[str, Any]]) -> DocumentLine | None:
    row = held.filter(document_version__document__is_withdrawn=False).first()
    return rows.placed_line(row) if row else None


def _called_notes(parts: Sequence[Placed], dossier: Dossier) -> Iterator[Note]:
    called = {span.target for placed in parts for span in placed.spans if span.kind == "note"}
    return (note for note in dossier.notes if note.id in called)


def _tree(document: Document, dossier: Dossier) -> Sequence[models.ArchivalUnit]:
    """Give the units that the document lies in, the widest first."""
    holder = holder_of(document.source, dossier) if document.source else None
    if document.source is None or holder is None:
        return ()
    paths = [unit.path for unit in units_of(document.source)]
    if not paths:
        return ()
    return sorted(_units_at(holder.id, paths), key=lambda unit: len(unit.path))


@compiled
def _units_at(repository: str, paths: list[str]) -> QuerySet[models.ArchivalUnit]:
    found = units().filter(repository=repository, path__in=paths)
    return found.select_related("repository")


def _repository(row: models.Document, tree: Sequence[models.ArchivalUnit]) -> RepositoryLine | None:
    if tree:
        return repository_line(tree[0].repository)
    found = repositories().filter(id=row.repository_id or "").first()
    return repository_line(found) if found else None
