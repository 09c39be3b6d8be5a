"""Archives in Taiwan, whose numbers are the whole reference: fonds, series, volume, item."""

import re

from edossier.references.grammars import flat
from edossier.references.grammars.chinese import with_named_fonds
from edossier.references.grammars.flat import Flat
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["has_form", "read"]

_SHAPE = Flat(
    "taiwanese.lark",
    ("abroad", "taiwanese"),
    doubts={"foreign": "Which levels the middle numbers are is inferred."},
)


_CALL_NUMBER = re.compile(r"(?<![\dA-Za-z-])(?:\d{3}-\d{6}-\d{4,5}|\d\d-[A-Z]{2,4}-\d{4,5})(?!\d)")


def has_form(text: str) -> bool:
    """Say whether a call number of Academia Historica or of Academia Sinica stands there."""
    return _CALL_NUMBER.search(text) is not None


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of an archive in Taiwan from `start` on."""
    parts, doubts = flat.split(text, start, _SHAPE)
    return Reading(
        tuple(with_named_fonds(parts)),
        tuple(doubts),
        rules=("R-CALL-1: fonds, series, volume and item of the archive's own number",),
    )
