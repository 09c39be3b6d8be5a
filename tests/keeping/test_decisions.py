"""Deciding which records are one: the register, the log, killed at each step, and the way back."""

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
    Decision,
    create_archive,
    decide,
    decisions,
    events,
    log_position,
    log_unlogged,
    open_archive,
    reconsider,
    verify,
    writing,
)
from edossier_cli.commands import add, references, status

EDOSSIER = [sys.executable, "-c", "from edossier_cli.main import main; main()"]
AT = "2026-04-01T09:00:00Z"


def decision(identifier="3fa9c1d2", **changes):
    values = {
        "id": identifier,
        "verdict": "confirmed",
        "kind": "record",
        "first": "avprf:fond=0100/opis=49/delo=9#202",
        "second": "avprf:fond=0100/opis=49/papka=410/delo=9#202",
        "first_label": "AVPRF, fond 0100",
        "second_label": "AVPRF, fond 0100, papka 410",
        "because": "only one of them names its papka, 410",
        "reason": "Stamp and date agree.",
        "at": AT,
    }
    return Decision(**{**values, **changes})


def say(archive, made):
    with writing(archive) as writer:
        decide(writer, made)


def take_back(archive, identifier):
    with writing(archive) as writer:
        return reconsider(writer, identifier, at="2026-05-01T09:00:00Z", by="Ada Quill")


def test_a_decision_is_in_the_register_and_in_the_log(archive):
    assert decisions(archive) == {}
    made = decision(by="Ada Quill")
    say(archive, made)
    assert decisions(archive) == {made.id: made}
    last = list(events(archive))[-1]
    assert (last.kind, last.ark, last.version, last.at) == ("confirmed", made.id, 1, AT)


def test_a_decision_taken_back_stays_in_the_versions_before(archive):
    first, second = decision(), decision("00000001", verdict="rejected")
    say(archive, first)
    say(archive, second)
    assert take_back(archive, first.id) == first
    assert list(decisions(archive)) == [second.id]
    assert list(decisions(archive, 2)) == [first.id, second.id]
    kinds = [event.kind for event in events(archive)]
    assert kinds == ["confirmed", "rejected", "reconsidered"]


def test_the_root_stays_valid_to_both_judges(archive):
    say(archive, decision())
    take_back(archive, decision().id)
    assert list(verify(archive)) == []
    assert ocfl.StorageRoot(root=str(archive.ocfl)).validate(log_warnings=True)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_decision_without_a_reason_is_refused(archive, reason):
    with pytest.raises(DecisionError, match="needs a reason"):
        say(archive, decision(reason=reason))
    assert decisions(archive) == {}


def test_what_is_decided_cannot_be_decided_again_nor_undone_twice(archive):
    say(archive, decision())
    with pytest.raises(DecisionError, match="confirmed already, since 2026-04-01"):
        say(archive, decision(verdict="rejected"))
    take_back(archive, decision().id)
    with pytest.raises(DecisionError, match="nothing to undo"):
        take_back(archive, decision().id)


def test_lost_entries_of_the_log_are_written_again_as_they_were(archive):
    say(archive, decision())
    say(archive, decision("00000001", verdict="rejected"))
    take_back(archive, decision().id)
    told = list(events(archive))
    for path in archive.log.rglob("0*.json"):
        path.unlink()
    with writing(archive) as writer:
        log_unlogged(writer)
    assert list(events(archive)) == told


def test_a_damaged_register_is_named(archive):
    say(archive, decision())
    path = next(archive.ocfl.rglob("references.json"))
    path.write_text(json.dumps({"decided": [{"id": "x"}]}))
    with pytest.raises(KeepingError, match=r"references\.json is damaged"):
        decisions(archive)


LETTERS = """\
Letters on the Harbour, Part 1

Bulletin No. 1

Introduction

The harbour was surveyed twice, as Document 1 shows.[1]

Document 1
3 March 1956, Letter from the Harbour Master to the Board
Source: AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203

Notes

[1] AVPRF f. 0100, op. 49, d. 9, l. 202-203.
"""
FOLLOWED = ("rows-followed", "index-followed")
ONLY_VERSION = ("version-renamed", "inventory-renamed", "sidecar-renamed")
POINTS = [
    *((step, "confirm") for step in (*STEPS, *FOLLOWED) if step not in ONLY_VERSION),
    *((step, "undo") for step in ("stage-synced", *ONLY_VERSION, "log-renamed")),
]
SAID = ["--reason", "Stamp and date agree."]


@pytest.fixture(scope="module")
def suggested(tmp_path_factory):
    """An archive with one pair that is probably one record; and the pair's id."""
    folder = tmp_path_factory.mktemp("suggested")
    archive = create_archive(folder / "archive")
    (folder / "letters.txt").write_text(LETTERS, encoding="utf-8")
    assert add.add_files(archive.path, [folder / "letters.txt"]) == []
    where = ["list", "--json", "-C", str(archive.path)]
    (pair,) = json.loads(CliRunner().invoke(references.command, where).stdout)
    return archive.path, pair["id"]


@pytest.fixture(scope="module")
def confirmed(suggested, tmp_path_factory):
    """The same with the pair confirmed."""
    base, pair = suggested
    folder = tmp_path_factory.mktemp("confirmed") / "archive"
    shutil.copytree(base, folder)
    where = ["-C", str(folder)]
    done = CliRunner().invoke(references.command, ["confirm", pair, *SAID, *where])
    assert done.exit_code == 0
    return folder


@pytest.mark.parametrize(("step", "command"), POINTS)
def test_deciding_killed_at_a_named_step(suggested, confirmed, tmp_path, step, command):
    base, pair = suggested
    folder = tmp_path / "archive"
    shutil.copytree(base if command == "confirm" else confirmed, folder)
    said = [command, pair, *(SAID if command == "confirm" else ()), "-C", str(folder)]
    before = log_position(open_archive(folder))
    done = subprocess.run(
        [*EDOSSIER, "references", *said],
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
    assert len(decisions(archive)) == (was_renamed if command == "confirm" else not was_renamed)
    again = CliRunner().invoke(references.command, said)
    assert isinstance(again.exception, DecisionError if was_renamed else type(None))
    told = json.loads(CliRunner().invoke(status.command, ["-C", str(folder), "--json"]).stdout)
    assert told["problems"] == []
    assert told["log"] == told["database"] == told["index"]
