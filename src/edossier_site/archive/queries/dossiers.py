"""Dossiers: the list of them, and the page of one."""

from typing import Any

from django.db.models import QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.anchors import dossier_parts
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.lines import dossier_line
from edossier_site.archive.queries.links import links_of
from edossier_site.archive.queries.paging import NotHereError, WithdrawnError, page_of
from edossier_site.archive.values import (
    ChapterLine,
    DossierLine,
    DossierPage,
    PageOf,
    QuotationLine,
    VersionLine,
)

__all__ = ["dossier_page", "dossier_version", "dossiers", "placements", "versions_of"]

_DOSSIERS = 50
_DOCUMENTS = 100


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
        documents=page_of(placements(row.pk), rows.placed_line, number=page, size=_DOCUMENTS),
        place=(page - 1) * _DOCUMENTS,
        chapters=tuple(
            ChapterLine(tuple(headings), first, count, first // _DOCUMENTS + 1)
            for headings, first, count in row.chapters
        ),
        versions=versions_of(row.dossier),
        links=links_of(
            dossier,
            dossier_parts(dossier),
            version=row,
            names=[author.name for author in dossier.authors],
            references=[
                *dossier.essay.references,
                *(r for note in dossier.notes for r in note.references),
            ],
        ),
        quotations=_quotations(row),
    )


def dossier_version(ark: str, version: int | None) -> models.DossierVersion:
    """Give the row of a dossier's version, the newest for None, its dossier with it."""
    found = _newest(ark) if version is None else _version_of(ark, version)
    if not found:
        raise NotHereError(f"dossier {ark}, version {version}")
    row = found[0]
    if row.dossier.is_withdrawn:
        raise WithdrawnError(ark, version)
    return row


@compiled
def _newest(ark: str) -> QuerySet[models.DossierVersion]:
    found = models.DossierVersion.objects.filter(dossier_id=ark).select_related("dossier")
    return found.order_by("-version")[:1]


@compiled
def _version_of(ark: str, version: int) -> QuerySet[models.DossierVersion]:
    found = models.DossierVersion.objects.filter(dossier_id=ark, version=version)
    return found.select_related("dossier")


def placements(version: int) -> QuerySet[models.Placement, dict[str, Any]]:
    """Give the documents of a version, by its key, in order, as `rows.placed_line` takes them."""
    held = models.Placement.objects.filter(dossier_version=version).order_by("order")
    found: QuerySet[models.Placement, dict[str, Any]] = held.values(*rows.PLACED_COLUMNS)
    return found


def versions_of(dossier: models.Dossier) -> tuple[VersionLine, ...]:
    """Give every version of a dossier, newest first."""
    pairs = _versions_of(dossier.ark)
    return tuple(VersionLine(dossier.ark, v, at, v == dossier.version) for v, at in pairs)


@compiled
def _versions_of(ark: str) -> QuerySet[models.DossierVersion, tuple[int, str]]:
    held = models.DossierVersion.objects.filter(dossier=ark)
    return held.order_by("-version").values_list("version", "published_at")


def _quotations(version: models.DossierVersion) -> tuple[QuotationLine, ...]:
    """Give where the quotations lead; an older version may quote otherwise, so its lead nowhere."""
    if version.version != version.dossier.version:
        return ()
    return tuple(
        QuotationLine(
            anchor=anchor, start=start, end=end, ark=ark, number=number, source=located[0]["anchor"]
        )
        for anchor, start, end, ark, number, located in _quotations_in(version.dossier.ark)
    )


@compiled
def _quotations_in(ark: str) -> QuerySet[models.Quotation, tuple[Any, ...]]:
    found = models.Quotation.objects.filter(dossier=ark, document__is_withdrawn=False, within=None)
    return found.order_by("order").values_list(
        "anchor", "start", "end", "document_id", "document__number", "located"
    )
