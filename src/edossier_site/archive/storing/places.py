"""Where a row of a dossier stands in the lists of the archive, and of which document it is."""

from edossier.keeping import Publication
from edossier_site.archive import models

__all__ = ["ark_at", "first_order"]

_PLACES_OF_A_DOSSIER = 1_000_000


def first_order(dossier: models.Dossier) -> int:
    """Give the first of the places in the archive that are a dossier's: a million each."""
    return dossier.first_event * _PLACES_OF_A_DOSSIER


def ark_at(publication: Publication, index: int | None) -> str | None:
    """Give the ARK of the document at an index of the dossier; None where there is no index."""
    return None if index is None else publication.documents[index].ark
