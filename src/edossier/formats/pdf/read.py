"""Read a PDF: the paragraphs of its text, then its notes, then what belongs to its pages.

PDF ──pages──▶ runs ──lines──▶ lines ──furniture, notes, paragraphs──▶ SourceText
"""

from collections.abc import Sequence

from edossier.errors import UnreadableError
from edossier.formats.builder import SourceBuilder, describe_file
from edossier.formats.pdf.furniture import find_furniture
from edossier.formats.pdf.lines import Line, find_lines
from edossier.formats.pdf.losses import find_losses
from edossier.formats.pdf.measures import Measures
from edossier.formats.pdf.notes import Footnote, part_end_notes, part_footnotes
from edossier.formats.pdf.pages import Page, read_pages
from edossier.formats.pdf.paragraphs import find_paragraphs
from edossier.formats.pdf.writing import ParagraphWriter
from edossier.text import SourceText

__all__ = ["read"]

MEDIA_TYPE = "application/pdf"


def read(content: bytes, name: str) -> SourceText:
    """Give the text of a PDF as a person reads it.

    Args:
        content: The bytes of the file.
        name: Its name, kept in the result and used in errors.

    Raises:
        UnreadableError: It is cut, damaged, locked, too large, or pictures without a text.
    """
    pages = list(read_pages(content, name))
    builder = SourceBuilder()
    writer = _Writer(builder, [find_lines(page) for page in pages])
    pictures = sum(page.is_picture for page in pages)
    if pictures and writer.is_empty:
        raise UnreadableError(
            f"{name} is a scan: {pictures} of its {len(pages)} pages are pictures without text; "
            "have them recognised (OCR), or give their text."
        )
    writer.write(pages)
    losses = tuple(find_losses(pages))
    return builder.finish(describe_file(content, name, MEDIA_TYPE), losses=losses)


class _Writer:
    """Writes the text, the notes, and what belongs to the pages, in this order."""

    def __init__(self, builder: SourceBuilder, pages: Sequence[Sequence[Line]]) -> None:
        reasons = find_furniture(pages)
        self._builder = builder
        self._furniture = [
            (line, reasons[id(line)]) for lines in pages for line in lines if id(line) in reasons
        ]
        kept = [[line for line in lines if id(line) not in reasons] for lines in pages]
        self._measures = Measures(kept)
        texts, self._notes = part_footnotes(kept, self._measures)
        body = find_paragraphs([line for lines in texts for line in lines], self._measures)
        self._body, end_notes = part_end_notes(body)
        self._notes += end_notes
        names: dict[tuple[int, str], str] = {}
        for note in self._notes:
            names.setdefault((note.page, note.number), note.value)
        self._paragraphs = ParagraphWriter(
            builder, (line for lines in kept for line in lines), names
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the pages but what belongs to them."""
        return not self._body and not self._notes

    def write(self, pages: Sequence[Page]) -> None:
        """Write all of it."""
        for paragraph in self._body:
            self._paragraphs.write(paragraph)
        for note in self._notes:
            self._write_note(note)
        for line, reason in self._furniture:
            self._write_furniture(reason, line.text, f"p{line.page}:{line.number}")
        for page in pages:
            self._write_beside(page)

    def _write_beside(self, page: Page) -> None:
        for reason, texts in (
            ("set sideways on the page", (page.sideways,)),
            ("beyond the edges of the page", (page.outside,)),
            ("a remark in the margin", page.remarks),
        ):
            for text in texts:
                if text.strip():
                    self._write_furniture(reason, text, f"p{page.number}")

    def _write_note(self, note: Footnote) -> None:
        mark = self._builder.open_mark("note_body", note.value)
        label = note.label
        for paragraph in find_paragraphs(note.lines, self._measures):
            paragraph.level = None
            self._paragraphs.write(paragraph, label=label)
            label = 0
        self._builder.close_mark(mark)

    def _write_furniture(self, reason: str, text: str, place: str) -> None:
        mark = self._builder.open_mark("furniture", reason)
        self._builder.write(text, place)
        self._builder.end_block()
        self._builder.close_mark(mark)
