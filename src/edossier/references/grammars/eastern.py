"""The traditions of eastern and south-eastern Europe, the Caucasus, Central Asia and Mongolia."""

import re
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

__all__ = ["BY_LANGUAGE", "READERS", "read_by_signs", "read_soviet"]

_Reader = Callable[[str, int, Repository | None], Reading]

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


def read_by_signs(text: str, start: int) -> Reading | None:
    """Read what only one of these traditions prints, where no archive is named; None else."""
    for tradition in _POSTFIXED:
        if postfixed.has_signs(text[start:], tradition):
            return postfixed.read(text, start, None, tradition)
    if romanian.begins(text[start:]):
        return romanian.read(text, start, None)
    if yugoslav.begins(text[start:]):
        return yugoslav.read(text, start, None)
    return None


READERS: Mapping[str, _Reader] = {
    **dict.fromkeys(_LABELLED, read_soviet),
    **dict.fromkeys(_POSTFIXED, _read_postfixed),
    "estonian": estonian.read,
    "romanian": romanian.read,
    "albanian": albanian.read,
    **dict.fromkeys(yugoslav.TRADITIONS, yugoslav.read),
}
# What "ibid." is called where its labels mean something of their own.
BY_LANGUAGE: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (re.compile(r"\W{0,3}(?:isto|исто)(?![^\W_])", re.IGNORECASE), yugoslav.read_same),
    (re.compile(r"\W{0,3}po\s?aty(?![^\W_])", re.IGNORECASE), albanian.read),
)
