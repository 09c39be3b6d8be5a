"""Austrian archives: names of creator and section, a box, the registry number of the piece."""

import re
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_BELOW = {"container", "leaf", "page", "item"}
_NAME = re.compile(r"[^\W\d_a-zäöüß]|\d\.\s[A-ZÄÖÜ]")  # "2. Republik" is a name too


# "AT-OeStA/HHStA UR AUR 4417": the call number of the archive's own information system.
_CALL_NUMBER = re.compile(
    r"[ ,]{1,2}(?P<codes>(?:[A-Z][A-Za-zäöü-]{0,12} ){1,5})"
    r"(?P<number>\d{1,5}[a-z]?(?:[ -](?:[IVX]{1,5}|\d{1,4}[a-z]?)(?![^\W_])){0,3})"
    r"(?=\s{0,2}(?:[,;]|\.?$))"
)
_ENDS_IN_NUMBER = re.compile(r".*[^\d\s].*\s\d{1,5}[a-z]?")


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read an Austrian citation from `start` on."""
    call_number = _CALL_NUMBER.match(text, start)
    if call_number and text[:start].rstrip(" ,").endswith(_own_codes(text[:start])):
        return _called(text, call_number, repository)
    return _read(text, start, repository)


def _own_codes(before: str) -> tuple[str, ...]:
    """Give what a name ends with that begins with the country's code; nothing where it has none."""
    code = re.search(r"AT-OeStA/[A-Za-z]{2,6}$", before.rstrip(" ,"))
    return (code.group(),) if code else ()


def _called(text: str, match: re.Match[str], repository: Repository | None) -> Reading:
    """R-AUSTRIA-2: codes from the fonds down, then the number; a number in pieces is in doubt."""
    parts = []
    for index, code in enumerate(re.finditer(r"\S+", match["codes"])):
        level = ("series", "series") if index else ("fonds", "fonds")
        first, last = code.span()
        offset = match.start("codes")
        parts.append(Part(*level, "", code.group(), offset + first, offset + last))
    parts.append(Part("number", "file", "", match["number"], *match.span("number")))
    rest = _read(text, match.end(), repository)
    is_sure = match["number"].isalnum() and len(parts) <= 3
    doubt = f"“{match['number']}” may be one number or several levels."
    doubts = (*rest.doubts, *(() if is_sure else (doubt,)))
    return replace(
        rest, parts=(*parts, *(p for p in rest.parts if p.isad in _BELOW)), doubts=doubts
    )


def _read(text: str, start: int, repository: Repository | None) -> Reading:
    shape = segments.Shape(
        ("austrian",),
        _name,
        sure_names=3,
        grammar="austrian.lark",
        forms={"doc_number": ("doc_number", ""), "series": ("series", "series")},
    )
    reading = segments.read(text, start, repository, shape)
    has_unit = any(part.isad in {"file", "container", "item"} for part in reading.parts)
    unsure = [
        f"“{part.value[:60]}” may hold the number of a box or a file."
        for part in reading.parts
        if part.isad in {"fonds", "series"} and not part.label and not has_unit
        if _ENDS_IN_NUMBER.fullmatch(part.value)
    ]
    return replace(
        reading,
        doubts=(*reading.doubts, *unsure),
        rules=("R-AUSTRIA-1: creator, section, box; a Geschäftszahl is the piece's own number",),
    )


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """A name is the creator's fonds, the next ones sections of it, down to the box."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "container", "item", "leaf", "page"} or not _NAME.match(value):
        return None
    return ("series", "series") if "fonds" in kinds else ("fonds", "fonds")
