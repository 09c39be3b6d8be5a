"""Vietnamese archives: phông, mục lục, hồ sơ, tờ."""

import re
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.grammars.described import is_description
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_SHAPE_FORMS = {
    "code_fonds": ("fond", "fonds"),
    "code_file": ("ho_so", "file"),
    "number_fonds": ("fond", "fonds"),
    "title": ("title", "qualifier"),
}
_ACRONYM_AND_NUMBER = re.compile(r"(?P<name>[^\W\d_]{2,10})\s(?P<number>\d{1,6})")
_UNITS = {"file", "container", "item", "leaf", "page"}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of a Vietnamese archive from `start` on."""
    shape = segments.Shape(
        ("abroad", "vietnamese"), _name, sure_names=2, grammar="vietnamese.lark", forms=_SHAPE_FORMS
    )
    reading = segments.read(text, start, repository, shape)
    reading = replace(reading, parts=tuple(_with_bare_number(reading.parts)))
    labelled = any(part.isad == "fonds" and part.label for part in reading.parts)
    if not labelled:
        return reading
    # Beside a labelled phông every bare name tells of the document, or of the phông.
    parts = tuple(
        replace(part, level="aside", isad="")
        if part.isad in {"fonds", "series"} and not part.label
        else part
        for part in reading.parts
    )
    doubts = tuple(d for d in reading.doubts if "carries no label" not in d and "Both" not in d)
    return replace(reading, parts=parts, doubts=doubts)


def _with_bare_number(parts: tuple[Part, ...]) -> list[Part]:
    """ "PTTg 7788": behind the fonds' acronym the number is the hồ sơ."""
    done: list[Part] = []
    has_file = any(part.isad == "file" for part in parts)
    for part in parts:
        both = _ACRONYM_AND_NUMBER.fullmatch(part.value)
        if both and not has_file and part.isad == "fonds" and not part.label:
            middle = part.end - len(both["number"])
            done.append(replace(part, value=both["name"], end=middle))
            done.append(Part("ho_so", "file", "", both["number"], middle, part.end))
        else:
            done.append(part)
    return done


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    kinds = {part.isad for part in before}
    if kinds & _UNITS:
        return ("aside", "") if is_description(value) else None
    if not value[:1].isupper():
        return None
    return ("series", "series") if "fonds" in kinds else ("fond", "fonds")
