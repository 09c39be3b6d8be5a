"""Styles of a Word file: which of them are headings, set words off, or are in a language."""

import re
from dataclasses import dataclass, field

from lxml import etree

from edossier.formats.docx.package import attribute, local_name

__all__ = ["RunLook", "Style", "Styles", "child", "is_on", "look_of"]

_LONGEST_CHAIN = 20
# Names of the built-in heading styles. Word stores them in English whatever its language; other
# programs do not. Source: the user interfaces of Word and LibreOffice in these languages.
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|titolo|título|kop|nadpis|nagłówek|címsor|titlu|naslov|"
    r"заголовок|заглавие|наслов|见出し|見出し|标题|標題|제목|titulli)\s?(?P<level>[1-9])"
)
_TITLES = frozenset(
    [
        "title",
        "titel",
        "titre",
        "titolo",
        "título",
        "název",
        "názov",
        "tytuł",
        "cím",
        "titlu",
        "naslov",
        "naziv",
        "название",
        "назва",
        "заглавие",
        "наслов",
        "标题",
        "標題",
        "表題",
        "제목",
        "titulli",
    ]
)
_SUBTITLES = frozenset(
    [
        "subtitle",
        "untertitel",
        "sous-titre",
        "sottotitolo",
        "subtítulo",
        "podtitul",
        "podtitulok",
        "podtytuł",
        "alcím",
        "subtitlu",
        "подзаголовок",
        "підзаголовок",
        "подзаглавие",
        "поднаслов",
        "podnaslov",
        "ondertitel",
    ]
)
_QUOTATIONS = frozenset({"quote", "intense quote", "quotations", "block text", "zitat", "citation"})
_CONTENTS = re.compile(r"(?:toc|contents|verzeichnis|obsah)\s?[0-9]")


@dataclass(frozen=True, slots=True)
class RunLook:
    """How letters look; None where nothing is said."""

    emphasis: bool | None = None
    raised: bool | None = None
    hidden: bool | None = None
    languages: dict[str, str] = field(default_factory=dict)

    def over(self, below: "RunLook") -> "RunLook":
        """Give the look of letters that have this look on top of another."""
        return RunLook(
            below.emphasis if self.emphasis is None else self.emphasis,
            below.raised if self.raised is None else self.raised,
            below.hidden if self.hidden is None else self.hidden,
            {**below.languages, **self.languages},
        )


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes over from the one that it rests on.

    Attributes:
        level: Of a heading, "1" to "6".
        numbering: Id of a list and the level in it, as numbering.xml has them.
    """

    level: str | None = None
    is_quotation: bool = False
    is_contents: bool = False
    numbering: tuple[str, int] | None = None
    look: RunLook = field(default_factory=RunLook)


class Styles:
    """The styles of one file."""

    def __init__(self, tree: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._made: dict[str, Style] = {}
        self._default_paragraph: str | None = None
        self.default_languages: dict[str, str] = {}
        for element in [] if tree is None else tree:
            name = local_name(element)
            if name == "style":
                self._add(element)
            elif name == "docDefaults":
                properties = child(child(element, "rPrDefault"), "rPr")
                self.default_languages = look_of(properties).languages

    def style(self, identifier: str | None) -> Style:
        """Give a style by its id; the default of paragraphs for None."""
        key = identifier if identifier in self._elements else self._default_paragraph
        if key is None:
            return Style()
        if key not in self._made:
            self._made[key] = self._resolve(key)
        return self._made[key]

    def run_look(self, identifier: str | None) -> RunLook:
        """Give the look of a character style; of none, an empty one."""
        return self.style(identifier).look if identifier in self._elements else RunLook()

    def _add(self, element: etree._Element) -> None:
        identifier = attribute(element, "styleId")
        if identifier is None:
            return
        self._elements[identifier] = element
        if attribute(element, "type") == "paragraph" and attribute(element, "default") in {
            "1",
            "true",
        }:
            self._default_paragraph = identifier

    def _resolve(self, identifier: str) -> Style:
        chain: list[etree._Element] = []
        key: str | None = identifier
        while key in self._elements and len(chain) < _LONGEST_CHAIN:
            chain.append(self._elements[key])
            key = attribute(child(chain[-1], "basedOn"), "val")
        level, numbering, look = None, None, RunLook()
        quotation = contents = False
        for element in reversed(chain):
            name = (attribute(child(element, "name"), "val") or "").lower()
            level = _heading_level(element, name) or level
            numbering = numbering_of(child(element, "pPr")) or numbering
            look = look_of(child(element, "rPr")).over(look)
            quotation |= name in _QUOTATIONS
            contents |= _CONTENTS.match(name) is not None
        return Style(None if contents else level, quotation, contents, numbering, look)


def _heading_level(element: etree._Element, name: str) -> str | None:
    outline = attribute(child(child(element, "pPr"), "outlineLvl"), "val")
    if outline in set("012345678"):
        return str(min(int(outline) + 1, 6))
    identifier = (attribute(element, "styleId") or "").lower()
    if found := _HEADING.fullmatch(name) or _HEADING.fullmatch(identifier):
        return str(min(int(found["level"]), 6))
    if name in _TITLES or identifier in _TITLES:
        return "1"
    return "2" if name in _SUBTITLES else None


def numbering_of(properties: etree._Element | None) -> tuple[str, int] | None:
    """Give the list that paragraph properties name, and the level in it."""
    element = child(properties, "numPr")
    identifier = attribute(child(element, "numId"), "val")
    if identifier is None:
        return None
    level = attribute(child(element, "ilvl"), "val") or "0"
    return identifier, int(level) if level in set("012345678") else 0


def look_of(properties: etree._Element | None) -> RunLook:
    """Give what run properties themselves say."""
    emphasis = raised = hidden = None
    languages: dict[str, str] = {}
    for element in [] if properties is None else properties:
        name = local_name(element)
        if name in {"b", "i"}:
            emphasis = emphasis or is_on(element)
        elif name == "vertAlign":
            raised = attribute(element, "val") == "superscript"
        elif name == "position":
            raised = raised or _is_positive(attribute(element, "val"))
        elif name in {"vanish", "webHidden"}:
            hidden = is_on(element)
        elif name == "lang":
            languages = {
                str(key).rpartition("}")[2]: str(value) for key, value in element.attrib.items()
            }
    return RunLook(emphasis, raised, hidden, languages)


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Give the first child of a name."""
    for found in () if element is None else element:
        if local_name(found) == name:
            return found
    return None


def is_on(element: etree._Element) -> bool:
    """Say whether a property that is there is on: `w:val` may turn it off."""
    return attribute(element, "val") not in {"0", "false", "off", "none"}


def _is_positive(value: str | None) -> bool:
    return value is not None and value.isascii() and value.isdigit() and int(value[:6]) > 0
