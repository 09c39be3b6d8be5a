"""Quotation marks that open and do not close, close and were not opened, or do not match."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from edossier.checking.places import Passage, Places, passages
from edossier.dossier import Dossier, Finding, Related

__all__ = ["find_wrong_quotation_marks"]

_MARKS = re.compile('[“”„‟«»"]')
# What closes what, by the habit of some language: English, German, Polish, Swedish, French, Danish.
_CLOSED_BY = {"“": "”", "„": "“”‟", "”": "”", "«": "»", "»": "«»", "‟": "”", '"': '"'}
_BEFORE_OPENING = "([{—–-/‘'’"
_LONGEST_CHAIN = 50  # marks left open at once that are looked at


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark in a passage."""

    passage: Passage
    at: int

    @property
    def sign(self) -> str:
        return self.passage.text[self.at]


def find_wrong_quotation_marks(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each quotation mark without its partner, and each pair of two kinds."""
    for _, run in groupby(passages(dossier), key=lambda passage: passage.run):
        for said, first, second in _faults(run):
            anchor = places.within(first.passage, first.at, first.at + 1)
            if second is not None:
                yield places.finding(
                    "quotation-marks",
                    f"A quotation opens with {first.sign} and closes with {second.sign}: set two "
                    "marks of one kind.",
                    anchor,
                    [
                        Related(
                            label="the closing mark",
                            anchor=places.within(second.passage, second.at, second.at + 1),
                        )
                    ],
                )
            else:
                yield places.finding(
                    "quotation-marks",
                    f"The quotation mark {first.sign} {said}: set the other one, or take it out.",
                    anchor,
                )


def _faults(run: Iterable[Passage]) -> Iterator[tuple[str, _Mark, _Mark | None]]:
    """Give what is wrong in passages that follow on each other; a quotation may run over several.

    In a quotation of several paragraphs each opens with the mark, and only the last closes.
    """
    opened: list[_Mark] = []
    for passage in run:
        is_first = True
        for match in _MARKS.finditer(passage.text):
            mark = _Mark(passage, match.start())
            goes_on = is_first and not passage.text[: mark.at].strip() and bool(opened)
            is_first = False
            if goes_on and opened[-1].sign == mark.sign:
                opened[-1] = mark
            elif _opens(mark, opened):
                opened.append(mark)
            elif not opened:
                if not _is_measure(mark):
                    yield "closes what none opened", mark, None
            else:
                yield from _close(mark, opened)
        while len(opened) > _LONGEST_CHAIN:
            yield "is never closed", opened.pop(0), None
    for mark in opened:
        yield "is never closed", mark, None


def _close(mark: _Mark, opened: list[_Mark]) -> Iterator[tuple[str, _Mark, _Mark | None]]:
    """Close the quotation that a mark fits, else the last; name what is left open in it.

    A straight mark was typed where a curly one was meant: a curly one that closes is its partner.
    """
    if opened[-1].sign == '"' and mark.sign != '"':
        yield "", opened.pop(), mark
        return
    fitting = next(
        (
            depth
            for depth in range(len(opened) - 1, max(-1, len(opened) - 4), -1)
            if mark.sign in _CLOSED_BY[opened[depth].sign]
        ),
        None,
    )
    if fitting is None:
        yield "", opened.pop(), mark
        return
    for inner in opened[fitting + 1 :]:
        yield "is never closed", inner, None
    del opened[fitting:]


def _opens(mark: _Mark, opened: list[_Mark]) -> bool:
    """Tell by the sign, and where it may do both, by the blanks around it."""
    text, at, sign = mark.passage.text, mark.at, mark.sign
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    stands_before = not before or before.isspace() or before in _BEFORE_OPENING
    stands_before = stands_before or before in '“„«"'
    is_followed = bool(after) and not after.isspace()
    if sign in "„‟":
        return True
    if sign == "«":
        return not (opened and opened[-1].sign == "»" and not stands_before)
    if sign == "»":
        is_inner = bool(opened) and opened[-1].sign == "«"
        return stands_before and is_followed and not is_inner
    if sign == "“":
        if opened and opened[-1].sign in "„“" and not stands_before:
            return False
        return is_followed or not opened
    if sign == "”":
        return stands_before and is_followed and not (opened and opened[-1].sign in "“„”")
    return stands_before and is_followed and not (opened and opened[-1].sign == '"')


def _is_measure(mark: _Mark) -> bool:
    """Tell the inches of 5" from a quotation mark."""
    return mark.sign == '"' and mark.at > 0 and mark.passage.text[mark.at - 1].isdigit()
