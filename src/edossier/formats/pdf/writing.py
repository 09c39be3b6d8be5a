"""A paragraph of printed lines to words and marks."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from edossier.formats.builder import OpenMark, SourceBuilder
from edossier.formats.pdf.hyphens import Vocabulary
from edossier.formats.pdf.lines import Line
from edossier.formats.pdf.notes import is_raised
from edossier.formats.pdf.pages import Run
from edossier.formats.pdf.paragraphs import BACK_LINK, Paragraph
from edossier.text import MarkKind

__all__ = ["ParagraphWriter"]

_CALL = re.compile(r"\s*(\d{1,4}|\*{1,3}|[†‡§]{1,2})\s*")


@dataclass(frozen=True, slots=True)
class _Piece:
    """Words of one look; a heading's own weight is no emphasis."""

    text: str
    emphasis: bool
    address: str | None
    call: str | None  # the name of the note that a raised number calls; "" where none is known
    line: Line


class ParagraphWriter:
    """Writes paragraphs one after the other.

    Args:
        names: Page and number of each footnote, and the name of it; page 0 for a note at the end.
    """

    def __init__(
        self, builder: SourceBuilder, lines: Iterable[Line], names: Mapping[tuple[int, str], str]
    ) -> None:
        self._builder = builder
        self._vocabulary = Vocabulary(line.text for line in lines)
        self._names = names

    def write(self, paragraph: Paragraph, *, label: int = 0) -> None:
        """Write one paragraph as a block.

        Args:
            label: How many letters at its start are a note's number and stand apart.
        """
        heading = (
            self._builder.open_mark("heading", str(paragraph.level)) if paragraph.level else None
        )
        if len(paragraph.lines[0].cells) > 1:
            self._write_row(paragraph.lines[0])
        else:
            pieces = list(self._pieces(paragraph))
            if label:
                pieces = self._write_label(pieces, label)
            self._write_pieces(pieces)
        self._builder.end_block()
        if heading:
            self._builder.close_mark(heading)

    def _write_row(self, line: Line) -> None:
        start, first = self._builder.reach(), len(self._builder.blocks)
        cells: list[tuple[int, int]] = []
        for cell in line.cells:
            if self._builder.is_open:
                self._builder.end_cell()
            at = self._builder.reach()
            runs = [(run, "") for run in cell.runs]
            inner = Line(line.page, line.number, line.column, [cell], "", runs)
            self._write_pieces(self._pieces(Paragraph([inner])))
            cells.append((at, self._builder.last_end))
        self._builder.end_block()
        self._builder.merge_blocks(first)
        self._builder.add_mark(start, self._builder.last_end, "row")
        for at, end in cells:
            self._builder.add_mark(at, end, "cell")

    def _write_label(self, pieces: list[_Piece], label: int) -> list[_Piece]:
        """Write the number of a note, whatever runs it is made of, as a sign that is no text."""
        mark = self._builder.open_mark("markup")
        while pieces and label:
            first = pieces.pop(0)
            head, rest = first.text[:label], first.text[label:]
            label -= len(head)
            self._builder.write(head, _place(first.line))
            if rest:
                pieces.insert(0, _Piece(rest, first.emphasis, first.address, None, first.line))
        self._builder.close_mark(mark)
        if pieces and not pieces[0].text[:1].isspace():
            self._builder.write(" ", _place(pieces[0].line))
        return pieces

    def _pieces(self, paragraph: Paragraph) -> Iterator[_Piece]:
        lines = paragraph.lines
        all_bold = all(line.is_bold for line in lines)
        part = ""
        for index, line in enumerate(lines):
            following = lines[index + 1].text if index + 1 < len(lines) else None
            cut, next_part = (
                (0, "") if following is None else self._vocabulary.join(line.text, following)
            )
            yield from _cut(list(self._of_line(line, all_bold, part)), cut)
            part = next_part

    def _of_line(self, line: Line, all_bold: bool, part: str) -> Iterator[_Piece]:
        last = len(line.runs) - 1
        for index, (run, blank) in enumerate(line.runs):
            text = (part if index == 0 else blank) + run.text
            text = text.rstrip() if index == last else text
            emphasis = run.italic or (run.bold and not all_bold)
            yield _Piece(text, emphasis, run.address or None, self._call(run, line), line)

    def _call(self, run: Run, line: Line) -> str | None:
        if not is_raised(run, line):
            return None
        match = _CALL.fullmatch(run.text)
        if match is None:
            return ""
        at_end = self._names.get((0, match[1]), "")
        return self._names.get((line.page, match[1]), at_end)

    def _write_pieces(self, pieces: Iterable[_Piece]) -> None:
        pieces = list(pieces)
        back = BACK_LINK.search(pieces[-1].text) if pieces else None
        open_marks: dict[tuple[MarkKind, str | None], OpenMark] = {}
        for index, piece in enumerate(pieces):
            wanted = dict.fromkeys(_marks_of(piece))
            for key in [key for key in open_marks if key not in wanted]:
                self._builder.close_mark(open_marks.pop(key))
            text = piece.text
            if back and index == len(pieces) - 1:
                text = text[: back.start()]
            lead = text[: len(text) - len(text.lstrip())]
            if lead and len(wanted) > len(open_marks):
                self._builder.write(lead, _place(piece.line))
                text = text[len(lead) :]
            for kind, value in wanted:
                if (kind, value) not in open_marks:
                    open_marks[kind, value] = self._builder.open_mark(kind, value)
            self._builder.write(text, _place(piece.line))
        for mark in open_marks.values():
            self._builder.close_mark(mark)
        if back:
            mark = self._builder.open_mark("furniture", "link back to the text")
            self._builder.write(f" {back[0].strip()}", _place(pieces[-1].line))
            self._builder.close_mark(mark)


def _marks_of(piece: _Piece) -> Iterator[tuple[MarkKind, str | None]]:
    if piece.address:
        yield "link", piece.address
    if piece.call:
        yield "note_call", piece.call
    elif piece.call is not None:
        yield "superscript", None
    if piece.emphasis and piece.call is None:
        yield "emphasis", None


def _cut(pieces: list[_Piece], letters: int) -> list[_Piece]:
    """Take letters from the end of a line."""
    if letters and pieces:
        last = pieces[-1]
        pieces[-1] = _Piece(last.text[:-letters], last.emphasis, last.address, last.call, last.line)
    return pieces


def _place(line: Line) -> str:
    return f"p{line.page}:{line.number}"
