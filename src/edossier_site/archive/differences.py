"""What changed between two versions: field by field, and each text paragraph by paragraph."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from edossier.dossier import Credit, DateStatement, Document, Dossier, Note, Text
from edossier_site.archive.addresses import ark_address, difference_address
from edossier_site.archive.comparing import (
    Kept,
    ParagraphChange,
    Run,
    compare_in_context,
    compare_words,
)
from edossier_site.archive.titles import ShownTitle, document_title

__all__ = [
    "TOLD",
    "DocumentDifference",
    "DossierDifference",
    "FieldChange",
    "HeldDocument",
    "TextDifference",
    "compare_documents",
    "compare_dossiers",
]

TOLD = 3  # documents of a dossier whose changes are told in full


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field whose value changed.

    Attributes:
        field: "title", "date", "authors" ...
        old, new: As shown; None where nothing was stated.
        runs: The same word by word.
    """

    field: str
    old: str | None
    new: str | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class TextDifference:
    """What changed in one text of a document, `number` from one."""

    number: int
    kind: str
    language: str | None
    paragraphs: tuple[ParagraphChange | Kept, ...]


@dataclass(frozen=True, slots=True)
class DocumentDifference:
    """What changed in a document.

    Attributes:
        kind: "renumbered" where only its number in the dossier changed.
        notes: Its own.
        is_told: What changed in it is said here; else only on its own page of differences.
        old_number, new_number: None where that version does not have it.
        title: As shown, in the newer of the two.
    """

    ark: str
    kind: Literal["added", "removed", "changed", "renumbered"]
    old_number: str | None
    new_number: str | None
    old_version: int | None
    new_version: int | None
    title: ShownTitle
    fields: tuple[FieldChange, ...] = ()
    texts: tuple[TextDifference, ...] = ()
    is_told: bool = True
    notes: tuple[ParagraphChange | Kept, ...] = ()

    @property
    def address(self) -> str:
        """The document's page."""
        return ark_address(self.ark)

    @property
    def told_at(self) -> str | None:
        """The page that tells what changed in it; None where one of the two does not have it."""
        if self.old_version is None or self.new_version is None:
            return None
        return difference_address(self.ark, self.old_version, self.new_version)


@dataclass(frozen=True, slots=True)
class DossierDifference:
    """What changed in a dossier; what stayed the same is left out."""

    fields: tuple[FieldChange, ...]
    essay: tuple[ParagraphChange | Kept, ...]
    notes: tuple[ParagraphChange | Kept, ...]
    about: tuple[ParagraphChange | Kept, ...]
    documents: tuple[DocumentDifference, ...]

    @property
    def is_empty(self) -> bool:
        """Nothing that a page shows has changed."""
        return not (self.fields or self.essay or self.notes or self.about or self.documents)


@dataclass(frozen=True, slots=True)
class HeldDocument:
    """A document as one version of a dossier holds it, with its own notes."""

    ark: str
    version: int
    document: Document
    notes: tuple[Note, ...] = ()


def compare_dossiers(
    old: Dossier,
    old_documents: Sequence[HeldDocument],
    new: Dossier,
    new_documents: Sequence[HeldDocument],
) -> DossierDifference:
    """Say what changed. Documents, matched by ARK, come in the new order, then those gone.

    Of documents with a new version the first three are told in full: a page of all of them could be
    of any length, and each has a page of its own.
    """
    before = {held.ark: held for held in old_documents}
    after = {held.ark for held in new_documents}
    documents: list[DocumentDifference] = []
    told = 0
    for held in new_documents:
        was = before.get(held.ark)
        if was is None:
            documents.append(_document_come(held))
        elif was.version != held.version:
            documents.append(compare_documents(was, held) if told < TOLD else _untold(was, held))
            told += 1
        elif was.document.number != held.document.number:
            documents.append(compare_documents(was, held))
    documents += [_document_gone(held) for held in old_documents if held.ark not in after]
    return DossierDifference(
        fields=tuple(_field_changes(_dossier_fields(old), _dossier_fields(new))),
        essay=compare_in_context(_essay(old), _essay(new)),
        notes=compare_in_context(_notes(old.notes), _notes(new.notes)),
        about=compare_in_context([p.text for p in old.about], [p.text for p in new.about]),
        documents=tuple(documents),
    )


def compare_documents(old: HeldDocument, new: HeldDocument) -> DocumentDifference:
    """Say what changed from one version of a document to another."""
    texts: list[TextDifference] = []
    for number, (was, now) in enumerate(_paired_texts(old.document.texts, new.document.texts), 1):
        paragraphs = compare_in_context(_paragraphs(was), _paragraphs(now))
        shown = now or was
        if paragraphs and shown:
            texts.append(TextDifference(number, shown.kind, shown.language, paragraphs))
    fields = tuple(_field_changes(_document_fields(old.document), _document_fields(new.document)))
    notes = compare_in_context(_notes(old.notes), _notes(new.notes))
    is_changed = bool(fields or texts or notes) or old.version != new.version
    return DocumentDifference(
        ark=new.ark,
        kind="changed" if is_changed else "renumbered",
        old_number=old.document.number,
        new_number=new.document.number,
        old_version=old.version,
        new_version=new.version,
        title=document_title(new.document),
        fields=fields,
        texts=tuple(texts),
        notes=notes,
    )


def _paired_texts(
    old: Sequence[Text], new: Sequence[Text]
) -> list[tuple[Text | None, Text | None]]:
    """Pair texts of one kind and language, then what is left in order; the new order counts."""
    left = list(old)
    fellows: list[Text | None] = []
    for text in new:
        fellow = next((t for t in left if (t.kind, t.language) == (text.kind, text.language)), None)
        if fellow is not None:
            left.remove(fellow)
        fellows.append(fellow)
    pairs: list[tuple[Text | None, Text | None]] = []
    for text, fellow in zip(new, fellows, strict=True):
        pairs.append((fellow if fellow or not left else left.pop(0), text))
    return pairs + [(text, None) for text in left]


def _paragraphs(text: Text | None) -> list[str]:
    return [paragraph.text for paragraph in text.paragraphs] if text else []


def _document_come(new: HeldDocument) -> DocumentDifference:
    title = document_title(new.document)
    return DocumentDifference(new.ark, "added", None, new.document.number, None, new.version, title)


def _untold(old: HeldDocument, new: HeldDocument) -> DocumentDifference:
    numbers = old.document.number, new.document.number
    title = document_title(new.document)
    return DocumentDifference(
        new.ark, "changed", *numbers, old.version, new.version, title, is_told=False
    )


def _document_gone(old: HeldDocument) -> DocumentDifference:
    title = document_title(old.document)
    return DocumentDifference(
        old.ark, "removed", old.document.number, None, old.version, None, title
    )


def _field_changes(old: dict[str, str | None], new: dict[str, str | None]) -> Iterator[FieldChange]:
    for field, before in old.items():
        after = new[field]
        if before != after:
            runs = compare_words(before or "", after or "")
            yield FieldChange(field, before, after, runs)


def _dossier_fields(dossier: Dossier) -> dict[str, str | None]:
    series = dossier.series
    authors = [", ".join(filter(None, [a.name, a.affiliation])) for a in dossier.authors]
    acronyms = [
        ": ".join(filter(None, [r.acronym, r.name or r.name_en])) for r in dossier.repositories
    ]
    return {
        "title": dossier.title,
        "series": " ".join(filter(None, [series.name, series.number])) if series else None,
        "authors": _joined(authors),
        "language": dossier.language,
        "published": dossier.published,
        "publisher": dossier.publisher,
        "rights": dossier.rights,
        "licence": dossier.licence,
        "summary": dossier.summary,
        "credits": _credits(dossier.credits),
        "repositories": _joined(acronyms),
    }


def _document_fields(document: Document) -> dict[str, str | None]:
    return {
        "title": document.title,
        "kind": document.kind,
        "date": _date(document.date),
        "event_date": _date(document.event_date),
        "authors": _joined(document.authors),
        "recipients": _joined(document.recipients),
        "registry_number": document.registry_number,
        "classification": document.classification,
        "source": document.source.printed if document.source else None,
        "elsewhere": _joined(tuple(place.text for place in document.elsewhere)),
        "summary": document.summary.text if document.summary else None,
        "credits": _credits(document.credits),
    }


def _date(statement: DateStatement | None) -> str | None:
    return f"{statement.text} ({statement.edtf})" if statement else None


def _credits(given: Sequence[Credit]) -> str | None:
    return _joined([f"{credit.role} by {credit.agent}" for credit in given])


def _joined(values: Sequence[str]) -> str | None:
    return "; ".join(values) or None


def _essay(dossier: Dossier) -> list[str]:
    return [p.text for section in dossier.essay.sections for p in section.paragraphs]


def _notes(notes: Sequence[Note]) -> list[str]:
    return [note.text for note in notes]
