"""Which paragraphs of two texts of one document stand for each other, as far as print shows it.

    R-ALIGN-1  as many paragraphs on both sides: the first beside the first, and so on
    R-ALIGN-2  else paragraphs that begin with the same printed number, once on either side, where
               all such come in the same order; between two such pairs R-ALIGN-1 again, and where
               the counts differ there, the whole stretch beside the whole stretch
    R-ALIGN-3  else nothing is known: one text beside the other

Nothing is guessed from words or lengths: a reader may trust a row.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

__all__ = ["Alignment", "Row", "align"]

Basis = Literal["count", "numbers", "none"]

# "1.", "(12)", "3)", "§ 4": a number that is followed by its mark, or has one before it.
_NUMBERED = re.compile(r"\s{0,3}(?:[(\[](\d{1,4})[)\]]|(\d{1,4})[.):](?!\d)|§\s?(\d{1,4})(?!\d))")


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that stand beside each other: half-open ranges of indices on either side."""

    left: range
    right: range

    @property
    def is_pair(self) -> bool:
        """One paragraph stands for one."""
        return len(self.left) == len(self.right) == 1


@dataclass(frozen=True, slots=True)
class Alignment:
    """The rows, in order; together they hold every paragraph of both sides once.

    Attributes:
        basis: By which rule; "none" has one row.
    """

    rows: tuple[Row, ...]
    basis: Basis


def align(left: Sequence[str], right: Sequence[str]) -> Alignment:
    """Align the paragraphs of two texts.

    >>> align(["1. Ano", "Dobře", "2. Ne"], ["1. Yes", "2. No"]).rows
    (Row(left=range(0, 2), right=range(0, 1)), Row(left=range(2, 3), right=range(1, 2)))
    """
    if len(left) == len(right):
        return Alignment(tuple(_one_to_one(0, 0, len(left))), "count")
    pairs = _numbered_pairs(left, right)
    if not pairs:
        return Alignment((Row(range(len(left)), range(len(right))),), "none")
    rows: list[Row] = []
    at, beside = 0, 0
    for next_at, next_beside in (*pairs, (len(left), len(right))):
        rows += _stretch(range(at, next_at), range(beside, next_beside))
        at, beside = next_at, next_beside
    return Alignment(tuple(rows), "numbers")


def _one_to_one(left: int, right: int, count: int) -> Iterator[Row]:
    for n in range(count):
        yield Row(range(left + n, left + n + 1), range(right + n, right + n + 1))


def _stretch(left: range, right: range) -> Iterator[Row]:
    """Give the rows from one numbered pair to the next: it begins both ranges, but the first."""
    if len(left) == len(right):
        yield from _one_to_one(left.start, right.start, len(left))
    elif left or right:
        yield Row(left, right)


def _numbered_pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Give the paragraphs of the same number; none where the two sides order them otherwise."""
    on_left, on_right = _numbers(left), _numbers(right)
    pairs = [(index, on_right[number]) for number, index in on_left.items() if number in on_right]
    rises = all(one[1] < other[1] for one, other in pairwise(pairs))
    return pairs if rises else []


def _numbers(paragraphs: Sequence[str]) -> dict[str, int]:
    """Give the index of each number that only one paragraph begins with."""
    found = [_NUMBERED.match(paragraph) for paragraph in paragraphs]
    numbers = [match and next(filter(None, match.groups())) for match in found]
    count = Counter(numbers)
    return {n: index for index, n in enumerate(numbers) if n is not None and count[n] == 1}
