"""Archives of the Republic of Korea: labelled numbers of the diplomatic archives, call numbers."""

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

# "722.1JA", "723.1JA 본1951", "C-0026", "D-05-0003", "12054"
_NUMBER = (
    r"\d{1,3}\.\d{1,4}[A-Z]{0,4}(?:\s?본\s?\d{4}(?:[-–]\d{2,4})?)?"
    r"|(?:[A-Z][A-Za-z]?\d?-?)?\d{1,8}(?:-\d{1,6}){0,3}(?:\(\d{1,3}\))?"
)
_SHAPE = Flat("korean.lark", ("abroad", "korean"), number=_NUMBER)


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of a Korean archive from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    return Reading(
        tuple(parts), tuple(doubts), rules=("R-DEUNGROK-1: class, register number, roll, frames",)
    )
