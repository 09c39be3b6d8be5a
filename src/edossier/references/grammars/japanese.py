"""Japanese archives: the class marks of the Foreign Ministry, the call numbers of the others."""

from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_SHAPE = Flat(
    "japanese.lark",
    ("japanese",),
    number=r"[A-Z]{1,2}['’′]?-?\d{1,5}|\d{4}-\d{1,5}|[A-Z]{0,2}\d{1,6}(?:-\d{1,4}){0,3}",
)


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of a Japanese archive from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    return Reading(
        tuple(_settle(parts)),
        tuple(doubts),
        rules=("R-BUNRUI-1: the class mark is the file",),
    )


def _settle(parts: list[Part]) -> list[Part]:
    """Where only a reel is given, "A'-0152", it is what one asks for; with a file it shelves."""
    if any(part.isad == "file" for part in parts):
        return parts
    return [
        replace(part, level="file", isad="file") if part.level == "reel" else part for part in parts
    ]
