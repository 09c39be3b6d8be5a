"""Which passages of the documents' texts the essay and the notes quote: both ends as addresses."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from edossier.dossier import Dossier, Note, Span, notes_by_document
from edossier.dossier.quotations import CreditedQuotation, Located, credited
from edossier_site.archive.anchors import essay_anchor, note_anchor, own_note_anchor, text_anchor
from edossier_site.archive.passages import Passage, sentence_around, sentences_of

__all__ = ["Quoted", "Stretch", "quotations_of"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in one paragraph of a document's text: its anchor, and ranges in code points."""

    anchor: str
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation in the essay or in a note, and where its words stand.

    Attributes:
        document: Number of the document quoted.
        part: "essay" or "note"; `number` as a person counts, `anchor` of its element.
        within: The number of the document whose own note it is in; None elsewhere.
        start, end: Of the quotation in that paragraph or note.
        passage: The sentence that quotes, the quotation as its words.
    """

    document: str
    part: str
    number: str | None
    anchor: str
    start: int
    end: int
    stretches: tuple[Stretch, ...]
    passage: Passage
    within: str | None = None


def quotations_of(dossier: Dossier) -> Iterator[Quoted]:
    """Give every quotation whose words were found in the document it is credited to."""
    paragraphs = [len(section.paragraphs) for section in dossier.essay.sections]
    notes = _notes(dossier)
    for quotation in credited(dossier):
        stretches = tuple(map(_stretch, quotation.located))
        if not stretches:
            continue
        if quotation.note is not None:
            note, anchor = notes[quotation.note]
            place = ("note", note.number, anchor)
            quoted = _quoted(quotation, *place, note.text, note.spans, stretches)
            yield replace(quoted, within=note.document)
        elif quotation.section is not None and quotation.paragraph is not None:
            section = dossier.essay.sections[quotation.section]
            paragraph = section.paragraphs[quotation.paragraph]
            number = sum(paragraphs[: quotation.section]) + quotation.paragraph + 1
            place = ("essay", str(number), essay_anchor(number))
            yield _quoted(quotation, *place, paragraph.text, paragraph.spans, stretches)


def _notes(dossier: Dossier) -> dict[str, tuple[Note, str]]:
    """Give every note by its id, with its anchor on its page."""
    return {
        note.id: (note, note_anchor(note.id) if number is None else own_note_anchor(place))
        for number, notes in notes_by_document(dossier).items()
        for place, note in enumerate(notes, start=1)
    }


def _quoted(
    quotation: CreditedQuotation,
    part: str,
    number: str,
    anchor: str,
    text: str,
    spans: tuple[Span, ...],
    stretches: tuple[Stretch, ...],
) -> Quoted:
    start, end = quotation.span.start, quotation.span.end
    passage = sentence_around(text, start, end, sentences_of(text, spans))
    return Quoted(quotation.document, part, number, anchor, start, end, stretches, passage)


def _stretch(located: Located) -> Stretch:
    return Stretch(
        text_anchor(located.text + 1, located.paragraph + 1),
        tuple((each.start, each.end) for each in located.ranges),
    )
