"""`edossier read` and `edossier check` as a person runs them."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

EDOSSIER = [str(Path(sys.executable).with_name("edossier"))]
DOSSIER = """Skip to main content

Rain on the Border

IntroductionIt rained, as Documents 1 and 7 tell.

Document 1

2 May 1957, “Note on rain,” A. Poe, Source: SAPMO DY 30/3603/77.
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [*EDOSSIER, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "rain.txt"
    path.write_text(DOSSIER, "utf-8")
    return path


def test_read_shows_what_was_understood_inferred_and_left_out(file):
    result = run("read", file)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Document 1   1957-05-02" in result.stdout
    assert "kind (kind-from-title)" in result.stdout
    assert "Skip to main content (navigation-line)" in result.stdout
    assert "0.00%" in result.stdout


def test_read_as_json_prints_the_dossier_and_nothing_else(file):
    result = run("read", file, "--json")
    assert result.stderr == ""
    dossier = json.loads(result.stdout)
    assert dossier["title"] == "Rain on the Border"
    day = {"edtf": "1957-05-02", "text": "2 May 1957", "time": None}
    assert dossier["documents"][0]["date"] == day
    assert dossier["documents"][0]["source"]["raw"] == "SAPMO DY 30/3603/77"
    assert dossier["source_file"]["name"] == "rain.txt"


def test_read_as_a_template_prints_comments_alone(file):
    result = run("read", file, "--template")
    assert tomllib.loads(result.stdout) == {}
    assert '# title = "Rain on the Border"' in result.stdout


def test_read_gives_one_form_at_a_time(file):
    result = run("read", file, "--json", "--template")
    assert result.returncode == 2


def test_read_writes_nothing(file):
    before = {path.name: path.read_bytes() for path in file.parent.iterdir()}
    run("read", file)
    run("read", file, "--template")
    assert {path.name: path.read_bytes() for path in file.parent.iterdir()} == before


def test_check_prints_a_finding_a_line_and_fails_on_errors_alone(file):
    result = run("check", file)
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    assert f"{file}:1:1 info furniture-left-out" in lines[0]
    column = DOSSIER.splitlines()[4].index("7") + 1
    assert any(line.startswith(f"{file}:5:{column} error document-missing ") for line in lines)
    file.write_text(DOSSIER.replace("Documents 1 and 7 tell", "Document 1 tells"), "utf-8")
    result = run("check", file)
    assert result.returncode == 0
    assert "warning source-doubtful" in result.stdout


@pytest.mark.parametrize("command", ["read", "check"])
def test_what_cannot_be_read_ends_in_one_line_and_exit_2(command, tmp_path):
    result = run(command, tmp_path / "nothing.txt")
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.startswith("edossier: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["read", "check"])
def test_wrong_corrections_end_in_one_line_with_their_place(command, file):
    file.with_name("rain.corrections.toml").write_text('[documents.5]\ntitle = "X"\n', "utf-8")
    result = run(command, file)
    assert result.returncode == 2
    assert "rain.corrections.toml, line 2: there is no document 5" in result.stderr
    assert result.stderr.count("\n") == 1
