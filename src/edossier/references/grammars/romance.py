"""French, Belgian, Italian and Vatican archives: names of series, then labelled numbers.

A grammar each; what a bare name is follows from its place, and from the archive.
"""

import re
from dataclasses import dataclass, field, replace

from edossier.references.grammars import segments
from edossier.references.grammars.commonwealth import BARE, with_titles
from edossier.references.grammars.described import is_code, is_description
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["TRADITIONS", "read"]


@dataclass(frozen=True, slots=True)
class _Custom:
    """How one group of archives writes: its grammar, its own forms, what its first name is."""

    grammar: str
    forms: dict[str, tuple[str, str]] = field(default_factory=dict)
    first: str = "series"
    bare_number: tuple[str, str] | None = None


_QUAI = _Custom(
    "french",
    {
        "series": ("series", "series"),
        "subseries": ("subseries", "series"),
        "volume": ("volume", "file"),
        "numbered": ("volume", "file"),
        "private": ("series", "series"),
    },
    bare_number=("volume", "file"),
)
_NATIONAL = _Custom(
    "french_national", {"series": ("series", "series"), "article": ("item", "item")}
)
_DEPARTMENTAL = _Custom(
    "french_national", {"series": ("fonds", "fonds"), "article": ("file", "file")}
)
_DEFENCE = _Custom(
    "french_defence",
    {
        "department": ("department", "fonds"),
        "series": ("series", "series"),
        "number": ("number", "file"),
    },
)
_ITALIAN = _Custom("italian", bare_number=("busta", "file"))
_ITALIAN_FONDS = replace(_ITALIAN, first="fonds")
_CODEX = {"collection": ("collection", "fonds"), "item": ("item", "item")}
_MANUSCRIPT = _Custom("manuscript", _CODEX, first="fonds")
_OF_ARCHIVE = {
    "AMAE-FR": _QUAI,
    "CADN": _QUAI,
    "AD93": _DEPARTMENTAL,
    "SHD": _DEFENCE,
    "BnF": _MANUSCRIPT,
    "ACS": _ITALIAN_FONDS,
    "AUSSME": _ITALIAN_FONDS,
    "ASILS": _ITALIAN_FONDS,
}
_OF_TRADITION = {
    "french": _NATIONAL,
    "italian": _ITALIAN,
    "vatican": _Custom("vatican", _CODEX, first="fonds"),
    "belgian": _Custom("belgian", {**_CODEX, "dossier": ("file", "file")}, first="fonds"),
}
TRADITIONS = tuple(_OF_TRADITION)
_YEAR_BEHIND = re.compile(r"\s(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?$")
_TRANSFER = re.compile(r"(?:[Vv]ersamento|[Vv]ersement|[Tt]ransfer)")
_PART_OF_ARCHIVE = re.compile(r"(?:département|direction|service|section|archives)\s")
_SERIES = ("series", "subseries", "sub_subseries")


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of one of these archives from `start` on."""
    tradition = repository.tradition if repository else "french"
    custom = _OF_TRADITION[tradition]
    if repository:
        custom = _OF_ARCHIVE.get(repository.id, custom)
    shape = segments.Shape(
        (tradition,),
        lambda value, before: _name(value, before, custom),
        sure_names=4,
        grammar=f"{custom.grammar}.lark",
        forms=custom.forms,
    )
    reading = _with_names(segments.read(text, start, repository, shape))
    return _with_names_of_fonds(replace(reading, parts=_with_periods(reading.parts, text)))


def _with_names(reading: Reading) -> Reading:
    """Settle titles, and doubt a word behind "dossier": "dossier général" may be a name itself."""
    settled = with_titles(reading)
    doubts = tuple(
        f"“{part.label} {part.value[:50]}” may be a name or a file."
        for part in settled.parts
        if part.isad == "file" and part.label and part.value[:1].islower()
    )
    return replace(settled, doubts=(*settled.doubts, *doubts))


def _with_names_of_fonds(reading: Reading) -> Reading:
    """R-TITLE-1 for a labelled name: the "fonds Bidault" of "fonds Bidault, 457 AP 44"."""
    coded = {"series", "fonds"}
    if not any(p.isad in coded and not p.label and p.value[:1].isdigit() for p in reading.parts):
        return reading
    names = [part for part in reading.parts if part.level == "fonds" and part.label]
    parts = tuple(
        replace(part, level="title", isad="qualifier") if part in names else part
        for part in reading.parts
    )
    doubts = tuple(d for d in reading.doubts if not any(f"“{n.value}”" in d for n in names))
    return replace(reading, parts=parts, doubts=doubts)


def _name(value: str, before: tuple[Part, ...], custom: _Custom) -> tuple[str, str] | None:
    """Say what a bare name or number is by what stands before it."""
    kinds = {part.isad for part in before}
    levels = [part for part in before if part.isad in {"fonds", "series"}]
    if kinds & {"file", "container", "item", "leaf", "page"}:
        return ("aside", "") if is_description(value) else None
    if re.fullmatch(r"\d{1,5}", value):
        return custom.bare_number if levels else None
    if is_code(_YEAR_BEHIND.sub("", value)) or re.search(
        r"\s(?!(?:1[5-9]|20)\d\d$)\d{1,4}$", value
    ):
        return None  # "Chine 525": the volume without its label
    if not value[:1].isupper():
        return _lower_case(value, levels)
    if custom.first == "fonds" and not levels:
        return BARE + "fonds", "fonds"
    depth = sum(part.isad == "series" for part in before)
    return BARE + _SERIES[min(depth, 2)], "series"


def _lower_case(value: str, levels: list[Part]) -> tuple[str, str] | None:
    """A word of one piece behind a series is a series too: "Varsovie, ambassade"."""
    if levels and re.fullmatch(r"[^\W\d_]{4,20}", value):
        return BARE + _SERIES[min(len(levels), 2)], "series"
    if not levels and _PART_OF_ARCHIVE.match(value):
        return "aside", ""  # "SHD, département de l'armée de terre"
    return ("aside", "") if levels and is_description(value) else None


def _with_periods(parts: tuple[Part, ...], text: str) -> tuple[Part, ...]:
    """R-PERIOD-1: years behind a series' name are its period, not the name: "Europe 1944-1960".

    A transfer alone has its years for a name: "Versamento 1951-1960".
    """
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        is_part = part.level == "date_range" and last is not None and last.isad == "series"
        is_name = is_part and last is not None and _TRANSFER.fullmatch(last.value) is not None
        if is_name and last and not text[last.end : part.start].strip():
            value = f"{last.value} {text[part.start : part.end].strip()}"
            joined[-1] = replace(last, value=value, end=part.end)
        else:
            joined.append(part)
    return tuple(joined)
