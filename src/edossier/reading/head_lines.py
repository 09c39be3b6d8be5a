"""Lines that belong to the head of a dossier, told by their words alone, wherever they stand."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from edossier.reading.announcements import find_announcement
from edossier.reading.pieces import Piece
from edossier.reading.words import alternatives, label_words, table
from edossier.text.folding import fold

__all__ = [
    "LONGEST_FIELD",
    "LONGEST_LINE",
    "dossier_fields",
    "is_imprint",
    "is_metadata",
    "part_metadata",
    "statement",
    "states_licence",
]

LONGEST_LINE = 400
LONGEST_FIELD = 2000


def is_imprint(text: str) -> bool:
    """Say whether a line is of the kind that closes a file: "Licence: CC BY", "© 2014 ..."."""
    match = dossier_fields()[0].match(fold(text[:80]).text)
    name = dossier_fields()[1][" ".join(match["label"].split())] if match else None
    if len(text) > LONGEST_LINE:
        return False
    is_field = name in ("licence", "rights", "publisher", "published", "series")
    return is_field or (text.lstrip().startswith("©") and bool(statement("rights").search(text)))


def is_metadata(text: str) -> bool:
    """Say whether a line names a dossier's field: "Published: 2014"."""
    return len(text) <= LONGEST_LINE and bool(dossier_fields()[0].match(fold(text[:80]).text))


def states_licence(text: str) -> bool:
    """Say whether a line is about the licence: "This work is licensed under CC BY 4.0"."""
    return len(text) <= LONGEST_LINE and bool(statement("licence").search(text))


def part_metadata(pieces: Sequence[Piece]) -> list[Piece]:
    """Part a block of the head whose lines name fields: "Author: ...", "Licence: ..." under it.

    A typist or a Markdown editor sets them as one paragraph; a line that names nothing goes on
    with the one before it.
    """
    found: list[Piece] = []
    in_head = True
    for piece in pieces:
        announced = find_announcement(piece)
        in_head = in_head and not (announced and announced.is_sure)
        found += _metadata_lines(piece) if in_head and "\n" in piece.text else [piece]
    return found


def _metadata_lines(piece: Piece) -> list[Piece]:
    if len(piece.text) > LONGEST_FIELD:
        return [piece]
    lines = [*re.finditer(r"[^\n]*[^\s][^\n]*", piece.text)]
    starts = [line.start() for line in lines if is_metadata(line[0])]
    if not starts:
        return [piece]
    bounds = [*dict.fromkeys([0, *starts]), len(piece.text)]
    return [
        piece.part(piece.start + first, piece.start + last)
        for first, last in pairwise(bounds)
        if piece.text[first:last].strip()
    ]


@cache
def dossier_fields() -> tuple[re.Pattern[str], dict[str, str]]:
    """Give the labels of a dossier's fields as a pattern for folded text, and whose each is."""
    fields: dict[str, str] = {}
    for name in table("labels")["dossier"]:
        for word in label_words("dossier", name):
            fields.setdefault(word, name)
    return re.compile(rf"\s*(?P<label>{alternatives(fields)})\s?:\s*"), fields


@cache
def statement(name: str) -> re.Pattern[str]:
    """Give a pattern for the words that state the licence or the rights."""
    words = alternatives(table("labels")["head"][name])
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
