"""A document or dossier -> a note that leads another reader to the same words."""

from edossier.citing.chicago import Edition, note_for_document, note_for_dossier

__all__ = ["Edition", "note_for_document", "note_for_dossier"]
