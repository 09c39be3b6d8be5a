"""Which elements are open, and what each of them makes of the words inside it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from edossier.formats.builder import OpenMark, Region, SourceBuilder
from edossier.formats.html.elements import (
    BLOCKS,
    CLOSED_BY,
    FORMATTING,
    MEANINGFUL,
    VOID,
    emphasises,
    furniture_reason,
    heading_level,
    is_hidden,
    note_body_of,
    note_called_by,
    raises,
)
from edossier.formats.html.places import SourceMap
from edossier.formats.html.tokens import StartTag, Words
from edossier.formats.numbering import format_number
from edossier.formats.rows import RowTracker
from edossier.text.cleaning import clean

__all__ = ["Outline"]

_FARTHEST = 200  # how many open elements an implied end tag may reach over
_INTEGER = re.compile(r"\s*(-?[0-9]{1,9})\s*")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LIST_STYLES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}


@dataclass(slots=True)
class _Element:
    """An open element; one that does nothing but stand there is shared by all of its name."""

    name: str
    is_plain: bool = False
    marks: Sequence[OpenMark] = ()
    hides: bool = False
    heading: bool = False
    notes: bool = False
    row: bool = False
    cell: bool = False
    furniture: OpenMark | None = None
    headings_before: int = 0
    numbering: "_Numbering | None" = None
    preformatted: Region | None = None


@dataclass(slots=True)
class _Numbering:
    style: str
    next_number: int
    step: int


class Outline:
    """Takes tags and words in order, and tells the builder what they mean."""

    def __init__(self, builder: SourceBuilder, places: SourceMap) -> None:
        self._builder = builder
        self._places = places
        self._stack: list[_Element] = []
        self._open: Counter[str] = Counter()
        self._formatting: dict[str, list[_Element]] = defaultdict(list)
        self._plain: dict[str, _Element] = {}
        self._hidden = self._in_heading = self._in_notes = 0
        self._rows = RowTracker(builder)
        self._numberings: list[_Numbering] = []

    def words(self, words: Words) -> None:
        """Take text between tags."""
        if self._hidden:
            return
        text = clean(words.text)
        place = "" if self._builder.is_open else self._place_of(words)
        before = self._builder.length
        if self._open["pre"]:
            self._preformatted(text, words.at)
        else:
            self._builder.write(text, place)
        self._places.note(words.at, before, self._builder.length)

    def start(self, tag: StartTag) -> None:
        """Take a tag that opens an element."""
        name = tag.name
        if name in BLOCKS:
            self._imply_ends(name)
            if not self._hidden:
                self._start_block(name)
        if tag.attributes and not self._hidden:
            self._set_anchor(tag)
        if name in VOID:
            if not self._hidden and name in {"br", "hr"}:
                self._break(name)
            return
        element = self._element(tag)
        if name in FORMATTING:
            if name == "a" and self._formatting["a"]:
                self._close(self._formatting["a"].pop())
            self._formatting[name].append(element)
        else:
            self._stack.append(element)
            self._open[name] += 1

    def end(self, name: str) -> None:
        """Take a tag that closes an element; one that closes nothing is passed over."""
        if name in _HEADINGS and not self._open[name]:
            name = next((other for other in _HEADINGS if self._open[other]), name)
        if name in FORMATTING:
            if self._formatting[name]:
                self._close(self._formatting[name].pop())
        elif self._open[name]:
            self._pop_to(name)
        elif not self._hidden and name == "br":
            self._break(name)
        elif not self._hidden and name in BLOCKS:
            self._builder.end_block()

    def finish(self) -> None:
        """Close what the file left open."""
        while self._stack:
            self._pop()
        for elements in self._formatting.values():
            while elements:
                self._close(elements.pop())

    def _preformatted(self, text: str, at: int) -> None:
        for index, line in enumerate(text.split("\n")):
            if index:
                self._builder.end_block()
            if line.strip():
                place = "" if self._builder.is_open else self._places.place(at)
                self._builder.write(line, place, keep_blanks=True)
            elif index:
                self._builder.write("\n", "", keep_blanks=True)
            at += len(line) + 1

    def _place_of(self, words: Words) -> str:
        blanks = len(words.text) - len(words.text.lstrip())
        return self._places.place(words.at + blanks)

    def _break(self, name: str) -> None:
        if name == "br" and self._in_heading:
            self._builder.end_line()
        else:
            self._builder.end_block()

    def _set_anchor(self, tag: StartTag) -> None:
        names = {tag.attributes.get("id"), tag.attributes.get("name") if tag.name == "a" else None}
        for name in sorted(filter(None, names)):
            self._builder.point_mark("anchor", clean(name))

    def _imply_ends(self, name: str) -> None:
        if self._open["p"]:
            self._end_within(
                {"p"}, frozenset({"td", "th", "table", "li", "div", "button", "object"})
            )
        if name in CLOSED_BY:
            self._end_within(*CLOSED_BY[name])
        if self._in_heading and not self._hidden and self._builder.is_open:
            self._end_within(_HEADINGS, frozenset({"td", "th", "table"}))

    def _end_within(self, ended: "frozenset[str] | set[str]", limits: frozenset[str]) -> None:
        for element in self._stack[: -_FARTHEST - 1 : -1]:
            if element.name in ended:
                self._pop_to(element.name)
                return
            if element.name in limits:
                return

    def _start_block(self, name: str) -> None:
        if name == "tr":
            self._rows.start_row()
        elif name in {"td", "th"}:
            self._rows.start_cell()
        else:
            self._builder.end_block()

    def _element(self, tag: StartTag) -> _Element:
        """Make what stands on the stack for a tag."""
        name = tag.name
        if is_hidden(tag):
            self._hidden += 1
            return _Element(name, hides=True)
        if self._hidden or (not tag.attributes and name not in MEANINGFUL):
            return self._plain.setdefault(name, _Element(name, is_plain=True))
        element = _Element(name, marks=self._marks(tag), headings_before=self._rows.headings)
        self._open_structure(tag, element)
        return element

    def _marks(self, tag: StartTag) -> Sequence[OpenMark]:
        builder, attributes, name = self._builder, tag.attributes, tag.name
        marks: list[OpenMark] = []
        if level := heading_level(tag):
            marks.append(builder.open_mark("heading", level))
        if language := attributes.get("lang") or attributes.get("xml:lang"):
            marks.append(builder.open_mark("language", clean(language)[:40]))
        if name == "blockquote":
            marks.append(builder.open_mark("quotation"))
        if emphasises(tag):
            marks.append(builder.open_mark("emphasis"))
        if raises(tag):
            marks.append(builder.open_mark("superscript"))
        if name == "a" and (address := attributes.get("href")):
            marks.append(builder.open_mark("link", clean(address)))
            if called := note_called_by(tag):
                marks.append(builder.open_mark("note_call", clean(called)))
        body = note_body_of(tag)
        if body is None and name == "li" and self._in_notes:
            body = attributes.get("id", "")
        if body is not None:
            marks.append(builder.open_mark("note_body", clean(body)))
        if name == "li":
            marks.append(builder.open_mark("list_item", self._item_label(tag)))
        return marks

    def _open_structure(self, tag: StartTag, element: _Element) -> None:
        name = tag.name
        if any(mark.kind == "heading" for mark in element.marks):
            element.heading = True
            self._in_heading += 1
            self._rows.headings += 1
        if tag.attributes.get("role") in {"doc-endnotes", "doc-footnotes"}:
            element.notes = True
            self._in_notes += 1
        if name in {"ol", "ul", "menu", "dir"}:
            element.numbering = _numbering(tag)
            self._numberings.append(element.numbering)
        element.row, element.cell = name == "tr", name in {"td", "th"}
        if name == "pre" and not self._open["pre"]:
            element.preformatted = self._builder.open_region()
        if reason := self._furniture(tag):
            element.furniture = self._builder.open_mark("furniture", reason)

    def _furniture(self, tag: StartTag) -> str | None:
        inside_text = self._open["article"] or self._open["main"]
        if inside_text and tag.name in {"header", "footer", "aside"}:
            return None
        reason = furniture_reason(tag)
        return None if inside_text and reason in {"page footer", "sidebar"} else reason

    def _item_label(self, tag: StartTag) -> str:
        if not self._numberings or not self._numberings[-1].style:
            return "•"
        numbering = self._numberings[-1]
        if stated := _INTEGER.fullmatch(tag.attributes.get("value", "")[:20]):
            numbering.next_number = int(stated[1])
        number = numbering.next_number
        numbering.next_number += numbering.step
        return f"{format_number(number, numbering.style)}."

    def _pop_to(self, name: str) -> None:
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        element = self._stack.pop()
        self._open[element.name] -= 1
        self._close(element)
        if not self._hidden and element.name in BLOCKS and element.name not in {"td", "th"}:
            self._builder.end_block()
        return element.name

    def _close(self, element: _Element) -> None:
        if element.is_plain:
            return
        self._hidden -= element.hides
        for mark in reversed(element.marks):
            self._builder.close_mark(mark)
        self._in_heading -= element.heading
        self._in_notes -= element.notes
        if element.numbering:
            self._numberings.pop()
        if element.cell:
            self._rows.end_cell()
        if element.row:
            self._rows.end_row()
        if element.preformatted:
            self._builder.end_block()
            self._builder.join_wrapped_lines(element.preformatted)
        # The header of a page that holds its title is the title's place, not furniture.
        has_title = element.name == "header" and element.headings_before < self._rows.headings
        if element.furniture and not has_title:
            self._builder.close_mark(element.furniture)


def _numbering(tag: StartTag) -> _Numbering:
    if tag.name != "ol":
        return _Numbering("", 1, 1)
    stated = _INTEGER.fullmatch(tag.attributes.get("start", "")[:20])
    step = -1 if "reversed" in tag.attributes else 1
    style = _LIST_STYLES.get(tag.attributes.get("type", "1"), "decimal")
    return _Numbering(style, int(stated[1]) if stated else 1, step)
