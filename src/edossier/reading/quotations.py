"""Quotations in running text, without their marks; straight and curly ones may be mixed."""

from dataclasses import dataclass

__all__ = ["CLOSERS", "OPENERS", "find_quotations"]

OPENERS = '“„«‟»"'
CLOSERS = '”“»«"‟'
_PAIRS = {"“": '”"', "„": '“”"‟', "«": "»", "»": "«", "‟": '”"', '"': '"”'}
_BEFORE_OPENING = "([{—–-/ \t\n\u00a0“„«\"'‘’"


@dataclass(frozen=True, slots=True)
class _Open:
    at: int
    mark: str


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Give the range between the marks of each quotation, outer ones before inner ones.

    >>> text = 'He said “no,” and "[M]any letters came,” too.'
    >>> [text[start:end] for start, end in find_quotations(text)]
    ['no,', '[M]any letters came,']
    """
    found: list[tuple[int, int]] = []
    stack: list[_Open] = []
    for at, mark in enumerate(text):
        if mark not in _PAIRS and mark not in CLOSERS:
            continue
        if stack and mark in _PAIRS[stack[-1].mark] and not _must_open(text, at, stack):
            start = stack.pop().at + 1
            if text[start:at].strip():
                found.append((start, at))
        elif mark in _PAIRS and _may_open(text, at):
            stack.append(_Open(at, mark))
        else:
            _close_outer(text, at, stack, found)
    return tuple(sorted(found, key=lambda pair: (pair[0], -pair[1])))


def _may_open(text: str, at: int) -> bool:
    if at + 1 >= len(text) or (text[at + 1].isspace() and text[at] not in "«„"):
        return False
    return at == 0 or text[at - 1] in _BEFORE_OPENING or text[at] in "“„«"


def _must_open(text: str, at: int, stack: list[_Open]) -> bool:
    """Tell a straight or German mark inside a quotation that opens one within it."""
    if text[at] not in '"“' or stack[-1].mark == text[at] or stack[-1].mark == "„":
        return False
    return at > 0 and text[at - 1].isspace() and at + 1 < len(text) and not text[at + 1].isspace()


def _close_outer(text: str, at: int, stack: list[_Open], found: list[tuple[int, int]]) -> None:
    """Close an outer quotation whose inner one was never closed; look no deeper than four."""
    for depth in range(len(stack) - 2, max(-1, len(stack) - 6), -1):
        if text[at] in _PAIRS[stack[depth].mark]:
            if text[stack[depth].at + 1 : at].strip():
                found.append((stack[depth].at + 1, at))
            del stack[depth:]
            return
