"""Read a Word file: the body, then its notes, then what stands on every page.

zip ──package──▶ XML events ──paragraphs──▶ SourceText
"""

from lxml import etree

from edossier.errors import UnreadableError
from edossier.formats.builder import SourceBuilder, describe_file
from edossier.formats.docx.numbering import Numbering
from edossier.formats.docx.package import Events, Package, attribute, local_name, open_package
from edossier.formats.docx.paragraphs import Notes, ParagraphWriter
from edossier.formats.docx.styles import Styles
from edossier.formats.rows import RowTracker
from edossier.text import SourceText

__all__ = ["read"]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LARGEST_PARAGRAPH = 500_000  # elements; a paragraph of a book has a few thousand


def read(content: bytes, name: str) -> SourceText:
    """Give the text of a Word file as a reader of it sees it, with the changes accepted.

    Args:
        content: The bytes of the file.
        name: Its name, kept in the result and used in errors.

    Raises:
        UnreadableError: It is no Word file, is locked, broken, or unpacks to too much.
    """
    builder = SourceBuilder()
    with open_package(content, name) as package:
        _Document(package, builder).read()
    return builder.finish(describe_file(content, name, MEDIA_TYPE))


class _Document:
    """One file while it is read."""

    def __init__(self, package: Package, builder: SourceBuilder) -> None:
        self._package = package
        self._builder = builder
        self._main = package.main_part()
        self._relations = package.relations(self._main)
        self._rows = RowTracker(builder)
        self._paragraphs = ParagraphWriter(
            builder,
            self._rows,
            Styles(package.tree(self._part("styles"))),
            Numbering(package.tree(self._part("numbering"))),
        )
        self._paragraphs.relations = self._relations

    def read(self) -> None:
        """Write the whole file to the builder."""
        self._take(self._package.events(self._main), _Places("¶"), forget=True)
        self._read_notes("footnotes", self._paragraphs.footnotes, "note")
        self._read_notes("endnotes", self._paragraphs.endnotes, "endnote")
        self._read_page_parts()

    def _part(self, kind: str) -> str:
        found = (r.target for r in self._relations.values() if r.kind == kind and not r.external)
        return next(found, "")

    def _take(self, events: Events, places: "_Places", *, forget: bool = False) -> None:
        """Write the paragraphs and tables of a run of elements."""
        open_paragraphs = elements = 0
        for event, element in events:
            name = local_name(element)
            elements += event == "start"
            if name == "p":
                open_paragraphs += 1 if event == "start" else -1
                if event == "end" and open_paragraphs == 0:
                    self._paragraph(element, places)
                    elements = 0
                    if forget:
                        _forget(element)
            elif open_paragraphs == 0:
                self._structure(event, name, element, forget=forget)
            if elements > _LARGEST_PARAGRAPH:
                raise UnreadableError(
                    f"{self._package.name} has more parts in one paragraph than a text can have: "
                    "save it again in a word processor."
                )

    def _paragraph(self, element: etree._Element, places: "_Places") -> None:
        place = places.next()
        for box in self._paragraphs.write(element, place):
            self._take(etree.iterwalk(box, events=("start", "end")), _Places(place, counts=False))

    def _structure(self, event: str, name: str, element: etree._Element, *, forget: bool) -> None:
        if name == "tr":
            self._rows.start_row() if event == "start" else self._rows.end_row()
        elif name == "tc":
            self._rows.start_cell() if event == "start" else self._rows.end_cell()
        if forget and event == "end" and name in {"tr", "tbl", "sdt"}:
            _forget(element)

    def _read_notes(self, kind: str, notes: Notes, place: str) -> None:
        """Write the notes in the order of their calls; those that nothing calls come last."""
        part = self._part(kind)
        tree = self._package.tree(part) if part else None
        if tree is None:
            return
        self._paragraphs.relations = self._package.relations(part)
        bodies = {attribute(note, "id") or "": note for note in tree if _is_note(note)}
        for identifier in [*notes.called, *bodies]:
            body = bodies.pop(identifier, None)
            if body is None:
                continue
            value = notes.call(identifier)
            mark = self._builder.open_mark("note_body", value)
            number = value.removeprefix(notes.prefix)
            self._take(etree.iterwalk(body, events=("start", "end")), _Places(f"{place} {number}:"))
            self._builder.close_mark(mark)

    def _read_page_parts(self) -> None:
        """Write headers and footers of pages, each text once, as furniture."""
        seen: set[str] = set()
        for kind in ("header", "footer"):
            for relation in self._relations.values():
                if relation.kind != kind or relation.external:
                    continue
                tree = self._package.tree(relation.target)
                words = "" if tree is None else "".join(str(x) for x in tree.itertext()).strip()
                if tree is None or not words or words in seen:
                    continue
                seen.add(words)
                self._paragraphs.relations = self._package.relations(relation.target)
                mark = self._builder.open_mark("furniture", f"page {kind}")
                self._take(
                    etree.iterwalk(tree, events=("start", "end")),
                    _Places(f"page {kind}", counts=False),
                )
                self._builder.close_mark(mark)


class _Places:
    """Names the paragraphs of one part as they come: ¶1, ¶2 of the body, note 4:1 of a note."""

    def __init__(self, prefix: str, *, counts: bool = True) -> None:
        self._prefix = prefix
        self._counts = counts
        self._counted = 0

    def next(self) -> str:
        """Give the place of the next paragraph; the same for all where none is counted."""
        self._counted += 1
        return f"{self._prefix}{self._counted}" if self._counts else self._prefix


def _is_note(element: etree._Element) -> bool:
    return attribute(element, "type") in {None, "normal"}


def _forget(element: etree._Element) -> None:
    """Free what has been written, so that memory does not grow with the file."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
