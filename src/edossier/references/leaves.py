"""Leaf ranges: the last part of an archival reference, such as the "202-03" of "l. 202-03".

A leaf (list, Blatt, karta, lap) is a sheet of paper in a file. It has two sides, so a leaf
number is not a page number and must not be compared with one.
"""

import re
from dataclasses import dataclass

from edossier.references.reference import Leaves

__all__ = ["LEAF_LIST", "NOT_NEXT", "LeafReading", "read_leaves"]

_DASH = "[-\u2010-\u2015\u2212]"
# Verso: also Bulgarian гръб, Belarusian адв., Latvian "o. p.", Lithuanian "a. p.", Armenian շրջ.
_VERSO = (
    r"(?:оборот|обор|об|зв|гръб|гр|адв|շրջ|arxa|ob|zv|verso|r\s?[-–\/]\s?v|v|r|recto|rev|R[sS]|o\.\s?p|a\.\s?p)"
    r"(?![^\W_])\.?"
)
# "12f." runs on to the next leaf, "12r" and "12v" are its sides: no letters of a leaf.
_LETTER = r"(?:[a-eg-qs-uw-zа-яіA-EG-ZА-Я]|-[а-яі])(?![^\W_])"
_ONE = rf"\d{{1,6}}(?:{_LETTER})?(?:\s?{_VERSO})?"
# "122 à 125", "12 bis 15": a run whose dash is written out.
_TO = rf"(?:\s{{0,2}}{_DASH}\s{{0,2}}|\s(?:à|bis|to|al|do|до|по)\s(?=\d))"
_RUN = rf"{_ONE}(?:{_TO}{_ONE})?(?:\s?ff?\b\.?)?"
# A list goes on only where the next number stands by itself: "63, 64 зв., 71".
_AND = r"(?:\s{0,2}[,;+]\s{0,3}|\s(?:and|und|и|і|i|et|a|y)\s)"
# A letter, a part of a code, or the month of a date: "lef 2, 8 Zilhicce 1333".
NOT_NEXT = r"[^\W_]|[./]\d|\.?\s[^\W\d_]{1,12}\.?\s(?:1[2-9]|20)\d\d"
LEAF_LIST = rf"(?:№\s?)?{_RUN}(?:{_AND}{_RUN}(?!{NOT_NEXT})){{0,40}}"

_LEAF = re.compile(rf"(?P<number>\d{{1,6}})(?P<letter>{_LETTER})?(?:\s?(?P<side>{_VERSO}))?")
_EACH_RUN = re.compile(rf"(?P<run>{_ONE}(?:{_TO}{_ONE})?)(?P<open>\s?ff?\b\.?)?")
_BOTH_SIDES = re.compile(r"(?<=[\d\s])r\s?[-–/]\s?v(?![^\W_])")  # "22 r-v"
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_JUMP = 3  # a leaf three times the one before it, of the size of a year, is hardly a leaf
_PARTS = re.compile(rf"{_TO}(?=\d)")  # "10-а" is one leaf


@dataclass(frozen=True, slots=True)
class LeafReading:
    """The runs of leaves of one list, and what is in doubt about them."""

    leaves: tuple[Leaves, ...]
    doubts: tuple[str, ...]


def read_leaves(printed: str, label: str, start: int, end: int) -> LeafReading:
    """Read a list of leaves: "63, 64 зв., 71", "202-03", "1—1 об.", "13ff."

    R-LEAF-2: a shorter last number takes the digits that it lacks from the first, so that
    "202-03" is 202 to 203. A range that then runs backwards is kept as printed, in doubt.

    Args:
        printed: The part after the label.
        label: The label as printed, "l."; empty where none is.
        start, end: The place of label and list in the citation; every run gets it.
    """
    runs: list[Leaves] = []
    doubts: list[str] = []
    for match in _EACH_RUN.finditer(_BOTH_SIDES.sub("v", printed)):
        first, *rest = [_LEAF.fullmatch(one) for one in _PARTS.split(match["run"])]
        if first is None or None in rest:
            continue
        last = rest[0] if rest and rest[0] is not None else first
        last_name, doubt = _restore(first, last)
        if match["open"]:
            doubt = f"The leaves run on after {first['number']} without a last one."
        verso = True if _is_verso(last["side"]) else None
        if first is not last and _is_verso(first["side"]) and not verso:
            doubts.append(f"Of “{match['run']}” the first leaf alone has its side printed.")
        runs.append(Leaves(_name(first), last_name, verso, label, start, end))
        doubts += [doubt] if doubt else []
        if (
            len(runs) > 1
            and _YEAR.fullmatch(last_name)
            and int(first["number"]) > _JUMP * _last(runs)
        ):
            doubts.append(f"“{last_name}” may be a year.")
    return LeafReading(tuple(runs), tuple(doubts))


def _last(runs: list[Leaves]) -> int:
    """Give the number of the last leaf but one run."""
    return int("".join(filter(str.isdecimal, runs[-2].last)))


def _name(leaf: re.Match[str]) -> str:
    return leaf["number"] + (leaf["letter"] or "")


def _restore(first: re.Match[str], last: re.Match[str]) -> tuple[str, str | None]:
    one, other = first["number"], last["number"]
    if len(other) < len(one):
        other = one[: len(one) - len(other)] + other
    letter = last["letter"] or ""
    if int(other) < int(one):
        return last["number"] + letter, f"The leaves {one}-{last['number']} run backwards."
    return other + letter, None


def _is_verso(side: str | None) -> bool:
    return side is not None and side.rstrip(".").casefold() not in {"r", "recto"}
