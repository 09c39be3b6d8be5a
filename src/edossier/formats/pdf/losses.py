"""What the pages of a PDF show and its text does not tell, each kind once for pages in a row."""

from collections.abc import Callable, Iterator, Sequence

from edossier.formats.pdf.pages import Page
from edossier.text import Loss

__all__ = ["find_losses"]

_PICTURE = 0.04  # of the page; a smaller one is a sign or a line
_BY_MACHINE = 0.9  # of the letters of a page are there to be searched and are not shown


def find_losses(pages: Sequence[Page]) -> Iterator[Loss]:
    """Give what a person sees on the pages and no reader of the text will."""
    for place, _ in _stretches(pages, lambda page: page.is_picture):
        yield Loss(
            place,
            "page-without-text",
            f"{place}: a picture without text was left out: have it recognised "
            "(OCR), or give its text.",
        )
    for place, _ in _stretches(pages, lambda page: _has_picture(page) and not _by_machine(page)):
        yield Loss(
            place, "picture-left-out", f"{place}: a picture was left out; only text is read."
        )
    for place, found in _stretches(pages, lambda page: page.unknown > 0):
        count = sum(page.unknown for page in found)
        yield Loss(
            place,
            "letters-unknown",
            f"{place}: {count:,} letters have no name in the file and stand as \ufffd: "
            "save the PDF again from its source, or give its text.",
        )
    for place, _ in _stretches(pages, _by_machine):
        yield Loss(
            place,
            "text-by-machine",
            f"{place}: the text was recognised from a picture by a program: "
            "compare it with the picture.",
        )


def _has_picture(page: Page) -> bool:
    return page.covered >= _PICTURE and not page.is_picture


def _by_machine(page: Page) -> bool:
    return page.hidden > 0 and page.hidden >= _BY_MACHINE * page.printed


def _stretches(
    pages: Sequence[Page], is_so: Callable[[Page], bool]
) -> Iterator[tuple[str, list[Page]]]:
    """Give pages in a row of which something is so, and their place: "p4", "p4-9"."""
    found: list[Page] = []
    for page in [*pages, None]:
        if page is not None and is_so(page):
            found.append(page)
        elif found:
            first, last = found[0].number, found[-1].number
            yield f"p{first}" if first == last else f"p{first}-{last}", found
            found = []
