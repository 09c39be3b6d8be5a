"""Lines to paragraphs, by white space, indents, and whether a line had room for one more word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edossier.formats.lines import is_rule
from edossier.formats.pdf.lines import Line
from edossier.formats.pdf.measures import Measures, has_no_room

__all__ = ["BACK_LINK", "Paragraph", "find_paragraphs"]

BACK_LINK = re.compile(r"\s*[↩↑⏎↵⤴][\ufe0e\ufe0f]?\s*$")
"""The sign that ends a note of a web page and leads back to its call."""

_SAME_SIZE = 0.06
_INDENT = 0.8  # em
_LARGER = 1.1  # of the size of the text: a heading
_LONGEST_HEADING = 250  # code points
_MOST_HEADING_LINES = 4
_MOST_LEVELS = 6
_HANGING = re.compile(r"(?:\(?\[?(?:\d{1,3}|[ivxlc]{1,6}|[a-z])[.)\]]|[-•·–—◦▪*])\s", re.IGNORECASE)
_BULLET = re.compile(r"[•◦▪]\s")
_BRACKETED = re.compile(r"\[(\d{1,3})\]\s")
_OPENS_ENTRY = re.compile(r"[^\W\d_a-z]{2,10}\ ?[-–—:=]\s")
_SENTENCE_END = re.compile(r"[.!?:;…。！？][\"'”’»“)\]]{0,3}(?:\[?\d{1,3}\]?)?$")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together.

    Attributes:
        level: Of a heading, from 1; None for text.
    """

    lines: list[Line]
    level: int | None = None


def find_paragraphs(lines: Sequence[Line], measures: Measures) -> list[Paragraph]:
    """Group lines in reading order; furniture and notes are left out before."""
    found: list[Paragraph] = []
    for block in _blocks(lines, measures):
        width = measures.block_right(block)
        for line in block:
            last = found[-1].lines if found else None
            if last and _continues(last, line, measures, width if last[-1] in block else None):
                last.append(line)
            else:
                found.append(Paragraph([line]))
    _set_levels(found, measures)
    return found


def _blocks(lines: Sequence[Line], measures: Measures) -> Iterator[list[Line]]:
    """Give runs of lines of one size without white space between them."""
    block: list[Line] = []
    for line in lines:
        if block and not (
            _is_same_column(block[-1], line)
            and _is_same_size(block[-1], line)
            and not measures.is_apart(block[-1], line)
        ):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _continues(
    paragraph: Sequence[Line], line: Line, measures: Measures, width: float | None
) -> bool:
    last = paragraph[-1]
    if len(last.cells) > 1 or len(line.cells) > 1 or not _is_same_size(last, line):
        return False
    if (
        BACK_LINK.search(last.text)
        or is_rule(last.text)
        or is_rule(line.text)
        or _opens_anew(paragraph, line)
    ):
        return False
    if last.is_bold != line.is_bold and last.runs[-1][0].bold != line.runs[0][0].bold:
        return False
    if _is_same_column(last, line):
        if measures.is_apart(last, line) or _is_indented(paragraph, line, 0.0):
            return False
        if _is_large(line, measures) or (last.is_bold and line.is_bold):
            return True
    elif (
        (last.text[-1:].isalnum() or last.text[-1:] in ",-–")
        and line.text[:1].islower()
        and not line.is_bold
    ):
        return True  # no sentence ends with the page
    else:
        moved = measures.left(line) - measures.left(last)
        moves = {moved, 0.0 if last.column == line.column else moved}
        if _is_large(line, measures) or all(_is_indented(paragraph, line, m) for m in moves):
            return False
    return has_no_room(last, line, width or measures.right(last))


def _opens_anew(paragraph: Sequence[Line], line: Line) -> bool:
    """Say whether the shape of a line forbids that it continues the paragraph.

    A bracketed number at a line's beginning may be a call: a note has the next one after its own.
    """
    if _BULLET.match(line.text):
        return True
    before, here = _BRACKETED.match(paragraph[0].text), _BRACKETED.match(line.text)
    if before and here:
        return int(here[1]) == int(before[1]) + 1
    opens = not here and (_HANGING.match(line.text) or _OPENS_ENTRY.match(line.text))
    return bool(opens and _SENTENCE_END.search(paragraph[-1].text[-20:]))


def _is_indented(paragraph: Sequence[Line], line: Line, moved: float) -> bool:
    """Say whether a line begins where only the first line of a paragraph does.

    Lines set in the middle begin anywhere; they are known by their middles.
    """
    last, em = paragraph[-1], line.size
    change = line.left - last.left - moved
    middles = abs(line.left + line.right - last.left - last.right - 2 * moved)
    if abs(change) <= _INDENT * em or (middles < em and len(paragraph) < _MOST_HEADING_LINES):
        return False
    if change > 0:
        return not (len(paragraph) == 1 and _HANGING.match(last.text)) and not _is_hanging(
            paragraph, line
        )
    return len(paragraph) > 1


def _is_hanging(paragraph: Sequence[Line], line: Line) -> bool:
    """Say whether a first line stands out to the left, as in a bibliography: half a line more."""
    return len(paragraph) == 1 and line.text[:1].islower()


def _is_same_column(line: Line, other: Line) -> bool:
    return line.page == other.page and line.column == other.column


def _is_same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= _SAME_SIZE * max(line.size, other.size)


def _is_large(line: Line, measures: Measures) -> bool:
    return line.size >= _LARGER * measures.size


def _set_levels(paragraphs: Sequence[Paragraph], measures: Measures) -> None:
    """Number the kinds of headings by size; bold ones of the text's size come last."""
    kinds: dict[int, float] = {}
    for index, paragraph in enumerate(paragraphs):
        first = paragraph.lines[0]
        if not _is_heading(paragraph, measures):
            continue
        kinds[index] = round(first.size * 2) / 2 if _is_large(first, measures) else 0.0
    sizes = sorted(set(kinds.values()), reverse=True)
    for index, size in kinds.items():
        paragraphs[index].level = min(sizes.index(size) + 1, _MOST_LEVELS)


def _is_heading(paragraph: Paragraph, measures: Measures) -> bool:
    lines = paragraph.lines
    letters = sum(len(line.text) for line in lines)
    if len(lines) > _MOST_HEADING_LINES or letters > _LONGEST_HEADING or len(lines[0].cells) > 1:
        return False
    if not any(letter.isalnum() for letter in lines[0].text):
        return False
    if _is_large(lines[0], measures):
        return True
    same = lines[0].size >= (1 - _SAME_SIZE) * measures.size
    return same and all(line.is_bold for line in lines) and lines[-1].text[-1] not in ".,;"
