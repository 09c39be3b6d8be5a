"""The text of an edition as it is read out: paragraph after paragraph, each with its place."""

from edossier.dossier import Anchor, Evidence
from edossier.text import Block, SourceFile, SourceText

__all__ = ["Tape", "printed"]


def printed(start: int, end: int) -> Evidence:
    """Give the evidence of a value that stands in the source."""
    return Evidence(anchor=Anchor(start=start, end=end))


class Tape:
    """Collects paragraphs; `finish` gives them as one SourceText.

    Attributes:
        length: Code points so far.
    """

    def __init__(self) -> None:
        self.length = 0
        self._pieces: list[str] = []
        self._blocks: list[Block] = []

    def add(self, text: str, line: int) -> int:
        """Add a paragraph of single blanks, begun on a line of the file; give where it starts."""
        if self._pieces:
            self._pieces.append("\n")
            self.length += 1
        start = self.length
        self._pieces.append(text)
        self.length += len(text)
        self._blocks.append(Block(start, self.length, f"line {line}"))
        return start

    def finish(self, source_file: SourceFile) -> SourceText:
        """Give the whole as one value."""
        return SourceText("".join(self._pieces), tuple(self._blocks), (), source_file)
