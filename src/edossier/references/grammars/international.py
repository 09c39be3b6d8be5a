"""Archives of international bodies, and the Open Society Archives: numbers that say the levels."""

from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.grammars.commonwealth import name_bare, with_titles
from edossier.references.grammars.described import is_description
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["TRADITIONS", "read"]

TRADITIONS = ("international", "osa")
_FORMS = {
    "international": {
        "series": ("series", "series"),
        "box": ("box", "container"),
        "fonds": ("fonds", "fonds"),
        "accession": ("accession", "series"),
        "class_": ("fonds", "fonds"),
        "file": ("file", "file"),
        "item": ("item", "item"),
        "registry": ("file", "file"),
        "holding": ("fonds", "fonds"),
        "group": ("fonds", "fonds"),
        "league_box": ("box", "container"),
        "league_file": ("file", "file"),
    },
    "osa": {
        "fonds": ("fonds", "fonds"),
        "subfonds": ("subfonds", "series"),
        "series": ("series", "series"),
        "item": ("item", "item"),
        "container": ("container", "container"),
        "folder": ("folder", "file"),
    },
}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of one of these archives from `start` on."""
    tradition = repository.tradition if repository else "international"
    shape = segments.Shape(
        ("international",),
        _title if tradition == "osa" else name_bare,
        sure_names=2,
        grammar=f"{tradition}.lark",
        forms=_FORMS[tradition],
    )
    reading = segments.read(text, start, repository, shape)
    if tradition == "osa":
        named = (_as_title(part) for part in reading.parts)
        return replace(reading, parts=tuple(named))
    return with_titles(reading)


def _title(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """At the Open Society Archives words are the title of what the numbers name."""
    kinds = {part.isad for part in before}
    if kinds & {"file", "item", "container"}:
        return ("aside", "") if is_description(value) else None
    return "title", "qualifier"


def _as_title(part: Part) -> Part:
    return replace(part, value=part.value.rstrip(" .;")) if part.level == "title" else part
