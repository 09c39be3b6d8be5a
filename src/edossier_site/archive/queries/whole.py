"""A dossier with all its documents and their texts: for a file that is taken away."""

from edossier.dossier import Document, Dossier, Note
from edossier_site.archive import models, rows
from edossier_site.archive.queries.dossiers import dossier_version

__all__ = ["whole_dossier"]


def whole_dossier(ark: str, version: int) -> Dossier:
    """Give the library's value of one version, its documents with their texts and notes.

    Of a document withdrawn it gives the number alone.

    Raises:
        NotHereError: No dossier has this ARK or this version.
        WithdrawnError: It has been withdrawn.
    """
    row = dossier_version(ark, version)
    placed = models.Placement.objects.filter(dossier_version=row).order_by("order")
    held = list(placed.select_related("document_version__document"))
    dossier = rows.dossier_value(row)
    notes = [note for place in held for note in _notes(place)]
    return dossier.model_copy(
        update={"documents": tuple(map(_document, held)), "notes": (*dossier.notes, *notes)}
    )


def _notes(place: models.Placement) -> tuple[Note, ...]:
    held = place.document_version
    if held.document.is_withdrawn:
        return ()
    return rows.document_notes(held, number=place.number)


def _document(place: models.Placement) -> Document:
    held = place.document_version
    if held.document.is_withdrawn:
        return rows.withdrawn_document(place.number)
    return rows.document_value(held, number=place.number, with_texts=True)
