"""The versions of a dossier or document, and what changed between two of them."""

from edossier.dossier import Dossier
from edossier_site.archive import models, rows
from edossier_site.archive.differences import (
    DocumentDifference,
    DossierDifference,
    HeldDocument,
    compare_documents,
    compare_dossiers,
)
from edossier_site.archive.queries.documents import document_versions
from edossier_site.archive.queries.dossiers import dossier_version, versions_of
from edossier_site.archive.queries.lines import document_lines, dossier_line
from edossier_site.archive.queries.paging import NotHereError, WithdrawnError
from edossier_site.archive.values import VersionsPage

__all__ = ["difference", "versions"]


def versions(ark: str) -> VersionsPage:
    """Give the version history of a dossier or a document.

    Raises:
        NotHereError: Nothing has this ARK.
        WithdrawnError: What has it has been withdrawn.
    """
    document = models.Document.objects.filter(ark=ark).select_related("dossier").first()
    if document is not None:
        if document.is_withdrawn:
            raise WithdrawnError(ark)
        line = document_lines([ark])[ark]
        return VersionsPage(ark, line.dossier, line, document_versions(document))
    dossier = models.Dossier.objects.filter(ark=ark).first()
    if dossier is None:
        raise NotHereError(ark)
    if dossier.is_withdrawn:
        raise WithdrawnError(ark)
    return VersionsPage(ark, dossier_line(dossier), None, versions_of(dossier))


def difference(ark: str, old: int, new: int) -> DossierDifference | DocumentDifference:
    """Say what changed from version `old` to version `new` of a dossier or document.

    Raises:
        NotHereError: Nothing has this ARK, or it has no such version.
        WithdrawnError: What has it has been withdrawn.
    """
    if models.Dossier.objects.filter(ark=ark).exists():
        return compare_dossiers(*_held(ark, old), *_held(ark, new))
    found = models.DocumentVersion.objects.filter(document=ark, version__in=[old, new])
    by_version = {row.version: row for row in found.select_related("document")}
    if old not in by_version or new not in by_version:
        raise NotHereError(f"versions {old} and {new} of document {ark}")
    if by_version[new].document.is_withdrawn:
        raise WithdrawnError(ark, new)
    before, after = (_document(by_version[version]) for version in (old, new))
    return compare_documents(before, after)


def _held(ark: str, version: int) -> tuple[Dossier, tuple[HeldDocument, ...]]:
    row = dossier_version(ark, version)
    placed = models.Placement.objects.filter(
        dossier_version=row, document_version__document__is_withdrawn=False
    ).order_by("order")
    documents = tuple(
        HeldDocument(
            place.document_version.document_id,
            place.document_version.version,
            rows.document_value(place.document_version, number=place.number, with_texts=True),
        )
        for place in placed.select_related("document_version")
    )
    return rows.dossier_value(row), documents


def _document(row: models.DocumentVersion) -> HeldDocument:
    document = rows.document_value(row, number=row.payload["number"], with_texts=True)
    return HeldDocument(row.document_id, row.version, document)
