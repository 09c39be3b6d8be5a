"""Where in an HTML file a place of its text stands."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from edossier.text import Repair

__all__ = ["SourceMap", "line_starts"]


def line_starts(source: str) -> list[int]:
    """Give the offset of the first code point of each line."""
    starts = [0]
    at = source.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = source.find("\n", at + 1)
    return starts


class SourceMap:
    """Remembers which words of a file went where in its text."""

    def __init__(self, source: str, repairs: Sequence[Repair]) -> None:
        self._source = source
        self._lines = line_starts(source)
        self._repairs = repairs
        self._from: list[int] = []
        self._to: list[tuple[int, int]] = []

    def place(self, at: int) -> str:
        """Give line:column, both from one."""
        line = bisect_right(self._lines, at) - 1
        return f"{line + 1}:{at - self._lines[line] + 1}"

    def note(self, at: int, start: int, end: int) -> None:
        """Remember that the words at `at` of the file are `start` to `end` of the text."""
        if self._repairs and start < end:
            self._from.append(at)
            self._to.append((start, end))

    def repairs_in(self, text: str) -> Iterator[Repair]:
        """Give the repairs of the file as repairs of its text; those inside tags have no place."""
        for repair in self._repairs:
            index = bisect_right(self._from, repair.start) - 1
            if index < 0:
                continue
            start, end = self._to[index]
            made = self._source[repair.start : repair.end]
            found = text.find(made, start, end) if made.strip() else -1
            if found >= 0:
                yield Repair(found, found + len(made), repair.was, repair.rule)
            else:
                yield Repair(start, end, repair.was, repair.rule)
