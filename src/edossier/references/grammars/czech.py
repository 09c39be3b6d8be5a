"""Family G: Czech and Slovak archives, where names and dates carry the identity."""

import re

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["TRADITIONS", "read"]

TRADITIONS = ("czech",)
# A fonds of the Foreign Ministry is ordered by country: "Teritoriální odbory - Tajné ..., ČLR".
_TERRITORIAL = re.compile(r"teritori|territorial", re.IGNORECASE)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Czech citation from `start` on."""
    shape = segments.Shape(TRADITIONS, _name, sure_names=3)
    return segments.read(text, start, repository, shape)


def _name(_value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    if any(part.isad in {"file", "container", "leaf"} for part in before):
        return None
    fonds = [part for part in before if part.isad == "fonds"]
    if not fonds:
        return "fond", "fonds"
    if _TERRITORIAL.search(fonds[0].value):
        return "country_file", "series"
    return "subfond", "series"
