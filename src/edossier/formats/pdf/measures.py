"""What is usual in a file: the size of its text, the distance of its lines, its columns."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from edossier.formats.pdf.lines import Line

__all__ = ["Measures"]

_WRAPPED = 0.6  # of the breaks of a block leave no room for the next word
_FEWEST = 3  # lines of a block that shows its own width
_BLANK = 0.25  # em
_FIRST_HAN = 0x2E80
_OPENERS = "“‘"
_TOGETHER = re.compile(r"[《「『（【〈“‘]*.[，。、；：？！》」』）】〉”’…]*")
_SLACK = 0.5  # em; what a program leaves free by rounding
_INDENTED = 1.5  # em; a block set in from the left is set in from the right


class Measures:
    """The usual measures of the lines of running text."""

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        sizes: Counter[float] = Counter()
        gaps: dict[float, Counter[float]] = defaultdict(Counter)
        widths: dict[tuple[int, int], list[float]] = defaultdict(list)
        self._left: dict[tuple[int, tuple[int, int]], float] = {}
        for lines in pages:
            for line in lines:
                sizes[_round(line.size)] += len(line.text)
                key = (line.page, line.column)
                self._left[key] = min(self._left.get(key, line.left), line.left)
            for line, following in pairwise(lines):
                if _round(line.size) == _round(following.size) and line.base > following.base:
                    gaps[_round(line.size)][round(line.base - following.base, 0)] += 1
        for lines in pages:
            for line in lines:
                widths[line.column].append(line.right - self._left[line.page, line.column])
        self.size = sizes.most_common(1)[0][0] if sizes else 10.0
        self._leading = {size: _least_common(counted) for size, counted in gaps.items()}
        self._width = {column: _high(values) for column, values in widths.items()}

    def left(self, line: Line) -> float:
        """Give where its column begins on its page."""
        return self._left[line.page, line.column]

    def right(self, line: Line) -> float:
        """Give where its column ends; of a block that is set in, where that ends."""
        indent = line.left - self.left(line)
        inner = indent if indent > _INDENTED * line.size else 0.0
        return self.left(line) + self._width[line.column] - inner

    def is_apart(self, line: Line, following: Line) -> bool:
        """Say whether more than the usual white stands between two lines of a column."""
        gap = line.base - following.base
        usual = min(self._leading.get(_round(line.size), 99.0), 1.6 * line.size)
        most = 1.2 * usual + 1
        if 0 < gap <= most:
            return False
        # A raised number pushes its line down, where its maker lets it.
        rise = max((run.base - following.base for run, _ in following.runs), default=0.0)
        grown = 0 < gap <= most + min(rise, 0.6 * following.size)
        return not (grown and has_no_room(line, following, self.right(line)))

    def block_right(self, block: Sequence[Line]) -> float | None:
        """Give the width that a block of lines was wrapped at, where it shows."""
        right = max(line.right for line in block)
        breaks = [has_no_room(line, following, right) for line, following in pairwise(block)]
        wrapped = len(block) >= _FEWEST and sum(breaks) >= max(2, _WRAPPED * len(breaks))
        return right if wrapped else None


def has_no_room(line: Line, following: Line, right: float) -> bool:
    """Say whether the first word of the next line would not have stood on this one."""
    return line.right + _first_word(following) > right - _SLACK * line.size


def _first_word(line: Line) -> float:
    """Give the width of a line's first word and the blank before it."""
    # Lines of Chinese and Japanese break behind each sign, but for stops and brackets.
    quoted = line.text[0] in _OPENERS and ord(line.text[1:2] or " ") >= _FIRST_HAN
    if quoted or ord(line.text[0]) >= _FIRST_HAN:
        together = _TOGETHER.match(line.text)
        return line.size * (together.end() if together else 1)
    first = line.runs[0][0]
    for run, part in line.runs:
        if part:
            break
        first = run
        if run.word_end is not None:
            return run.word_end - line.left + _BLANK * line.size
    return first.right - line.left + _BLANK * line.size


def _round(size: float) -> float:
    return round(size * 2) / 2


def _least_common(counted: Counter[float]) -> float:
    """Give the smallest distance that is not rare."""
    most = max(counted.values())
    return min(gap for gap, count in counted.items() if count >= 0.2 * most)


def _high(values: Sequence[float]) -> float:
    ordered = sorted(values)
    return ordered[min(int(len(ordered) * 0.97), len(ordered) - 1)]
