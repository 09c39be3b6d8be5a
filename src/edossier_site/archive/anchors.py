"""The id of every paragraph on a page: "p3", "text-1-p3", "note-4".

A page and the search index both walk a dossier through this module, so that a hit leads to the
paragraph it was found in. Ids count from one and hold for one version of a dossier.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from edossier.dossier import Document, Dossier, Note, Paragraph, Span

__all__ = [
    "Part",
    "Placed",
    "about_anchor",
    "document_parts",
    "dossier_parts",
    "essay_anchor",
    "note_anchor",
    "note_call_anchor",
    "own_note_anchor",
    "page_anchor",
    "section_anchor",
    "text_anchor",
]

Part = Literal["title", "essay", "note", "about", "summary", "text"]

# Underscores too, so that no two notes come to share an id.
_UNSAFE = re.compile(r"[^a-zA-Z0-9.-]")


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch of running text and where it stands on its page.

    Attributes:
        anchor: The id of its element.
        number: As a person counts it: of the note, or of the paragraph in its part.
        text: What the spans are offsets of, in code points.
        language: BCP 47 of the text it belongs to, None where unknown.
        note: The note it is, for `part` "note".
    """

    part: Part
    anchor: str
    number: str | None
    text: str
    spans: tuple[Span, ...] = ()
    language: str | None = None
    note: Note | None = None


def section_anchor(number: int) -> str:
    """Give the id of the essay's section `number`, from one."""
    return f"section-{number}"


def essay_anchor(number: int) -> str:
    """Give the id of the essay's paragraph `number`: from one, through all sections."""
    return f"p{number}"


def text_anchor(text: int, paragraph: int) -> str:
    """Give the id of a paragraph of a document's text, both counted from one."""
    return f"text-{text}-p{paragraph}"


def about_anchor(number: int) -> str:
    """Give the id of paragraph `number` of the part about the author and the project."""
    return f"about-p{number}"


def note_anchor(note_id: str) -> str:
    """Give the id of a note from `Note.id`, which is unique in its dossier.

    >>> note_anchor("4")
    'note-4'
    """
    return "note-" + _UNSAFE.sub(lambda char: f"_{ord(char[0]):x}_", note_id)


def own_note_anchor(place: int) -> str:
    """Give the id of a document's own note by its place among them, from one.

    Its `Note.id` is made of the document's number, and another edition numbers otherwise.
    """
    return f"footnote-{place}"


def page_anchor(number: str) -> str:
    """Give the id of the place where the page of this number begins.

    >>> page_anchor("14"), page_anchor("XIV")
    ('page-14', 'page-XIV')
    """
    return "page-" + _UNSAFE.sub(lambda char: f"_{ord(char[0]):x}_", number)


def note_call_anchor(anchor: str, call: int = 1) -> str:
    """Give the id of the place where the note at `anchor` is called for the `call`-th time.

    >>> note_call_anchor("note-4"), note_call_anchor("note-4", 2)
    ('call-4', 'call-4_2')
    """
    name = anchor.replace("note-", "call-", 1)
    return name if call == 1 else f"{name}_{call}"


def dossier_parts(dossier: Dossier) -> Iterator[Placed]:
    """Walk a dossier's own running text in page order: title, essay, notes, about.

    Notes that belong to a document stand on its page.
    """
    if dossier.title:
        yield Placed("title", "title", None, dossier.title, (), dossier.language)
    essay = (p for section in dossier.essay.sections for p in section.paragraphs)
    for number, paragraph in enumerate(essay, start=1):
        yield _placed("essay", essay_anchor(number), number, paragraph, dossier.language)
    for note in dossier.notes:
        if note.document is not None:
            continue
        anchor = note_anchor(note.id)
        yield Placed("note", anchor, note.number, note.text, note.spans, dossier.language, note)
    for number, paragraph in enumerate(dossier.about, start=1):
        yield _placed("about", about_anchor(number), number, paragraph, dossier.language)


def document_parts(
    document: Document, notes: Iterable[Note] = (), *, language: str | None = None
) -> Iterator[Placed]:
    """Walk a document's running text in page order: title, summary, texts, its own notes.

    Args:
        notes: Its own.
        language: Of the dossier, in which its summaries and notes are written.
    """
    if document.title:
        title, spans = document.title, document.title_spans
        yield Placed("title", "title", None, title, spans, document.title_language)
    if document.summary:
        yield _placed("summary", "summary", None, document.summary, language)
    for index, text in enumerate(document.texts, start=1):
        for number, paragraph in enumerate(text.paragraphs, start=1):
            yield _placed("text", text_anchor(index, number), number, paragraph, text.language)
    for place, note in enumerate(notes, start=1):
        anchor = own_note_anchor(place)
        yield Placed("note", anchor, note.number, note.text, note.spans, language, note)


def _placed(
    part: Part, anchor: str, number: int | None, paragraph: Paragraph, language: str | None
) -> Placed:
    shown = None if number is None else str(number)
    return Placed(part, anchor, shown, paragraph.text, paragraph.spans, language)
