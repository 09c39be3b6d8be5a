"""The generated tables are what the facts in data/ give, and hold together."""

import subprocess
import sys
from pathlib import Path

import pytest

from edossier.references import repositories

ROOT = Path(__file__).parent.parent.parent
TRADITION_OF_NO_COUNTRY = {"identifier", "symbol", "international"}


def test_generated_tables_are_fresh():
    script = ROOT / "data" / "build_references.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_every_fact_has_a_source():
    for name in ("repositories.tsv", "level_words.tsv", "citation_words.tsv", "seats.tsv"):
        lines = (ROOT / "data" / name).read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        assert rows[0][-1] == "source"
        assert all(len(row) == len(rows[0]) and row[-1].strip() for row in rows)


def test_ids_are_unique_and_countries_are_codes():
    table = repositories.all_repositories()
    assert len({archive.id for archive in table}) == len(table)
    for archive in table:
        has_country = archive.country is not None and len(archive.country) == 2
        assert has_country or archive.tradition in TRADITION_OF_NO_COUNTRY


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("АВП РФ", ["AVPRF"]),
        ("АВПРФ", ["AVPRF"]),
        ("Rossiiskii gosudarstvennyi arkhiv ekonomiki", ["RGAE"]),
        ("MZV", ["AMZV"]),
        ("NA", ["NA-CZ", "TNA", "NARA", "NL-HaNA"]),
        ("НА РБ", ["NARB-BASH", "NARB", "NARB-BUR"]),
        ("na", []),
        ("no archive at all", []),
    ],
)
def test_a_name_finds_all_who_bear_it(name, ids):
    assert sorted(archive.id for archive in repositories.find(name)) == sorted(ids)


def test_recalled_names_are_marked():
    assert repositories.by_id("AVPRF").is_checked
    assert not repositories.by_id("SNA").is_checked


def test_the_usual_shapes_are_those_of_the_rows_read_by_hand():
    script = ROOT / "data" / "build_usual_shapes.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
