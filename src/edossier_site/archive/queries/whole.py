"""A dossier with all its documents and their texts: for a file that is taken away."""

from edossier.dossier import Document, Dossier
from edossier_site.archive import models, rows
from edossier_site.archive.queries.dossiers import dossier_version

__all__ = ["whole_dossier"]


def whole_dossier(ark: str, version: int) -> Dossier:
    """Give the library's value of one version, its documents with their texts.

    Of a document withdrawn it gives the number alone.

    Raises:
        NotHereError: No dossier has this ARK or this version.
        WithdrawnError: It has been withdrawn.
    """
    row = dossier_version(ark, version)
    placed = models.Placement.objects.filter(dossier_version=row).order_by("order")
    documents = tuple(map(_document, placed.select_related("document_version__document")))
    return rows.dossier_value(row).model_copy(update={"documents": documents})


def _document(place: models.Placement) -> Document:
    held = place.document_version
    if held.document.is_withdrawn:
        return rows.withdrawn_document(place.number)
    return rows.document_value(held, number=place.number, with_texts=True)
