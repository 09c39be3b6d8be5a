"""Table rows: one block of cells parted by tabs, unless the table only lays out a page."""

from dataclasses import dataclass, field

from edossier.formats.builder import SourceBuilder

__all__ = ["RowTracker"]

# A row beyond these holds paragraphs side by side, not data.
_MOST_BLOCKS, _LONGEST = 12, 6000


@dataclass(slots=True)
class _Row:
    first_block: int
    start: int
    headings_before: int
    rows_before: int
    cell_start: int
    cells: list[tuple[int, int]] = field(default_factory=list)


class RowTracker:
    """Follows rows and cells as they open and close, and decides at a row's end what it is."""

    def __init__(self, builder: SourceBuilder) -> None:
        self.headings = 0
        self._builder = builder
        self._open: list[_Row] = []
        self._rows = 0

    def start_row(self) -> None:
        """Open a row."""
        self._builder.end_block()
        start = self._builder.reach()
        self._open.append(_Row(len(self._builder.blocks), start, self.headings, self._rows, start))
        self._rows += 1

    def start_cell(self) -> None:
        """Open a cell, parted by a tab from one before it that has words."""
        row = self._open[-1] if self._open else None
        if row and self._builder.has_words_since(row.start):
            self._builder.end_cell()
        else:
            self._builder.end_block()
        if row:
            row.cell_start = self._builder.reach()

    def end_cell(self) -> None:
        """Close a cell."""
        if self._open and self._builder.has_words_since(self._open[-1].cell_start):
            row = self._open[-1]
            row.cells.append((row.cell_start, self._builder.last_end))

    def end_row(self) -> None:
        """Close a row: a row of data becomes one block, any other stays as it is."""
        if not self._open:
            return
        row = self._open.pop()
        builder = self._builder
        builder.end_block()
        nested = self._rows > row.rows_before + 1 or self.headings > row.headings_before
        blocks = len(builder.blocks) - row.first_block
        too_long = blocks > _MOST_BLOCKS or builder.last_end - row.start > _LONGEST
        if len(row.cells) < 2 or nested or too_long:
            return
        builder.merge_blocks(row.first_block)
        builder.add_mark(row.start, builder.last_end, "row")
        for start, end in row.cells:
            builder.add_mark(start, end, "cell")
