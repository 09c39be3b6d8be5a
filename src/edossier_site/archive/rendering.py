"""Running text of a dossier as a page shows it: typeset, with its id, language and direction."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from django.utils.safestring import SafeString

from edossier.dossier import Note, Repository, Span
from edossier.references import ArchivalReference
from edossier.text.scripts import direction
from edossier_site.archive.anchors import Placed, note_call_anchor, page_anchor
from edossier_site.archive.values import Links, Pointed
from edossier_site.web.typesetting import Link, typeset

__all__ = ["ShownCell", "ShownNote", "ShownParagraph", "Typesetter", "acronyms_of"]

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of a table; `columns` and `rows` that it spans."""

    html: SafeString
    is_label: bool
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph, title or note, ready for the page.

    Attributes:
        anchor: The id of its element.
        language: BCP 47, None where it is the page's own or unknown.
        direction: "rtl" or "ltr".
        heading: It is a heading inside the text, of an "attachment", a "list"; None elsewhere.
        is_headed: It begins an attachment that has no heading.
        table: The number of the table in its text that it is a row of; None elsewhere.
        cells: Of that row.
    """

    anchor: str
    number: str | None
    html: SafeString
    language: str | None
    direction: str
    heading: str | None = None
    is_headed: bool = False
    table: str | None = None
    cells: tuple[ShownCell, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note, with the ways back to where it is called; empty where it is called nowhere."""

    paragraph: ShownParagraph
    calls: tuple[str, ...]


def acronyms_of(repositories: Iterable[Repository]) -> Mapping[str, str]:
    """Give what the acronyms of a dossier's archives stand for, in English where it says so."""
    names = {one.acronym: one.name_en or one.name for one in repositories}
    return {acronym: name for acronym, name in names.items() if acronym and name}


class Typesetter:
    """Typesets the paragraphs of one page in order, counting the calls of each note.

    Args:
        links: Where names and documents lead.
        notes: The notes that stand on this page, in order.
        acronyms: What acronyms in its running text stand for.
        quotations: Where a quotation leads, by the target of its span.
        references: Those that the essay cites.
    """

    def __init__(
        self,
        links: Links,
        notes: Iterable[Placed],
        acronyms: Mapping[str, str] = MappingProxyType({}),
        quotations: Mapping[str, Link] = MappingProxyType({}),
        references: Sequence[ArchivalReference] = (),
    ) -> None:
        self._links = links
        self._notes = {placed.note.id: placed for placed in notes if placed.note}
        self._acronyms = acronyms
        self._quotations = quotations
        self._references = references
        self._calls: Counter[str] = Counter()
        self._pages: set[str] = set()

    def paragraph(self, placed: Placed) -> ShownParagraph:
        """Typeset one stretch of running text; in a title capitals stay as they are."""
        cells = [span for span in placed.spans if span.kind == "cell" and span.target]
        headings = [span for span in placed.spans if span.kind == "heading"]
        shown = ShownParagraph(
            placed.anchor,
            placed.number,
            SafeString() if cells else self._set(placed, placed.text, placed.spans),
            placed.language,
            direction(placed.language),
        )
        if cells:
            table = (cells[0].target or "").partition(" ")[0]
            return replace(shown, table=table, cells=tuple(self._cells(placed, cells)))
        if headings:
            is_printed = any(span.start < span.end for span in headings)
            heading = headings[0].target or "div"
            return replace(shown, heading=heading if is_printed else None, is_headed=not is_printed)
        return shown

    def _set(self, placed: Placed, text: str, spans: Sequence[Span]) -> SafeString:
        return typeset(
            text,
            spans,
            lambda span: self._link(span, placed.note),
            None if placed.part == "title" else self._acronyms,
        )

    def _cells(self, placed: Placed, cells: Sequence[Span]) -> Iterator[ShownCell]:
        """Typeset the cells of a row, each with the spans in it; a call stands in the first."""
        left = [span for span in placed.spans if span.kind != "cell"]
        for cell in cells:
            inside = [span for span in left if span.start <= cell.end and span.end >= cell.start]
            left = [span for span in left if span not in inside or span.end > cell.end]
            spans = [_within(span, cell) for span in inside]
            said = (cell.target or "").split()[1:]
            sizes = dict(one.split("=") for one in said if "=" in one)
            yield ShownCell(
                self._set(placed, placed.text[cell.start : cell.end], spans),
                "label" in said,
                int(sizes.get("cols", 1)),
                int(sizes.get("rows", 1)),
            )

    def notes(self) -> tuple[ShownNote, ...]:
        """Typeset the notes, after the paragraphs that call them: notes may call each other."""
        shown = [(one, self.paragraph(one)) for one in self._notes.values()]
        return tuple(
            ShownNote(
                paragraph,
                tuple(
                    note_call_anchor(one.anchor, call)
                    for call in range(1, self._calls[one.anchor] + 1)
                ),
            )
            for one, paragraph in shown
        )

    def _link(self, span: Span, note: Note | None) -> Link | None:
        target = span.target
        if target is None:
            return None
        if span.kind == "note":
            return self._note_link(target)
        if span.kind == "page":
            return self._page(target)
        if span.kind == "quote":
            return self._quotations.get(target)
        if span.kind == "link":
            return self._pointed(target)
        if span.kind == "reference":
            return self._reference_link(target, note)
        addresses = {
            "document": self._links.documents,
            "person": self._links.agents,
            "organisation": self._links.agents,
            "place": self._links.places,
        }.get(span.kind, {})
        address = addresses.get(target)
        return Link(address) if address else None

    def _pointed(self, target: str) -> Link | None:
        """Lead to a place in a volume; of what is not in the archive, say what it is."""
        pointed = self._links.pointers.get(target)
        if pointed is None:
            return Link(target) if target.startswith(_WEB) else None
        if pointed.is_here:
            return Link(pointed.address or "", title="" if pointed.is_own else _said(pointed))
        return Link(pointed.address or "", title=_said(pointed), is_elsewhere=True)

    def _page(self, number: str) -> Link:
        """Give the mark of a page that begins, with an id where it is the first of its number."""
        is_first = number not in self._pages
        self._pages.add(number)
        return Link("", label=number, id=page_anchor(number) if is_first else "")

    def _note_link(self, note_id: str) -> Link | None:
        placed = self._notes.get(note_id)
        if placed is None:
            return None
        self._calls[placed.anchor] += 1
        return Link(
            f"#{placed.anchor}",
            label=placed.number or "",
            id=note_call_anchor(placed.anchor, self._calls[placed.anchor]),
        )

    def _reference_link(self, target: str, note: Note | None) -> Link | None:
        """Lead from a citation to the unit that it names, else to its archive."""
        references = note.references if note else self._references
        if not target.isdecimal() or int(target) >= len(references):
            return None
        reference = references[int(target)]
        repository = reference.repository
        archive = self._links.repositories.get(repository) if repository else None
        address = self._links.references.get(reference) or archive
        return Link(address) if address else None


def _said(pointed: Pointed) -> str:
    return pointed.words if pointed.is_here else f"{pointed.words}, not in this archive"


def _within(span: Span, cell: Span) -> Span:
    """Cut a span to a cell, its range counted from where that begins."""
    start, end = max(span.start, cell.start), min(span.end, cell.end)
    return span.model_copy(update={"start": start - cell.start, "end": end - cell.start})
