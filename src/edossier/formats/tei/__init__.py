"""TEI P5 editions: already structured, so that a volume is read to a Dossier at once.

    bytes ──tree──▶ elements ──prose──▶ paragraphs, notes ──documents, volume──▶ Dossier

What the editors encoded is taken as they encoded it; a slip of theirs is a finding, never a stop.
"""

from edossier.formats.tei.read import read

__all__ = ["read"]
