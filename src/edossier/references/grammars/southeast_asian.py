"""Southeast Asia and Hong Kong: a collection and its number, or a registry's file number."""

from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["TRADITIONS", "read"]

TRADITIONS = ("indonesian", "thai", "malaysian", "burmese", "hong_kong")
_SHAPE = Flat(
    "southeast_asian.lark",
    ("abroad", "southeast_asian"),
    number=r"\d{1,6}(?:[-\/.]\d{1,5}){0,3}[A-Za-z]?",
)


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of an archive of Southeast Asia from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    return Reading(
        tuple(_names(parts)),
        tuple(doubts),
        rules=("R-INVENTARIS-1: a collection by name, the number in its inventory",),
    )


def _names(parts: list[Part]) -> list[Part]:
    """The first name is the collection, the next ones its series; behind the file none counts."""
    done: list[Part] = []
    for part in parts:
        kinds = {one.isad for one in done}
        if part.level == "fond" and kinds & {"file", "container", "item", "leaf", "page"}:
            part = replace(part, level="word", isad="")
        elif part.level == "fond" and "fonds" in kinds:
            part = replace(part, level="series", isad="series")
        done.append(part)
    return done
