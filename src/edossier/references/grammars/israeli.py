"""Israeli archives: record group or letters, container, file."""

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_SHAPE = Flat("israeli.lark", ("abroad", "israeli"), number=r"\d{1,5}(?:\.\d{1,2})?")


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of an Israeli archive from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    return Reading(
        tuple(parts), tuple(doubts), rules=("R-MEKHAL-1: record group or letters, container, file",)
    )
