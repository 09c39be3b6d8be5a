"""The front matter of a Markdown file: what a program is told of it above its text.

---
title: "Rain in Tabor"
author: Ada Poe
---
"""

import re
from collections.abc import Iterator, Sequence

from edossier.formats.lines import Line
from edossier.text import Block, Mark

__all__ = ["front_matter_length", "mark_front_matter"]

_MOST_LINES = 60
_LINE = re.compile(r"(?P<key>[A-Za-z][\w-]{0,30})\s?:(?:\s+(?P<value>.*))?$")
_QUOTED = re.compile(r"(?P<mark>[\"'])(?P<inner>.+)(?P=mark)")
# What speaks of a dossier; the rest is for the program that makes a page of it.
_KEYS = {"title", "subtitle", "author", "authors", "editor", "editors", "affiliation", "date"}
_KEYS |= {"published", "publisher", "series", "number", "lang", "language", "rights", "license"}
_KEYS |= {"licence", "abstract", "summary"}


def front_matter_length(lines: Sequence[Line]) -> int:
    """Give how many lines the front matter takes with its fences; 0 where there is none."""
    if not lines or lines[0].text != "---":
        return 0
    for index, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.text in ("---", "..."):
            return index + 1 if index > 1 else 0
        if line.indent == 0 and not _LINE.match(line.text):
            return 0
    return 0


def mark_front_matter(lines: Sequence[Line]) -> tuple[list[Block], list[Mark]]:
    """Give the blocks and marks of the front matter, its fences taken in."""
    blocks: list[Block] = []
    marks: list[Mark] = []
    for line in lines:
        blocks.append(Block(line.start, line.end, str(line.number)))
        marks += _marks_of(line)
    return blocks, marks


def _marks_of(line: Line) -> Iterator[Mark]:
    entry = _LINE.match(line.text)
    if entry is None or not entry["value"]:
        yield Mark(line.start, line.end, "markup")
        return
    if entry["key"].lower() not in _KEYS:
        yield Mark(line.start, line.end, "furniture", "front matter")
        return
    if entry["key"].lower() == "subtitle":  # a line below the title that no label names
        yield Mark(line.start, line.start + entry.start("value"), "markup")
    quoted = _QUOTED.fullmatch(entry["value"].rstrip())
    if quoted:
        first = line.start + entry.start("value")
        yield Mark(first, first + 1, "markup")
        yield Mark(first + quoted.end("inner"), first + quoted.end(), "markup")
