"""Canada, Ireland, Australia, New Zealand, India, South Africa: a grammar each, read alike.

Each archive has a code of its own and labels beside it; a bare name before the code is the title
of what the code names, a bare name behind the file tells of the document.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.grammars.described import is_code, is_description
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["BARE", "TRADITIONS", "is_australian", "name_bare", "read", "with_titles"]

_FORMS: dict[str, dict[str, tuple[str, str]]] = {
    "canadian": {
        "short_accession": ("accession", "series"),
        "fonds_code": ("fonds", "fonds"),
        "record_group": ("record_group", "fonds"),
        "series": ("series", "series"),
        "accession": ("accession", "series"),
        "box": ("box", "container"),
    },
    "irish": {
        "department": ("fonds", "fonds"),
        "series": ("series", "series"),
        "series_300": ("series", "series"),
        "accession": ("accession", "series"),
        "file": ("file", "file"),
        "office_file": ("file", "file"),
        "collection": ("collection", "fonds"),
        "manuscripts": ("collection", "fonds"),
        "item": ("item", "item"),
    },
    "australian": {
        "crs": ("series", "series"),
        "control_symbol": ("control_symbol", "file"),
        "manuscript": ("collection", "fonds"),
        "ms_series": ("series", "series"),
        "ms_item": ("item", "item"),
    },
    "new_zealand": {
        "department": ("department", "fonds"),
        "series": ("series", "series"),
        "inner_series": ("series", "series"),
        "accession": ("accession", "series"),
        "box_number": ("box", "container"),
        "file": ("file", "file"),
        "file_number": ("file", "file"),
        "lone_file": ("file", "file"),
        "manuscript": ("collection", "fonds"),
    },
    "indian": {"bare_file": ("file", "file")},
    "south_african": {
        "department": ("department", "fonds"),
        "lone_department": ("department", "fonds"),
        "file": ("file", "file"),
        "lone_file": ("file", "file"),
        "reference": ("item", "item"),
        "volume": ("volume", "file"),
    },
}
TRADITIONS = tuple(_FORMS)
BARE = "bare "  # before the level of a name that only its place tells
_UNITS = {"file", "container", "item", "leaf", "page"}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of one of these countries from `start` on; Australia's names no archive."""
    tradition = repository.tradition if repository else "australian"
    shape = segments.Shape(
        (tradition,),
        name_bare,
        sure_names=2,
        grammar=f"{tradition}.lark",
        forms=_FORMS[tradition],
    )
    reading = segments.read(text, start, repository, shape)
    return with_titles(replace(reading, parts=tuple(_with_folios(reading.parts))))


def _with_folios(parts: tuple[Part, ...]) -> Iterator[Part]:
    """R-LEAF-4: behind a file that is already named "f." is a folio: "File 19, f. 22"."""
    has_file = False
    for part in parts:
        is_f = part.level == "file" and part.label.rstrip(".").casefold() == "f"
        is_folio = is_f and has_file and part.value.isdigit()
        yield replace(part, level="leaves", isad="leaf") if is_folio else part
        has_file = has_file or part.level in {"file", "part"}


_SERIES_AND_SYMBOL = re.compile(
    r"[A-Z]{1,3}\d{1,5}(?:/\d)?,\s(?:[A-Z]{0,3}\d[\w/.-]{0,30}(?:\s[A-Z]{3,12}){0,2})"
    r"(?:\s[Pp]art\s\d+)?\.?\s*"
)


def is_australian(text: str) -> bool:
    """Say whether the whole text is a series and a control symbol: "A1838, 3107/40/1 part 5"."""
    return _SERIES_AND_SYMBOL.fullmatch(text) is not None


def name_bare(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """Say what a bare name is: a fonds, then a series; behind the unit, words on the document.

    A code that the grammar has no form for is no name.
    """
    kinds = {part.isad for part in before}
    if is_code(value) or "/" in value:
        return None
    if kinds & _UNITS:
        return ("aside", "") if is_description(value) else None
    if not value[:1].isupper():
        return ("aside", "") if is_description(value) and kinds & {"fonds", "series"} else None
    return (BARE + "series", "series") if "fonds" in kinds else (BARE + "fonds", "fonds")


def with_titles(reading: Reading) -> Reading:
    """R-TITLE-1: a bare name before a code is the title of what the code names, no level more."""
    first = next((i for i, part in enumerate(reading.parts) if _heads(part)), 0)
    titles = [p.value for p in reading.parts[:first] if p.level.startswith(BARE)]
    parts = tuple(_settled(part, index < first) for index, part in enumerate(reading.parts))
    doubts = tuple(d for d in reading.doubts if not any(f"“{t[:60]}”" in d for t in titles))
    return replace(reading, parts=parts, doubts=doubts)


def _heads(part: Part) -> bool:
    """Say whether this is a code at the head of the archive's own numbering."""
    is_series = part.level == "series" and not part.label
    return is_series or (part.isad == "fonds" and not part.level.startswith(BARE))


def _settled(part: Part, is_title: bool) -> Part:
    if not part.level.startswith(BARE):
        return part
    if is_title:
        return replace(part, level="title", isad="qualifier")
    return replace(part, level=part.level.removeprefix(BARE))
