"""Nordic archives: creator, series, volume in words, or the number of a registry's matter."""

import re
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_FORMS = {
    "dossier": ("file", "file"),
    "journal": ("file", "file"),
    "letters": ("signatura", "file"),
    "norwegian": ("fonds", "fonds"),
    "piece": ("box", "container"),
    "swedish": ("subseries", "series"),
}
_CODE = re.compile(r"(?:S|PA|RAFA|EA)-\d{3,5}(?:\.\d)?")
_SERIES_AND_NUMBER = re.compile(r"(?P<series>[A-Z][A-Za-z]{0,4})\s(?P<number>\d{2,6})")


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Nordic citation from `start` on."""
    shape = segments.Shape(("nordic",), _name, sure_names=3, grammar="nordic.lark", forms=_FORMS)
    reading = segments.read(text, start, repository, shape)
    parts = _titled([one for part in reading.parts for one in _settled(part, repository)])
    doubts = [doubt for doubt in reading.doubts if len(_fonds(parts)) > 1 or "Both “" not in doubt]
    if any(part.level == "signatura" for part in parts):
        doubts.append("A letter and numbers may be the group of matters or the file.")
    return replace(
        reading,
        parts=tuple(parts),
        doubts=tuple(doubts),
        rules=("R-NORDIC-1: creator, series and volume, or the number of the matter",),
    )


def _fonds(parts: list[Part]) -> list[Part]:
    return [part for part in parts if part.isad == "fonds"]


def _titled(parts: list[Part]) -> list[Part]:
    """R-NORDIC-2: in Oslo a name beside the number of a fonds, "S-1005", "PA-0654", is its name."""
    codes = [part for part in _fonds(parts) if _CODE.fullmatch(part.value)]
    if len(codes) != 1:
        return parts
    after = parts.index(codes[0]) + 1
    names = {part.start for part in _fonds(parts) if part is not codes[0]}
    if after < len(parts) and parts[after].level == "series" and " " in parts[after].value:
        names |= {parts[after].start} if codes[0].value.startswith("PA") else set()
    return [
        replace(part, level="title", isad="qualifier") if part.start in names else part
        for part in parts
    ]


def _settled(part: Part, repository: Repository | None) -> list[Part]:
    """Read what only the archive tells: in Oslo "Dyb 10413" is a series and a box."""
    own = _SERIES_AND_NUMBER.fullmatch(part.value)
    is_oslo = repository is not None and repository.id == "RA-NO"
    if is_oslo and part.isad == "series" and re.fullmatch(r"L\d{4,6}", part.value):
        return [replace(part, level="box", isad="container")]
    if part.level == "box" and part.value.startswith("/"):
        box = replace(part, value=part.value.lstrip("/"))
        return [box if is_oslo else replace(box, level="word", isad="")]
    if is_oslo and own and part.isad == "series" and not part.label:
        middle = part.start + own.start("number")
        return [
            Part("series", "series", "", own["series"], part.start, part.start + own.end("series")),
            Part("box", "container", "", own["number"], middle, part.end),
        ]
    return [part]


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """A creator is a fonds, the next names are series, down to the first volume."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "container", "item", "leaf", "page"}:
        return None
    if "fonds" not in kinds:
        return ("fonds", "fonds") if value[:1].isupper() else None
    is_name = not (value[:1].islower() and value[-1:].isdigit())
    return ("series", "series") if value[:1].isalnum() and is_name else None
