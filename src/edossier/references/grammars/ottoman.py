"""Turkish archives: fonds code and dosya/gömlek of the Ottoman one, box of the others."""

import re
from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_SHAPE = Flat(
    "ottoman.lark",
    ("abroad", "ottoman"),
    number=r"\d{1,7}(?:\s?\/\s?\d{1,7})?(?:[-–][A-ZÇa-z\d]{1,3}(?![^\W_]))?",
)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of a Turkish archive from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    parts = [_sided(part) for part in parts]
    if (
        repository is not None
        and repository.id == "TDA"
        and any(part.isad == "file" and not part.label for part in parts)
    ):
        doubts.append("What the numbers of the Foreign Ministry's archive stand for is not known.")
    return Reading(
        tuple(_parted(parts)),
        tuple(doubts),
        rules=("R-GOMLEK-1: fonds code, dosya, gömlek",),
    )


def _sided(part: Part) -> Part:
    """R-GOMLEK-2: behind an Ottoman leaf's number "b" is its back; "440a" stays as printed."""
    side = re.fullmatch(r"(\d{1,5})b", part.value) if part.level == "leaves" else None
    if side is None:
        return part
    return replace(part, value=side[1] + "v")


def _parted(parts: list[Part]) -> list[Part]:
    """ "nr. 2761/207034" holds dosya and gömlek."""
    done: list[Part] = []
    # A second lone number behind the file is understood by nobody.
    has_item = any(part.isad == "item" for part in parts)
    for part in parts:
        first, slash, second = part.value.partition("/")
        if part.isad == "file" and slash and not has_item:
            middle = part.end - len(second)
            done.append(replace(part, value=first.strip(), end=middle))
            done.append(Part("item", "item", "", second.strip(), middle, part.end))
        else:
            done.append(part)
    return done
