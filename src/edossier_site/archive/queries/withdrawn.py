"""What is withdrawn, and what an address says of it."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.queries.paging import NotHereError
from edossier_site.archive.titles import document_title, dossier_title
from edossier_site.archive.values import WithdrawnPage

__all__ = ["Called", "called", "withdrawal_of", "withdrawn_page"]

_Row = TypeVar("_Row", models.DocumentVersion, models.DossierVersion)


@dataclass(frozen=True, slots=True)
class Called:
    """What a document or dossier goes by, shown or withdrawn.

    Attributes:
        dossier: The ARK of the dossier.
        number: Of a document; None for a dossier.
    """

    dossier: str
    title: str
    number: str | None


def called(ark: str) -> Called:
    """Give what an ARK's document or dossier goes by in its newest version.

    Raises:
        NotHereError: Nothing has this ARK.
    """
    document = models.Document.objects.filter(ark=ark).first()
    if document is None:
        dossier = models.Dossier.objects.filter(ark=ark).first()
        if dossier is None:
            raise NotHereError(ark)
        return Called(ark, dossier.title, None)
    held = models.DocumentVersion.objects.get(document=document, version=document.version)
    value = rows.document_value(held, number=document.number, with_texts=False)
    return Called(document.dossier_id, document_title(value).text, document.number)


def withdrawal_of(ark: str) -> models.Withdrawal | None:
    """Give the withdrawal of a document or dossier: its own, else that of its dossier."""
    document = models.Document.objects.filter(ark=ark).first()
    arks = [ark, document.dossier_id] if document else [ark]
    found = {row.ark: row for row in models.Withdrawal.objects.filter(ark__in=arks)}
    return next((found[one] for one in arks if one in found), None)


def withdrawn_page(ark: str, version: int | None = None) -> WithdrawnPage:
    """Give what an address says of what was withdrawn from it.

    Args:
        version: The one that the address names; None for the newest.

    Raises:
        NotHereError: Nothing has this ARK or this version, or it is not withdrawn.
    """
    withdrawal = withdrawal_of(ark)
    if withdrawal is None:
        raise NotHereError(ark)
    page = _document(ark, version, withdrawal)
    return _dossier(ark, version, withdrawal) if page is None else page


def _document(ark: str, version: int | None, withdrawal: models.Withdrawal) -> WithdrawnPage | None:
    held = models.DocumentVersion.objects.filter(document_id=ark)
    row = _version(held.select_related("document__dossier").defer("texts"), version)
    if row is None:
        return None
    document = rows.document_value(row, number=row.document.number, with_texts=False)
    return WithdrawnPage(
        ark=ark,
        title=document_title(document).text,
        version=row.version,
        published_at=row.published_at,
        document=document,
        dossier=rows.dossier_line(row.document.dossier),
        with_dossier=withdrawal.ark != ark,
        at=withdrawal.at,
        by=withdrawal.by,
        reason=withdrawal.reason,
    )


def _dossier(ark: str, version: int | None, withdrawal: models.Withdrawal) -> WithdrawnPage:
    held = models.DossierVersion.objects.filter(dossier_id=ark).select_related("dossier")
    row = _version(held, version)
    if row is None:
        raise NotHereError(f"{ark}, version {version}")
    return WithdrawnPage(
        ark=ark,
        title=dossier_title(rows.dossier_value(row, with_essay=False)).text,
        version=row.version,
        published_at=row.published_at,
        document=None,
        dossier=rows.dossier_line(row.dossier),
        with_dossier=False,
        at=withdrawal.at,
        by=withdrawal.by,
        reason=withdrawal.reason,
    )


def _version(held: QuerySet[_Row], version: int | None) -> _Row | None:
    found = held if version is None else held.filter(version=version)
    return found.order_by("-version").first()
