"""The chapters of an edition: headings in the list of its documents, and a table of contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edossier_site.archive.values import ChapterLine, DocumentLine, DossierPage

__all__ = ["ShownChapter", "ShownGroup", "chapter_contents", "grouped"]

# Of h1 to h6, those below the heading of the list; a deeper chapter shares the last.
_TOP, _LOWEST = 3, 6


@dataclass(frozen=True, slots=True)
class ShownHeading:
    """A heading in the list; `anchor` is its id."""

    level: int
    words: str
    anchor: str
    is_continued: bool


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """Documents under headings; the headings that the group before had too are left out."""

    headings: tuple[ShownHeading, ...]
    lines: tuple[DocumentLine, ...]


@dataclass(frozen=True, slots=True)
class ShownChapter:
    """A line of the table of contents.

    Attributes:
        depth: From zero.
        address: Of its heading, on whichever page of the list.
        documents: Right under it, so many; zero where they all stand under narrower headings.
    """

    words: str
    depth: int
    address: str
    documents: int


def grouped(shown: DossierPage) -> tuple[ShownGroup, ...]:
    """Part the documents on a page of the list by the chapters that they stand under."""
    items = shown.documents.items
    groups: list[ShownGroup] = []
    before: tuple[str, ...] = ()
    for index, chapter in enumerate(shown.chapters):
        start, end = chapter.first - shown.place, chapter.first + chapter.documents - shown.place
        lines = items[max(start, 0) : max(end, 0)]
        if lines:
            carried = _carried_over(shown.chapters, index, start) if not groups else 0
            headings = tuple(_headings(chapter, index, before, carried))
            groups.append(ShownGroup(headings, lines))
            before = chapter.headings
    return tuple(groups)


def chapter_contents(shown: DossierPage, address: str) -> tuple[ShownChapter, ...]:
    """Give every chapter with its place in the list.

    Args:
        address: Of the dossier's page, without a query.
    """
    lines: list[ShownChapter] = []
    before: tuple[str, ...] = ()
    for index, chapter in enumerate(shown.chapters):
        page = "" if chapter.page == 1 else f"?page={chapter.page}"
        first = _common(before, chapter.headings)
        for depth in range(first, len(chapter.headings)):
            is_narrowest = depth == len(chapter.headings) - 1
            lines.append(
                ShownChapter(
                    chapter.headings[depth],
                    depth,
                    f"{address}{page}#{_anchor(index, depth)}",
                    chapter.documents if is_narrowest else 0,
                )
            )
        before = chapter.headings
    return tuple(lines)


def _headings(
    chapter: ChapterLine, index: int, before: tuple[str, ...], carried: int
) -> Iterator[ShownHeading]:
    """Give the headings to print; the first `carried` of them stood on the page before too."""
    for depth in range(_common(before, chapter.headings), len(chapter.headings)):
        level = min(_TOP + depth, _LOWEST)
        yield ShownHeading(level, chapter.headings[depth], _anchor(index, depth), depth < carried)


def _carried_over(chapters: Sequence[ChapterLine], index: int, start: int) -> int:
    """Count the headings of the first chapter on a page that the page before had too."""
    if start < 0:
        return len(chapters[index].headings)
    return _common(chapters[index - 1].headings, chapters[index].headings) if index else 0


def _anchor(chapter: int, depth: int) -> str:
    return f"chapter-{chapter + 1}-{depth + 1}"


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Count the headings that two chapters share, from the widest."""
    count = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        count += 1
    return count
