"""Write docs/reference/dossier.schema.json from the models of `edossier.dossier`."""

import json
from pathlib import Path

from edossier.dossier.schema import dossier_schema

TARGET = Path(__file__).parent.parent / "docs" / "reference" / "dossier.schema.json"


def schema_text() -> str:
    """Give the schema as the file holds it."""
    return json.dumps(dossier_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(schema_text(), "utf-8")
