"""Dossiers: the list of them, and the page of one."""

from typing import Any

from django.db.models import QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.anchors import dossier_parts
from edossier_site.archive.queries.lines import dossier_line
from edossier_site.archive.queries.links import links_of
from edossier_site.archive.queries.paging import NotHereError, WithdrawnError, page_of
from edossier_site.archive.values import (
    DossierLine,
    DossierPage,
    PageOf,
    QuotationLine,
    VersionLine,
)

__all__ = ["dossier_page", "dossier_version", "dossiers", "placements", "versions_of"]

_DOSSIERS = 50
_DOCUMENTS = 200


def dossiers(page: int = 1) -> PageOf[DossierLine]:
    """Give the dossiers, the last published first."""
    shown = models.Dossier.objects.filter(is_withdrawn=False)
    return page_of(shown.order_by("-last_event", "ark"), dossier_line, number=page, size=_DOSSIERS)


def dossier_page(ark: str, version: int | None = None, page: int = 1) -> DossierPage:
    """Give a dossier's page.

    Args:
        version: None for the newest.
        page: Of its list of documents.

    Raises:
        NotHereError: No dossier has this ARK or this version, or its list has no such page.
        WithdrawnError: It has been withdrawn.
    """
    row = dossier_version(ark, version)
    dossier = rows.dossier_value(row)
    return DossierPage(
        line=dossier_line(row.dossier),
        version=row.version,
        published_at=row.published_at,
        dossier=dossier,
        documents=page_of(placements(row), rows.placed_line, number=page, size=_DOCUMENTS),
        versions=versions_of(row.dossier),
        links=links_of(
            dossier,
            dossier_parts(dossier),
            version=row,
            names=[author.name for author in dossier.authors],
            references=[r for note in dossier.notes for r in note.references],
        ),
        quotations=_quotations(row),
    )


def dossier_version(ark: str, version: int | None) -> models.DossierVersion:
    """Give the row of a dossier's version, the newest for None, its dossier with it."""
    found = models.DossierVersion.objects.filter(dossier_id=ark).select_related("dossier")
    if version is not None:
        found = found.filter(version=version)
    row = found.order_by("-version").first()
    if row is None:
        raise NotHereError(f"dossier {ark}, version {version}")
    if row.dossier.is_withdrawn:
        raise WithdrawnError(ark, version)
    return row


def placements(version: models.DossierVersion) -> QuerySet[models.Placement, dict[str, Any]]:
    """Give the documents of a dossier's version, in order, as `rows.placed_line` takes them."""
    held = models.Placement.objects.filter(dossier_version=version).order_by("order")
    found: QuerySet[models.Placement, dict[str, Any]] = held.values(*rows.PLACED_COLUMNS)
    return found


def versions_of(dossier: models.Dossier) -> tuple[VersionLine, ...]:
    """Give every version of a dossier, newest first."""
    pairs = dossier.versions.order_by("-version").values_list("version", "published_at")
    return tuple(VersionLine(dossier.ark, v, at, v == dossier.version) for v, at in pairs)


def _quotations(version: models.DossierVersion) -> tuple[QuotationLine, ...]:
    """Give where the quotations lead; an older version may quote otherwise, so its lead nowhere."""
    if version.version != version.dossier.version:
        return ()
    found = version.dossier.quotations.filter(document__is_withdrawn=False).order_by("order")
    return tuple(
        QuotationLine(
            anchor=row.anchor,
            start=row.start,
            end=row.end,
            ark=row.document_id,
            number=row.document.number,
            source=row.located[0]["anchor"],
        )
        for row in found.select_related("document")
    )
