"""African archives that keep British registries: the department in letters, then numbers."""

from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_DOUBT = "What the middle numbers of the department's mark are is inferred."
_SHAPE = Flat(
    "african.lark",
    ("abroad", "african"),
    number=r"\d{1,6}[A-Z]?(?:[-\/]\d{1,5}){0,3}",
    doubts={"department": _DOUBT, "record_group": _DOUBT},
)


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of such an archive from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    named = tuple(
        replace(part, value=part.value.strip(" /")) if part.isad == "fonds" else part
        for part in parts
    )
    return Reading(named, tuple(doubts), rules=("R-REGISTRY-1: department, series, file",))
