"""The JSON Schema of a dossier, as `edossier read --json` prints it."""

from typing import Any

from edossier.dossier.model import Dossier

__all__ = ["dossier_schema"]


def dossier_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12), produced from the models."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Dossier.model_json_schema(mode="serialization"),
    }
