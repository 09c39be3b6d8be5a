"""The JSON Schema in the docs is the one that the models give, and what is printed obeys it."""

import json
from pathlib import Path
from typing import Any

import pytest

from edossier.dossier.schema import dossier_schema
from edossier.reading import read_file
from edossier.references import parse, reference_to_json

SCHEMA = Path(__file__).parents[2] / "docs" / "reference" / "dossier.schema.json"


def test_the_schema_in_the_docs_is_fresh():
    written = json.loads(SCHEMA.read_text("utf-8"))
    assert written == dossier_schema(), "run: python data/build_dossier_schema.py"


def test_the_schema_names_every_key_of_a_citation():
    schema = dossier_schema()["$defs"]["Document"]["properties"]["source"]
    [reference] = [each for each in schema["anyOf"] if each.get("title") == "ArchivalReference"]
    printed = reference_to_json(parse("AVPRF f. 0100, op. 46, p. 362, d. 12, l. 8"))
    assert set(reference["required"]) == set(printed)
    for key in ("levels", "leaves"):
        assert set(reference["properties"][key]["items"]["required"]) == set(printed[key][0])


def test_what_is_printed_obeys_the_schema(reference_file):
    schema = dossier_schema()
    printed = json.loads(read_file(reference_file).dossier.model_dump_json())
    assert problems(printed, schema, schema["$defs"]) == []


@pytest.mark.parametrize("broken", [{}, {"title": 3}, {"documents": {}}])
def test_what_is_broken_does_not_obey_it(broken):
    schema = dossier_schema()
    assert problems(broken, schema, schema["$defs"]) != []


def problems(value: Any, schema: dict[str, Any], defs: dict[str, Any], at: str = "$") -> list[str]:
    """Check the few words of JSON Schema that the models use."""
    if "$ref" in schema:
        return problems(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs, at)
    if "anyOf" in schema:
        tried = [problems(value, each, defs, at) for each in schema["anyOf"]]
        return [] if [] in tried else [f"{at}: none of the alternatives", *tried[0]]
    types = {"string": str, "object": dict, "array": list, "integer": int, "boolean": bool}
    kind = schema.get("type")
    if kind == "null":
        return [] if value is None else [f"{at}: not null"]
    if kind and not isinstance(value, types[kind]):
        return [f"{at}: no {kind}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{at}: {value!r} is not one of {schema['enum']}"]
    found = [f"{at}: {name} is missing" for name in schema.get("required", ()) if name not in value]
    for name, each in schema.get("properties", {}).items():
        if isinstance(value, dict) and name in value:
            found += problems(value[name], each, defs, f"{at}.{name}")
    if isinstance(value, list) and isinstance(schema.get("items"), dict):
        for index, entry in enumerate(value):
            found += problems(entry, schema["items"], defs, f"{at}[{index}]")
    if schema.get("additionalProperties") is False:
        unknown = set(value) - set(schema.get("properties", {}))
        found += [f"{at}: {name} is unknown" for name in sorted(unknown)]
    return found
