"""Wikidata entities as JSON lines, as a dump has them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from edossier.authorities.record import Authority, AuthorityKind, Identifier, NameForm, checked
from edossier.dates import is_edtf
from edossier.errors import UnreadableError

__all__ = ["wikidata_entities"]

# Source: the properties' own pages at wikidata.org.
_IDENTIFIERS = {"P214": "viaf", "P227": "gnd"}
_HUMAN, _FAMILIES, _COORDINATES = "Q5", frozenset({"Q8436", "Q13417114", "Q101352"}), "P625"
_STARTS, _ENDS = ("P569", "P571"), ("P570", "P576")
_DAY, _MONTH, _YEAR = 11, 10, 9
_MOST_TEXT = 4000


def wikidata_entities(text: str, name: str) -> Iterator[Authority]:
    """Read entities, one a line; the brackets and commas of a whole dump may stand.

    Raises:
        UnreadableError: A line is no JSON, or no entity with a label.
    """
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip().rstrip(",")
        if bare in ("", "[", "]"):
            continue
        place = f"{name}, line {number}"
        try:
            entity = json.loads(bare)
        except (ValueError, RecursionError) as error:
            raise UnreadableError(
                f"{place}: no JSON ({error}); one entity stands on a line."
            ) from error
        try:
            made = _authority(entity)
        except (TypeError, KeyError, AttributeError, ValueError, IndexError) as error:
            raise UnreadableError(
                f"{place}: no Wikidata entity with an id and labels; take the line out."
            ) from error
        yield checked(made, place)


def _authority(entity: Mapping[str, Any]) -> Authority:
    source = f"Wikidata {entity['id']}"
    labels = {code: one["value"] for code, one in (entity["labels"] or {}).items()}
    name = labels.get("en") or labels.get("mul") or next(iter(labels.values()))
    forms: dict[str, NameForm] = {}
    aliases = [
        (code, one["value"]) for code, many in (entity.get("aliases") or {}).items() for one in many
    ]
    for language, form in (*labels.items(), *aliases):
        if form != name and not set(form) & set("|{}\n"):
            forms.setdefault(form, NameForm(form, language, None, source))
    claims = entity.get("claims") or {}
    identifiers = [Identifier("wikidata", str(entity["id"]))]
    for claim, scheme in _IDENTIFIERS.items():
        identifiers += [Identifier(scheme, str(value)) for value in _values(claims, claim)]
    descriptions = entity.get("descriptions") or {}
    note = (descriptions.get("en") or {}).get("value")
    start, end = (_first_date(claims, which) for which in (_STARTS, _ENDS))
    return Authority(
        "", _kind(claims), str(name), tuple(forms.values()), start, end,
        str(note)[:_MOST_TEXT] if note else None, (), tuple(identifiers), (source,),
    )  # fmt: skip


def _kind(claims: Mapping[str, Any]) -> AuthorityKind:
    kinds = {value["id"] for value in _values(claims, "P31")}
    if _HUMAN in kinds:
        return "person"
    if kinds & _FAMILIES:
        return "family"
    return "place" if _COORDINATES in claims else "corporate body"


def _values(claims: Mapping[str, Any], claim: str) -> list[Any]:
    snaks = (one["mainsnak"] for one in claims.get(claim, ()) if one.get("rank") != "deprecated")
    return [snak["datavalue"]["value"] for snak in snaks if snak["snaktype"] == "value"]


def _first_date(claims: Mapping[str, Any], which: tuple[str, ...]) -> str | None:
    for claim in which:
        for value in _values(claims, claim):
            if date := _edtf(value):
                return date
    return None


def _edtf(value: Mapping[str, Any]) -> str | None:
    """Give a time of Wikidata to its precision; None where that is less than a year."""
    day = str(value["time"]).lstrip("+").partition("T")[0]
    length = {_DAY: 10, _MONTH: 7, _YEAR: 4}.get(value["precision"])
    made = day[:length] if length else ""
    return made if made and is_edtf(made) else None
