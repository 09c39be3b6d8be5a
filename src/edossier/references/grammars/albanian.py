"""Albanian citations: "F. 14/AP-MPKBK, V. 1958, D. 5, fl. 1-3"."""

from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository
from edossier.references.surroundings import is_aside

__all__ = ["read"]

_WITHOUT_FONDS = {"AMPJ"}  # the Foreign Ministry counts its files in the year alone
_STRUCTURE = 20  # letters of the party organ's mark between fonds and year: "Str. Udh.", "MPKK"


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read an Albanian citation from `start` on."""
    parts: list[Part] = []
    doubts: list[str] = []
    found = segments.split(text, start, ("albanian",), "albanian.lark")
    for index, part in enumerate(found):
        is_before_year = any(one.level in {"viti", "year"} for one in found[index + 1 : index + 2])
        part, doubt = _placed(part, parts, is_before_year=is_before_year)
        doubts += doubt
        parts.append(part)
    if not any(part.level == "viti" for part in parts) and any(p.isad == "file" for p in parts):
        doubts.append("No year is printed, though the files are counted in each year.")
    has_fonds = any(part.isad == "fonds" for part in parts)
    if repository and repository.id not in _WITHOUT_FONDS and parts and not has_fonds:
        doubts.append("No fonds is printed.")
    return Reading(
        tuple(parts),
        doubts=tuple(doubts),
        rules=("R-LABEL-1: the levels carry the labels of their tradition",),
    )


def _placed(part: Part, before: list[Part], *, is_before_year: bool) -> tuple[Part, list[str]]:
    has_file = any(one.isad == "file" for one in before)
    has_fonds = any(one.isad == "fonds" for one in before)
    if part.level == "f":
        # R-LEAF-7: one label for fonds and leaf: the fonds stands first, the leaf last.
        if has_file:
            return replace(part, level="fleta", isad="leaf"), []
        return replace(part, level="fond", isad="fonds"), []
    if part.level == "l":
        # R-LEAF-8: "L." before the dosja is the list of files (lista), behind it a leaf.
        level, isad = ("fleta", "leaf") if has_file else ("lista", "series")
        return replace(part, level=level, isad=isad), []
    if part.level == "year" and not any(one.level == "viti" for one in before):
        return replace(part, level="viti", isad="series"), []
    if part.level != "text":
        return part, []
    if is_aside(part.value) or (has_fonds and part.value[:1].isdigit()):
        return replace(part, level="word"), []
    if has_fonds and not has_file:
        doubt = f"“{part.value[:60]}” carries no label: its level is inferred."
        # Between fonds and year stands the party organ, or the party that it dealt with.
        is_mark = is_before_year or len(part.value) <= _STRUCTURE
        return replace(part, level="series", isad="series"), [] if is_mark else [doubt]
    if not has_fonds and not has_file:
        return replace(part, level="fond", isad="fonds"), []
    return replace(part, level="word"), []
