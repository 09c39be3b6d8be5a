"""The value that a citation of an archival record becomes, and its one JSON form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

__all__ = [
    "ArchivalReference",
    "CitedCredit",
    "Leaves",
    "Level",
    "Offsets",
    "Remainder",
    "Rule",
    "Status",
    "reference_from_json",
    "reference_to_json",
]

Status = Literal[
    "parsed", "partial", "ambiguous", "relative", "identifier", "not-archival", "unknown"
]


@dataclass(frozen=True, slots=True)
class Level:
    """One level or container of an archive's tree, in the archive's own word.

    Attributes:
        level: The word of the authority table: "fond", "opis", "papka", "delo", "bestand".
        label: As printed, "f."; empty where none was printed.
        value: As printed, zeros kept: "0100".
        start, end: Offsets of label and value in the reference's `printed`, code points.
        isad: The ISAD(G) level ("fonds", "series", "file", "item"), None for a container.
    """

    level: str
    label: str
    value: str
    start: int
    end: int
    isad: str | None = None


@dataclass(frozen=True, slots=True)
class Leaves:
    """A run of leaves, closed at both ends; strings, since there are leaves "17a".

    Attributes:
        verso: True where the back of the (last) leaf is meant, None where nothing is said.
    """

    first: str
    last: str
    verso: bool | None
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CitedCredit:
    """Who obtained, donated, translated, edited or funded, as said inside the citation."""

    role: str
    agent: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """A stretch of the citation that was not understood."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule that speaks for one field; docs/reference/citations.md says what each is.

    Attributes:
        name: "R-LABEL-1".
        field: The field of the reference that it speaks for: "repository", "levels", "leaves",
            "doc_number" or "key".
        says: What was seen, one clause: "the levels carry the labels of their tradition".
    """

    name: str
    field: str
    says: str


@dataclass(frozen=True, slots=True)
class Offsets:
    """Where the fields that are plain text stand, label and value together; code points.

    None where the field is empty.
    """

    repository_printed: tuple[int, int] | None = None
    year: tuple[int, int] | None = None
    doc_number: tuple[int, int] | None = None
    extent: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class ArchivalReference:
    """One citation of an archival record, with everything that was printed and nothing else.

    Attributes:
        printed: Byte for byte as printed; all offsets count its code points.
        repository: Id in the authority table, None where unknown or shared by several.
        candidates: The ids, where a printed name is shared by several archives.
        repository_printed: The name or acronym as printed, None where none is.
        levels, containers: In printed order. A container (papka, reel, box) only shelves.
        year: A year printed among the levels.
        doc_number: A registry number printed in the citation.
        extent: As printed, "9 l.".
        offsets: Where archive, year, number and extent stand.
        remainder: With the offsets of all other fields it covers every letter and figure printed.
        doubts: One sentence each: what is uncertain and why. Empty when `status` is "parsed".
        confidence: The rules that speak for the reading, field by field.
        key: Normalised unit key; None unless repository and the whole chain are certain.
        readings: The other ways to read it, when `status` is "ambiguous".
        inherited_levels, inherited_containers: What "Ibid." takes from the citation before: all
            above the highest printed level. They are not printed here and have no place.
    """

    printed: str
    status: Status
    repository: str | None = None
    candidates: tuple[str, ...] = ()
    repository_printed: str | None = None
    levels: tuple[Level, ...] = ()
    containers: tuple[Level, ...] = ()
    leaves: tuple[Leaves, ...] = ()
    year: str | None = None
    doc_number: str | None = None
    extent: str | None = None
    offsets: Offsets = Offsets()
    credits: tuple[CitedCredit, ...] = ()
    remainder: tuple[Remainder, ...] = ()
    doubts: tuple[str, ...] = ()
    confidence: tuple[Rule, ...] = ()
    key: str | None = None
    readings: tuple["ArchivalReference", ...] = ()
    inherited_levels: tuple[Level, ...] = ()
    inherited_containers: tuple[Level, ...] = ()


def reference_to_json(reference: ArchivalReference) -> dict[str, Any]:
    """Give the JSON object that `edossier reference --json` prints for one citation."""
    return {
        "raw": reference.printed,
        "status": reference.status,
        "repository": reference.repository,
        "candidates": list(reference.candidates),
        "repository_printed": reference.repository_printed,
        "levels": [_level_to_json(level) for level in reference.levels],
        "containers": [_level_to_json(level) for level in reference.containers],
        "leaves": [
            {
                "from": leaves.first,
                "to": leaves.last,
                "verso": leaves.verso,
                "label": leaves.label,
                "offsets": [leaves.start, leaves.end],
            }
            for leaves in reference.leaves
        ],
        "year": reference.year,
        "doc_number": reference.doc_number,
        "extent": reference.extent,
        "offsets": _offsets_to_json(reference.offsets),
        "credits": [
            {"role": c.role, "who": c.agent, "offsets": [c.start, c.end]} for c in reference.credits
        ],
        "remainder": [{"text": r.text, "offsets": [r.start, r.end]} for r in reference.remainder],
        "doubts": list(reference.doubts),
        "confidence": [
            {"rule": rule.name, "field": rule.field, "says": rule.says}
            for rule in reference.confidence
        ],
        "key": reference.key,
        "readings": [reference_to_json(reading) for reading in reference.readings],
        "inherited": {
            "levels": [_inherited_to_json(level) for level in reference.inherited_levels],
            "containers": [_inherited_to_json(level) for level in reference.inherited_containers],
        },
    }


def reference_from_json(value: Mapping[str, Any]) -> ArchivalReference:
    """Make the value again from what `reference_to_json` gave, in this version or an earlier one.

    Until version 0.1 a rule was one string, a credit had an `agent`, and archive, year, number
    and extent had no offsets: archives hold dossiers in that form.
    """
    return ArchivalReference(
        printed=value["raw"],
        status=value["status"],
        repository=value["repository"],
        candidates=tuple(value["candidates"]),
        repository_printed=value["repository_printed"],
        levels=tuple(_level_from_json(level) for level in value["levels"]),
        containers=tuple(_level_from_json(level) for level in value["containers"]),
        leaves=tuple(
            Leaves(x["from"], x["to"], x["verso"], x["label"], *x["offsets"])
            for x in value["leaves"]
        ),
        year=value["year"],
        doc_number=value["doc_number"],
        extent=value["extent"],
        offsets=_offsets_from_json(value.get("offsets") or {}),
        credits=tuple(
            CitedCredit(x["role"], x["who"] if "who" in x else x["agent"], *x["offsets"])
            for x in value["credits"]
        ),
        remainder=tuple(Remainder(x["text"], *x["offsets"]) for x in value["remainder"]),
        doubts=tuple(value["doubts"]),
        confidence=tuple(map(_rule_from_json, value["confidence"])),
        key=value["key"],
        readings=tuple(reference_from_json(reading) for reading in value["readings"]),
        inherited_levels=_inherited_from_json(value, "levels"),
        inherited_containers=_inherited_from_json(value, "containers"),
    )


def _level_to_json(level: Level) -> dict[str, Any]:
    return {
        "level": level.level,
        "label": level.label,
        "value": level.value,
        "offsets": [level.start, level.end],
        "isad": level.isad,
    }


def _level_from_json(value: Mapping[str, Any]) -> Level:
    start, end = value["offsets"]
    return Level(value["level"], value["label"], value["value"], start, end, value["isad"])


def _inherited_to_json(level: Level) -> dict[str, Any]:
    return {
        "level": level.level,
        "label": level.label,
        "value": level.value,
        "isad": level.isad,
    }


def _inherited_from_json(value: Mapping[str, Any], kind: str) -> tuple[Level, ...]:
    """Read what was inherited; archives of before version 0.2 hold none."""
    levels = value.get("inherited", {}).get(kind, ())
    return tuple(Level(x["level"], x["label"], x["value"], 0, 0, x["isad"]) for x in levels)


def _offsets_to_json(offsets: Offsets) -> dict[str, list[int] | None]:
    return {
        "repository_printed": _span_to_json(offsets.repository_printed),
        "year": _span_to_json(offsets.year),
        "doc_number": _span_to_json(offsets.doc_number),
        "extent": _span_to_json(offsets.extent),
    }


def _span_to_json(span: tuple[int, int] | None) -> list[int] | None:
    return list(span) if span else None


def _offsets_from_json(value: Mapping[str, Any]) -> Offsets:
    return Offsets(**{name: tuple(span) for name, span in value.items() if span})


def _rule_from_json(value: Mapping[str, str] | str) -> Rule:
    if isinstance(value, str):
        name, _, says = value.partition(": ")
        return Rule(name, "repository" if name.startswith("R-REPO") else "levels", says)
    return Rule(value["rule"], value["field"], value["says"])
