"""Dutch archives: finding aid (toegang) and inventory number."""

from dataclasses import replace

from edossier.references.grammars import codes, identifiers, segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_FORMS = {
    "toegang": ("toegang", "fonds"),
    "inventory": ("inventarisnummer", "file"),
    "bare": ("bare", ""),
}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Dutch citation from `start` on; an identifier of the archive's own first."""
    number = identifiers.read(text, start, repository)
    if number.parts:
        return number
    shape = segments.Shape(("dutch",), _name, sure_names=1, grammar="dutch.lark", forms=_FORMS)
    reading = segments.read(text, start, repository, shape)
    has_toegang = any(part.level == "toegang" for part in reading.parts)
    has_file = any(part.isad == "file" for part in reading.parts)
    parts = tuple(
        _settled(part, has_toegang=has_toegang, has_file=has_file) for part in reading.parts
    )
    if repository is not None and not any(part.isad == "file" for part in parts):
        pair = codes.read(text, start, repository, "pair") if repository.id == "IISG" else None
        if pair and pair.parts:
            return pair
    names = [part for part in parts if part.isad in {"fonds", "series"} and not part.label]
    doubts = reading.doubts if not has_toegang and len(names) > 1 else ()
    return replace(
        reading,
        parts=parts,
        doubts=doubts,
        rules=("R-TOEGANG-1: the finding aid's number and the inventory number are the unit",),
    )


def _settled(part: Part, *, has_toegang: bool, has_file: bool) -> Part:
    """Beside a toegang the archive's title says nothing more; the slash is no part of a number."""
    if part.level == "bare":
        is_number = has_toegang and not has_file
        level, isad = ("inventarisnummer", "file") if is_number else ("word", "")
        return replace(part, level=level, isad=isad)
    if part.level in {"collection", "series", "date_range"} and has_toegang:
        return replace(part, level="title", isad="qualifier")
    if part.level == "inventarisnummer" and part.value.startswith("/"):
        return replace(part, value=part.value.lstrip("/ "))
    return part


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    if any(part.isad in {"file", "item", "leaf"} for part in before):
        return None
    if any(part.level == "collection" for part in before):
        return "series", "series"
    return ("collection", "fonds") if value[:1].isupper() else None
