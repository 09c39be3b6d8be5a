"""British papers outside Kew and the India Office: colleges, libraries, county offices."""

from edossier.references.grammars import commonwealth, segments
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_FORMS = {
    "collection": ("collection", "fonds"),
    "series": ("series", "series"),
    "class_letters": ("series", "series"),
    "numbered_class": ("series", "series"),
    "file": ("file", "file"),
    "roman_file": ("file", "file"),
    "manuscripts": ("collection", "fonds"),
    "shelfmark": ("item", "item"),
}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read "CHUR 2/123", "MSS.292/951/4", "MS. Macmillan dep. c. 16" from `start` on."""
    shape = segments.Shape(
        ("british_papers",),
        commonwealth.name_bare,
        sure_names=1,
        grammar="british_papers.lark",
        forms=_FORMS,
    )
    return commonwealth.with_titles(segments.read(text, start, repository, shape))
