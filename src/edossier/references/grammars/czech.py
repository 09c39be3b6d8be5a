"""Family G: Czech and Slovak archives, where names and dates carry the identity."""

import re

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["TRADITIONS", "has_signs", "read"]

TRADITIONS = ("czech",)
# A fonds of the Foreign Ministry is ordered by country: "Teritoriální odbory - Tajné ..., ČLR".
_TERRITORIAL = re.compile(r"teritori|territorial|^TO-[TO](?![^\W_])", re.IGNORECASE)
# What no other archive prints: the units of the Central Committee's fonds.
_SIGN = re.compile(
    r"(?<![^\W_])sv\.\s?\d{1,4},\s?a(?:r|rch)?\.\s?j\.\s?\d|(?<![^\W_])a\.\s?j\.\s?\d"
)
_FORMS = {"party_fonds": ("fond", "fonds")}


def has_signs(text: str) -> bool:
    """Say whether `text` carries the labels of a Czech or Slovak archive."""
    return _SIGN.search(text) is not None or segments.has_signs(text, TRADITIONS)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Czech citation from `start` on."""
    shape = segments.Shape(TRADITIONS, _name, sure_names=3, grammar="czech.lark", forms=_FORMS)
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
