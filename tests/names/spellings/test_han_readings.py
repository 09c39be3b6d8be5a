"""The table of readings of characters: as its source gives it."""

import runpy
from pathlib import Path

import pytest

from edossier.names.spellings.chinese import characters

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("character", "readings"),
    [("周", ("zhou",)), ("恩", ("en",)), ("吕", ("lü",)), ("行", ("xing", "hang", "heng"))],
)
def test_a_character_has_its_readings_the_usual_one_first(character, readings):
    assert characters()[character][: len(readings)] == readings


def test_the_table_is_as_its_source_makes_it(tmp_path, monkeypatch):
    module = runpy.run_path(str(ROOT / "data" / "build_han_readings.py"))
    kept = module["TARGET"].read_text("utf-8")
    made = tmp_path / "han.tsv"
    module["main"].__globals__["TARGET"] = made
    module["main"]()
    assert made.read_text("utf-8") == kept
