"""A paragraph with stand-off spans -> HTML, everything escaped, no link inside a link.

Spans may nest, and two may cross; a span that would cross its parent's end is cut in two there,
since HTML knows only nesting.
"""

import heapq
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString

from edossier.dossier import Span

__all__ = ["Link", "Resolve", "call_span", "typeset"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a span leads.

    Attributes:
        href: An address on this site, a fragment, or an http(s) address.
        label: For a call, whose range is empty: what to print there.
        spoken: What is read out before the label, where the label alone does not say enough.
        id: An id for the link itself, so that a note can lead back.
        title: A few words for a tooltip.
        is_elsewhere: What it leads to is not on this site; `href` may be empty.
    """

    href: str
    label: str = ""
    spoken: str = ""
    id: str = ""
    title: str = ""
    is_elsewhere: bool = False


Resolve = Callable[[Span], Link | None]

_MAX_DEPTH = 20  # deeper nesting than any text has; the rest would only exhaust the stack

# A word without a small Latin letter; whether it is all capitals `isupper` says, in any script.
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]{2,}+(?!\w)")
# What may close a quotation behind its words, the stop that belongs to it included.
_CLOSING = re.compile(r"[.,;:!?…]?[”’\"'»“‘›]{0,2}")


@dataclass(slots=True)
class _Node:
    start: int
    end: int
    span: Span
    children: list["_Node"] = field(default_factory=list)


def typeset(
    text: str,
    spans: Sequence[Span],
    resolve: Resolve,
    acronyms: Mapping[str, str] | None = None,
) -> SafeString:
    """Give `text` as HTML, each span that leads somewhere as a link.

    Args:
        text: Plain text.
        spans: Ranges of `text`, in any order; one outside the text is left out.
        resolve: Where a span leads; None for one that leads nowhere.
        acronyms: What known acronyms stand for. Words in capitals are then marked for small
            ones, the acronyms with what they stand for; with None, no word is.
    """
    inside = [span for span in spans if 0 <= span.start <= span.end <= len(text)]
    roots = _nest(_parted(text, inside))
    # Safe: every piece of text and every attribute went through `escape`. Django's own way to join
    # escaped pieces takes eight times as long, and a page has hundreds of them.
    setter = _Setter(text, resolve, acronyms)
    return SafeString(setter.inner(0, len(text), roots, inside_link=False))


def call_span(text: str, span: Span, target: str) -> Span:
    """Give the place behind a quotation, its closing marks included, as a call of `target`."""
    closing = _CLOSING.match(text, span.end)
    end = closing.end() if closing else span.end
    return span.model_copy(update={"start": end, "end": end, "target": target})


def _parted(text: str, spans: Sequence[Span]) -> list[Span]:
    """Give each document of "Documents 2-3" the number it is printed as, so each has a link.

    Both spans lie over the whole words. The first keeps them as far as its own number; each
    other takes its number alone, where that is printed.
    """
    count = Counter((span.start, span.end) for span in spans if span.kind == "document")
    seen: dict[tuple[int, int], int] = {}
    parted: list[Span] = []
    for span in spans:
        if span.kind != "document" or not span.target:
            parted.append(span)
            continue
        whole = (span.start, span.end)
        number = re.compile(rf"(?<!\w){re.escape(span.target)}(?!\w)")
        found = number.search(text, seen.get(whole, span.start), span.end)
        if whole not in seen:
            seen[whole] = end = found.end() if found else span.end
            parted.append(span.model_copy(update={"end": end}) if count[whole] > 1 else span)
        elif found:
            seen[whole] = found.end()
            parted.append(span.model_copy(update={"start": found.start(), "end": found.end()}))
    return parted


def _nest(spans: Sequence[Span]) -> list[_Node]:
    """Arrange spans as a forest in order of start, the longer outside."""
    heap = [(span.start, -span.end, order, span) for order, span in enumerate(spans)]
    heapq.heapify(heap)
    roots: list[_Node] = []
    open_nodes: list[_Node] = []
    while heap:
        start, minus_end, order, span = heapq.heappop(heap)
        node = _Node(start, -minus_end, span)
        while open_nodes and not _holds(open_nodes[-1], node):
            open_nodes.pop()
        parent = open_nodes[-1] if open_nodes else None
        if parent and node.end > parent.end:
            heapq.heappush(heap, (parent.end, -node.end, order, span))
            node.end = parent.end
        if len(open_nodes) < _MAX_DEPTH:
            (parent.children if parent else roots).append(node)
            open_nodes.append(node)
    return roots


def _holds(parent: _Node, node: _Node) -> bool:
    if node.start == node.end:  # a note call at either edge stands outside
        return parent.start < node.start < parent.end
    return node.start < parent.end


@dataclass(frozen=True, slots=True)
class _Setter:
    """Sets one text; what its nodes lead to is asked in the order in which they stand."""

    text: str
    resolve: Resolve
    acronyms: Mapping[str, str] | None

    def inner(self, start: int, end: int, nodes: list[_Node], *, inside_link: bool) -> str:
        """Set a stretch of the text and the nodes in it."""
        pieces: list[str] = []
        at = start
        for node in nodes:
            pieces.append(self._words(at, node.start))
            pieces.append(self._node(node, inside_link=inside_link))
            at = node.end
        pieces.append(self._words(at, end))
        return "".join(pieces)

    def _node(self, node: _Node, *, inside_link: bool) -> str:
        if node.start == node.end:
            return _call_html(node.span.kind, self.resolve(node.span))
        link = None if inside_link else self.resolve(node.span)
        within = inside_link or link is not None
        inner = self.inner(node.start, node.end, node.children, inside_link=within)
        if link:
            kind = "elsewhere" if link.is_elsewhere else node.span.kind
            tag = "a" if link.href else "span"
            return f'<{tag} class="{kind}"{_attributes(link)}>{inner}</{tag}>'
        return f"<em>{inner}</em>" if node.span.kind == "emphasis" else inner

    def _words(self, start: int, end: int) -> str:
        if self.acronyms is None:
            return escape(self.text[start:end])
        pieces: list[str] = []
        at = start
        for run in _CAPITALS.finditer(self.text, start, end):
            if run[0].isupper():
                pieces.append(escape(self.text[at : run.start()]))
                pieces.append(_capitals_html(run[0], self.acronyms.get(run[0])))
                at = run.end()
        pieces.append(escape(self.text[at:end]))
        return "".join(pieces)


def _capitals_html(word: str, meaning: str | None) -> str:
    if meaning is None:
        return f'<span class="caps">{escape(word)}</span>'
    return f'<abbr class="caps" title="{escape(meaning)}">{escape(word)}</abbr>'


def _call_html(kind: str, link: Link | None) -> str:
    if link is None or not link.label:
        return ""
    if kind == "page":
        label = escape(link.label)
        return (
            f'<span class="page-begins"{_attributes(link)} role="doc-pagebreak" '
            f'aria-label="Page {label}"><span class="page-number">{label}</span></span>'
        )
    if kind == "note":
        label = escape(link.label)
        call = f'<a{_attributes(link)} role="doc-noteref" aria-label="Note {label}">{label}</a>'
        return f'<sup class="note-call">{call}</sup>'
    spoken = f'<span class="unseen">{escape(link.spoken)} </span>' if link.spoken else ""
    call = f'<a class="source-call"{_attributes(link)}>{spoken}{escape(link.label)}</a>'
    return f'<sup class="note-call">{call}</sup>'


def _attributes(link: Link) -> str:
    pairs = (("href", link.href), ("id", link.id), ("title", link.title))
    return "".join(f' {name}="{escape(value)}"' for name, value in pairs if value)
