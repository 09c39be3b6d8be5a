"""Which notes are a document's own, and which the dossier's."""

from collections import defaultdict
from collections.abc import Mapping

from edossier.dossier.model import Dossier, Note

__all__ = ["notes_by_document"]


def notes_by_document(dossier: Dossier) -> Mapping[str | None, tuple[Note, ...]]:
    """Give the notes by the number of the document that they belong to, each in order.

    Under None stand those of the dossier; a document without notes has no entry.
    """
    found: dict[str | None, list[Note]] = defaultdict(list)
    for note in dossier.notes:
        found[note.document].append(note)
    return {number: tuple(notes) for number, notes in found.items()}
