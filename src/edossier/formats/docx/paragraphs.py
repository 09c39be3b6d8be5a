"""Paragraphs of a Word file: runs to words and marks.

The XML is read no deeper than 256 elements (libxml2 holds that), so walking it may call itself.
"""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from edossier.formats.builder import OpenMark, SourceBuilder
from edossier.formats.docx.numbering import Numbering
from edossier.formats.docx.package import Relation, attribute, local_name
from edossier.formats.docx.styles import RunLook, Styles, child, look_of, numbering_of
from edossier.formats.rows import RowTracker
from edossier.text.cleaning import clean
from edossier.text.scripts import script_of

__all__ = ["Notes", "ParagraphWriter"]

_LEFT_OUT = frozenset(
    [
        "pPr",
        "rPr",
        "del",
        "moveFrom",
        "instrText",
        "delText",
        "delInstrText",
        "annotationRef",
        "footnoteRef",
        "endnoteRef",
        "sdtPr",
        "sdtEndPr",
        "rubyPr",
        "fldData",
        "commentReference",
        "commentRangeStart",
        "commentRangeEnd",
    ]
)
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?P<anchor>\\l\s+)?"(?P<target>[^"]*)"', re.IGNORECASE)
_LONGEST_FIELD = 2000
_EAST_ASIAN = frozenset({"Hani", "Kana", "Hang"})
_RIGHT_TO_LEFT = frozenset({"Hebr", "Arab"})
# Signs of the Symbol font that scholars' lists and citations use. Source: Unicode, SYMBOL.TXT.
_SYMBOLS = {0xB7: "•", 0xB0: "°", 0xD3: "©", 0xD2: "®", 0xAE: "→", 0xBE: "—", 0xBC: "…", 0xA7: "♣"}


class Notes:
    """Footnotes or endnotes of one file, numbered as they are called.

    Attributes:
        prefix: Of the ids, as Word's own HTML has them: "ftn", "edn".
        called: Ids of the XML in the order of their calls.
    """

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.called: dict[str, int] = {}

    def call(self, identifier: str) -> str:
        """Count a call, and give the id of its note."""
        number = self.called.setdefault(identifier, len(self.called) + 1)
        return f"{self.prefix}{number}"


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    link: OpenMark | None = None


@dataclass(slots=True)
class _Looks:
    """Marks that go on from run to run."""

    emphasis: OpenMark | None = None
    superscript: OpenMark | None = None
    language: OpenMark | None = None
    boxes: list[etree._Element] = field(default_factory=list)


class ParagraphWriter:
    """Writes paragraphs to the builder, one after another."""

    def __init__(
        self, builder: SourceBuilder, rows: RowTracker, styles: Styles, numbering: Numbering
    ) -> None:
        self._builder = builder
        self._rows = rows
        self._styles = styles
        self._numbering = numbering
        self.footnotes = Notes("ftn")
        self.endnotes = Notes("edn")
        self.relations: dict[str, Relation] = {}
        self._fields: list[_Field] = []
        self._place = ""
        self._in_heading = False
        self._base = RunLook()
        self._looks = _Looks()

    def write(self, paragraph: etree._Element, place: str) -> list[etree._Element]:
        """Write a paragraph as one block; give the text boxes that hang on it, to come after it."""
        builder = self._builder
        if not len(paragraph):
            builder.end_block()
            return []
        properties = child(paragraph, "pPr")
        style = self._styles.style(attribute(child(properties, "pStyle"), "val"))
        level = _direct_level(properties) or style.level
        marks = [builder.open_mark("heading", level)] if level else []
        if style.is_contents:
            marks.append(builder.open_mark("furniture", "table of contents"))
        if style.is_quotation:
            marks.append(builder.open_mark("quotation"))
        listed = numbering_of(properties) or style.numbering
        label = self._numbering.next_label(*listed) if listed and _has_text(paragraph) else None
        if label:
            marks.append(builder.open_mark("list_item", clean(label)))
        self._place, self._in_heading = place, level is not None
        self._base, self._looks = replace(style.look, emphasis=None), _Looks()
        self._content(paragraph)
        self._set_look(RunLook(), "")
        for mark in reversed(marks):
            filled = builder.close_mark(mark)
            self._rows.headings += filled and mark.kind == "heading"
        if child(child(properties, "rPr"), "del") is None:
            builder.end_block()
        return self._looks.boxes

    def _content(self, element: etree._Element) -> None:
        for part in element:
            name = local_name(part)
            if name == "r":
                self._run(part)
            elif name == "hyperlink":
                self._hyperlink(part)
            elif name == "bookmarkStart":
                self._bookmark(part)
            elif name == "AlternateContent":
                self._alternative(part)
            elif name == "t":  # of a formula
                self._builder.write(clean(part.text or ""), self._place)
            elif name not in _LEFT_OUT:
                self._content(part)

    def _hyperlink(self, element: etree._Element) -> None:
        relation = self.relations.get(attribute(element, "id") or "")
        anchor = attribute(element, "anchor")
        target = relation.target if relation else ""
        if anchor:
            target += f"#{anchor}"
        mark = self._builder.open_mark("link", clean(target))
        self._content(element)
        if target:
            self._builder.close_mark(mark)

    def _bookmark(self, element: etree._Element) -> None:
        name = clean(attribute(element, "name") or "")
        if name and name != "_GoBack":
            self._builder.point_mark("anchor", name)

    def _alternative(self, element: etree._Element) -> None:
        chosen = child(element, "Choice")
        if chosen is None or not _has_text(chosen):
            fallback = child(element, "Fallback")
            chosen = chosen if fallback is None else fallback
        if chosen is not None:
            self._content_of_run(chosen, RunLook())

    def _run(self, run: etree._Element) -> None:
        properties = child(run, "rPr")
        style = self._styles.run_look(attribute(child(properties, "rStyle"), "val"))
        look = look_of(properties).over(style.over(self._base))
        if not look.hidden:
            self._content_of_run(run, look)

    def _content_of_run(self, run: etree._Element, look: RunLook) -> None:
        for part in run:
            name = local_name(part)
            text = _text_of(part, name)
            if text is not None:
                self._set_look(look, text)
                self._builder.write(text, self._place, keep_blanks="\t" in text)
            elif name in {"br", "cr"}:
                self._break()
            elif name in {"footnoteReference", "endnoteReference"}:
                self._call(part, name)
            elif name == "fldChar":
                self._field(attribute(part, "fldCharType"))
            elif name == "instrText" and self._fields:
                last = self._fields[-1]
                last.instruction = (last.instruction + (part.text or ""))[:_LONGEST_FIELD]
            elif name == "AlternateContent":
                self._alternative(part)
            elif name == "txbxContent":
                self._looks.boxes.append(part)
            elif name not in _LEFT_OUT:
                self._content_of_run(part, look)

    def _break(self) -> None:
        if self._in_heading:
            self._builder.end_line()
        else:
            self._builder.end_block()

    def _call(self, element: etree._Element, name: str) -> None:
        notes = self.footnotes if name == "footnoteReference" else self.endnotes
        identifier = attribute(element, "id")
        if identifier is not None:
            self._set_look(RunLook(), "")
            self._builder.point_mark("note_call", notes.call(identifier))

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            if found := _HYPERLINK.match(self._fields[-1].instruction):
                target = ("#" if found["anchor"] else "") + found["target"]
                self._fields[-1].link = self._builder.open_mark("link", clean(target))
        elif kind == "end" and self._fields:
            closed = self._fields.pop()
            if closed.link:
                self._builder.close_mark(closed.link)

    def _set_look(self, look: RunLook, text: str) -> None:
        """Open and close marks so that the next words have a look."""
        if text and not text.strip():
            return
        builder, looks = self._builder, self._looks
        if bool(look.emphasis) != (looks.emphasis is not None):
            looks.emphasis = self._switch(looks.emphasis, "emphasis")
        if bool(look.raised) != (looks.superscript is not None):
            looks.superscript = self._switch(looks.superscript, "superscript")
        language = self._foreign_language(look, text)
        if language != (looks.language.value if looks.language else None):
            if looks.language:
                builder.close_mark(looks.language)
            looks.language = builder.open_mark("language", language) if language else None

    def _switch(self, mark: OpenMark | None, kind: str) -> OpenMark | None:
        if mark is None:
            return self._builder.open_mark("emphasis" if kind == "emphasis" else "superscript")
        self._builder.close_mark(mark)
        return None

    def _foreign_language(self, look: RunLook, text: str) -> str | None:
        """Give the language of words that are not in the file's own."""
        letter = next((letter for letter in text if letter.isalpha()), None)
        if letter is None:
            mark = self._looks.language
            return mark.value if mark and text else None
        script = script_of(letter)
        key = "eastAsia" if script in _EAST_ASIAN else "bidi" if script in _RIGHT_TO_LEFT else "val"
        language = look.languages.get(key)
        own = self._styles.default_languages.get(key)
        return clean(language)[:40] if language and language != own else None


def _direct_level(properties: etree._Element | None) -> str | None:
    level = attribute(child(properties, "outlineLvl"), "val")
    return str(min(int(level) + 1, 6)) if level in set("012345678") else None


def _has_text(element: etree._Element) -> bool:
    return any(local_name(part) in {"t", "sym"} for part in element.iter())


def _text_of(part: etree._Element, name: str) -> str | None:
    if name == "t":
        return clean(part.text or "")
    if name == "sym":
        return _symbol(attribute(part, "char"))
    return {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}.get(name)


def _symbol(code: str | None) -> str:
    try:
        number = int(code or "", 16)
        letter = chr(number)
    except (ValueError, OverflowError):
        return "\ufffd"
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, letter)
    return clean(letter)
