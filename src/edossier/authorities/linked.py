"""Authority records as JSON-LD, in the words of schema.org and a few of our own."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from edossier.authorities.record import (
    Authority,
    AuthorityKind,
    Identifier,
    NameForm,
    Role,
    checked,
)
from edossier.errors import UnreadableError

__all__ = ["IDENTIFIER_ADDRESSES", "read_linked", "write_linked"]

_TYPES: dict[AuthorityKind, tuple[str, ...]] = {
    "person": ("Person",),
    "corporate body": ("Organization",),
    "family": ("Organization", "Family"),
    "place": ("Place",),
}
_DATES = {"person": ("birthDate", "deathDate")}
_OTHER_DATES = ("foundingDate", "dissolutionDate")
IDENTIFIER_ADDRESSES = {
    "wikidata": "http://www.wikidata.org/entity/",
    "viaf": "http://viaf.org/viaf/",
    "gnd": "https://d-nb.info/gnd/",
}
_CONTEXT = {
    "@vocab": "https://schema.org/",
    "nameForm": "urn:edossier:nameForm",
    "system": "urn:edossier:system",
    "Family": "urn:edossier:Family",
    "sameAs": {"@type": "@id"},
}


def write_linked(authorities: Iterable[Authority]) -> str:
    """Write records as one JSON-LD document; `read_linked` gives the same back."""
    graph = [_node(one) for one in authorities]
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _node(one: Authority) -> dict[str, Any]:
    start, end = _DATES.get(one.kind, _OTHER_DATES)
    node = {
        "@id": f"#{one.id}",
        "@type": list(_TYPES[one.kind]),
        "name": one.name,
        "alternateName": [
            {"@value": form.text, **({"@language": form.language} if form.language else {})}
            for form in one.forms
        ],
        "nameForm": [
            _without_none(
                name=form.text, inLanguage=form.language, system=form.system, citation=form.source
            )
            for form in one.forms
        ],
        start: one.start,
        end: one.end,
        "description": one.note,
        "hasOccupation": [
            _without_none(roleName=role.title, startDate=role.start, endDate=role.end)
            | {"@type": "Role"}
            for role in one.roles
        ],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": item.scheme, "value": item.value}
            for item in one.identifiers
        ],
        "sameAs": [
            IDENTIFIER_ADDRESSES[item.scheme] + item.value
            for item in one.identifiers
            if item.scheme in IDENTIFIER_ADDRESSES
        ],
        "citation": list(one.sources),
    }
    return {key: value for key, value in node.items() if value not in (None, [])}


def _without_none(**fields: str | None) -> dict[str, str]:
    return {key: value for key, value in fields.items() if value is not None}


def read_linked(text: str, name: str) -> Iterator[Authority]:
    """Read what `write_linked` wrote.

    Raises:
        UnreadableError: It is no JSON, or no such document; with the number of the record.
    """
    try:
        graph = json.loads(text)["@graph"]
        nodes = list(graph)
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        raise UnreadableError(
            f"{name}: no JSON-LD with a @graph; export writes such a file."
        ) from error
    for number, node in enumerate(nodes, 1):
        place = f"{name}, record {number}"
        try:
            made = _authority(node)
        except (TypeError, KeyError, AttributeError, ValueError, StopIteration) as error:
            raise UnreadableError(
                f"{place}: no name, no known @type, or a field of another shape."
            ) from error
        yield checked(made, place)


def _authority(node: Mapping[str, Any]) -> Authority:
    types = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    kind = next(kind for kind in reversed(_TYPES) if set(_TYPES[kind]) <= set(types))
    start, end = _DATES.get(kind, _OTHER_DATES)
    forms = [
        NameForm(
            _text(form["name"]),
            *(_maybe(form, key) for key in ("inLanguage", "system", "citation")),
        )
        for form in node.get("nameForm", ())
    ]
    return Authority(
        id=str(node.get("@id", "")).removeprefix("#"),
        kind=kind,
        name=_text(node["name"]),
        forms=tuple(forms),
        start=_maybe(node, start),
        end=_maybe(node, end),
        note=_maybe(node, "description"),
        roles=tuple(
            Role(_text(role["roleName"]), _maybe(role, "startDate"), _maybe(role, "endDate"))
            for role in node.get("hasOccupation", ())
        ),
        identifiers=tuple(
            Identifier(_text(item["propertyID"]), _text(item["value"]))
            for item in node.get("identifier", ())
        ),
        sources=tuple(_text(source) for source in node.get("citation", ())),
    )


def _maybe(node: Mapping[str, Any], key: str) -> str | None:
    return None if node.get(key) is None else _text(node[key])


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value
