"""The line of a source that a finding speaks of, cut to the terminal, with a caret under the place.

What a file holds is never sent to a terminal as it is: a control character in it could move the
cursor, or turn the text around.
"""

import unicodedata
from dataclasses import dataclass

__all__ = ["Pointed", "point", "printable"]

_TAB = 8
_WORD = 12  # code points within which a line is cut at a blank, if one is there
_CUT = "…"
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
# Each would turn the direction of what follows it on the line.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Pointed:
    """Two lines to print one under the other.

    Attributes:
        line: The words around the place.
        before: How many columns stand before the marks.
        marks: A caret, and tildes as far as the range goes on this line.
    """

    line: str
    before: int
    marks: str


def point(text: str, start: int, end: int, *, columns: int) -> Pointed:
    """Cut the line of `text` that holds `start`, and mark the range on it.

    >>> point("one\\ntwo three\\n", 8, 13, columns=40)
    Pointed(line='two three', before=4, marks='^~~~~')

    Args:
        text: The source's text; only the few hundred characters about the place are looked at.
        start, end: The range, in code points; a range that leaves the line is marked to its end.
        columns: How wide the line may be; wide characters take two, marks that lean on a letter
            none, a tab goes on to the next eighth column.
    """
    columns = max(columns, 20)
    start = min(max(start, 0), len(text))
    first = _line_start(text, start, columns)
    last = _line_end(text, start, columns)
    cells = _cells(text[first:last])
    at = start - first
    kept_from, kept_to = _window(cells, at, columns - 2)
    is_cut_before = kept_from > 0 or (first > 0 and text[first - 1] != "\n")
    is_cut_after = kept_to < len(cells) or (last < len(text) and text[last] != "\n")
    shown = "".join(piece for piece, _ in cells[kept_from:kept_to])
    before = sum(width for _, width in cells[kept_from:at]) + is_cut_before
    marked = cells[at : min(max(end - first, at + 1), kept_to)]
    width = max(sum(width for _, width in marked), 1)
    return Pointed(
        f"{_CUT * is_cut_before}{shown}{_CUT * is_cut_after}", before, "^" + "~" * (width - 1)
    )


def printable(text: str) -> str:
    """Give a text that can be printed on one line: what is no print is shown as a mark."""
    return "".join(_piece(char) if char != "\t" else " " for char in text)


def _line_start(text: str, start: int, columns: int) -> int:
    earliest = max(0, start - 2 * columns)
    return text.rfind("\n", earliest, start) + 1 or earliest


def _line_end(text: str, start: int, columns: int) -> int:
    latest = min(len(text), start + 2 * columns)
    found = text.find("\n", start, latest)
    return latest if found < 0 else found


def _cells(line: str) -> list[tuple[str, int]]:
    """Give what each code point is printed as, and how many columns it takes."""
    cells: list[tuple[str, int]] = []
    column = 0
    for char in line:
        width = _TAB - column % _TAB if char == "\t" else _width(char)
        cells.append((" " * width if char == "\t" else _piece(char), width))
        column += width
    return cells


def _piece(char: str) -> str:
    is_print = unicodedata.category(char)[0] != "C" and char not in "\u2028\u2029"
    return char if is_print or (_leans(char) and char not in _TURNING) else _UNPRINTABLE


def _width(char: str) -> int:
    if _leans(char) and char not in _TURNING:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _leans(char: str) -> bool:
    """Say whether a character is drawn on the one before it, or joins two, and takes no room."""
    return unicodedata.category(char) in ("Mn", "Me") or char in "\u200b\u200c\u200d\u2060\ufeff"


def _window(cells: list[tuple[str, int]], at: int, columns: int) -> tuple[int, int]:
    """Choose which code points are shown: all, or those about `at`, cut between words."""
    widths = [width for _, width in cells]
    if sum(widths) <= columns:
        return 0, len(widths)
    first = _back(widths, at, columns // 3) if sum(widths[:at]) > columns * 2 // 3 else 0
    last, room = first, columns
    while last < len(widths) and room >= widths[last]:
        room -= widths[last]
        last += 1
    first = _back(widths, first, room)  # the line's end left room: show more before
    if first > 0:
        blanks = (i for i in range(first, min(first + _WORD, at)) if _cuts(cells, i))
        first = next(blanks, first - 1) + 1
    if last < len(widths):
        blanks = (i for i in range(last, max(last - _WORD, at + 1), -1) if _cuts(cells, i))
        last = next(blanks, last)
    return first, last


def _back(widths: list[int], at: int, room: int) -> int:
    """Go back from `at` as far as there is room."""
    while at > 0 and room >= widths[at - 1]:
        at -= 1
        room -= widths[at]
    return at


def _cuts(cells: list[tuple[str, int]], index: int) -> bool:
    """Say whether a line can be cut there: at a blank, unless the line begins with it."""
    return index > 0 and cells[index][0].isspace()
