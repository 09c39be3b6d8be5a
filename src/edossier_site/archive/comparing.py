"""Two lists of paragraphs compared: which stayed, which changed, and in which words.

The work is bounded: a paragraph or a list too long to be compared word by word is shown as
taken out and put in whole.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = [
    "Kept",
    "ParagraphChange",
    "Run",
    "compare_in_context",
    "compare_paragraphs",
    "compare_words",
]

# A word with the blanks after it: blanks alone would be everywhere, and slow to align.
_WORD = re.compile(r"(?:[^\W_]+|[\W_])\s*")
_LETTER = re.compile(r"[^\W_]")
# Unchanged paragraphs shown on either side of a change.
_CONTEXT = 2
# Two paragraphs are one that changed where they share so much of their words.
_ALIKE = 0.3
_MOST_PAIRED = 2_500
# Aligning takes time with the product of the lengths: a second for about two million pairs.
_MOST_PAIRS = 1_000_000
_MOST_PAIRS_IN_ALL = 5_000_000
_MOST_PARAGRAPHS = 1500

RunKind = Literal["same", "removed", "added"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came."""

    kind: RunKind
    text: str

    @property
    def words(self) -> str:
        """The text without the blanks after it, which no mark should cover."""
        return self.text.rstrip()

    @property
    def blanks(self) -> str:
        """The blanks after it."""
        return self.text[len(self.words) :]


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that changed, went or came.

    Attributes:
        old_number, new_number: From one in its part; None where it is not in that version.
    """

    kind: Literal["changed", "removed", "added"]
    old_number: int | None
    new_number: int | None
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """Paragraphs that stayed between two changes, shown where a reader asks for them.

    Attributes:
        count: How many there are.
        before, after: Those next to the changes; of a short stretch all stand in `before`.
    """

    count: int
    before: tuple[str, ...]
    after: tuple[str, ...] = ()

    @property
    def left_out(self) -> int:
        """How many are not shown at all."""
        return self.count - len(self.before) - len(self.after)


def compare_paragraphs(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    """Say which paragraphs changed, went or came, in order."""
    if max(len(old), len(new)) > _MOST_PARAGRAPHS:
        return _all_replaced(old, new)
    return tuple(_Comparing(old, new).changes())


def compare_in_context(
    old: Sequence[str], new: Sequence[str]
) -> tuple[ParagraphChange | Kept, ...]:
    """Say the same, with what stayed between the changes; nothing where nothing changed."""
    changes = compare_paragraphs(old, new)
    if not changes:
        return ()
    shown: list[ParagraphChange | Kept] = []
    passed_old, passed_new = 0, 0
    for change in changes:
        if change.new_number is not None:
            stayed = change.new_number - 1 - passed_new
        else:
            stayed = (change.old_number or 0) - 1 - passed_old
        shown += _kept(new[passed_new : passed_new + stayed])
        shown.append(change)
        passed_old += stayed + (change.old_number is not None)
        passed_new += stayed + (change.new_number is not None)
    shown += _kept(new[passed_new:])
    return tuple(shown)


def _kept(paragraphs: Sequence[str]) -> tuple[Kept, ...]:
    if not paragraphs:
        return ()
    if len(paragraphs) <= 2 * _CONTEXT:
        return (Kept(len(paragraphs), tuple(paragraphs)),)
    before, after = paragraphs[:_CONTEXT], paragraphs[-_CONTEXT:]
    return (Kept(len(paragraphs), tuple(before), tuple(after)),)


def compare_words(old: str, new: str, *, most_pairs: int = _MOST_PAIRS) -> tuple[Run, ...]:
    """Say which words stayed, went and came.

    >>> [(run.kind, run.text) for run in compare_words("a long talk", "a short talk")]
    [('same', 'a '), ('removed', 'long '), ('added', 'short '), ('same', 'talk')]

    Args:
        most_pairs: How many pairs of words may be compared before the texts are shown whole.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if len(before) * len(after) > most_pairs:
        return _whole(old, new)
    first = _alike_at_start(before, after)
    last = _alike_at_start(before[first:][::-1], after[first:][::-1])
    head, tail = before[:first], before[len(before) - last :]
    before, after = before[first : len(before) - last], after[first : len(after) - last]
    runs = [Run("same", "".join(head))] if head else []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(Run("same", "".join(before[a:b])))
        else:
            runs += _whole("".join(before[a:b]), "".join(after[c:d]))
    runs += [Run("same", "".join(tail))] if tail else []
    return tuple(_without_islands(runs))


def _alike_at_start(one: Sequence[str], other: Sequence[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _without_islands(runs: Sequence[Run]) -> Iterator[Run]:
    """Join changes that nothing but a stop, a mark or a blank keeps apart."""
    removed, added, island = "", "", ""
    for run in runs:
        if run.kind != "same":
            removed += island + (run.text if run.kind == "removed" else "")
            added += island + (run.text if run.kind == "added" else "")
            island = ""
        elif (removed or added) and not island and not _LETTER.search(run.text):
            island = run.text
        else:
            yield from _whole(removed, added)
            removed = added = ""
            yield Run("same", island + run.text)
            island = ""
    yield from _whole(removed, added)
    if island:
        yield Run("same", island)


def _whole(old: str, new: str) -> tuple[Run, ...]:
    return tuple(run for run in (Run("removed", old), Run("added", new)) if run.text)


class _Comparing:
    """Compares the changed stretches of two lists of paragraphs, within one bound for all."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        self._old, self._new = old, new
        self._pairs_left = _MOST_PAIRS_IN_ALL

    def changes(self) -> Iterator[ParagraphChange]:
        matcher = SequenceMatcher(None, self._old, self._new, autojunk=False)
        for tag, *ends in matcher.get_opcodes():
            if tag != "equal":
                yield from self._stretch(*ends)

    def _stretch(self, a: int, b: int, c: int, d: int) -> Iterator[ParagraphChange]:
        """Pair the paragraphs that are alike; what has no fellow went or came."""
        old, new = a, c
        for paired_old, paired_new in (*self._pairs(a, b, c, d), (b, d)):
            for gone in range(old, paired_old):
                yield ParagraphChange("removed", gone + 1, None, _whole(self._old[gone], ""))
            for come in range(new, paired_new):
                yield ParagraphChange("added", None, come + 1, _whole("", self._new[come]))
            if paired_old < b:
                runs = self._words(paired_old, paired_new)
                yield ParagraphChange("changed", paired_old + 1, paired_new + 1, runs)
            old, new = paired_old + 1, paired_new + 1

    def _pairs(self, a: int, b: int, c: int, d: int) -> list[tuple[int, int]]:
        """Give the paragraphs that stand for each other, so that they share most words in all."""
        if b - a == d - c == 1:
            return [(a, c)]
        if (b - a) * (d - c) > _MOST_PAIRED:
            return list(zip(range(a, b), range(c, d), strict=False))
        words = [Counter(_WORD.findall(self._old[i].casefold())) for i in range(a, b)]
        others = [Counter(_WORD.findall(self._new[j].casefold())) for j in range(c, d)]
        return [(a + i, c + j) for i, j in _most_alike(words, others)]

    def _words(self, old: int, new: int) -> tuple[Run, ...]:
        before, after = self._old[old], self._new[new]
        bound = min(self._pairs_left, _MOST_PAIRS)
        self._pairs_left -= min(bound, (before.count(" ") + 1) * (after.count(" ") + 1))
        return compare_words(before, after, most_pairs=bound)


def _most_alike(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> list[tuple[int, int]]:
    """Give pairs in order on both sides, with the greatest likeness in all."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likeness = [[_likeness(one, other) for other in new] for one in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            paired = likeness[i][j] + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    pairs: list[tuple[int, int]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """Give the share of words that two paragraphs have in common, 0 where it is small."""
    total = one.total() + other.total()
    share = 2 * (one & other).total() / total if total else 0.0
    return share if share >= _ALIKE else 0.0


def _all_replaced(old: Sequence[str], new: Sequence[str]) -> tuple[ParagraphChange, ...]:
    if list(old) == list(new):
        return ()
    return (
        *(ParagraphChange("removed", n, None, (Run("removed", t),)) for n, t in enumerate(old, 1)),
        *(ParagraphChange("added", None, n, (Run("added", t),)) for n, t in enumerate(new, 1)),
    )
