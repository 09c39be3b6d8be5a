"""The rules: each takes a dossier with its source and gives what an editor should know."""

from collections import Counter
from collections.abc import Iterator

from edossier import dates
from edossier.dossier import (
    Anchor,
    Dossier,
    Evidence,
    Finding,
    Paragraph,
    Severity,
    uncovered,
)
from edossier.text import SourceText

__all__ = [
    "find_doubtful_sources",
    "find_duplicate_numbers",
    "find_furniture",
    "find_glued_headings",
    "find_missing_documents",
    "find_missing_notes",
    "find_repairs",
    "find_unread_text",
    "find_wrong_dates",
]

_SHOWN = 60  # code points of the source that a message quotes
_MOST_RANGES = 200  # findings of one rule; what is more is told in one


def find_unread_text(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Name each stretch of the source that nothing in the dossier accounts for."""
    ranges = uncovered(dossier, source)
    for count, gap in enumerate(ranges):
        end = ranges[-1].end if count == _MOST_RANGES else gap.end
        anchor = Anchor(start=gap.start, end=end)
        shown = _shown(source, anchor)
        yield _finding(
            source,
            "warning",
            "unread-text",
            f"{shown} was not understood: mend the file, or correct the field it belongs to.",
            anchor,
        )
        if count == _MOST_RANGES:
            return


def find_doubtful_sources(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Name each document whose source is missing, cannot be parsed, or is in doubt."""
    for document in dossier.documents:
        evidence = document.evidence.get("source", Evidence())
        reference = document.source
        if reference is None:
            continue
        if reference.status == "unknown":
            yield _finding(
                source,
                "error",
                "source-unparsed",
                f"The source of document {document.number} is no citation known here: mend it, "
                "or correct it in the corrections file.",
                evidence.anchor,
            )
        elif reference.doubts:
            yield _finding(
                source,
                "warning",
                "source-doubtful",
                f"The source of document {document.number} is in doubt: {reference.doubts[0]}",
                evidence.anchor,
            )


def find_wrong_dates(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Name each document whose printed date no calendar has."""
    for document in dossier.documents:
        anchor = document.evidence.get("date", Evidence()).anchor
        if document.date is not None or anchor is None:
            continue
        printed = " ".join(source.text[anchor.start : anchor.end].split())
        problem = dates.parse(printed.rstrip(".")).problem
        if problem:
            yield _finding(
                source,
                "warning",
                "date-unreadable",
                f"The date of document {document.number} cannot be taken: {problem}. Mend it, or "
                "correct it in the corrections file.",
                anchor,
            )


def find_missing_notes(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Name each note that is called and does not exist."""
    known = {note.id for note in dossier.notes}
    for paragraph in _paragraphs(dossier):
        missing = dict.fromkeys(
            span.target
            for span in paragraph.spans
            if span.kind == "note" and span.target not in known
        )
        for number in missing:
            yield _finding(
                source,
                "error",
                "note-missing",
                f"Note {number} is called and does not exist: add it, or take out the call.",
                _anchor_of(paragraph),
            )


def find_missing_documents(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Name each document that is mentioned and does not exist."""
    known = {document.number for document in dossier.documents}
    for paragraph in _paragraphs(dossier):
        missing = dict.fromkeys(
            span.target
            for span in paragraph.spans
            if span.kind == "document" and span.target not in known
        )
        for number in missing:
            yield _finding(
                source,
                "error",
                "document-missing",
                f"Document {number} is mentioned and does not exist: mend its number.",
                _anchor_of(paragraph),
            )


def find_duplicate_numbers(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Name each document whose number an earlier one has."""
    counts: Counter[str] = Counter()
    for document in dossier.documents:
        counts[document.number] += 1
        if counts[document.number] == 2:
            yield _finding(
                source,
                "error",
                "document-number-twice",
                f"Two documents have the number {document.number}: give each its own.",
                document.evidence.get("number", Evidence()).anchor,
            )


def find_repairs(_dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Say where characters were garbled and what was made of them."""
    for repair in source.repairs[:_MOST_RANGES]:
        anchor = Anchor(start=repair.start, end=repair.end)
        made = source.text[repair.start : repair.end]
        yield _finding(
            source,
            "info",
            "characters-repaired",
            f"“{repair.was[:_SHOWN]}” was read as “{made[:_SHOWN]}” ({repair.rule}).",
            anchor,
        )


def find_furniture(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Say what was left out as furniture of the page."""
    for ignored in dossier.ignored[:_MOST_RANGES]:
        yield _finding(
            source,
            "info",
            "furniture-left-out",
            f"“{ignored.text[:_SHOWN]}” was left out ({ignored.reason}).",
            ignored.anchor,
        )


def find_glued_headings(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Say where a heading runs into the text that follows it."""
    headings = [label.anchor for label in dossier.labels if label.kind == "heading"]
    for section in dossier.essay.sections:
        anchor = section.evidence.get("heading", Evidence()).anchor
        if anchor is not None:
            headings.append(anchor)
    for anchor in headings:
        if source.text[anchor.end : anchor.end + 1].isalnum():
            name = source.text[anchor.start : anchor.end]
            yield _finding(
                source,
                "info",
                "heading-glued",
                f"The heading “{name[:_SHOWN]}” runs into its text; the two were parted.",
                anchor,
            )


def _finding(
    source: SourceText, severity: Severity, code: str, message: str, anchor: Anchor | None
) -> Finding:
    place = source.place(anchor.start) if anchor else None
    return Finding(severity=severity, code=code, message=message, anchor=anchor, place=place)


def _shown(source: SourceText, anchor: Anchor) -> str:
    text = " ".join(source.text[anchor.start : min(anchor.end, anchor.start + 400)].split())
    return f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”"


def _paragraphs(dossier: Dossier) -> Iterator[Paragraph]:
    for section in dossier.essay.sections:
        yield from section.paragraphs
    for document in dossier.documents:
        for text in document.texts:
            yield from text.paragraphs
    yield from dossier.about


def _anchor_of(paragraph: Paragraph) -> Anchor | None:
    return paragraph.evidence.get("text", Evidence()).anchor
