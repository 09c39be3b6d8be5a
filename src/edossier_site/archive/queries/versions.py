"""The versions of a dossier or document, and what changed between two of them."""

from collections.abc import Sequence, Set
from typing import Any, NamedTuple

from django.db.models import QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.differences import (
    TOLD,
    DocumentDifference,
    DossierDifference,
    HeldDocument,
    compare_documents,
    compare_dossiers,
)
from edossier_site.archive.queries.compiled import compiled
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
    for dossier in _dossiers(ark):
        if dossier.is_withdrawn:
            raise WithdrawnError(ark)
        return VersionsPage(ark, dossier_line(dossier), None, versions_of(dossier))
    for document in _documents(ark):
        if document.is_withdrawn:
            raise WithdrawnError(ark)
        line = document_lines([ark])[ark]
        return VersionsPage(ark, line.dossier, line, document_versions(document))
    raise NotHereError(ark)


@compiled
def _dossiers(ark: str) -> QuerySet[models.Dossier]:
    return models.Dossier.objects.filter(ark=ark)


@compiled
def _documents(ark: str) -> QuerySet[models.Document]:
    return models.Document.objects.filter(ark=ark).select_related("dossier")


def difference(ark: str, old: int, new: int) -> DossierDifference | DocumentDifference:
    """Say what changed from version `old` to version `new` of a dossier or document.

    Raises:
        NotHereError: Nothing has this ARK, or it has no such version.
        WithdrawnError: What has it has been withdrawn.
    """
    if _dossiers(ark):
        return _dossier_difference(ark, old, new)
    found = models.DocumentVersion.objects.filter(document=ark, version__in=[old, new])
    by_version = {row.version: row for row in found.select_related("document")}
    if old not in by_version or new not in by_version:
        raise NotHereError(f"versions {old} and {new} of document {ark}")
    if by_version[new].document.is_withdrawn:
        raise WithdrawnError(ark, new)
    before, after = (_document(by_version[version]) for version in (old, new))
    return compare_documents(before, after)


def _dossier_difference(ark: str, old: int, new: int) -> DossierDifference:
    """Compare two versions, reading only the documents in which they differ."""
    was, now = dossier_version(ark, old), dossier_version(ark, new)
    before, after = _placed(was), _placed(now)
    gone = [place for place in before if place not in set(after)]
    come = [place for place in after if place not in set(before)]
    earlier = {place.ark: place.key for place in gone}
    changed = [place for place in come if earlier.get(place.ark, place.key) != place.key]
    told = {key for place in changed[:TOLD] for key in (place.key, earlier[place.ark])}
    held = _held([*gone, *come], told)
    return compare_dossiers(
        rows.dossier_value(was), held[: len(gone)], rows.dossier_value(now), held[len(gone) :]
    )


class _Placed(NamedTuple):
    """The key of a document's version, its ARK, and its number in one version of the dossier."""

    key: int
    ark: str
    number: str


def _placed(row: models.DossierVersion) -> list[_Placed]:
    return [_Placed(*values) for values in _placements(row.pk)]


@compiled
def _placements(version: int) -> QuerySet[models.Placement, tuple[int, str, str]]:
    held = models.Placement.objects.filter(
        dossier_version=version, document_version__document__is_withdrawn=False
    )
    fields = ("document_version_id", "document_version__document_id", "number")
    return held.order_by("order").values_list(*fields)


def _held(placed: Sequence[_Placed], told: Set[int]) -> tuple[HeldDocument, ...]:
    """Make the documents' values: whole of those told, of others what a list shows."""
    whole = {row.pk: row for row in _whole(list(told))} if told else {}
    rest = [place.key for place in placed if place.key not in whole]
    lines = {key: (version, line) for key, version, line in _lines(rest)} if rest else {}

    def held(place: _Placed) -> HeldDocument:
        row = whole.get(place.key)
        if row is not None:
            document = rows.document_value(row, number=place.number, with_texts=True)
            notes = rows.document_notes(row, number=place.number)
            return HeldDocument(place.ark, row.version, document, notes)
        version, line = lines[place.key]
        return HeldDocument(place.ark, version, rows.listed_document(line, number=place.number))

    return tuple(map(held, placed))


@compiled
def _whole(keys: Sequence[int]) -> QuerySet[models.DocumentVersion]:
    return models.DocumentVersion.objects.filter(pk__in=keys)


@compiled
def _lines(keys: Sequence[int]) -> QuerySet[models.DocumentVersion, tuple[int, int, Any]]:
    found = models.DocumentVersion.objects.filter(pk__in=keys)
    return found.values_list("pk", "version", "line")


def _document(row: models.DocumentVersion) -> HeldDocument:
    number = row.payload["number"]
    document = rows.document_value(row, number=number, with_texts=True)
    notes = rows.document_notes(row, number=number)
    return HeldDocument(row.document_id, row.version, document, notes)
