"""Running text of a dossier as a page shows it: typeset, with its id, language and direction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType

from django.utils.safestring import SafeString

from edossier.dossier import Note, Repository, Span
from edossier.references import ArchivalReference
from edossier.text.scripts import direction
from edossier_site.archive.anchors import Placed, note_call_anchor
from edossier_site.archive.saying import language_of
from edossier_site.archive.values import Links
from edossier_site.web.typesetting import Link, typeset

__all__ = ["ShownNote", "ShownParagraph", "Typesetter", "acronyms_of", "paragraph_list"]

_WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class ShownParagraph:
    """A paragraph, title or note, ready for the page.

    Attributes:
        anchor: The id of its element.
        language: BCP 47, None where it is the page's own or unknown.
        direction: "rtl" or "ltr".
    """

    anchor: str
    number: str | None
    html: SafeString
    language: str | None
    direction: str


def paragraph_list(paragraphs: Iterable[ShownParagraph]) -> SafeString:
    """Give paragraphs as a page has them, each with its own address."""
    # Safe: what is set is HTML, and every attribute goes through `escape`.
    return SafeString("".join(map(_paragraph, paragraphs)))


def _paragraph(shown: ShownParagraph) -> str:
    anchor = escape(shown.anchor)
    return (
        f'<p id="{anchor}"{language_of(shown.language)}>{shown.html} '
        f'<a class="permalink" href="#{anchor}" '
        f'aria-label="Address of paragraph {escape(shown.number or "")}">¶</a></p>\n'
    )


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

    def paragraph(self, placed: Placed) -> ShownParagraph:
        """Typeset one stretch of running text; in a title capitals stay as they are."""
        html = typeset(
            placed.text,
            placed.spans,
            lambda span: self._link(span, placed.note),
            None if placed.part == "title" else self._acronyms,
        )
        return ShownParagraph(
            placed.anchor, placed.number, html, placed.language, direction(placed.language)
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
        if span.kind == "quote":
            return self._quotations.get(target)
        if span.kind == "link":
            return Link(target) if target.startswith(_WEB) else None
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
