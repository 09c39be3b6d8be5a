"""What an edition leaves unsaid and its words imply: languages, kinds, dates of meetings."""

import re
from collections.abc import Iterator

from edossier.dossier import Dossier, Finding, anchors
from edossier.formats import EDITION_CODES, Edition
from edossier.reading.inferences import infer
from edossier.reading.languages import language_of
from edossier.text import SourceText

__all__ = ["complete_edition", "table_rows", "unknown_kinds"]

_CELL = re.compile(r"[A-Z]{1,3}(\d+)")
_SAMPLE = 200_000  # code points that tell a language surely


def complete_edition(dossier: Dossier) -> Dossier:
    """Fill the fields that the editors did not encode; each says which rule filled it."""
    language, evidence = dossier.language, dossier.evidence
    if language is None:
        language, why = language_of(_sample(dossier), None)
        evidence = {**evidence, "language": why} if why is not None else evidence
    is_translated = any(credit.role == "translated" for credit in dossier.credits)
    documents = tuple(
        infer(document, dossier_language=language, is_translated=is_translated)
        for document in dossier.documents
    )
    return dossier.model_copy(
        update={"language": language, "evidence": evidence, "documents": documents}
    )


def unknown_kinds(edition: Edition, completed: Dossier) -> Iterator[Finding]:
    """Find the kinds of documents that were stated and that no word of the tree is for."""
    if len(edition.dossier.documents) != len(completed.documents):
        return  # kept from a reading of other rules: which document is which is not known
    found: dict[str, list[str]] = {}
    for stated, document in zip(edition.dossier.documents, completed.documents, strict=True):
        evidence = stated.evidence.get("kind")
        if stated.kind and document.kind is None and evidence and evidence.anchor:
            found.setdefault(stated.kind, []).append(edition.source.place(evidence.anchor.start))
    for kind, places in found.items():
        yield Finding(
            severity=EDITION_CODES["cell-unread"],
            code="cell-unread",
            message=(
                f"“{kind[:60]}” is no kind of document that is known ({len(places)} times): "
                "it is kept as print alone; name a kind of the tree, or leave it."
            ),
            place=places[0],
        )


def table_rows(dossier: Dossier, source: SourceText) -> tuple[int, ...]:
    """Give the row that each document of a table stands in; nothing for any other file."""
    rows: list[int] = []
    for document in dossier.documents:
        own = Dossier(documents=(document,), source_file=dossier.source_file)
        anchor = next((a.evidence.anchor for a in anchors(own) if a.evidence.anchor), None)
        cell = _CELL.fullmatch(source.place(anchor.start)) if anchor else None
        if cell is None:
            return ()
        rows.append(int(cell[1]))
    return tuple(rows)


def _sample(dossier: Dossier) -> str:
    """Give words of the essay, and of the documents where there is no essay."""
    words = [p.text for section in dossier.essay.sections for p in section.paragraphs]
    for document in dossier.documents:
        if sum(map(len, words)) > _SAMPLE:
            break
        words += [p.text for text in document.texts for p in text.paragraphs]
    return "\n".join(words)[:_SAMPLE]
