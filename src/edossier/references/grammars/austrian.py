"""Austrian archives: names of creator and section, a box, the registry number of the piece."""

import re
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_NAME = re.compile(r"[^\W\d_a-zäöüß]|\d\.\s[A-ZÄÖÜ]")  # "2. Republik" is a name too


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read an Austrian citation from `start` on."""
    shape = segments.Shape(
        ("austrian",),
        _name,
        sure_names=3,
        grammar="austrian.lark",
        forms={"doc_number": ("doc_number", ""), "series": ("series", "series")},
    )
    reading = segments.read(text, start, repository, shape)
    return replace(
        reading,
        rules=("R-AUSTRIA-1: creator, section, box; a Geschäftszahl is the piece's own number",),
    )


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """A name is the creator's fonds, the next ones sections of it, down to the box."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "container", "item", "leaf", "page"} or not _NAME.match(value):
        return None
    return ("series", "series") if "fonds" in kinds else ("fonds", "fonds")
