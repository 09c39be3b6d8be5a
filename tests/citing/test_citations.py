"""Citations against strings set by hand after the manuals: citations.toml, a row each."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from edossier.citing import Cited, Edition, Pinpoint, cite
from edossier.dossier import (
    Agent,
    Author,
    Credit,
    DateStatement,
    Document,
    Dossier,
    Evidence,
    Series,
    SourceFileRecord,
)
from edossier.references import parse

TABLE = tomllib.loads(Path(__file__).with_name("citations.toml").read_text("utf-8"))
FILE = SourceFileRecord(name="a.txt", media_type="text/plain", sha256="0" * 64, encoding="utf-8")
EDITION = Edition("Harbour Archive", "https://h.example/ark:/99999/fk4abc", 1, "2026-01-05")


def credits_from(pairs: list[list[str]]) -> tuple[Credit, ...]:
    return tuple(Credit.model_validate({"role": role, "agent": agent}) for role, agent in pairs)


def dossier_from(entry: dict[str, Any]) -> Dossier:
    series = entry.get("series")
    return Dossier(
        title=entry.get("title"),
        language=entry.get("language"),
        authors=tuple(Author(name=name) for name in entry.get("authors", ())),
        series=Series(name=series, number=entry.get("number")) if series else None,
        published=entry.get("published"),
        credits=credits_from(entry.get("credits", [])),
        agents=(
            *(Agent(name=name, kind="organisation") for name in entry.get("bodies", ())),
            *(Agent(name=name) for name in entry.get("people", ())),
        ),
        source_file=FILE,
    )


def document_from(entry: dict[str, Any]) -> Document:
    date = entry.get("date")
    plain = ("title", "title_language", "kind", "authors", "recipients", "registry_number")
    return Document.model_validate(
        {
            "number": "5",
            **{name: entry[name] for name in plain if name in entry},
            "date": DateStatement(edtf=date, text=date) if date else None,
            "source": parse(entry["source"]) if "source" in entry else None,
            "credits": credits_from(entry.get("credits", [])),
            "evidence": {"date": Evidence(basis=entry.get("date_basis", "printed"))},
        }
    )


def cited_from(row: dict[str, Any]) -> Cited:
    return Cited(
        dossier_from(TABLE["dossier"][row.get("dossier", "talks")]),
        EDITION,
        document_from(TABLE["item"][row["item"]]) if "item" in row else None,
        is_essay=row.get("essay", False),
        pinpoint=Pinpoint(row.get("leaf"), row.get("paragraph")),
    )


@pytest.mark.parametrize("row", TABLE["row"], ids=lambda row: row["shows"])
def test_a_citation_is_set_as_the_manual_sets_it(row):
    assert cite(cited_from(row), row["style"], again=row.get("again", False)) == row["expected"]


def test_every_row_names_its_rule_and_every_entry_is_used():
    assert all(row["rule"] and row["shows"] for row in TABLE["row"])
    assert {row["item"] for row in TABLE["row"] if "item" in row} == set(TABLE["item"])
    used = {row["dossier"] for row in TABLE["row"] if "dossier" in row}
    assert used == set(TABLE["dossier"])
