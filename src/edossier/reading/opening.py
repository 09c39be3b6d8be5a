"""An essay that opens under no heading: the paragraphs below the lines of the head."""

import re

from edossier.reading.head_lines import is_head_line, joined_lines
from edossier.reading.pieces import Piece
from edossier.reading.structure import Part, Structure

__all__ = ["with_opening_essay"]

_FEWEST_WORDS = 4
# The end of a sentence; a quotation, a bracket or the call of a note may close behind it.
_SENTENCE_END = re.compile(r"[.!?…。]['’”\"»)\]]{0,3}(?:\[?\^?[0-9*]{1,3}\]?|[⁰¹²³⁴-⁹]{1,3})?$")


def with_opening_essay(structure: Structure) -> Structure:
    """Move what is running text out of the head into a part of the essay.

    It begins with the first sentence behind the last line that is the head's by its form; a
    line without a full stop before it stays, as a subtitle does.
    """
    head = structure.parts[0]
    first = next((index for index, p in enumerate(head.pieces) if index and is_sentence(p)), None)
    if first is None:
        return structure
    lines = [index for index, piece in enumerate(head.pieces) if _is_line(piece)]
    below = [index for index in range(first, len(head.pieces)) if is_sentence(head.pieces[index])]
    first = next((index for index in below if not lines or index > lines[-1]), first)
    essay = Part(("essay",), None, head.pieces[first:])
    head.pieces = head.pieces[:first]
    return Structure((head, essay, *structure.parts[1:]), structure.entries)


def is_sentence(piece: Piece) -> bool:
    """Tell running text, however short, from the lines of a head."""
    text = piece.text.strip()
    if piece.level is not None or piece.is_row or not _SENTENCE_END.search(text):
        return False
    words = text.split()
    if len(words) < _FEWEST_WORDS or sum(word[0].islower() for word in words) < 2:
        return False
    return not _is_line(piece)


def _is_line(piece: Piece) -> bool:
    return is_head_line(piece.text) or bool(joined_lines(piece.text))
