"""Swiss archives: Bestand, accession and Band, whether labels or "#" part them."""

from dataclasses import replace

from edossier.references.grammars import identifiers, segments
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_FORMS = {
    "bestand": ("bestand", "fonds"),
    "accession": ("accession", "series"),
    "hash_accession": ("accession", "series"),
    "hash_band": ("band", "file"),
    "hash_item": ("item", "item"),
    "described": ("title", "qualifier"),
    "signature": ("number", "file"),
}
_SHAPE_NAME = "swiss.lark"


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Swiss citation from `start` on."""
    if repository is not None and repository.id == "CH-EPD":
        return identifiers.read(text, start, repository)
    shape = segments.Shape(("swiss",), _name, sure_names=2, grammar=_SHAPE_NAME, forms=_FORMS)
    reading = segments.read(text, start, repository, shape)
    parts = tuple(_starless(part) for part in reading.parts)
    return replace(
        reading,
        parts=parts,
        rules=("R-SWISS-1: Bestand, accession, Band in the order of the Bundesarchiv",),
    )


def _starless(part: Part) -> Part:
    """The star of "#214*" says that the number is an order number: no part of it."""
    if part.level == "band" and part.value.endswith("*"):
        return replace(part, value=part.value.rstrip("*"))
    if part.level == "number" and part.value.startswith("/"):
        return replace(part, value=part.value.lstrip("/ "))
    return part


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """A first name is a Bestand, "NL Daniel Frei"; behind a code stands a mission, "Peking"."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "container", "leaf", "item"} or not value[:1].isupper():
        return None
    return ("series", "series") if "fonds" in kinds else ("fonds", "fonds")
