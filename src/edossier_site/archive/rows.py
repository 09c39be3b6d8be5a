"""Rows <-> library values: the only translator.

A dossier is kept in parts, so that a list needs no text and a page no more than its own: the
dossier without its documents, each document without its texts, the texts. What only a checker
needs (labels, ignored print) stays in the OCFL root.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, get_args

from pydantic import TypeAdapter

from edossier.dossier import Basis, DateStatement, Document, Dossier, Evidence, Note, Text
from edossier.dossier.records import CitedRecord
from edossier.keeping import Publication
from edossier.references import ArchivalReference
from edossier_site.archive import models
from edossier_site.archive.addresses import natural_order
from edossier_site.archive.derive import When, place_in_time, shown_when, when_of
from edossier_site.archive.passages import Passage, first_words
from edossier_site.archive.quotations import Stretch
from edossier_site.archive.titles import document_title, dossier_title
from edossier_site.archive.values import DocumentLine, DossierLine, Opening

__all__ = [
    "LINE_COLUMNS",
    "MADE_BY",
    "OF_DOSSIER_COLUMNS",
    "PLACED_COLUMNS",
    "chapters_payload",
    "document_columns",
    "document_line",
    "document_notes",
    "document_value",
    "document_version_columns",
    "dossier_columns",
    "dossier_essay",
    "dossier_line",
    "dossier_payload",
    "dossier_value",
    "leaf_order",
    "line_of_dossier",
    "listed_line",
    "passage_payload",
    "passage_value",
    "placed_line",
    "record_payload",
    "record_value",
    "stretches_payload",
    "stretches_value",
    "withdrawn_document",
]

# Change it with any change of what a row holds: the rows are then made again from the log.
MADE_BY = "rows-15"

# Of a row that belongs to a dossier: all that a line of it needs.
OF_DOSSIER_COLUMNS = (
    "dossier_id",
    "dossier__version",
    "dossier__title",
    "dossier__language",
    "dossier__series",
    "dossier__number",
    "dossier__authors",
    "dossier__published_at",
    "dossier__document_count",
)
# Of `models.DocumentVersion`: all that a line needs, so that a long list reads nothing else.
LINE_COLUMNS = (
    "document_id",
    "version",
    "line",
    "languages",
    "has_texts",
    "document__number",
    "document__repository_id",
    "document__is_current",
    "document__is_withdrawn",
    *(f"document__{name}" for name in OF_DOSSIER_COLUMNS),
)
_PLACED = "document_version__"
# Of `models.Placement`: the same, and the number in that version of the dossier.
PLACED_COLUMNS = ("number", "order", *(f"{_PLACED}{name}" for name in LINE_COLUMNS))

# What a line's values are made of: a copy takes a tenth of the time of making one anew.
_BLANK = Document(number="")
_BLANK_DATE = DateStatement(edtf="", text="")
_BLANK_SOURCE = ArchivalReference(printed="", status="unknown")
_EVIDENCE = {basis: Evidence.model_construct(basis=basis) for basis in get_args(Basis)}

# Sorts behind every leaf.
_NO_LEAF = "9" * 13

_ESSAY = {"essay", "about"}
_LEFT_OUT = {"documents", "notes", "labels", "ignored", *_ESSAY}
_OF_NOTES = TypeAdapter(tuple[Note, ...])


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
        "opening": _opening_of_dossier(dossier),
    }


def dossier_payload(dossier: Dossier) -> dict[str, Any]:
    """Give the JSON kept of a dossier: no documents, their notes, essay, labels, ignored print."""
    own = [note.model_dump(mode="json") for note in dossier.notes if note.document is None]
    return {**dossier.model_dump(mode="json", exclude=_LEFT_OUT), "notes": own}


def dossier_essay(dossier: Dossier) -> dict[str, Any]:
    """Give the JSON kept apart, since a document's page does without it: essay and about."""
    return dossier.model_dump(mode="json", include=_ESSAY)


def dossier_value(row: models.DossierVersion, *, with_essay: bool = True) -> Dossier:
    """Make the library's value again, without documents, their notes, labels and ignored print."""
    return Dossier.model_validate({**row.payload, **row.essay} if with_essay else row.payload)


def chapters_payload(documents: Sequence[Document]) -> list[Any]:
    """Give the runs of documents that stand under the same headings; see `DossierVersion`."""
    runs: list[Any] = []
    for order, document in enumerate(documents):
        headings = list(document.chapter)
        if runs and runs[-1][0] == headings:
            runs[-1][2] += 1
        else:
            runs.append([headings, order, 1])
    return runs


def document_columns(
    document: Document, *, ark: str, order: int, repository: str | None
) -> dict[str, Any]:
    """Give the columns of `models.Document` that its newest version decides."""
    return {
        "ark": ark,
        "is_current": True,
        "number": document.number,
        "order": order,
        "kind": document.kind,
        "repository_id": repository,
        **_range_columns("date", when_of(document.date)),
        **_range_columns("event", when_of(document.event_date)),
        **_range_columns("when", shown_when(document)),
        "place_in_time": place_in_time(document, ark),
    }


def document_version_columns(document: Document, notes: Sequence[Note]) -> dict[str, Any]:
    """Give the columns of `models.DocumentVersion` that hold the document and its own notes."""
    texts = [text.model_dump(mode="json") for text in document.texts]
    languages = dict.fromkeys(text.language for text in document.texts if text.language)
    return {
        "payload": document.model_dump(mode="json", exclude={"texts"}),
        "line": _line_payload(document),
        "texts": texts,
        "notes": [note.model_dump(mode="json") for note in notes],
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


def document_notes(row: models.DocumentVersion, *, number: str) -> tuple[Note, ...]:
    """Make the notes again that are the document's own; `number` as for `document_value`."""
    notes = _OF_NOTES.validate_python(row.notes)
    return tuple(note.model_copy(update={"document": number}) for note in notes)


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
        opening=row.opening,
    )


def document_line(version: models.DocumentVersion, *, number: str) -> DocumentLine:
    """Give a document as a line, its `document__dossier` fetched with it.

    Args:
        number: In the version of the dossier that is shown.
    """
    row = version.document
    return _document_line(
        listed_document(version.line, number=number),
        dossier_line(row.dossier),
        ark=row.ark,
        version=version.version,
        repository=row.repository_id,
        languages=tuple(version.languages),
        has_texts=version.has_texts,
        opening=_opening_value(version.line),
        is_current=row.is_current,
        is_withdrawn=row.is_withdrawn,
    )


def placed_line(values: Mapping[str, Any]) -> DocumentLine:
    """Give a document as a line of a dossier's version, from PLACED_COLUMNS: its number there."""
    held = {name: values[f"{_PLACED}{name}"] for name in LINE_COLUMNS}
    return listed_line({**held, "document__number": values["number"]})


def line_of_dossier(values: Mapping[str, Any], *, through: str = "") -> DossierLine:
    """Give a dossier as a line, from the columns of a row that belongs to it.

    Args:
        through: How the row belongs to it: "document__" where its document does.
    """
    of = f"{through}dossier__"
    return DossierLine(
        ark=values[f"{through}dossier_id"],
        version=values[f"{of}version"],
        title=values[f"{of}title"],
        language=values[f"{of}language"],
        series=values[f"{of}series"],
        number=values[f"{of}number"],
        authors=tuple(values[f"{of}authors"]),
        published_at=values[f"{of}published_at"],
        documents=values[f"{of}document_count"],
    )


def listed_line(values: Mapping[str, Any], *, roles: tuple[str, ...] = ()) -> DocumentLine:
    """Give a document as a line of a long list, from the columns of LINE_COLUMNS alone."""
    return _document_line(
        listed_document(values["line"], number=values["document__number"]),
        line_of_dossier(values, through="document__"),
        ark=values["document_id"],
        version=values["version"],
        repository=values["document__repository_id"],
        languages=tuple(values["languages"]),
        has_texts=values["has_texts"],
        opening=_opening_value(values["line"]),
        is_current=values["document__is_current"],
        is_withdrawn=values["document__is_withdrawn"],
        roles=roles,
    )


def listed_document(line: Mapping[str, Any], *, number: str) -> Document:
    """Make what a list shows of a document; of its evidence, only what is not plain print.

    Nothing is checked again: a long list would take longer to check than to show.
    """
    source = line["source"]
    return _BLANK.model_copy(
        update={
            "number": number,
            "title": line["title"],
            "title_language": line["title_language"],
            "kind": line["kind"],
            "date": _listed_date(line["date"]),
            "event_date": _listed_date(line["event_date"]),
            "authors": tuple(line["authors"]),
            "recipients": tuple(line["recipients"]),
            "chapter": tuple(line["chapter"]),
            "source": source and ArchivalReference(printed=source, status="unknown"),
            "evidence": {field: _EVIDENCE[basis] for field, basis in line["evidence"].items()},
        }
    )


def _line_payload(document: Document) -> dict[str, Any]:
    listed = document.model_dump(
        mode="json",
        include={
            "title",
            "title_language",
            "kind",
            "date",
            "event_date",
            "authors",
            "recipients",
            "chapter",
        },
    )
    evidence = {
        field: given.basis for field, given in document.evidence.items() if given.basis != "printed"
    }
    source = document.source.printed if document.source else None
    opening = _opening_of_document(document)
    return {
        **listed,
        "source": source,
        "evidence": evidence,
        "opening": asdict(opening) if opening else None,
    }


def _opening_value(line: Mapping[str, Any]) -> Opening | None:
    return Opening(**line["opening"]) if line["opening"] else None


def _opening_of_document(document: Document) -> Opening | None:
    written = [text for text in document.texts if text.paragraphs]
    translations = [text for text in written if text.kind == "translation"]
    for text in (*translations, *written):
        words = first_words(paragraph.text for paragraph in text.paragraphs)
        if words:
            return Opening(words, text.language)
    return Opening(first_words([document.summary.text]), None) if document.summary else None


def _opening_of_dossier(dossier: Dossier) -> str:
    if dossier.summary:
        return first_words([dossier.summary])
    return first_words(p.text for section in dossier.essay.sections for p in section.paragraphs)


def _listed_date(payload: Mapping[str, Any] | None) -> DateStatement | None:
    return None if payload is None else _BLANK_DATE.model_copy(update=dict(payload))


def _document_line(document: Document, dossier: DossierLine, **facts: Any) -> DocumentLine:
    if facts["is_withdrawn"]:
        return _withdrawn_line(document.number, dossier, facts)
    shown = document_title(document)
    return DocumentLine(
        document=document,
        title=shown.text,
        is_title_made=shown.is_made,
        dossier=dossier,
        **facts,
    )


def withdrawn_document(number: str) -> Document:
    """Give the value that stands for a document withdrawn: its number, and nothing else."""
    return Document(number=number)


def _withdrawn_line(number: str, dossier: DossierLine, facts: Mapping[str, Any]) -> DocumentLine:
    """Give a line that says no more than that a document is withdrawn, whoever shows it."""
    return DocumentLine(
        ark=facts["ark"],
        version=facts["version"],
        document=withdrawn_document(number),
        title=f"Document {number} has been withdrawn",
        is_title_made=True,
        dossier=dossier,
        repository=None,
        languages=(),
        has_texts=False,
        is_current=False,
        is_withdrawn=True,
    )


def leaf_order(reference: ArchivalReference) -> str:
    """Give the key that sorts citations of one unit by their first leaf, those of none last."""
    first = reference.leaves[0].first if reference.leaves else ""
    return natural_order(first) if first else _NO_LEAF


def record_payload(record: CitedRecord) -> dict[str, Any]:
    """Give the JSON kept of what a citation says of its record: enough to compare two."""
    return {
        "unit": record.unit,
        "leaves": record.leaves,
        "registry": sorted(record.registry),
        "days": sorted(record.days),
        "is_item": record.is_item,
    }


def record_value(payload: Mapping[str, Any], *, archive: str) -> CitedRecord:
    """Make a record again for comparing: where it was cited is left out."""
    return CitedRecord(
        document=None,
        note=None,
        index=0,
        archive=archive,
        unit=payload["unit"],
        leaves=payload["leaves"],
        registry=frozenset(payload["registry"]),
        days=frozenset(payload["days"]),
        reference=_BLANK_SOURCE,
        is_item=payload["is_item"],
    )


def passage_payload(passage: Passage) -> dict[str, Any]:
    """Give the JSON kept of a passage."""
    return {
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "is_cut_before": passage.is_cut_before,
        "is_cut_after": passage.is_cut_after,
    }


def passage_value(payload: dict[str, Any]) -> Passage:
    """Make a passage again."""
    return Passage(**payload)


def stretches_payload(stretches: Sequence[Stretch]) -> list[dict[str, Any]]:
    """Give the JSON kept of where a quotation's words stand."""
    return [asdict(stretch) for stretch in stretches]


def stretches_value(payload: Sequence[Mapping[str, Any]]) -> tuple[Stretch, ...]:
    """Make the places of a quotation's words again."""
    return tuple(
        Stretch(one["anchor"], tuple((start, end) for start, end in one["ranges"]))
        for one in payload
    )


def _range_columns(name: str, when: When) -> dict[str, Any]:
    return {f"{name}_earliest": when.earliest, f"{name}_latest": when.latest}
