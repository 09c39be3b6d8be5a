"""The outline of an edition: which divisions are documents, and under which headings they stand.

An edition whose divisions are typed says it itself. In one that is not, each division that is dated
is a document, if several are; else each text of a group or a corpus, or the one text of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from edossier.formats.tei.tree import Element, child, identifier, local_name, plain_text

__all__ = ["Division", "Outline", "Placed", "number_in", "outline_of"]

_DIVISIONS = frozenset({"div", "div0", "div1", "div2", "div3", "div4", "div5"})
# What editions call a document in `type` or `subtype`, in the languages of the field.
_DOCUMENTS = frozenset(
    {
        "document", "doc", "letter", "telegram", "memorandum", "memo", "charter", "record",
        "dispatch", "despatch", "cable", "minutes", "treaty", "agreement", "protocol", "report",
        "correspondence", "historical-document", "editorial-note",
        "dokument", "brief", "telegramm", "depesche", "urkunde", "vertrag", "protokoll", "bericht",
        "aktenstück", "aufzeichnung", "schreiben",
        "lettre", "dépêche", "depeche", "télégramme", "telegramme", "traité", "traite", "rapport",
        "documento", "carta", "lettera", "telegrama", "telegramma", "dispaccio", "tratado",
        "trattato", "dopis", "depesza", "telegraf", "zápis", "документ", "письмо", "телеграмма",
    }
)  # fmt: skip
# Divisions of a book, dated or not: a preface is signed and dated too.
_OF_BOOKS = frozenset(
    {
        "appendix", "book", "chapter", "compilation", "part", "section", "subchapter", "subsection",
        "volume", "preface", "foreword", "introduction", "afterword", "toc", "contents", "index",
        "notes", "glossary", "bibliography", "kapitel", "teil", "vorwort", "einleitung", "chapitre",
        "partie", "avant-propos", "anhang", "annexe",
    }
)  # fmt: skip
_INDEXES = {"index": "index", "toc": "table of contents", "contents": "table of contents"}
_HOLDERS = frozenset({"front", "body", "back", "group", "text"})
_NOT_WORDS = frozenset({"note", "index"})
# "12. Telegram From ...", "[12] Mr. Low to Mr. Fish", "No. 12. Memorandum".
_NUMBERED = re.compile(r"\[?(?:No\.\s?)?(?P<number>\d{1,5}[A-Za-z]?)(?:[.\]]\s?|$)\s?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A document and its place.

    Attributes:
        chapter: The headings above it, the widest first.
        header: What the file says of this text alone; None where it is one of several in a text.
        pages: Numbers of the pages that begin right before it.
    """

    element: Element
    number: str
    id: str | None
    chapter: tuple[str, ...]
    header: Element | None = None
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Division:
    """A division that is no document: its heading, and what in it is no division of its own.

    Attributes:
        kind: As the editors call it.
        is_index: It only leads to what stands elsewhere.
    """

    head: Element | None
    content: tuple[Element, ...]
    kind: str
    is_index: bool


@dataclass(slots=True)
class Outline:
    """Documents and divisions, each in the order of the file.

    Attributes:
        elements: The divisions that are documents.
    """

    documents: list[Placed] = field(default_factory=list)
    divisions: list[Division] = field(default_factory=list)
    elements: frozenset[Element] = frozenset()

    def is_document(self, element: Element) -> bool:
        """Say whether a division is a document."""
        return element in self.elements


def _is_called_document(element: Element) -> bool:
    """Say whether the editors call a division a document."""
    return local_name(element) in _DIVISIONS and any(
        (element.get(name) or "").strip().lower() in _DOCUMENTS for name in ("type", "subtype")
    )


def _dated_divisions(root: Element) -> Iterator[Element]:
    """Give the outermost divisions of the body that have a dateline of their own."""
    for body in root.iter("{*}body"):
        waiting = list(reversed(body))
        while waiting:
            one = waiting.pop()
            if local_name(one) not in _DIVISIONS:
                continue
            kind = (one.get("type") or "").strip().lower()
            if kind not in _OF_BOOKS and _has_dateline(one):
                yield one
            else:
                waiting += reversed(one)


def _has_dateline(element: Element) -> bool:
    return any(
        local_name(one) in ("dateline", "docDate")
        or (
            local_name(one) in ("opener", "closer", "head")
            and any(local_name(inner) in ("dateline", "date", "docDate") for inner in one.iter())
        )
        for one in element
    )


def _documents_of(root: Element) -> frozenset[Element]:
    """Give the divisions that are documents; none where whole texts are."""
    called = frozenset(filter(_is_called_document, root.iter(*(f"{{*}}{d}" for d in _DIVISIONS))))
    if called:
        return called
    dated = frozenset(_dated_divisions(root))
    return dated if len(dated) > 1 else frozenset()


def outline_of(root: Element) -> Outline:
    """Give the documents and divisions of an edition, each document with a number of its own."""
    elements = _documents_of(root)
    reader = _Reader(elements)
    if elements:
        for text in _texts_in(root):
            reader.walk(text, ())
    else:
        for text in _texts_in(root):
            reader.take_text(text)
    return Outline(list(_numbered(reader.found)), reader.divisions, elements)


def number_in(heading: str) -> tuple[str, int, int] | None:
    """Find the number that a heading begins with; give it, where it starts, and where words do.

    >>> number_in("12. Telegram From the Legation in Hungary")
    ('12', 0, 4)
    """
    match = _NUMBERED.match(heading)
    if match is None or match.end() == len(heading):
        return None
    return match["number"], match.start("number"), match.end()


class _Reader:
    """Walks down an edition once."""

    def __init__(self, documents: frozenset[Element]) -> None:
        self._documents = documents
        self.found: list[Placed] = []
        self.divisions: list[Division] = []
        self._pages: list[str] = []

    def walk(self, holder: Element, chapter: tuple[str, ...]) -> None:
        """Take what stands in `holder`, each kind in its own way."""
        loose: list[Element] = []
        for one in holder:
            name = local_name(one)
            if one in self._documents:
                self._take_document(one, chapter)
            elif name in _DIVISIONS:
                self._take_division(one, chapter)
            elif name in _HOLDERS:
                self.walk(one, chapter)
            elif name == "pb":
                self._pages.append(one.get("n") or "")
            elif name and name != "head":
                loose.append(one)
        if loose and local_name(holder) not in _DIVISIONS:
            self.divisions.append(Division(None, tuple(loose), local_name(holder), False))

    def take_text(self, text: Element) -> None:
        """Take a whole text as one document; what is printed before and behind it stays apart."""
        body = child(text, "body")
        for one in text:
            if one is not body and local_name(one) in _HOLDERS:
                self.walk(one, ())
        if body is not None:
            header = _header_of(text)
            own = identifier(text) or identifier(body)
            self.found.append(Placed(body, number_of(body) or "", own, (), header))

    def _take_document(self, element: Element, chapter: tuple[str, ...]) -> None:
        number = number_of(element) or ""
        pages, self._pages = tuple(filter(None, self._pages)), []
        self.found.append(Placed(element, number, identifier(element), chapter, pages=pages))
        for nested in self._documents_below(element):
            self._take_document(nested, (*chapter, *_heading(element)))

    def _documents_below(self, element: Element) -> Iterator[Element]:
        """Give the documents inside one, but not those inside these."""
        for one in element:
            if one in self._documents:
                yield one
            else:
                yield from self._documents_below(one)

    def _take_division(self, element: Element, chapter: tuple[str, ...]) -> None:
        head = child(element, "head")
        kind = element.get("type") or ""
        content = tuple(
            one
            for one in element
            if one is not head and local_name(one) and local_name(one) not in _DIVISIONS
        )
        if head is not None or any(local_name(one) != "pb" for one in content):
            is_index = kind in _INDEXES or (identifier(element) or "") in _INDEXES
            self.divisions.append(Division(head, content, kind or "division", is_index))
        self.walk(element, (*chapter, *_heading(element)))


def number_of(element: Element) -> str | None:
    """Give the number that an edition counts a document by: `n`, else what its heading prints."""
    number = (element.get("n") or "").strip()
    found = number_in("".join(_heading(element)))
    return number or (found[0] if found else None)


def _heading(element: Element) -> tuple[str, ...]:
    head = child(element, "head")
    words = plain_text(head, without=_NOT_WORDS) if head is not None else ""
    return (words,) if words else ()


def _texts_in(root: Element) -> Iterator[Element]:
    """Give the texts of the file that are not themselves made of texts."""
    for text in root.iter():
        if local_name(text) == "text" and child(text, "group") is None:
            yield text


def _header_of(text: Element) -> Element | None:
    """Give the header of the TEI element that a text belongs to alone."""
    parent = text.getparent()
    while parent is not None and local_name(parent) in ("group", "text"):
        parent = parent.getparent()
    return child(parent, "teiHeader") if parent is not None else None


def _numbered(found: list[Placed]) -> Iterator[Placed]:
    """Give each document a number that no other has: the edition's, else its place."""
    taken = {placed.number for placed in found if placed.number}
    used: set[str] = set()
    for place, placed in enumerate(found, start=1):
        number = placed.number or str(place)
        again = 1
        while number in used or (not placed.number and number in taken):
            again += 1
            number = f"{placed.number or place}-{again}"
        used.add(number)
        yield replace(placed, number=number)
