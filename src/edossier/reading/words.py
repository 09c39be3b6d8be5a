"""The tables of `data/`: headings, announcements, labels and kinds, folded for matching."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from edossier.text.folding import fold

__all__ = [
    "Kind",
    "alternatives",
    "folded",
    "headings",
    "kinds",
    "label_words",
    "table",
]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document.

    Attributes:
        under: The wider kind, None at the top of the tree.
        is_meeting: True where such a document records a meeting.
        words: Folded words of a title that tell it.
    """

    name: str
    under: str | None
    is_meeting: bool
    words: tuple[str, ...]


@cache
def table(name: str) -> Mapping[str, Any]:
    """Give one table of `data/` as it is written."""
    path = resources.files("edossier.reading").joinpath("data", f"{name}.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def folded(text: str) -> str:
    """Give `text` folded, with single blanks."""
    return " ".join(fold(text).text.split())


@cache
def headings() -> Mapping[str, str]:
    """Give the part of a dossier that each folded heading names; the first table row wins."""
    found: dict[str, str] = {}
    for part, languages in table("headings").items():
        for words in languages.values():
            for word in words:
                found.setdefault(folded(word), part)
    return found


@cache
def label_words(*path: str) -> frozenset[str]:
    """Give the folded words of one list in `labels.toml`, by its path."""
    row: Any = table("labels")
    for step in path:
        row = row[step]
    return frozenset(folded(word) for word in row)


@cache
def kinds() -> tuple[Kind, ...]:
    """Give the tree of kinds."""
    return tuple(
        Kind(
            name=name,
            under=row.get("under"),
            is_meeting=row.get("meeting", False),
            words=tuple(dict.fromkeys(folded(word) for word in row["words"])),
        )
        for name, row in table("kinds").items()
    )


def alternatives(words: Iterable[str]) -> str:
    """Give a regular expression for any of `words`, longest first; blanks are `\\s+`."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
