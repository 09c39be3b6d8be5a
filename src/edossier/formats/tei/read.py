"""A TEI file to a Dossier: header, front matter as essay, documents, notes, names."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from edossier import dates, references
from edossier.dossier import (
    Anchor,
    Document,
    Dossier,
    Essay,
    Finding,
    Ignored,
    Label,
    Note,
    Paragraph,
    Section,
    SourceFileRecord,
    Span,
)
from edossier.errors import UnreadableError
from edossier.formats.builder import describe_file
from edossier.formats.edition import EDITION_CODES, Edition
from edossier.formats.tei.documents import DocumentReader, anchor_of, read_notes, with_calls
from edossier.formats.tei.names import Names, names_of
from edossier.formats.tei.outline import Division, Outline, Placed, outline_of
from edossier.formats.tei.prose import Prose
from edossier.formats.tei.tape import Tape, printed
from edossier.formats.tei.tree import Element, read_tree
from edossier.formats.tei.volume import header_fields
from edossier.references import ArchivalReference
from edossier.text import SourceFile, SourceText

__all__ = ["read"]

_MEDIA_TYPE = "application/tei+xml"
_FAR = 100  # years from the middle one of an edition, beyond which a date is hardly meant


def read(content: bytes, path: str) -> Edition:
    """Read a TEI file.

    Args:
        content: The bytes of the file.
        path: Where it lies; its name is kept in the result.

    Raises:
        UnreadableError: It is no well-formed XML, or holds no text.
    """
    root = read_tree(content, path)
    outline = outline_of(root)
    names = names_of(root, {placed.id: placed.number for placed in outline.documents if placed.id})
    made = _Volume(names, outline)
    for division in outline.divisions:
        made.add_division(division)
    for placed in outline.documents:
        made.add_document(placed)
    file = describe_file(content, Path(path).name, _MEDIA_TYPE, root.getroottree().docinfo.encoding)
    source = made.tape.finish(file)
    if not source.blocks:
        raise UnreadableError(f"{path} is a TEI file without text: give one that holds a dossier.")
    dossier = made.dossier(root, file)
    slips = (*_backward_dates(made.backward_dates), *_findings(dossier, names, source))
    return Edition(dossier, source, slips)


class _Volume:
    """An edition in the making."""

    def __init__(self, names: Names, outline: Outline) -> None:
        self.tape = Tape()
        self._names = names
        self._prose = Prose(self.tape, names, outline.is_document)
        self._reader = DocumentReader(self._prose)
        self._sections: list[Section] = []
        self._cited: list[ArchivalReference] = []
        self._documents: list[Document] = []
        self._notes: list[Note] = []
        self._labels: list[Label] = []
        self._ignored: list[Ignored] = []

    @property
    def backward_dates(self) -> Sequence[tuple[str, int]]:
        """The ranges of days that run backwards, each with its line."""
        return self._reader.backward

    def add_division(self, division: Division) -> None:
        """Add what stands in a division outside documents: a section of the essay."""
        heading = self._prose.read_inside(division.head) if division.head is not None else None
        read = self._prose.read(division.content)
        above = heading.paragraphs if heading else ()
        if division.is_index and (above or read.paragraphs):
            self._ignore((*above, *read.paragraphs), division.kind)
            return
        called = (*(heading.notes if heading else ()), *read.notes)
        self._notes += read_notes(self._prose, called, None)
        if above and not read.paragraphs and not called:
            self._label(above)  # a chapter of documents: they say under which heading they stand
        elif above and not read.paragraphs:
            self._sections.append(Section(paragraphs=self._citing(above)))
        elif above:
            self._sections.append(self._section(above, read.paragraphs))
        elif read.paragraphs:
            self._sections.append(Section(paragraphs=self._citing(read.paragraphs)))

    def _section(self, above: Sequence[Paragraph], below: Sequence[Paragraph]) -> Section:
        """Make a section of its heading, whose note calls go before its first word."""
        calls = [span for paragraph in above for span in paragraph.spans if span.kind == "note"]
        anchors = [anchor_of(paragraph) for paragraph in above]
        return Section(
            heading=" ".join(paragraph.text for paragraph in above),
            paragraphs=self._citing(with_calls(below, calls)),
            evidence={"heading": printed(anchors[0].start, anchors[-1].end)},
        )

    def add_document(self, placed: Placed) -> None:
        """Add a document and its notes."""
        made = self._reader.read(placed)
        self._documents.append(made.document)
        self._notes += made.notes
        self._labels += made.labels

    def dossier(self, root: Element, file: SourceFile) -> Dossier:
        """Give the whole."""
        return Dossier(
            **header_fields(root),
            essay=Essay(sections=tuple(self._sections), references=tuple(self._cited)),
            documents=tuple(self._documents),
            notes=tuple(_with_own_ids(self._notes)),
            agents=self._names.agents(),
            places=self._names.places_named(),
            labels=tuple(self._labels),
            ignored=(*self._ignored, *self._prose.passed_over),
            source_file=SourceFileRecord(
                name=file.name,
                media_type=file.media_type,
                sha256=file.sha256,
                encoding=file.encoding,
            ),
        )

    def _citing(self, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """Mark the archival citations in paragraphs of the essay, and keep them in order."""
        marked: list[Paragraph] = []
        for paragraph in paragraphs:
            found = references.find(paragraph.text)
            spans = [
                Span(start=one.start, end=one.end, kind="reference", target=str(index))
                for index, one in enumerate(found, start=len(self._cited))
            ]
            self._cited += [one.reference for one in found]
            merged = sorted([*paragraph.spans, *spans], key=lambda span: (span.start, -span.end))
            marked.append(paragraph.model_copy(update={"spans": tuple(merged)}))
        return tuple(marked)

    def _ignore(self, paragraphs: Sequence[Paragraph], reason: str) -> None:
        whole = Anchor(start=anchor_of(paragraphs[0]).start, end=anchor_of(paragraphs[-1]).end)
        self._ignored.append(
            Ignored(place=reason, text=paragraphs[0].text, reason=reason, anchor=whole)
        )

    def _label(self, paragraphs: Sequence[Paragraph]) -> None:
        for paragraph in paragraphs:
            self._labels.append(Label(kind="heading", anchor=anchor_of(paragraph)))


def _with_own_ids(notes: Sequence[Note]) -> Iterator[Note]:
    """Give a note whose id another has one of its own: editions have slips."""
    seen: dict[str, int] = {}
    for note in notes:
        again = seen[note.id] = seen.get(note.id, 0) + 1
        yield note if again == 1 else note.model_copy(update={"id": f"{note.id}-{again}"})


def _backward_dates(found: Sequence[tuple[str, int]]) -> Iterator[Finding]:
    for stated, line in found:
        yield Finding(
            severity=EDITION_CODES["date-backwards"],
            code="date-backwards",
            message=f"The range {stated} runs backwards: mend one of its days.",
            place=f"line {line}",
        )


def _findings(dossier: Dossier, names: Names, source: SourceText) -> Iterator[Finding]:
    for target, line in names.dangling.items():
        yield Finding(
            severity=EDITION_CODES["pointer-dangling"],
            code="pointer-dangling",
            message=f"“{target}” leads to nothing in this file: mend the pointer.",
            place=f"line {line}",
        )
    yield from _far_dates(dossier, source)


def _far_dates(dossier: Dossier, source: SourceText) -> Iterator[Finding]:
    """Find dates a hundred years and more from the middle one of the edition: 0201 for 1870."""
    years = {}
    for document in dossier.documents:
        days = dates.day_range(document.date.edtf) if document.date else None
        if days is not None and days.earliest is not None:
            years[document.number] = days.earliest.year
    middle = median(years.values()) if years else 0
    for document in dossier.documents:
        year = years.get(document.number)
        if year is None or document.date is None or abs(year - middle) < _FAR:
            continue
        evidence = document.evidence.get("title")
        anchor = evidence.anchor if evidence else None
        yield Finding(
            severity=EDITION_CODES["date-far"],
            code="date-far",
            message=(
                f"Document {document.number} is dated {document.date.edtf}, the edition about "
                f"{middle:.0f}: mend the date, if it is a slip."
            ),
            anchor=anchor,
            place=source.place(anchor.start) if anchor else None,
        )
