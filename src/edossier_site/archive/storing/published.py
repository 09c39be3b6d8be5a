"""The rows of a dossier, of its documents, of their versions, and of what each is found by."""

from collections.abc import Sequence

from django.db.models import Count

from edossier.dossier import notes_by_document
from edossier.keeping import Publication
from edossier_site.archive import models, rows
from edossier_site.archive.citations import holder_of
from edossier_site.archive.derive import (
    Named,
    month_in,
    pages_of,
    place_in_time,
    shown_when,
    when_of,
    years_of,
)
from edossier_site.archive.facets import facets_of
from edossier_site.archive.inserting import insert_rows
from edossier_site.archive.quotations import quotations_of

__all__ = [
    "store_documents",
    "store_dossier",
    "store_dossier_version",
    "store_facet_years",
    "store_facets",
    "store_pages",
    "store_placements",
    "store_quotations",
    "store_years",
]


def store_dossier(publication: Publication, event: int) -> models.Dossier:
    """Write the row of a dossier as it is now."""
    columns = rows.dossier_columns(publication, event)
    row, _ = models.Dossier.objects.update_or_create(
        ark=publication.ark, defaults=columns, create_defaults={**columns, "first_event": event}
    )
    return row


def store_dossier_version(
    publication: Publication, dossier: models.Dossier
) -> models.DossierVersion:
    """Write the row of the version that is published."""
    return models.DossierVersion.objects.create(
        dossier=dossier,
        version=publication.version,
        published_at=publication.at,
        payload=rows.dossier_payload(publication.dossier),
        essay=rows.dossier_essay(publication.dossier),
        chapters=rows.chapters_payload(publication.dossier.documents),
    )


def store_documents(publication: Publication, dossier: models.Dossier) -> None:
    """Write the documents as they are now, and each version of one that is not there yet."""
    current: list[models.Document] = []
    versions: list[models.DocumentVersion] = []
    pairs = zip(publication.dossier.documents, publication.documents, strict=True)
    notes = notes_by_document(publication.dossier)
    for order, (document, published) in enumerate(pairs):
        holder = holder_of(document.source, publication.dossier) if document.source else None
        columns = rows.document_columns(
            document,
            ark=published.ark,
            order=order,
            repository=holder.id if holder else None,
        )
        row = models.Document(dossier=dossier, version=published.version, **columns)
        current.append(row)
        versions.append(
            models.DocumentVersion(
                document=row,
                version=published.version,
                published_at=publication.at,
                **rows.document_version_columns(document, notes.get(document.number, ())),
            )
        )
    models.Document.objects.filter(dossier=dossier).update(is_current=False)
    names = [field.name for field in models.Document._meta.concrete_fields if field.name != "ark"]
    models.Document.objects.bulk_create(
        current, update_conflicts=True, unique_fields=["ark"], update_fields=names
    )
    models.DocumentVersion.objects.bulk_create(versions, ignore_conflicts=True)


def store_placements(publication: Publication, version: models.DossierVersion) -> None:
    """Write which version of each document stands where in the version of the dossier."""
    known = models.DocumentVersion.objects.filter(document__dossier=version.dossier)
    ids = {(ark, number): pk for pk, ark, number in known.values_list("pk", "document", "version")}
    models.Placement.objects.bulk_create(
        models.Placement(
            dossier_version=version,
            document_version_id=ids[published.ark, published.version],
            number=published.number,
            order=order,
        )
        for order, published in enumerate(publication.documents)
    )


def store_years(publication: Publication) -> None:
    """Write the years that each document happened or was written in."""
    insert_rows(
        models.DocumentYear,
        ("document", "year", "happened", "written"),
        (
            (
                published.ark,
                year,
                month_in(year, shown_when(document)),
                month_in(year, when_of(document.date)),
            )
            for document, published in zip(
                publication.dossier.documents, publication.documents, strict=True
            )
            for year in years_of(document)
        ),
    )


def store_pages(publication: Publication) -> None:
    """Write the numbers of the printed pages that each document stands on."""
    pairs = zip(publication.dossier.documents, publication.documents, strict=True)
    insert_rows(
        models.PrintedPage,
        ("dossier", "document", "number"),
        (
            (publication.ark, published.ark, number)
            for document, published in pairs
            for number in pages_of(document)
        ),
    )


def store_facets(publication: Publication, named: Sequence[Named]) -> None:
    """Write the facets of each document, and those that are new to the archive."""
    facets = facets_of(publication.dossier, publication.ark, named)
    wanted = {(one.name, one.value): one for of_document in facets for one in of_document}
    models.Facet.objects.bulk_create(
        (models.Facet(name=one.name, value=one.value, label=one.label) for one in wanted.values()),
        ignore_conflicts=True,
    )
    stored = models.Facet.objects.filter(value__in={value for _, value in wanted})
    keys = {(name, value): pk for pk, name, value in stored.values_list("pk", "name", "value")}
    insert_rows(
        models.DocumentFacet,
        ("document", "facet", "place"),
        (
            (published.ark, keys[one.name, one.value], place_in_time(document, published.ark))
            for document, published, of_document in zip(
                publication.dossier.documents, publication.documents, facets, strict=True
            )
            for one in of_document
        ),
    )


def store_facet_years(dossier: models.Dossier) -> None:
    """Count the documents of each facet by year, those withdrawn left out."""
    held = models.DocumentFacet.objects.filter(document__dossier=dossier).order_by()
    counted = held.filter(document__years__year__isnull=False).values_list(
        "facet", "document__years__year"
    )
    insert_rows(
        models.FacetYear,
        ("facet", "dossier", "year", "documents"),
        ((facet, dossier.ark, year, count) for facet, year, count in counted.annotate(Count("pk"))),
    )


def store_quotations(publication: Publication, dossier: models.Dossier) -> None:
    """Write where the dossier quotes its documents."""
    arks = {document.number: document.ark for document in reversed(publication.documents)}
    models.Quotation.objects.bulk_create(
        models.Quotation(
            dossier=dossier,
            document_id=arks[quoted.document],
            within_id=arks[quoted.within] if quoted.within else None,
            part=quoted.part,
            number=quoted.number,
            anchor=quoted.anchor,
            order=order,
            start=quoted.start,
            end=quoted.end,
            located=rows.stretches_payload(quoted.stretches),
            passage=rows.passage_payload(quoted.passage),
        )
        for order, quoted in enumerate(quotations_of(publication.dossier))
    )
