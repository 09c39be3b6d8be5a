"""An essay that opens under no heading: the paragraphs below the lines of the head."""

from edossier.reading.head_lines import is_line_of_head, is_sentence
from edossier.reading.structure import Part, Structure

__all__ = ["with_opening_essay"]


def with_opening_essay(structure: Structure) -> Structure:
    """Move what is running text out of the head into a part of the essay.

    It begins with the first sentence behind the last line that is the head's by its form; a
    line without a full stop before it stays, as a subtitle does.
    """
    head = structure.parts[0]
    first = next((index for index, p in enumerate(head.pieces) if index and is_sentence(p)), None)
    if first is None:
        return structure
    lines = [index for index, piece in enumerate(head.pieces) if is_line_of_head(piece.text)]
    below = [index for index in range(first, len(head.pieces)) if is_sentence(head.pieces[index])]
    first = next((index for index in below if not lines or index > lines[-1]), first)
    essay = Part(("essay",), None, head.pieces[first:])
    head.pieces = head.pieces[:first]
    return Structure((head, essay, *structure.parts[1:]), structure.entries)
