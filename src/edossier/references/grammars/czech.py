"""Family G: Czech and Slovak archives, where names and dates carry the identity."""

import re
from dataclasses import replace

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
_PARTY = re.compile(r"ÚV\s?KSČ|UV\s?KSC|CC\s?CPC|CPCz|ZK KPTsch")
_SIGNATURE = re.compile(r"[A-Z]{1,3}-\d{1,7}(?:[-/]\d{1,5})?(?:\sMV)?")  # "H-720-4"
_NUMBERED = re.compile(r"\d{2,3}/\d")
_FORMS = {"party_fonds": ("fond", "fonds")}


def has_signs(text: str) -> bool:
    """Say whether `text` carries the labels of a Czech or Slovak archive."""
    return _SIGN.search(text) is not None or segments.has_signs(text, TRADITIONS)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Czech citation from `start` on."""
    shape = segments.Shape(TRADITIONS, _name, sure_names=3, grammar="czech.lark", forms=_FORMS)
    reading = segments.read(text, start, repository, shape)
    return _within_party(reading)


def _within_party(reading: Reading) -> Reading:
    """R-CZECH-1: the Central Committee's archive is no fonds where its numbered fonds follows.

    "Archiv ÚV KSČ, f. 02/1" and "AÚV KSČ, f. 02/1" are one unit, as are "CC CPCz, 02/1".
    """
    fonds = [part for part in reading.parts if part.isad == "fonds"]
    if len(fonds) != 2 or not _PARTY.search(fonds[0].value) or not _NUMBERED.match(fonds[1].value):
        return reading
    parts = tuple(
        replace(part, level="holding", isad="qualifier") if part is fonds[0] else part
        for part in reading.parts
    )
    doubts = tuple(doubt for doubt in reading.doubts if not doubt.startswith("Both “"))
    return replace(reading, parts=parts, doubts=doubts)


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    if any(part.isad in {"file", "container", "leaf"} for part in before):
        return None
    if value[:1].islower():
        return None
    if value[:1] in "–-":
        return "title", "qualifier"  # "f. 100/24 – Klement Gottwald"
    if _SIGNATURE.fullmatch(value):
        return "signatura", "file"
    fonds = [part for part in before if part.isad == "fonds"]
    if not fonds:
        return "fond", "fonds"
    if _TERRITORIAL.search(fonds[0].value):
        return "country_file", "series"
    return "subfond", "series"
