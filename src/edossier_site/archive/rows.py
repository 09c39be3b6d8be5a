"""Rows <-> library values: the only translator.

A dossier is kept in parts, so that a list needs no text and a page no more than its own: the
dossier without its documents, each document without its texts, the texts. What only a checker
needs (labels, ignored print) stays in the OCFL root.
"""

from dataclasses import asdict
from typing import Any

from edossier.dossier import Document, Dossier, Text
from edossier.keeping import Publication
from edossier.references import ArchivalReference, reference_from_json, reference_to_json
from edossier_site.archive import models
from edossier_site.archive.derive import When, when_of
from edossier_site.archive.passages import Passage
from edossier_site.archive.titles import document_title, dossier_title
from edossier_site.archive.values import DocumentLine, DossierLine

__all__ = [
    "MADE_BY",
    "document_columns",
    "document_line",
    "document_value",
    "document_version_columns",
    "dossier_columns",
    "dossier_line",
    "dossier_payload",
    "dossier_value",
    "passage_payload",
    "passage_value",
    "reference_payload",
    "reference_value",
]

# Change it with any change of what a row holds: the rows are then made again from the log.
MADE_BY = "rows-2"

_LEFT_OUT = {"documents", "labels", "ignored"}


def dossier_columns(publication: Publication, event: int) -> dict[str, Any]:
    """Give the columns of `models.Dossier`, but for `first_event`, which the first write sets."""
    dossier = publication.dossier
    shown = dossier_title(dossier)
    return {
        "version": publication.version,
        "published_at": publication.at,
        "last_event": event,
        "title": shown.text,
        "language": shown.language,
        "series": dossier.series.name if dossier.series else None,
        "number": dossier.series.number if dossier.series else None,
        "authors": [author.name for author in dossier.authors],
        "document_count": len(dossier.documents),
    }


def dossier_payload(dossier: Dossier) -> dict[str, Any]:
    """Give the JSON kept of a dossier: all but documents, labels and ignored print."""
    return dossier.model_dump(mode="json", exclude=_LEFT_OUT)


def dossier_value(row: models.DossierVersion) -> Dossier:
    """Make the library's value again, `documents`, `labels` and `ignored` empty."""
    return Dossier.model_validate(row.payload)


def document_columns(document: Document, *, order: int, repository: str | None) -> dict[str, Any]:
    """Give the columns of `models.Document` that its newest version decides."""
    dated = when_of(document.date)
    event = when_of(document.event_date)
    at = event if event.earliest or event.latest else dated
    return {
        "is_current": True,
        "number": document.number,
        "order": order,
        "kind": document.kind,
        "repository_id": repository,
        **_range_columns("date", dated),
        **_range_columns("event", event),
        **_range_columns("when", at),
    }


def document_version_columns(document: Document) -> dict[str, Any]:
    """Give the columns of `models.DocumentVersion` that hold the document."""
    texts = [text.model_dump(mode="json") for text in document.texts]
    languages = dict.fromkeys(text.language for text in document.texts if text.language)
    return {
        "payload": document.model_dump(mode="json", exclude={"texts"}),
        "texts": texts,
        "languages": list(languages),
        "has_texts": any(text.paragraphs for text in document.texts),
    }


def document_value(row: models.DocumentVersion, *, number: str, with_texts: bool) -> Document:
    """Make the library's value again; its texts are read only when asked for.

    Args:
        number: In the version of the dossier that is shown: a document may be renumbered.
    """
    document = Document.model_validate({**row.payload, "number": number})
    if not with_texts:
        return document
    texts = tuple(Text.model_validate(text) for text in row.texts)
    return document.model_copy(update={"texts": texts})


def dossier_line(row: models.Dossier) -> DossierLine:
    """Give a dossier as a line of a list."""
    return DossierLine(
        ark=row.ark,
        version=row.version,
        title=row.title,
        language=row.language,
        series=row.series,
        number=row.number,
        authors=tuple(row.authors),
        published_at=row.published_at,
        documents=row.document_count,
    )


def document_line(
    version: models.DocumentVersion, *, number: str | None = None, roles: tuple[str, ...] = ()
) -> DocumentLine:
    """Give a document as a line of a list, its `document__dossier` fetched with it.

    Args:
        number: In the version of the dossier that is shown; None for the newest.
    """
    row = version.document
    document = document_value(version, number=number or row.number, with_texts=False)
    shown = document_title(document)
    return DocumentLine(
        ark=row.ark,
        version=version.version,
        document=document,
        title=shown.text,
        is_title_made=shown.is_made,
        dossier=dossier_line(row.dossier),
        repository=row.repository_id,
        languages=tuple(version.languages),
        has_texts=version.has_texts,
        is_current=row.is_current,
        roles=roles,
    )


def passage_payload(passage: Passage) -> dict[str, Any]:
    """Give the JSON kept of a passage."""
    return asdict(passage)


def passage_value(payload: dict[str, Any]) -> Passage:
    """Make a passage again."""
    return Passage(**payload)


def reference_payload(reference: ArchivalReference) -> dict[str, Any]:
    """Give the JSON kept of an archival reference."""
    return reference_to_json(reference)


def reference_value(payload: dict[str, Any]) -> ArchivalReference:
    """Make an archival reference again."""
    return reference_from_json(payload)


def _range_columns(name: str, when: When) -> dict[str, Any]:
    return {f"{name}_earliest": when.earliest, f"{name}_latest": when.latest}
