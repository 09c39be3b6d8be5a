"""A paragraph with stand-off spans -> HTML, everything escaped, no link inside a link.

Spans may nest, and two may cross; a span that would cross its parent's end is cut in two there,
since HTML knows only nesting.
"""

import heapq
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape

from django.utils.safestring import SafeString

from edossier.dossier import Span

__all__ = ["Link", "Resolve", "typeset"]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a span leads.

    Attributes:
        href: An address on this site, a fragment, or an http(s) address.
        label: For a note call, whose range is empty: the number to print.
        id: An id for the link itself, so that a note can lead back.
        title: A few words for a tooltip.
    """

    href: str
    label: str = ""
    id: str = ""
    title: str = ""


Resolve = Callable[[Span], Link | None]

_MAX_DEPTH = 20  # deeper nesting than any text has; the rest would only exhaust the stack


@dataclass(slots=True)
class _Node:
    start: int
    end: int
    span: Span
    children: list["_Node"] = field(default_factory=list)


def typeset(text: str, spans: Sequence[Span], resolve: Resolve) -> SafeString:
    """Give `text` as HTML, each span that leads somewhere as a link.

    Args:
        text: Plain text.
        spans: Ranges of `text`, in any order; one outside the text is left out.
        resolve: Where a span leads; None for one that leads nowhere.
    """
    inside = [span for span in spans if 0 <= span.start <= span.end <= len(text)]
    roots = _nest(_parted(text, inside))
    # Safe: every piece of text and every attribute went through `escape`. Django's own way to join
    # escaped pieces takes eight times as long, and a page has hundreds of them.
    return SafeString(_inner_html(text, 0, len(text), roots, resolve, inside_link=False))


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


def _inner_html(
    text: str, start: int, end: int, nodes: list[_Node], resolve: Resolve, *, inside_link: bool
) -> str:
    pieces: list[str] = []
    at = start
    for node in nodes:
        pieces.append(escape(text[at : node.start]))
        pieces.append(_node_html(text, node, resolve, inside_link=inside_link))
        at = node.end
    pieces.append(escape(text[at:end]))
    return "".join(pieces)


def _node_html(text: str, node: _Node, resolve: Resolve, *, inside_link: bool) -> str:
    if node.span.kind == "note":
        return _note_call_html(resolve(node.span))
    link = None if inside_link else resolve(node.span)
    inner = _inner_html(
        text,
        node.start,
        node.end,
        node.children,
        resolve,
        inside_link=inside_link or link is not None,
    )
    if link:
        return f'<a class="{node.span.kind}"{_attributes(link)}>{inner}</a>'
    return f"<em>{inner}</em>" if node.span.kind == "emphasis" else inner


def _note_call_html(link: Link | None) -> str:
    if link is None:
        return ""
    call = f'<a{_attributes(link)} role="doc-noteref">{escape(link.label)}</a>'
    return f'<sup class="note-call">{call}</sup>'


def _attributes(link: Link) -> str:
    pairs = (("href", link.href), ("id", link.id), ("title", link.title))
    return "".join(f' {name}="{escape(value)}"' for name, value in pairs if value)
