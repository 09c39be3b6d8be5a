"""Families I, J, R, S and the plain shapes: what an unlabelled name is, by tradition."""

import re
from collections.abc import Iterator
from dataclasses import replace

from edossier.references.grammars import codes, segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

# "SI AS 1589, a. e. 345", "HR-HDA-1561": the fonds number hangs on the archive's code.
_FONDS_NUMBER = re.compile(
    r"[\s\u00a0]{0,2}-?\s?(?P<number>\d{1,5})(?=\s{0,2}(?:[,;/:]|\.?\s{0,2}$))"
)
_TRADITIONS = {
    "romanian": ("romanian",),
    "french": ("french",),
    "italian": ("italian",),
    "yugoslav": ("yugoslav",),
    "albanian": ("albanian",),
    "vietnamese": ("vietnamese",),
    "plain": ("plain",),
    "spanish": ("spanish",),
    "ottoman": ("ottoman",),
    "japanese": ("plain",),
}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of named levels, its archive's own form first."""
    tradition = repository.tradition if repository else "plain"
    form = codes.FORMS.get(repository.id) if repository else None
    number = _FONDS_NUMBER.match(text, start) if tradition == "yugoslav" else None
    if number:
        return _after_number(text, number, repository)
    traditions = _TRADITIONS.get(tradition, ("plain",))
    if form:
        reading = codes.read(text, start, repository, form)
        if reading.parts:
            return _with_labelled(reading, text, traditions)
    sure_names = 2 if tradition in {"french", "italian"} else 1
    shape = segments.Shape(traditions, _namer(tradition), sure_names)
    reading = segments.read(text, start, repository, shape)
    return replace(reading, parts=tuple(_settle(reading.parts, repository)))


def _with_labelled(reading: Reading, text: str, traditions: tuple[str, ...]) -> Reading:
    """Add the labelled levels behind a code: the "dossier 2" of "GR 10 T 534, dossier 2"."""
    last = reading.parts[-1]
    if last.level == "title" or not text[last.end :].strip(" .,;"):
        return reading
    more = segments.split(text, last.end, traditions)
    return replace(reading, parts=(*reading.parts, *(part for part in more if part.label)))


def _after_number(text: str, number: re.Match[str], repository: Repository | None) -> Reading:
    fonds = Part("fonds", "fonds", "", number["number"], *number.span("number"))
    shape = segments.Shape(("yugoslav",), _yugoslav, sure_names=0)
    rest = segments.read(text, number.end(), repository, shape)
    return replace(rest, parts=(fonds, *rest.parts))


def _settle(parts: tuple[Part, ...], repository: Repository | None) -> Iterator[Part]:
    """Read what only the place tells: Belgrade's year is a level."""
    for index, part in enumerate(parts):
        before = {p.level for p in parts[:index]}
        if part.level == "year" and repository and repository.id == "DAMSP" and not before:
            part = replace(part, level="godina", isad="series")
        yield part


def _namer(tradition: str) -> segments.Namer:
    return {
        "french": _serial,
        "italian": _serial,
        "yugoslav": _yugoslav,
    }.get(tradition, _plain)


def _plain(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """A name after the archive is a fonds, the next ones are series, down to the first file."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "container", "item", "leaf", "page"}:
        return None
    if re.match(r"\d|[^\W\d_A-Z](?<![A-Z])", value) and not value[:1].isupper():
        return None
    return ("series", "series") if "fonds" in kinds else ("fonds", "fonds")


def _serial(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """French and Italian archives: names are series; a last bare number is the busta or volume."""
    kinds = {part.isad for part in before}
    if value.isdecimal() and "series" in kinds:
        return None if "file" in kinds else ("busta", "file")
    known = _plain(value, before)
    if known is None:
        return None
    return ("subseries" if "series" in kinds else "series"), "series"


def _yugoslav(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    kinds = {part.isad for part in before}
    if re.fullmatch(r"\d{4,8}", value) and "file" in kinds:
        return "doc_number", ""
    if re.fullmatch(r"\d{1,4}(?:-\d{1,3})?", value) and "fonds" not in kinds:
        return "fonds", "fonds"
    if re.match(r"[IVX]{1,5}(?:-[a-z\d]|,|/|$)|\d{1,4}/[IVX]", value) and "fonds" in kinds:
        return "series", "series"
    return _plain(value, before)
