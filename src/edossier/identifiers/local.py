"""Short identifiers such as `46/5`, by the numbers that a dossier and its documents carry.

They are for typing, never for citing: two series may both have a number 46.
"""

import re
from dataclasses import dataclass

from edossier.identifiers.ark import Ark, parse_ark

__all__ = ["LocalId", "parse_id"]

_LOCAL = re.compile(r"(?P<dossier>[^\s/:]{1,40})(?:/(?P<document>[^\s/:]{1,40}))?")


@dataclass(frozen=True, slots=True)
class LocalId:
    """The number of a dossier in its series, and of a document in it.

    Attributes:
        document: None where the dossier itself is meant.
    """

    dossier: str
    document: str | None = None

    def __str__(self) -> str:
        return self.dossier if self.document is None else f"{self.dossier}/{self.document}"


def parse_id(text: str) -> Ark | LocalId | None:
    """Read what a person types for a dossier or document: an ARK, its address, or `46/5`.

    >>> parse_id("46/5")
    LocalId(dossier='46', document='5')

    Returns:
        None where `text` is none of these.
    """
    ark = parse_ark(text)
    if ark is not None:
        return ark
    found = _LOCAL.fullmatch(text.strip())
    return LocalId(found["dossier"], found["document"]) if found else None
