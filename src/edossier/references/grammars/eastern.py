"""The traditions of eastern and south-eastern Europe, the Caucasus, Central Asia and Mongolia."""

from collections.abc import Callable, Mapping

from edossier.references.grammars import (
    albanian,
    estonian,
    labelled,
    positional,
    postfixed,
    romanian,
    yugoslav,
)
from edossier.references.parts import Reading
from edossier.references.repositories import Repository

__all__ = ["READERS", "read_soviet"]

_LABELLED = (
    "russian",
    "ukrainian",
    "bulgarian",
    "lithuanian",
    "belarusian",
    "moldovan",
    "georgian",
    "armenian",
    "azerbaijani",
    "mongolian",
)
_POSTFIXED = ("latvian", "kazakh", "uzbek")


def read_soviet(text: str, start: int, repository: Repository | None) -> Reading:
    """Read labels where there are any; else three bare numbers."""
    if positional.is_bare(text[start:]):
        return positional.read(text, start, repository)
    return labelled.read(text, start, repository)


def _read_postfixed(text: str, start: int, repository: Repository | None) -> Reading:
    """Read labels behind their numbers; where they stand before them, the family's common form."""
    if repository and postfixed.has_form(text[start:], repository.tradition):
        return postfixed.read(text, start, repository, repository.tradition)
    return read_soviet(text, start, repository)


READERS: Mapping[str, Callable[[str, int, Repository | None], Reading]] = {
    **dict.fromkeys(_LABELLED, read_soviet),
    **dict.fromkeys(_POSTFIXED, _read_postfixed),
    "estonian": estonian.read,
    "romanian": romanian.read,
    "albanian": albanian.read,
    **dict.fromkeys(yugoslav.TRADITIONS, yugoslav.read),
}
