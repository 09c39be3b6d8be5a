"""Pieces of HTML laid into a finished page, each at the element that has a certain id.

The page is not made again: every character of it stays, and what it lacks is put between them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

__all__ = ["Page", "laid_in", "page_of"]

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(slots=True)
class Page:
    """Where pieces can be laid into a page.

    Attributes:
        head: Before the end of the head; None where the page has none.
        main: At the start of the main part.
        elements: For each id, where a piece stands beside the element: before a heading, and
            inside anything else, at its start.
    """

    head: int | None = None
    main: int | None = None
    elements: dict[str, int] = field(default_factory=dict)


def page_of(html: str) -> Page:
    """Read a page for the places where a piece can be laid in."""
    reader = _Reader(html)
    reader.feed(html)
    reader.close()
    return reader.page


def laid_in(html: str, pieces: Mapping[int, str]) -> str:
    """Give the page with each piece at its offset."""
    parts: list[str] = []
    at = 0
    for offset in sorted(pieces):
        parts += [html[at:offset], pieces[offset]]
        at = offset
    return "".join((*parts, html[at:]))


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page = Page()
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start = self._offset()
        end = start + len(self.get_starttag_text() or "")
        if tag == "main" and self.page.main is None:
            self.page.main = end
        name = dict(attrs).get("id")
        if name:
            self.page.elements.setdefault(name, start if tag in _HEADINGS else end)

    def handle_endtag(self, tag: str) -> None:
        if tag == "head" and self.page.head is None:
            self.page.head = self._offset()

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
