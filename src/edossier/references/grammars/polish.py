"""Family J: Polish archives, a zespół by name and a signature; a karta is the leaf."""

import re
from collections.abc import Iterator
from dataclasses import replace

from edossier.references.grammars import codes, segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_TRADITIONS = ("polish",)
_SIGNATURE = re.compile(r"(?=[^\d]{0,12}\d)[A-Z\d][\w.]{0,10}(?:[ /-][A-Z\d][\w.]{0,8}){0,5}")
_PATH = re.compile(r"[\s,]{0,3}(?:[A-Z]{2}\s)?\d{1,3}/\d{1,6}/\d")
_FORMS = {"branch": ("sygnatura", "file"), "signature": ("sygnatura", "file")}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Polish citation from `start` on, its archive's own form first."""
    form = codes.FORMS.get(repository.id) if repository else None
    if form != "ministry" and _has_path(text, start, repository):
        form = "polish_path"
    own = codes.read(text, start, repository, form) if form else Reading(())
    if own.parts:
        return own
    shape = segments.Shape(_TRADITIONS, _name, sure_names=1, grammar="polish.lark", forms=_FORMS)
    reading = segments.read(text, start, repository, shape)
    if repository is not None and repository.id == "AMSZ":
        reading = _of_the_ministry(reading)
    return replace(
        reading,
        parts=tuple(_settle(reading.parts)),
        doubts=(*reading.doubts, *_two_signatures(reading.parts)),
        rules=("R-POLAND-1: zespół by name, then the signature, then the karta",),
    )


_ACCESSION = re.compile(r"\d{1,2}/\d{2}")


def _of_the_ministry(reading: Reading) -> Reading:
    """R-POLAND-2: the ministry numbers its zespoły by accession, "24/66"; a name is an office."""
    parts: list[Part] = []
    for part in reading.parts:
        if part.level == "sygnatura" and not part.label and _ACCESSION.fullmatch(part.value):
            part = replace(part, level="zespol", isad="fonds")
        elif _is_office(part, parts):
            part = replace(part, level="organisational_unit", isad="series")
        parts.append(part)
    doubts = tuple(doubt for doubt in reading.doubts if not doubt.startswith("Both “"))
    if any(part.level == "organisational_unit" for part in parts):
        doubts = (*doubts, "The office before the zespół may be a level of its own.")
    return replace(reading, parts=tuple(parts), doubts=doubts)


def _is_office(part: Part, before: list[Part]) -> bool:
    is_bare = part.level in {"zespol", "sygnatura"} and not part.label
    is_first = not any(one.isad in {"container", "file"} for one in before)
    return is_bare and is_first and not part.value.isdecimal()


def _has_path(text: str, start: int, repository: Repository | None) -> bool:
    """Say whether a state archive's path follows: "29/637/0/1.2/2135"."""
    is_state = repository is not None and repository.id.startswith(("AP", "ANK", "AAN"))
    return is_state and _PATH.match(text, start) is not None


def _settle(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Read what only the place tells: "t." after a signature is a tom, "p." before it a paczka."""
    for index, part in enumerate(parts):
        before = {p.level for p in parts[:index]}
        if part.level == "sygnatura" and part.value.startswith(","):
            part = replace(part, value=part.value.lstrip(", "))
        if part.level == "zespol" and any(p.isad == "file" for p in parts[:index]):
            part = replace(part, level="word", isad="")  # "t. 12 z 30": of thirty
        if part.level == "teczka" and "sygnatura" in before:
            part = replace(part, level="volume")
        if _is_paczka(part, parts[index + 1 :]):
            part = replace(part, level="container", isad="container")
        if part.level == "wiazka" and "sygnatura" in before:
            part = replace(part, level="volume", isad="file")
        yield part


def _is_paczka(part: Part, after: tuple[Part, ...]) -> bool:
    """Tell "KC PZPR, p. 112, t. 27, k. 203": a "p." before a file is a parcel, no page."""
    is_p = part.level == "page" and part.label.startswith("p")
    return is_p and any(one.isad in ("file", "leaf") for one in after)


def _two_signatures(parts: tuple[Part, ...]) -> list[str]:
    found = [part.value for part in parts if part.level == "sygnatura"]
    return [f"Both “{found[0]}” and “{found[1]}” may be the signature."] if len(found) > 1 else []


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """A name is the zespół, a second one a part of it; a code without label is the signature."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "item", "leaf", "page"}:
        return None
    if before and before[-1].level == "zespol" and before[-1].value.isdecimal():
        return "title", "qualifier"  # "zesp. 1354, KC PZPR": the number's name
    if _SIGNATURE.fullmatch(value) and ("fonds" in kinds or any(map(str.isdigit, value[:2]))):
        return "sygnatura", "file"
    if "container" in kinds or not value[:1].isupper():
        return None
    if _SIGNATURE.fullmatch(value):
        return "sygnatura", "file"
    return ("series", "series") if "fonds" in kinds else ("zespol", "fonds")
