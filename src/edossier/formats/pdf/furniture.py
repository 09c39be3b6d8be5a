"""Lines that belong to the page and not to the text: running heads, page numbers.

A running head is the same text at the same place on several pages; a page number counts up with
the pages. Only the outermost lines of a page are asked.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from edossier.formats.pdf.lines import Line

__all__ = ["find_furniture"]

_OUTERMOST = 3  # lines at the head and at the foot of a page
_SAME_PLACE = 3.0  # points
_ENOUGH_PAGES = 3
_NUMBER = re.compile(r"\b(?:\d{1,4}|[ivxlc]{1,7})\b", re.IGNORECASE)
# A page number alone: "12", "- 12 -", "p. 12", "Page 3 of 8", "3 / 8", "стр. 4", "第 3 页".
_ALONE = re.compile(
    r"[-–—\[(|·]?\s*(?:[^\W\d_]{1,9}\.?\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:/|[^\W\d_]{1,3})\s*\d{1,4})?\s*(?:[页頁])?\s*[-–—\])|·]?",
    re.IGNORECASE,
)
# A heading that counts entries stands at the head of many pages, too, and is text.
_ENTRY = re.compile(
    r"(?:document|doc|dokument\w*|documento?|документ|chapter|kapitel|kapitola|глава|part|no|nr|č|№)"
    r"\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?|file)://\S+.*\s\d{1,4}/\d{1,4}$")
_TIME = re.compile(r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s\d{1,2}[:.]\d{2}")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}

RUNNING_HEAD = "running head"
RUNNING_FOOT = "running foot"
PAGE_NUMBER = "page number"


def find_furniture(pages: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Give the reason of each line that is furniture, by the `id` of the line."""
    places: dict[tuple[str, int], list[Line]] = defaultdict(list)
    outer: list[tuple[Line, bool]] = []
    for lines in pages:
        by_height = sorted(lines, key=lambda line: -line.base)
        head, foot = by_height[:_OUTERMOST], by_height[-_OUTERMOST:]
        outer += [(line, True) for line in head]
        outer += [(line, False) for line in foot if line not in head or len(by_height) == 1]
    for line, _ in outer:
        key = _NUMBER.sub("#", line.text) if not _ENTRY.match(line.text) else line.text
        for slot in (0, 1):  # two grids, so that no place falls between two of one
            places[key, int((line.base + slot * _SAME_PLACE) // (2 * _SAME_PLACE)) * 2 + slot] += [
                line
            ]
    enough = min(_ENOUGH_PAGES, max(2, len(pages)))
    found: dict[int, str] = {}
    is_head = {id(line): head for line, head in outer}
    for (key, _), lines in places.items():
        for line in _repeated(key, lines, enough):
            top = is_head[id(line)]
            found[id(line)] = (
                PAGE_NUMBER if _ALONE.fullmatch(line.text) and "#" in key
                else RUNNING_HEAD if top else RUNNING_FOOT
            )  # fmt: skip
    found |= _run_together(outer, found)
    return found | _lone_number(pages) | _of_browsers(pages)


def _repeated(key: str, lines: Sequence[Line], enough: int) -> Sequence[Line]:
    """Give the lines of one text at one place, if there are so many pages of them."""
    pages = {line.page for line in lines}
    if "#" not in key:
        return lines if len(pages) >= enough else ()
    counted = [line for line in lines if _counts_with_pages(line, lines)]
    alone = all(_ALONE.fullmatch(line.text) for line in lines)
    return counted if len({line.page for line in counted}) >= (2 if alone else enough) else ()


def _counts_with_pages(line: Line, lines: Sequence[Line]) -> bool:
    """Say whether its number is as far from that of another page as the two pages are.

    A number that stays the same, a year in a running head, counts as text.
    """
    ours = _values(line.text)
    for other in lines:
        if other.page == line.page:
            continue
        theirs = _values(other.text)
        changes = [b - a for a, b in zip(ours, theirs, strict=False)]
        if len(ours) == len(theirs) and set(changes) <= {0, other.page - line.page}:
            return True
    return False


def _values(text: str) -> list[int]:
    return [_value(match[0]) for match in _NUMBER.finditer(text)]


def _value(number: str) -> int:
    if number.isdecimal():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def _run_together(outer: Sequence[tuple[Line, bool]], found: Mapping[int, str]) -> dict[int, str]:
    """Give lines all of whose parts are furniture on pages that have them apart, as in columns."""
    known = {
        (_NUMBER.sub("#", line.text), round(line.base / _SAME_PLACE))
        for line, _ in outer
        if id(line) in found
    }
    together: dict[int, str] = {}
    for line, head in outer:
        place = round(line.base / _SAME_PLACE)
        parts = [_NUMBER.sub("#", run.text.strip()) for run, _ in line.runs]
        if id(line) not in found and all((part, place) in known for part in parts):
            together[id(line)] = RUNNING_HEAD if head else RUNNING_FOOT
    return together


def _of_browsers(pages: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Give what a browser prints around a page: its address and number, the time and title."""
    found: dict[int, str] = {}
    for lines in pages:
        bases = sorted(line.base for line in lines) or [0.0]
        foot, head = (_at(lines, base) for base in (bases[0], bases[-1]))
        if not _ADDRESS.search(_text_of(foot)):
            continue
        found |= {id(line): RUNNING_FOOT for line in foot}
        if _TIME.match(_text_of(head)):
            found |= {id(line): RUNNING_HEAD for line in head}
    return found


def _at(lines: Sequence[Line], base: float) -> list[Line]:
    """Give what stands at one height; above columns it may be cut to several lines."""
    return [line for line in lines if abs(line.base - base) < _SAME_PLACE]


def _text_of(lines: Sequence[Line]) -> str:
    cells = sorted((cell for line in lines for cell in line.cells), key=lambda cell: cell.left)
    return " ".join(run.text.strip() for cell in cells for run in cell.runs)


def _lone_number(pages: Sequence[Sequence[Line]]) -> dict[int, str]:
    """Give the number of the only page, which stands apart below its text."""
    if len(pages) != 1 or len(pages[0]) < 2:
        return {}
    by_height = sorted(pages[0], key=lambda line: line.base)
    last, above = by_height[0], by_height[1]
    apart = above.base - last.base > 2 * above.size
    return (
        {id(last): PAGE_NUMBER} if apart and re.fullmatch(r"[-–—]?\s*1\s*[-–—]?", last.text) else {}
    )
