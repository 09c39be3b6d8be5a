"""Numbers of list items, which Word counts and does not write."""

import re
from dataclasses import dataclass

from lxml import etree

from edossier.formats.docx.package import attribute, local_name
from edossier.formats.docx.styles import child
from edossier.formats.numbering import format_number

__all__ = ["Numbering"]

_PLACEHOLDER = re.compile("%([1-9])")
_LEVELS = 9


@dataclass(slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    label: str = ""


class Numbering:
    """The lists of one file, and how far each has been counted."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._abstract: dict[str, list[_Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        for element in [] if tree is None else tree:
            if local_name(element) == "abstractNum":
                self._abstract[attribute(element, "abstractNumId") or ""] = _levels(element)
            elif local_name(element) == "num":
                self._add_list(element)

    def next_label(self, identifier: str, level: int) -> str | None:
        """Count one item of a list, and give its label: "4.", "IV.2", "•"; None without one."""
        if identifier not in self._lists:
            return None
        abstract, starts = self._lists[identifier]
        levels = self._abstract.get(abstract)
        if not levels:
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if identifier not in self._begun:
            self._begun.add(identifier)
            for started in starts:
                counts[started] = None
        count = counts[level]
        counts[level] = starts.get(level, levels[level].start) if count is None else count + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        return _label(levels, counts, level)

    def _add_list(self, element: etree._Element) -> None:
        abstract = attribute(child(element, "abstractNumId"), "val") or ""
        starts: dict[int, int] = {}
        for override in element:
            level = _number(attribute(override, "ilvl"), -1)
            start = attribute(child(override, "startOverride"), "val")
            if start is not None and 0 <= level < _LEVELS:
                starts[level] = _number(start, 1)
        self._lists[attribute(element, "numId") or ""] = (abstract, starts)


def _levels(element: etree._Element) -> list[_Level]:
    levels = [_Level() for _ in range(_LEVELS)]
    for entry in element:
        index = _number(attribute(entry, "ilvl"), -1)
        if local_name(entry) == "lvl" and 0 <= index < _LEVELS:
            levels[index] = _Level(
                _number(attribute(child(entry, "start"), "val"), 1),
                attribute(child(entry, "numFmt"), "val") or "decimal",
                (attribute(child(entry, "lvlText"), "val") or "")[:40],
            )
    return levels


def _label(levels: list[_Level], counts: list[int | None], level: int) -> str | None:
    if levels[level].style == "bullet":
        return "•"

    def printed(match: re.Match[str]) -> str:
        index = int(match[1]) - 1
        count = counts[index]
        number = levels[index].start if count is None else count
        return format_number(number, levels[index].style)

    if levels[level].style == "none":
        return _PLACEHOLDER.sub("", levels[level].label).strip() or None
    return _PLACEHOLDER.sub(printed, levels[level].label).strip() or None


def _number(value: str | None, otherwise: int) -> int:
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 9:
        return otherwise
    return int(value)
