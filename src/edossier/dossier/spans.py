"""Spans of one text by place; they are kept in order, so no search goes through all of them."""

from bisect import bisect_left
from collections.abc import Sequence

from edossier.dossier.model import Span

__all__ = ["first_behind", "last_before", "spans_between"]


def spans_between(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Give the spans that begin between two offsets; `spans` are in order of their start."""
    first = bisect_left(spans, start, key=_start)
    return spans[first : bisect_left(spans, end, lo=first, key=_start)]


def last_before(spans: Sequence[Span], at: int, lowest: int = 0) -> Span | None:
    """Give the last span that begins before `at`, and not before `lowest`."""
    index = bisect_left(spans, at, key=_start) - 1
    return spans[index] if index >= 0 and spans[index].start >= lowest else None


def first_behind(spans: Sequence[Span], at: int, highest: int) -> Span | None:
    """Give the first span that begins at `at` or behind it, and before `highest`."""
    index = bisect_left(spans, at, key=_start)
    return spans[index] if index < len(spans) and spans[index].start < highest else None


def _start(span: Span) -> int:
    return span.start
