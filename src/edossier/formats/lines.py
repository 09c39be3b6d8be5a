"""Lines of a text file, and which of them belong to one paragraph.

Most files hold a paragraph a line. A hard-wrapped one breaks its paragraphs at a width; that
shows, since a program that wraps goes on to the next line only when the next word has no room.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Line", "find_lines", "group_lines", "is_rule", "starts_anew", "wrap_width"]

_LINE = re.compile(r"[^\n\f]+")
_NARROWEST, _WIDEST = 40, 132
_SLACK = 6  # code points that a line wrapped by hand, or by other rules for dashes, leaves free
_MOST_LINES_JUDGED = 5000
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»“)\]]{0,3}(?:\[\d{1,3}\])?$")
_LABELS = (
    "source|sources|from|to|subject|date|quelle|quellen|betreff|zdroj|pramen|źródło|forrás|sursa|"
    "источник|джерело|источник|източник|извор|izvor"
)
_STARTS_ANEW = re.compile(
    rf"""
      [-*•·–—+]\s                                  # a bullet
    | \#{{1,6}}\s | > | \| | ``` | ~~~ | \[\^        # Markdown
    | \[?(?:{_LABELS})\ ?:                         # a label of an entry
    | [^\W\d_a-z]{{2,10}}\ ?[-–—:=]\s              # an entry of a list of acronyms
    | (?:document|doc\.?|dokument|документ|document(?:o|ul)?|dokumentum)
      \ ?(?:no\.?|nr\.?|č\.|№)?\ ?\d{{1,4}}\ ?[.:]?$  # a heading that is the whole line
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NUMBERED = re.compile(r"\(?(?:\d{1,3}|[ivxlc]{1,6}|[a-z])[.)]\s+(?=[^\W\d_]|[\"“„«'‘])")
_BRACKETED = re.compile(r"\[(\d{1,3})\]")
_ENTRY = re.compile(r"\(?(\d{1,3})[.)]\s")
_RULE = re.compile(r"(?:[-=_*~+.•·—]\s?){3,}")
_COLUMNS = re.compile(r"\S(?:\t| {4,}| \| )\S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank; its range leaves the blanks at both ends out.

    Attributes:
        number: From 1, as an editor counts.
        indent: Columns before its first letter.
        after_gap: Whether a blank line or a new page stands before it.
    """

    start: int
    end: int
    number: int
    indent: int
    after_gap: bool
    text: str


def find_lines(text: str) -> Iterator[Line]:
    """Give the lines that are not blank, in order."""
    number, counted, last_number = 1, 0, 0
    for match in _LINE.finditer(text):
        printed = match[0].strip()
        if not printed:
            continue
        number += text.count("\n", counted, match.start())
        new_page = text.find("\f", counted, match.start()) >= 0
        counted = match.start()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        indent = len(text[match.start() : start].expandtabs(8))
        gap = number != last_number + 1 or new_page
        yield Line(start, start + len(printed), number, indent, gap, printed)
        last_number = number


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Give the width, in code points, that a file was wrapped at; None where it was not."""
    judged = lines[:_MOST_LINES_JUDGED]
    if len(judged) < 3:
        return None
    lengths = sorted(line.indent + len(line.text) for line in judged)
    width = lengths[int(len(lengths) * 0.97) - 1]
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > 4 * width:
        return None
    breaks = wrapped = 0
    for line, following in pairwise(judged):
        if following.after_gap or starts_anew(line, following):
            continue
        breaks += 1
        wrapped += _has_no_room(line, following, width)
    return width if wrapped >= 3 and wrapped >= breaks * 0.6 else None


def group_lines(
    lines: Sequence[Line], width: int | None, *, always: bool = False
) -> Iterator[tuple[Line, ...]]:
    """Give the lines of each block.

    Args:
        lines: The lines of the file.
        width: What `wrap_width` gave; None makes one block a line.
        always: Join lines whatever their width, as Markdown does.
    """
    group: list[Line] = []
    for line in lines:
        joins = (width is not None or always) and group and _continues(group, line, width, always)
        if group and not joins:
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _counts_on(first: Line, line: Line) -> bool:
    """Say whether a line bears the number after that of the entry it would continue."""
    for pattern in (_BRACKETED, _ENTRY):
        before, here = pattern.match(first.text), pattern.match(line.text)
        if before and here:
            return int(here[1]) == int(before[1]) + 1
    return False


def is_rule(printed: str) -> bool:
    """Say whether a line only parts others: dashes, stars, signs of equality."""
    return not printed[0].isalnum() and _RULE.fullmatch(printed) is not None


def _continues(group: list[Line], line: Line, width: int | None, always: bool) -> bool:
    last = group[-1]
    if line.after_gap:
        return False
    if line.text.startswith(">") and last.text.startswith(">"):
        return bool(line.text.strip("> ")) and bool(last.text.strip("> "))
    if starts_anew(last, line):
        return False
    if _counts_on(group[0], line):
        return False
    if always:
        return True
    hanging = bool(_NUMBERED.match(last.text) or _BRACKETED.match(last.text))
    if line.indent >= last.indent + 2 and not hanging:
        return False
    return width is not None and _has_no_room(last, line, width)


def starts_anew(line: Line, following: Line) -> bool:
    """Say whether the shape of two lines forbids that the second continues the first."""
    if is_rule(line.text) or is_rule(following.text):
        return True
    if _COLUMNS.search(line.text[:1000]) or _COLUMNS.search(following.text[:1000]):
        return True
    if _STARTS_ANEW.match(following.text) or line.text.startswith("#"):
        return True
    return bool(_NUMBERED.match(following.text) and _SENTENCE_END.search(line.text[-20:]))


def _has_no_room(line: Line, following: Line, width: int) -> bool:
    word = following.text.split(maxsplit=1)[0]
    return line.indent + len(line.text) + 1 + len(word) > width - _SLACK
