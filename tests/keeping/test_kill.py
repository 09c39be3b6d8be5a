"""`kill -9` of `edossier add`, `withdraw` and `restore`, at named steps and at random moments.

Afterwards the archive opens, verifies, is valid to ocfl-py, holds all that add had told of, and
each dossier wholly or not at all; the next add brings database and index to the same point.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys

import ocfl
import pytest
from click.testing import CliRunner

from edossier.errors import WithdrawalError
from edossier.keeping import (
    STEPS,
    create_archive,
    events,
    load,
    log_position,
    open_archive,
    verify,
    withdrawals,
)
from edossier_cli.commands import add, restore, status, withdraw

EDOSSIER = [sys.executable, "-c", "from edossier_cli.main import main; main()"]
ADD = [*EDOSSIER, "add"]
TOLD = re.compile(r"(?P<file>\S+): (?:published|version (?P<version>\d+)) (?P<ark>ark:/\S+),")

FOLLOWED = ("rows-followed", "index-followed")
# A new object is one rename, a new version three; what comes before is the same for both.
ONLY_VERSION = ("version-renamed", "inventory-renamed", "sidecar-renamed")
POINTS = [
    *((step, "new") for step in (*STEPS, *FOLLOWED) if step not in ONLY_VERSION),
    *((step, "version") for step in ("stage-synced", *ONLY_VERSION, "log-renamed")),
]

DOSSIER = """\
Letters on the Harbour, Part {number}

Bulletin No. {number}

Introduction

{essay} The harbour was surveyed twice, as Document 1 shows.[1]

Document 1
3 March 1956, Letter from the Harbour Master to the Board
Source: State Archive of Varnland, f. 12, op. 3, d. {number}, l. 8

Document 2
4 April 1956, Reply of the Board
Source: State Archive of Varnland, f. 12, op. 3, d. {number}, l. 9-10

Notes

[1] Survey of the coast, 1956.
"""


def write_dossier(folder, number, essay="An essay."):
    path = folder / f"letters-{number}.txt"
    path.write_text(DOSSIER.format(number=number, essay=essay), encoding="utf-8")
    return path


def add_in_process(folder, *paths):
    assert add.add_files(folder, list(paths)) == []


def check_sound(folder, told):
    """Hold what is on disk against what the killed process had told of: (ark, version) pairs."""
    archive = open_archive(folder)
    assert list(archive.staging.iterdir()) == []
    assert [str(problem) for problem in verify(archive)] == []
    root = ocfl.StorageRoot(root=str(archive.ocfl))
    assert root.validate(log_warnings=False)
    assert root.num_objects == root.good_objects
    published = {(e.ark, e.version) for e in events(archive) if e.kind == "published"}
    assert told <= published
    for ark, version in published:
        publication = load(archive, ark, version)
        assert [document.number for document in publication.documents] == ["1", "2"]
        assert publication.dossier.notes[0].text == "Survey of the coast, 1956."
    return archive


def check_followed(folder):
    result = CliRunner().invoke(status.command, ["-C", str(folder), "--json"])
    told = json.loads(result.stdout)
    assert told["problems"] == []
    assert told["log"] == told["database"] == told["index"]


def pairs_told(output):
    """Read from the lines of `add` what it told of; the last line may be torn."""
    return {
        (match["ark"], int(match["version"] or 1))
        for line in output.splitlines(keepends=True)
        if line.endswith("\n") and (match := TOLD.match(line))
    }


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """An archive that holds one dossier, followed by database and index."""
    folder = tmp_path_factory.mktemp("kill")
    archive = create_archive(folder / "archive")
    add_in_process(archive.path, write_dossier(folder, 1))
    return archive.path


@pytest.mark.parametrize(("step", "kind"), POINTS)
def test_killed_at_a_named_step(base, tmp_path, step, kind):
    folder = tmp_path / "archive"
    shutil.copytree(base, folder)
    before = log_position(open_archive(folder))
    path = write_dossier(tmp_path, 2 if kind == "new" else 1, essay="Another essay.")
    done = subprocess.run(
        [*ADD, "-C", str(folder), str(path)],
        env={**os.environ, "EDOSSIER_CRASH_AT": step},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    archive = check_sound(folder, pairs_told(done.stdout))
    was_renamed = not step.startswith("stage-") or step == "stage-removed"
    assert log_position(archive) == before + was_renamed
    add_in_process(folder, path)
    check_sound(folder, set())
    assert log_position(archive) == before + 1
    check_followed(folder)


# The first withdrawal makes the register's object, what comes after it a new version of it.
REGISTER_POINTS = [
    *((step, "withdraw") for step in (*STEPS, *FOLLOWED) if step not in ONLY_VERSION),
    *((step, "restore") for step in ("stage-synced", *ONLY_VERSION, "log-renamed")),
]


REGISTER = {"withdraw": withdraw.command, "restore": restore.command}


def run(folder, command, *arguments, crash_at=None):
    return subprocess.run(
        [*EDOSSIER, command, *arguments, "-C", str(folder)],
        env={**os.environ, "EDOSSIER_CRASH_AT": crash_at or ""},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def withdrawn_base(base, tmp_path_factory):
    """The archive with its document 1 withdrawn."""
    folder = tmp_path_factory.mktemp("withdrawn") / "archive"
    shutil.copytree(base, folder)
    assert run(folder, "withdraw", "1/1", "--reason", "Asked for.").returncode == 0
    return folder


@pytest.mark.parametrize(("step", "command"), REGISTER_POINTS)
def test_withdrawing_and_restoring_killed_at_a_named_step(
    base, withdrawn_base, tmp_path, step, command
):
    folder = tmp_path / "archive"
    shutil.copytree(base if command == "withdraw" else withdrawn_base, folder)
    said = ["1/1", "--reason", "Asked for."] if command == "withdraw" else ["1/1"]
    before = log_position(open_archive(folder))
    done = run(folder, command, *said, crash_at=step)
    assert done.returncode == -signal.SIGKILL, done.stderr
    archive = check_sound(folder, set())
    was_renamed = not step.startswith("stage-") or step == "stage-removed"
    assert log_position(archive) == before + was_renamed
    assert len(withdrawals(archive)) == (was_renamed if command == "withdraw" else not was_renamed)
    again = CliRunner().invoke(REGISTER[command], [*said, "-C", str(folder)])
    assert isinstance(again.exception, WithdrawalError if was_renamed else type(None))
    check_followed(folder)


def kill_at_random(folder, files, seed, longest_seconds):
    """Add files, kill the process after a random time, and give what it had told of."""
    delay = random.Random(seed).uniform(0.0, longest_seconds)
    with subprocess.Popen(
        [*ADD, "-C", str(folder), *map(str, files)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        first = process.stdout.readline()  # the interpreter has started, the work has begun
        try:
            process.wait(timeout=delay)
        except subprocess.TimeoutExpired:
            process.kill()
        rest = process.stdout.read()
    return pairs_told(first + rest)


def kill_again_and_again(base, tmp_path, seeds):
    """Kill adds of four files, one of them a new version, each on a fresh copy of the archive."""
    told_of_any = False
    for seed in seeds:
        folder = tmp_path / f"archive-{seed}"
        shutil.copytree(base, folder)
        files = [write_dossier(tmp_path, n, essay=f"Essay {seed}.") for n in (2, 1, 3, 4)]
        told = kill_at_random(folder, files, seed, longest_seconds=0.6)
        told_of_any = told_of_any or bool(told)
        check_sound(folder, told)
    assert told_of_any
    add_in_process(folder, *files)
    check_sound(folder, told)
    check_followed(folder)


@pytest.mark.parametrize("first_seed", [0, 5, 10, 15])
def test_killed_at_five_random_moments(base, tmp_path, first_seed):
    kill_again_and_again(base, tmp_path, range(first_seed, first_seed + 5))


@pytest.mark.soak
@pytest.mark.parametrize("first_seed", range(100, 300, 20))
def test_killed_at_twenty_random_moments(base, tmp_path, first_seed):
    kill_again_and_again(base, tmp_path, range(first_seed, first_seed + 20))
