"""Runs of a page to its lines, in the order in which a person reads them: columns in turn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from edossier.formats.pdf.pages import Page, Run

__all__ = ["Cell", "Line", "find_lines"]

_COLUMN_GAP = 1.2  # em; a narrower one is a blank between words
_OVERLAP = 0.6  # em; signs of Chinese that follow each other share half of their width
_BLANK = 0.12  # em; the narrowest blank of a tightly set line
_SAME_BASE = 0.3  # em
_RAISED = 0.6  # em; the highest that a note's number stands
_SMALLER = 0.85  # of the size of its line; a note's number is smaller
_EVEN = 0.2  # em; how far gaps of a stretched line differ
_FEWEST_LINES = 4  # of a column
_LEAST_FILLED = 0.6  # of a column's width, by half of its lines; cells of a table are shorter
_MOST_CROSSING = 0.35  # of all lines of a page in columns: titles, notes across it
_STEP = 2.0  # points
_FIRST_HAN = 0x2E80
_AUTOMATIC = 0.4  # em; white that a program sets between figures and Chinese
_NARROW = 0.6  # em; the least white between two columns
_LIST_SIGN = re.compile(
    r"\(?(?:\d{1,4}|[ivxlc]{1,7}|[a-z])[.)]|[-•·–—◦▪*]|\[\d{1,4}\]", re.IGNORECASE
)


@dataclass(slots=True)
class Cell:
    """Runs that stand side by side with no gap between them wider than a blank."""

    runs: list[Run]
    base: float
    size: float

    @property
    def left(self) -> float:
        """Where the first letter begins."""
        return self.runs[0].left

    @property
    def right(self) -> float:
        """Where the last letter ends."""
        return max(run.right for run in self.runs)


@dataclass(slots=True)
class Line:
    """A printed line.

    Attributes:
        number: On its page, from 1 in reading order.
        column: Which column of how many it stands in: (0, 1) is all of the width.
        cells: One; more where the line is a row of a table.
    """

    page: int
    number: int
    column: tuple[int, int]
    cells: list[Cell]
    text: str = ""
    runs: list[tuple[Run, str]] = field(default_factory=list)

    @property
    def base(self) -> float:
        """Where it stands, in points above the foot of the page."""
        return self.cells[0].base

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.cells, key=lambda cell: cell.right - cell.left).size

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.cells[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.cells[-1].right

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold."""
        return all(run.bold for cell in self.cells for run in cell.runs)


def find_lines(page: Page) -> list[Line]:
    """Give the lines of a page in reading order."""
    # Columns may stand closer than the words of a stretched line: they are looked for among words.
    words = _join_rows(list(_cells(page.runs, _NARROW)), _NARROW)
    gutter = _gutter(words)
    sides = [page.runs] if gutter is None else _sides(page.runs, gutter)
    cells = [cell for side in sides for cell in _join_rows(list(_cells(side)))]
    lines: list[Line] = []
    for column, row in _in_order(cells, (0, 1), 1):
        lines.append(Line(page.number, len(lines) + 1, column, row))
    _settle_rows(lines)
    for line in lines:
        line.runs = list(_parted(line))
        line.text = "".join(blank + run.text for run, blank in line.runs).strip()
    return lines


def _sides(runs: Sequence[Run], gutter: float) -> Iterator[list[Run]]:
    """Give the runs across a gutter, with those that stand tight beside them, and on its sides."""
    across = [run for run in runs if run.left < gutter < run.right]
    near = [run for run in runs if any(_is_tight(run, other) for other in across)]
    rest = [run for run in runs if run not in near]
    yield near
    yield [run for run in rest if run.right <= gutter]
    yield [run for run in rest if run.left >= gutter]


def _is_tight(run: Run, other: Run) -> bool:
    if run is other:
        return True
    gap = max(run.left, other.left) - min(run.right, other.right)
    same = _on_one_line(run.base, run.size, other.base, other.size)
    return same and gap < _COLUMN_GAP * max(run.size, other.size)


def _cells(runs: Sequence[Run], widest: float = _COLUMN_GAP) -> Iterator[Cell]:
    cell: Cell | None = None
    for run in runs:
        if cell is not None and _stands_beside(cell, run, widest):
            is_first = len(cell.runs) == 1 and _is_raised_sign(cell.runs[0], run.base, run.size)
            cell.runs.append(run)
            if is_first or run.size > cell.size * 1.05:  # what came before was a raised number
                cell.base, cell.size = run.base, run.size
            continue
        if cell is not None:
            yield cell
        cell = Cell([run], run.base, run.size)
    if cell is not None:
        yield cell


def _stands_beside(cell: Cell, run: Run, widest: float) -> bool:
    em = max(cell.size, run.size)
    if not -_OVERLAP * em < run.left - cell.runs[-1].right < widest * em:
        return False
    alone = len(cell.runs) == 1 and _is_raised_sign(cell.runs[0], run.base, run.size)
    return (
        alone
        or _is_raised_sign(run, cell.base, cell.size)
        or _on_one_line(cell.base, cell.size, run.base, run.size)
    )


def _is_raised_sign(run: Run, base: float, size: float) -> bool:
    """Say whether a run calls a note, and stands as high above a line as calls do."""
    return run.is_sign and _SAME_BASE * size <= run.base - base < _RAISED * size


def _on_one_line(base: float, size: float, other: float, other_size: float) -> bool:
    em, apart = max(size, other_size), abs(base - other)
    raised = min(size, other_size) <= _SMALLER * em and apart < _RAISED * em
    return raised or apart < _SAME_BASE * em


def _join_rows(cells: list[Cell], widest: float = _COLUMN_GAP) -> list[Cell]:
    """Join cells that the file holds apart though they stand side by side on one line."""
    cells.sort(key=lambda cell: (-cell.base, cell.left))
    joined: list[Cell] = []
    for cell in cells:
        near = (other for other in joined[-8:] if _is_before(other, cell, widest))
        before = next(near, None)
        if before is None:
            near_after = (other for other in joined[-8:] if _is_before(cell, other, widest))
            after = next(near_after, None)
            if after is None:
                joined.append(cell)
                continue
            before, cell.runs = after, [*cell.runs, *after.runs]
            before.runs = cell.runs
        else:
            before.runs = [*before.runs, *cell.runs]
        if cell.size > before.size * 1.05:
            before.base, before.size = cell.base, cell.size
    return joined


def _is_before(first: Cell, second: Cell, widest: float) -> bool:
    em = max(first.size, second.size)
    beside = -_OVERLAP * em < second.left - first.right < widest * em
    return beside and _on_one_line(first.base, first.size, second.base, second.size)


def _in_order(
    cells: list[Cell], column: tuple[int, int], depth: int
) -> Iterator[tuple[tuple[int, int], list[Cell]]]:
    """Give the rows of a page: band by band between what crosses it, column by column in each."""
    gutter = _gutter(cells) if depth else None
    if gutter is None:
        for row in _rows(cells):
            yield column, row
        return
    crossing = sorted((c for c in cells if c.left < gutter < c.right), key=lambda c: -c.base)
    rest = [c for c in cells if not c.left < gutter < c.right]
    for top in [*crossing, None]:
        band = [c for c in rest if top is None or c.base > top.base]
        rest = [c for c in rest if top is not None and c.base <= top.base]
        for side in (0, 1):
            half = [c for c in band if (c.left >= gutter) == bool(side)]
            inner = (column[0] * 2 + side, column[1] * 2)
            yield from _in_order(half, inner, depth - 1)
        if top is not None:
            yield column, [top]


def _gutter(cells: Sequence[Cell]) -> float | None:
    """Give the middle of the white space between two columns of running text."""
    if len(cells) < 2 * _FEWEST_LINES:
        return None
    rows = list(_rows(cells))
    first, last = min(c.left for c in cells), max(c.right for c in cells)
    best: tuple[int, list[float]] = (len(rows), [])
    at = first + (last - first) * 0.2
    while at < first + (last - first) * 0.8:
        crossing = _crossing(rows, at, first, last)
        if crossing is not None and crossing <= best[0]:
            best = (crossing, [*best[1], at] if crossing == best[0] else [at])
        at += _STEP
    return median(_widest_stretch(best[1])) if best[1] else None


def _widest_stretch(places: Sequence[float]) -> list[float]:
    """Give the longest run of neighbours: the white between columns, not within a line."""
    runs: list[list[float]] = []
    for at in places:
        if runs and at - runs[-1][-1] <= _STEP * 1.5:
            runs[-1].append(at)
        else:
            runs.append([at])
    return max(runs, key=len)


def _crossing(rows: Sequence[list[Cell]], at: float, first: float, last: float) -> int | None:
    """Count the lines across `at`; None where no columns stand on its two sides."""
    left: list[tuple[float, float]] = []  # width and base of each row's part
    right: list[tuple[float, float]] = []
    crossing = 0
    for row in rows:
        if any(c.left < at < c.right for c in row):
            crossing += 1
            continue
        for side, part in (
            (left, [c for c in row if c.right <= at]),
            (right, [c for c in row if c.left >= at]),
        ):
            if part:
                width = max(c.right for c in part) - min(c.left for c in part)
                side.append((width, part[0].base))
    if min(len(left), len(right)) < _FEWEST_LINES or crossing > _MOST_CROSSING * len(rows):
        return None
    for side, width in ((left, at - first), (right, last - at)):
        if median(part for part, _ in side) < _LEAST_FILLED * width:
            return None
    top = min(max(base for _, base in side) for side in (left, right))
    foot = max(min(base for _, base in side) for side in (left, right))
    beside = min(sum(foot <= base <= top for _, base in side) for side in (left, right))
    return crossing if beside >= _FEWEST_LINES else None


def _rows(cells: Sequence[Cell]) -> Iterator[list[Cell]]:
    row: list[Cell] = []
    for cell in sorted(cells, key=lambda cell: (-cell.base, cell.left)):
        if row and not _on_one_line(row[0].base, row[0].size, cell.base, cell.size):
            yield sorted(row, key=lambda cell: cell.left)
            row = []
        row.append(cell)
    if row:
        yield sorted(row, key=lambda cell: cell.left)


def _settle_rows(lines: Sequence[Line]) -> None:
    """Keep cells only where those of the next or last line begin at the same place."""
    is_row = [False] * len(lines)
    for index, (line, following) in enumerate(pairwise(lines)):
        starts = {round(cell.left / 3) for cell in line.cells[1:]}
        if any(starts & {at - 1, at, at + 1} for at in _starts(following)):
            is_row[index] = is_row[index + 1] = True
    edges = {(round(line.left), round(line.right)) for line in lines if len(line.cells) == 1}
    for line, keeps in zip(lines, is_row, strict=True):
        if len(line.cells) > 1 and (not keeps or _is_list(line) or _is_stretched(line, edges)):
            size = line.size
            runs = [run for cell in line.cells for run in cell.runs]
            line.cells = [Cell(runs, line.base, size)]


def _is_list(line: Line) -> bool:
    """Say whether a number or a bullet stands out before one text, as in a list."""
    first = "".join(run.text for run in line.cells[0].runs)
    return len(line.cells) == 2 and _LIST_SIGN.fullmatch(first.strip()) is not None


def _is_stretched(line: Line, edges: set[tuple[int, int]]) -> bool:
    """Say whether gaps of one width part single words: a line of text set to both margins."""
    if any(" " in cell.runs[0].text.strip() for cell in line.cells):
        return False
    gaps = [after.left - before.right for before, after in pairwise(line.cells)]
    if len(gaps) > 1:
        return max(gaps) - min(gaps) < _EVEN * line.size
    left, right = round(line.left), round(line.right)
    return any((left + x, right + y) in edges for x in (-1, 0, 1) for y in (-1, 0, 1))


def _starts(line: Line) -> list[int]:
    return [round(cell.left / 3) for cell in line.cells[1:]]


def _parted(line: Line) -> Iterator[tuple[Run, str]]:
    """Give each run with what parts it from the one before: nothing, a blank, a tab."""
    for index, cell in enumerate(line.cells):
        last: Run | None = None
        for run in cell.runs:
            part = "\t" if index and last is None else ""
            if last is not None and not last.text[-1:].isspace():
                part = " " if _is_apart(last, run) else ""
            yield run, part
            last = run


def _is_apart(last: Run, run: Run) -> bool:
    """Say whether the white between two runs is a blank.

    Chinese has none, and a note's call behind its full-width stop has none either.
    """
    em, gap = max(min(last.size, run.size), 1), run.left - last.right
    wide = (ord(last.text[-1]) >= _FIRST_HAN, ord(run.text[0]) >= _FIRST_HAN)
    if all(wide) or (wide[0] and run.size <= _SMALLER * last.size):
        return gap > _COLUMN_GAP * max(last.size, run.size)
    if any(wide) and last.text[-1].isalnum() and run.text[0].isalnum():
        return gap > _AUTOMATIC * em
    return gap > _BLANK * em
