"""Footnotes: told from the text above by where they stand, their size, and their numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from edossier.formats.pdf.lines import Line
from edossier.formats.pdf.measures import Measures, has_no_room
from edossier.formats.pdf.pages import Run
from edossier.formats.pdf.paragraphs import BACK_LINK, Paragraph

__all__ = ["Footnote", "is_raised", "part_end_notes", "part_footnotes"]

_SMALL = 0.93  # of the size of the text
_RAISED = 0.15  # em
_SMALLER = 0.85
_HIGH = 0.25  # em; a sign in the size of the text that stands above its line
_SIGN = r"\d{1,4}|\*{1,3}|[†‡§]{1,2}"
_LABEL = re.compile(rf"\[?({_SIGN})[.)\]]*(?=\s|[^\W\d_]|[\"“„«‘'(]|$)")
_NUMBER = re.compile(_SIGN)
_SENTENCE_END = re.compile(r"[.!?…。][\"'”’»“)\]]{0,3}$")
_IN_BRACKETS = re.compile(r"\[(\d{1,4})\]")


@dataclass(slots=True)
class Footnote:
    """A note at the foot of a page, which may run over to the next.

    Attributes:
        page: Where it begins; 0 for one at the end of all.
        value: Its name in the file: page and number.
        label: How many letters of its first line are its number.
    """

    value: str
    number: str
    page: int
    label: int
    lines: list[Line] = field(default_factory=list)


def is_raised(run: Run, line: Line) -> bool:
    """Say whether a run stands above its line: small, or a sign that calls a note."""
    height = run.base - line.base
    small = run.size <= _SMALLER * line.size and height > _RAISED * run.size
    return small or (run.is_sign and height > _HIGH * line.size)


def part_footnotes(
    pages: Sequence[Sequence[Line]], measures: Measures
) -> tuple[list[list[Line]], list[Footnote]]:
    """Part the lines of each page into text and the notes at its foot."""
    notes: list[Footnote] = []
    texts: list[list[Line]] = []
    for lines in pages:
        text: list[Line] = []
        for column in _columns(lines):
            start = _start_of_notes(column, lines, measures, notes)
            _take(column[start:], notes)
            text += column[:start]
        texts.append(text)
    return texts, notes


def part_end_notes(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Footnote]]:
    """Part the notes of a printed web page, "4. text ↩", from the paragraphs before them."""
    texts: list[Paragraph] = []
    notes: list[Footnote] = []
    for paragraph in paragraphs:
        label = _label(paragraph.lines[0])
        if label and BACK_LINK.search(paragraph.lines[-1].text):
            notes.append(Footnote(f"n{label[1]}", label[1], 0, label[0], paragraph.lines))
        else:
            texts.append(paragraph)
    return texts, notes


def _columns(lines: Sequence[Line]) -> list[list[Line]]:
    """Give the lines in order, cut where the column changes."""
    found: list[list[Line]] = []
    for line in lines:
        if found and found[-1][-1].column == line.column:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _start_of_notes(
    column: Sequence[Line],
    page: Sequence[Line],
    measures: Measures,
    notes: Sequence[Footnote],
) -> int:
    """Give the index of the first line of a column's notes; its length where there are none."""
    calls = _calls(page)
    start = end = len(column)
    for index in range(end - 1, -1, -1):
        label = _label(column[index])
        all_small = all(is_small(line, measures) for line in column[index:start])
        if not label or calls[label[1]] < 1 + label[2] or not (label[2] or all_small):
            continue
        if start < end and not _counts_on(label[1], column[start]):
            continue
        start = index
    start = _with_rest(column, start, measures, notes)
    return start if start > 0 or len(page) > len(column) or notes else end


def is_small(line: Line, measures: Measures) -> bool:
    """Say whether a line is set smaller than the text."""
    return line.size <= _SMALL * measures.size


def _counts_on(number: str, following: Line) -> bool:
    label = _label(following)
    numbers = [number, label[1] if label else ""]
    return not all(n.isdecimal() for n in numbers) or int(numbers[0]) + 1 == int(numbers[1])


def _with_rest(
    column: Sequence[Line], start: int, measures: Measures, notes: Sequence[Footnote]
) -> int:
    """Take in the lines above that end a note of the page before.

    A note whose last line is full, or ends no sentence, goes on; in the text's own size its rest
    is known only by the white space above it.
    """
    if not notes or start == 0:
        return start
    last = notes[-1].lines[-1]
    if last.page + 1 != column[0].page:
        return start
    is_open = not _SENTENCE_END.search(last.text)
    same = [abs(line.size - last.size) < 0.06 * last.size for line in column]
    first = start
    while first and same[first - 1]:
        if first < start and measures.is_apart(column[first - 1], column[first]):
            break
        first -= 1
    if first == len(column):
        return start
    if is_small(last, measures):
        return first if is_open or has_no_room(last, column[first], measures.right(last)) else start
    return first if is_open and 0 < first < start else start


def _calls(page: Sequence[Line]) -> Counter[str]:
    """Count the numbers that stand raised, or in brackets, in the lines of a page."""
    found: Counter[str] = Counter()
    for line in page:
        for run, _ in line.runs:
            if is_raised(run, line):
                found.update(_NUMBER.findall(run.text))
        found.update(match[1] for match in _IN_BRACKETS.finditer(line.text, 1))
    return found


def _label(line: Line) -> tuple[int, str, bool] | None:
    """Give the length of a note's number that opens a line, the number, whether it is raised."""
    if not line.runs:
        return None
    run = line.runs[0][0]
    if len(line.runs) > 1 and is_raised(run, line):
        match = _NUMBER.fullmatch(run.text.strip())
        return (len(run.text.strip()), match[0], True) if match else None
    match = _LABEL.match(line.text)
    return (match.end(), match[1], False) if match else None


def _take(lines: Sequence[Line], notes: list[Footnote]) -> None:
    """Add the notes of a column's foot; lines before the first number go on from the last note."""
    used = {note.value for note in notes[-200:]}
    before = ""
    for line in lines:
        label = _label(line)
        if label and (not before or label[2] or _counts_on(before, line)):
            value = f"p{line.page}n{label[1]}"
            while value in used:
                value += "+"
            used.add(value)
            notes.append(Footnote(value, label[1], line.page, label[0], [line]))
            before = label[1]
        elif notes:
            notes[-1].lines.append(line)
