"""Japanese archives: the class marks of the Foreign Ministry, the call numbers of the others."""

import re
from dataclasses import replace

from edossier.references.grammars import flat
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_SHAPE = Flat(
    "japanese.lark",
    ("abroad", "japanese"),
    number=r"[A-Z]{1,2}['’′]?-?\d{1,5}|\d{4}-\d{1,5}|[A-Z]{0,2}\d{1,6}(?:-\d{1,4}){0,3}",
)

_VOLUME = re.compile(r"[」』》](?P<all>第\s?(?P<number>\d{1,3})\s?[巻冊])")


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of a Japanese archive from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    implied = "DAMOFAJ" if repository is None and _is_foreign_ministry(parts) else None
    if implied:
        doubts.append("No archive is named; the fonds is that of the Diplomatic Archives.")
    return Reading(
        (*_volume_before(text, start), *_settle(parts)),
        tuple(doubts),
        rules=("R-BUNRUI-1: the class mark is the file",),
        implies=implied,
    )


def _is_foreign_ministry(parts: list[Part]) -> bool:
    """R-REPO-3: the fonds 外務省記録 and 戦後外交記録 lie in the Diplomatic Archives alone."""
    return any(part.value in {"外務省記録", "戦後外交記録"} for part in parts)


def _volume_before(text: str, start: int) -> list[Part]:
    """The volume stands behind the file's title, and that may stand before the archive."""
    found = [*_VOLUME.finditer(text, 0, start)]
    return [Part("volume", "file", "第…巻", m["number"], *m.span("all")) for m in found[-1:]]


def _settle(parts: list[Part]) -> list[Part]:
    """Where only a reel is given, "A'-0152", it is what one asks for; with a file it shelves."""
    if any(part.isad == "file" for part in parts):
        return parts
    return [
        replace(part, level="file", isad="file") if part.level == "reel" else part for part in parts
    ]
