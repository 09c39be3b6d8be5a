"""Archives of Iran and of the Arab states: labelled numbers, and bare call numbers."""

from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_SHAPES = {
    name: Flat("middle_eastern.lark", ("abroad", name), number=r"\d{1,7}(?:[-\/]\d{1,7})?")
    for name in ("iranian", "arab")
}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of an Iranian or Arab archive from `start` on."""
    tradition = repository.tradition if repository else "arab"
    parts, doubts = flat.split(text, start, _SHAPES.get(tradition, _SHAPES["arab"]))
    return Reading(
        tuple(_first_name(parts)),
        tuple(doubts),
        rules=("R-MAHFAZA-1: fonds by name, box, file",),
    )


def _first_name(parts: list[Part]) -> list[Part]:
    """The first name is the fonds; a further one, or one behind the numbers, is not understood."""
    done: list[Part] = []
    for part in parts:
        begun = any(one.isad for one in done)
        if part.level == "fond" and not part.value[:1].isdigit() and begun:
            part = replace(part, level="word", isad="")
        done.append(part)
    return done
