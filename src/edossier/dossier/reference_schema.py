"""The JSON Schema of one archival citation, as `edossier reference --json` prints it."""

from typing import Any, get_args

from edossier.references.reference import Status

__all__ = ["REFERENCE_SCHEMA"]


def _object(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


_TEXT = {"type": "string"}
_TEXT_OR_NULL = {"anyOf": [{"type": "string"}, {"type": "null"}]}
_OFFSETS = {
    "type": "array",
    "items": {"type": "integer"},
    "minItems": 2,
    "maxItems": 2,
    "description": "Start and end in raw, code points, half-open.",
}
_OFFSETS_OR_NULL = {"anyOf": [_OFFSETS, {"type": "null"}]}
_TEXTS = {"type": "array", "items": _TEXT}
_LEVEL = _object(
    {
        "level": _TEXT,
        "label": _TEXT,
        "value": _TEXT,
        "offsets": _OFFSETS,
        "isad": _TEXT_OR_NULL,
    },
    "One level or container, in the archive's own word, as printed.",
)
_INHERITED = _object(
    {"level": _TEXT, "label": _TEXT, "value": _TEXT, "isad": _TEXT_OR_NULL},
    "One level or container of the citation before.",
)
_LEAVES = _object(
    {
        "from": _TEXT,
        "to": _TEXT,
        "verso": {"anyOf": [{"type": "boolean"}, {"type": "null"}]},
        "label": _TEXT,
        "offsets": _OFFSETS,
    },
    "A run of leaves, both ends included.",
)

REFERENCE_SCHEMA: dict[str, Any] = {
    "title": "ArchivalReference",
    **_object(
        {
            "raw": _TEXT,
            "status": {"type": "string", "enum": list(get_args(Status))},
            "repository": _TEXT_OR_NULL,
            "candidates": _TEXTS,
            "repository_printed": _TEXT_OR_NULL,
            "levels": {"type": "array", "items": _LEVEL},
            "containers": {"type": "array", "items": _LEVEL},
            "leaves": {"type": "array", "items": _LEAVES},
            "year": _TEXT_OR_NULL,
            "doc_number": _TEXT_OR_NULL,
            "extent": _TEXT_OR_NULL,
            "offsets": _object(
                dict.fromkeys(
                    ("repository_printed", "year", "doc_number", "extent"), _OFFSETS_OR_NULL
                ),
                "Where the fields that are plain text stand, label and value together.",
            ),
            "credits": {
                "type": "array",
                "items": _object(
                    {"role": _TEXT, "who": _TEXT, "offsets": _OFFSETS},
                    "Who did what, as said inside the citation.",
                ),
            },
            "remainder": {
                "type": "array",
                "items": _object(
                    {"text": _TEXT, "offsets": _OFFSETS}, "A stretch that was not understood."
                ),
            },
            "doubts": _TEXTS,
            "confidence": {
                "type": "array",
                "items": _object(
                    {"rule": _TEXT, "field": _TEXT, "says": _TEXT},
                    "A named rule that speaks for one field.",
                ),
            },
            "key": _TEXT_OR_NULL,
            "readings": {
                "type": "array",
                "items": {"type": "object", "title": "ArchivalReference"},
            },
            "inherited": _object(
                {
                    "levels": {"type": "array", "items": _INHERITED},
                    "containers": {"type": "array", "items": _INHERITED},
                },
                'What "Ibid." takes from the citation before: all above its own levels.',
            ),
        },
        "One citation of an archival record, everything in it as printed.",
    ),
}
