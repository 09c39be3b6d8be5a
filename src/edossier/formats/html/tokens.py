"""HTML cut into tags and words, in one pass whose time grows with the length of the file.

Wrong HTML is the rule on the web, so nothing here is an error: a sign that opens nothing is text.
Every search for the end of something is remembered when it fails, so that a million unclosed
tags cost no more than a million letters.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["EndTag", "StartTag", "Token", "Words", "tokenise"]

_NAME = re.compile(r"[A-Za-z][^\s/>]{0,100}")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?P<name>[^\s/>=][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>]*+)))?+"""
)
_TO_END = re.compile(r"[\s/]*+>")
# Their content is no markup. A title is read like any text, but holds no tags.
_RAW = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)
    for name in ("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes")
}
_HUGE_REFERENCE = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_MOST_ATTRIBUTES = 60


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, character references resolved; `at` is its offset in the file."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class StartTag:
    """A tag that opens an element; names in lower case; the first of two equal attributes."""

    at: int
    name: str
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EndTag:
    """A tag that closes an element."""

    at: int
    name: str


Token = Words | StartTag | EndTag


def tokenise(source: str) -> Iterator[Token]:
    """Give tags and words in order; comments, declarations and instructions are left out."""
    at = 0
    finder = _Finder(source)
    last_end = source.rfind(">")
    words_from = 0
    while (at := source.find("<", at)) >= 0 and at < last_end:
        after = source[at + 1 : at + 2]
        if not (after.isalpha() or after in ("/", "!", "?")):
            at += 1
            continue
        if words_from < at:
            yield Words(words_from, unescape(source[words_from:at]))
        if after.isalpha():
            tag, at = _start_tag(source, at)
            yield tag
            if tag.name in _RAW:
                end = finder.find_end_tag(tag.name, at)
                if end > at:
                    yield Words(at, unescape(source[at:end]))
                at = end
        elif after == "/":
            name = _NAME.match(source, at + 2)
            if name:
                yield EndTag(at, name[0].lower())
            at = source.find(">", at) + 1
        else:
            at = finder.end_of_comment(at)
        words_from = at
    if words_from < len(source):
        yield Words(words_from, unescape(source[words_from:]))


def unescape(text: str) -> str:
    """Resolve character references; one beyond Unicode, however long, is U+FFFD."""
    if "&" not in text:
        return text
    return html.unescape(_HUGE_REFERENCE.sub("\ufffd", text))


class _Finder:
    """Finds ends, and remembers what is not to be found any more."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._absent: set[str] = set()

    def find_end_tag(self, name: str, at: int) -> int:
        if name in self._absent:
            return len(self._source)
        found = _RAW[name].search(self._source, at)
        if found is None:
            self._absent.add(name)
            return len(self._source)
        return found.start()

    def end_of_comment(self, at: int) -> int:
        if self._source.startswith("<!--", at) and "-->" not in self._absent:
            if self._source.startswith(("<!-->", "<!--->"), at):
                return self._source.index(">", at) + 1
            end = self._source.find("-->", at + 4)
            if end >= 0:
                return end + 3
            self._absent.add("-->")
        return self._source.find(">", at) + 1


def _start_tag(source: str, at: int) -> tuple[StartTag, int]:
    name = _NAME.match(source, at + 1)
    position = name.end() if name else at + 2
    attributes: dict[str, str] = {}
    while not (end := _TO_END.match(source, position)):
        attribute = _ATTRIBUTE.match(source, position)
        if attribute is None:
            position += 1
            if position >= len(source):
                return StartTag(at, name[0].lower() if name else "", attributes), len(source)
            continue
        if len(attributes) < _MOST_ATTRIBUTES:
            value = attribute["double"] or attribute["single"] or attribute["bare"] or ""
            attributes.setdefault(attribute["name"].lower(), unescape(value))
        position = attribute.end()
    return StartTag(at, name[0].lower() if name else "", attributes), end.end()
