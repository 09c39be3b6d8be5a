"""Persons and places that columns name: marked where the words of the document name them too.

A name that its document nowhere has is told of and kept as print: what a catalogue adds is no
mark in a text.
"""

import re
from collections.abc import Sequence
from typing import Literal

from edossier.dossier import Document, Paragraph, Span

__all__ = ["mark"]

_MOST = 200  # places in one text where a name is marked


def mark(document: Document, kind: Literal["person", "place"], name: str) -> Document | None:
    """Give the document with a name marked in title, summary and texts; None if it is in none."""
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    titled = _spans(pattern, document.title or "", kind, name)
    summary = _marked(pattern, document.summary, kind, name) if document.summary else None
    texts = tuple(
        text.model_copy(
            update={
                "paragraphs": tuple(_marked(pattern, one, kind, name) for one in text.paragraphs)
            }
        )
        for text in document.texts
    )
    if not titled and summary == document.summary and texts == document.texts:
        return None
    spans = _merged(document.title_spans, titled)
    return document.model_copy(update={"title_spans": spans, "summary": summary, "texts": texts})


def _marked(
    pattern: re.Pattern[str], paragraph: Paragraph, kind: Literal["person", "place"], name: str
) -> Paragraph:
    found = _spans(pattern, paragraph.text, kind, name)
    if not found:
        return paragraph
    return paragraph.model_copy(update={"spans": _merged(paragraph.spans, found)})


def _spans(
    pattern: re.Pattern[str], text: str, kind: Literal["person", "place"], name: str
) -> list[Span]:
    matches = [match.span() for match in pattern.finditer(text)][:_MOST]
    return [Span(start=start, end=end, kind=kind, target=name) for start, end in matches]


def _merged(old: Sequence[Span], new: Sequence[Span]) -> tuple[Span, ...]:
    """Put spans in order; one that would cross an older one is left out."""
    kept = [
        span
        for span in new
        if not any(o.start < span.end and span.start < o.end for o in old if o.kind == span.kind)
    ]
    return tuple(sorted((*old, *kept), key=lambda span: (span.start, -span.end)))
