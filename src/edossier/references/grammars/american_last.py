"""United States citations as the National Archives asks for them: document first, archive last."""

import re

from edossier.references.grammars import american
from edossier.references.grammars.described import (
    from_last_name,
    is_collection,
    is_date,
    is_description,
)
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_WITHOUT_YEARS = re.compile(r"[,\s(]{1,3}(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?\)?$")
_SERIES = ("series", "subseries", "sub_subseries")


def read(text: str, start: int, repository: Repository) -> Reading:
    """R-ORDER-2: read what stands before an archive named last, from the document upwards.

    "Memcon, 8 August 1958, Box 4, Subject Series, Dulles Papers, DDEL": the name next to the
    archive is the collection, the one before it a series; words before the first number are the
    document, and behind its date perhaps the title of a folder.

    Source: National Archives, General Information Leaflet 17, "Citing Records".
    """
    parts = american.parts_of(text, start, in_folders=False)
    first = next((i for i, part in enumerate(parts) if part.isad), len(parts))
    if first + 1 < len(parts) and parts[first].level == "record_group":
        return from_last_name(american.read(text, start, repository))
    above = any(part.level == "text" or part.isad == "fonds" for part in parts[first:])
    if not above and any(is_collection(part.value) for part in parts[:first]):
        return from_last_name(american.read(text, start, repository))
    lead, doubts = _document(parts[:first])
    chain = _named(parts[first:], repository)
    doubts += [
        f"“{part.value[:60]}” may be a series or the title of the folder."
        for part in chain
        if part.isad == "series" and not part.label and _may_be_title(part.value)
    ]
    return Reading(
        (*lead, *chain),
        doubts=tuple(doubts),
        rules=("R-ORDER-2: the document first, the archive last",),
    )


def _may_be_title(value: str) -> bool:
    return any(char.isdigit() for char in value) and not is_collection(
        _WITHOUT_YEARS.sub("", value)
    )


def _document(lead: list[Part]) -> tuple[list[Part], list[str]]:
    texts = [part for part in lead if part.level == "text"]
    dated = [i for i, part in enumerate(texts) if is_date(part.value)]
    end = dated[-1] + 1 if dated else 1
    told = [_at(part, "aside", "") for part in texts[:end] if is_description(part.value)]
    rest = texts[end:]
    doubts = [
        f"“{part.value[:60]}” may be the title of the folder."
        for part in rest
        if part.value[:1] not in '"“'
    ]
    folders = [_at(part, "folder", "file") for part in rest[-1:]]
    return [*told, *folders], doubts


def _named(chain: list[Part], repository: Repository) -> list[Part]:
    """Name the bare words from the archive downwards: collection, series, sub-series."""
    named: list[Part] = []
    for index in range(len(chain) - 1, -1, -1):
        part = chain[index]
        if part.level == "text":
            part = _level_of(part, chain[index + 1 :], named, repository)
        named.insert(0, part)
    return named


def _level_of(part: Part, after: list[Part], named: list[Part], repository: Repository) -> Part:
    is_group = bool(after) and after[0].level == "record_group"
    if is_group and re.match(r"(?:General )?Records of ", part.value):
        return _at(part, "title", "qualifier")
    if american.is_subject(part.value):
        return _at(part, "subject_numeric", "file")
    if repository.id != "DOS" and not any(one.isad == "fonds" for one in named):
        return _at(part, "fonds", "fonds")
    depth = sum(one.isad == "series" for one in named)
    return _at(part, _SERIES[min(depth, 2)], "series")


def _at(part: Part, level: str, isad: str) -> Part:
    return Part(level, isad, "", part.value.strip('"“”'), part.start, part.end)
