"""Documents as the essay names them, and documents that stand in the dossier twice."""

import re
from collections.abc import Iterator, Sequence

from edossier.checking.places import (
    Passage,
    Places,
    essay_passages,
    note_passages,
    passages,
)
from edossier.checking.same_records import pairs_of_documents
from edossier.dossier import Document, Dossier, Finding, Related, Span
from edossier.dossier.spans import spans_between
from edossier.text.folding import fold
from edossier.text.sentences import sentences

__all__ = [
    "find_duplicate_documents",
    "find_duplicate_numbers",
    "find_missing_documents",
    "find_no_documents",
    "find_unmentioned_documents",
]

_LONG_TEXT = 200  # code points that no two records have in common by chance
# A note that only points: "See Document 5 and Documents 7-8." It cites no other edition.
_POINTS_ONLY = re.compile(r"[^\W\d_]{1,12}(?: [^\W\d_]{1,12}){0,4}[ .:;,]{0,2}")


def find_no_documents(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Say that no document was found, and whether there is an essay at least."""
    if dossier.documents:
        return
    if any(section.paragraphs for section in dossier.essay.sections):
        code, found = "documents-none", "No document was found in the file, only running text"
    else:
        code, found = "dossier-empty", "Neither a document nor an essay was found in the file"
    yield places.finding(
        code,
        f"{found}: give each document a heading such as “Document 1”, or give another file.",
        None,
    )


def find_missing_documents(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document that essay or notes mention and that does not exist."""
    known = {document.number for document in dossier.documents}
    for passage in passages(dossier):
        if passage.document is not None:
            continue  # a record speaks of other documents than the dossier's
        missing = [s for s in passage.spans if s.kind == "document" and s.target not in known]
        if passage.note is not None and missing:
            missing = _pointed_at(passage, missing)
        seen: set[str] = set()
        for span in missing:
            if span.target is not None and span.target not in seen:
                seen.add(span.target)
                yield places.finding(
                    "document-missing",
                    f"Document {span.target} is mentioned and does not exist: mend its number.",
                    places.within(passage, span.start, span.end),
                )


def find_unmentioned_documents(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document that neither essay nor notes mention, where they mention any."""
    mentioned = {
        span.target
        for passage in (*essay_passages(dossier), *note_passages(dossier))
        for span in passage.spans
        if span.kind == "document"
    }
    if not any(document.number in mentioned for document in dossier.documents):
        return
    for document in dossier.documents:
        if document.number not in mentioned:
            yield places.finding(
                "document-never-mentioned",
                f"Document {document.number} is never mentioned in the essay: say there what it "
                "shows, if you want readers to find it.",
                places.of(document, "number") or places.of(document, "title"),
            )


def find_duplicate_numbers(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document whose number an earlier one has."""
    first: dict[str, Document] = {}
    for document in dossier.documents:
        if document.number not in first:
            first[document.number] = document
            continue
        yield places.finding(
            "document-number-twice",
            f"Two documents have the number {document.number}: give each its own.",
            places.of(document, "number"),
            [Related(label="the first", anchor=places.of(first[document.number], "number"))],
        )


def find_duplicate_documents(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document that is a record which the dossier holds already."""
    told: set[int] = set()
    pairs = [*pairs_of_documents(places.records), *_pairs_of_texts(dossier)]
    for first, second in pairs:
        one, other = dossier.documents[first], dossier.documents[second]
        if second in told or not _titles_agree(one, other):
            continue
        told.add(second)
        yield places.finding(
            "document-twice",
            f"Document {other.number} is the same record as document {one.number}: take one of "
            "them out, or mend what makes them one.",
            places.of(other, "number") or places.of(other, "source"),
            [
                Related(
                    label=f"document {one.number}",
                    anchor=places.of(one, "number") or places.of(one, "source"),
                )
            ],
        )


def _pointed_at(passage: Passage, mentions: Sequence[Span]) -> list[Span]:
    """Give the mentions whose sentence in a note says nothing but to look at documents."""
    found: list[Span] = []
    for sentence in sentences(passage.text):
        for mention in spans_between(mentions, sentence.start, sentence.end)[:1]:
            before = passage.text[sentence.start : mention.start]
            behind = passage.text[mention.end : sentence.end]
            if _POINTS_ONLY.fullmatch(before) and not behind.strip(' .;)”"'):
                found.append(mention)
    return found


def _titles_agree(one: Document, other: Document) -> bool:
    """Say whether two titles are the same words; one that is not stated contradicts none."""
    if one.title is None or other.title is None:
        return True
    return _words(one.title) == _words(other.title)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text).text)


def _pairs_of_texts(dossier: Dossier) -> Iterator[tuple[int, int]]:
    """Give documents of one long text, one date and one title."""
    first: dict[tuple[str, str | None], int] = {}
    for index, document in enumerate(dossier.documents):
        for text in document.texts:
            whole = "\n".join(paragraph.text for paragraph in text.paragraphs)
            if len(whole) < _LONG_TEXT:
                continue
            key = (whole, document.date.edtf if document.date else None)
            before = first.setdefault(key, index)
            if before != index:
                yield before, index
