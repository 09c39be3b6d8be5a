"""Records of authorities and decisions on names: the registers, the log, killed at each step."""

import json
import os
import shutil
import signal
import subprocess
import sys

import ocfl
import pytest
from click.testing import CliRunner

from edossier.errors import DecisionError, KeepingError
from edossier.keeping import (
    STEPS,
    authorities,
    create_archive,
    events,
    log_position,
    log_unlogged,
    name_decisions,
    open_archive,
    verify,
    writing,
)
from edossier_cli.commands import add, status
from edossier_cli.commands.authorities import command

EDOSSIER = [sys.executable, "-c", "from edossier_cli.main import main; main()"]
LETTER = """\
Letters on the Harbour, Part 1

Bulletin No. 1

Introduction

The harbour was surveyed by Marta Vell, as Document 1 shows.

Document 1
3 March 1956, Letter from Marta Vell to Ján Orel
Source: AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203
"""
PEOPLE = "kind,name,forms,start\nperson,Marta Welle,Marta Vell,1901\nperson,Jan Orel,,\n"
SAID = ["--reason", "The letters agree."]
FOLLOWED = ("rows-followed", "index-followed")
ONLY_VERSION = ("version-renamed", "inventory-renamed", "sidecar-renamed")
POINTS = [step for step in (*STEPS, *FOLLOWED) if step not in ONLY_VERSION]


def run(folder, *said):
    return CliRunner().invoke(command, [*said, "-C", str(folder)])


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """An archive with one letter and two records, one of them proposed for a name; and the id."""
    folder = tmp_path_factory.mktemp("letters")
    archive = create_archive(folder / "archive")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    (folder / "people.csv").write_text(PEOPLE, encoding="utf-8")
    assert add.add_files(archive.path, [folder / "letter.txt"]) == []
    told = run(archive.path, "import", str(folder / "people.csv"))
    assert told.stdout == "2 new records, 0 records with more\n"
    lines = json.loads(run(archive.path, "list", "--json").stdout)
    line = next(one for one in lines if one["authority"] == "person/marta-welle.1")
    return archive.path, line["id"]


@pytest.fixture
def copied(letters, tmp_path):
    base, pair = letters
    shutil.copytree(base, tmp_path / "archive")
    return tmp_path / "archive", pair


def test_what_is_done_by_command_is_listed_shown_and_taken_back(copied):
    folder, pair = copied
    assert "may be Marta Welle (person/marta-welle.1)" in run(folder, "list").stdout
    assert run(folder, "confirm", pair, *SAID).stdout.startswith(f"Confirmed: {pair}")
    assert "because: The letters agree." in run(folder, "list", "--decided").stdout
    assert "also Marta Vell" in run(folder, "show", "marta-welle.1").stdout
    assert "marta-welle.1 person: Marta Welle (1901/)" in run(folder, "list", "--records").stdout
    assert run(folder, "undo", pair).stdout.startswith(f"Taken back: {pair}, confirmed on")
    assert run(folder, "list", "--decided").stdout == ""
    told = [(event.kind, event.version) for event in events(open_archive(folder))]
    assert told[1:] == [("authorities", 1), ("attributed", 1), ("attribution-undone", 2)]


@pytest.mark.parametrize("form", ["csv", "jsonld"])
def test_what_is_exported_is_imported_again_without_change(copied, tmp_path, form):
    folder, _ = copied
    assert run(folder, "export", "--to", form, "-o", str(tmp_path / "out")).exit_code == 0
    told = run(folder, "import", str(tmp_path / "out"))
    assert told.stdout == "0 new records, 0 records with more\n"


def test_a_file_with_one_bad_row_takes_nothing_in(copied, tmp_path):
    folder, _ = copied
    (tmp_path / "bad.csv").write_text("kind,name\nperson,New One\nghost,Two\n")
    before = authorities(open_archive(folder))
    told = run(folder, "import", str(tmp_path / "bad.csv"))
    assert "row 3: 'ghost' is no kind" in str(told.exception)
    assert authorities(open_archive(folder)) == before


def test_the_root_is_valid_and_lost_entries_of_the_log_are_written_again(copied):
    folder, pair = copied
    run(folder, "confirm", pair, *SAID)
    run(folder, "undo", pair)
    archive = open_archive(folder)
    assert list(verify(archive)) == []
    assert ocfl.StorageRoot(root=str(archive.ocfl)).validate(log_warnings=True)
    told = {(event.kind, event.ark, event.version) for event in events(archive)}
    for path in archive.log.rglob("0*.json"):
        path.unlink()
    with writing(archive) as writer:
        log_unlogged(writer)
    assert {(event.kind, event.ark, event.version) for event in events(archive)} == told


def test_a_damaged_register_is_named(copied):
    folder, _ = copied
    path = next(open_archive(folder).ocfl.rglob("authorities.json"))
    path.write_text(json.dumps({"authorities": [{"id": "x"}]}))
    with pytest.raises(KeepingError, match=r"authorities\.json is damaged"):
        authorities(open_archive(folder))


@pytest.mark.parametrize("step", POINTS)
def test_confirming_killed_at_a_named_step(copied, step):
    folder, pair = copied
    before = log_position(open_archive(folder))
    said = ["confirm", pair, *SAID, "-C", str(folder)]
    done = subprocess.run(
        [*EDOSSIER, "authorities", *said],
        env={**os.environ, "EDOSSIER_CRASH_AT": step},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    archive = open_archive(folder)
    was_renamed = not step.startswith("stage-") or step == "stage-removed"
    assert list(verify(archive)) == []
    assert log_position(archive) == before + was_renamed
    assert len(name_decisions(archive)) == was_renamed
    again = CliRunner().invoke(command, said)
    assert isinstance(again.exception, DecisionError if was_renamed else type(None))
    told = json.loads(CliRunner().invoke(status.command, ["-C", str(folder), "--json"]).stdout)
    assert told["problems"] == []
    assert told["log"] == told["database"] == told["index"]
