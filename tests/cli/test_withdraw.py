"""`edossier withdraw` and `restore`, and what the other commands say of it."""

import json
import re
import subprocess
import sys

import pytest

EDOSSIER = [sys.executable, "-c", "from edossier_cli.main import main; main()"]
DOSSIER = """\
Letters on the Harbour

Bulletin No. 7

Introduction

The harbour was surveyed, as Document 1 shows, and again later, as Document 2 does.

Document 1
3 March 1956, Letter from the Harbour Master to the Board
Source: State Archive of Varnland, f. 12, op. 3, d. 7, l. 8

Document 2
4 April 1956, Reply of the Board on dredging
Source: State Archive of Varnland, f. 12, op. 3, d. 7, l. 9-10
"""


def edossier(folder, *arguments):
    command = [*EDOSSIER, *arguments, "-C", str(folder)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """An archive of one dossier, of which document 2 is withdrawn."""
    folder = tmp_path_factory.mktemp("withdraw")
    (folder / "a.txt").write_text(DOSSIER, "utf-8")
    subprocess.run([*EDOSSIER, "new", str(folder / "arch")], check=True, capture_output=True)
    assert edossier(folder / "arch", "add", str(folder / "a.txt")).returncode == 0
    done = edossier(folder / "arch", "withdraw", "7/2", "--reason", "Asked for.", "--by", "Ada")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"Withdrawn: ark:/\S+, Reply of the Board on dredging\n", done.stdout)
    return folder / "arch"


def test_list_says_it(archive):
    lines = edossier(archive, "list").stdout.splitlines()
    assert len(lines) == 2
    assert re.fullmatch(r"    document 2 withdrawn \d{4}-\d\d-\d\d by Ada: Asked for\.", lines[1])
    (row,) = json.loads(edossier(archive, "list", "--json").stdout)
    assert [(one["number"], one["by"]) for one in row["withdrawn"]] == [("2", "Ada")]


def test_status_says_it(archive):
    done = edossier(archive, "status")
    assert done.returncode == 0
    assert "withdrawn   0 dossiers, 1 document\n" in done.stdout
    told = json.loads(edossier(archive, "status", "--json").stdout)
    assert told["withdrawn"] == {"dossiers": 0, "documents": 1}
    assert (told["dossiers"], told["versions"], told["log"]) == (1, 1, 2)


def test_verify_says_it(archive):
    done = edossier(archive, "verify")
    assert done.returncode == 0
    assert "as it was written, 1 withdrawn among it" in done.stderr


def test_search_does_not_find_it(archive):
    found = json.loads(edossier(archive, "search", "dredging", "--json").stdout)
    assert found["total"] == 0
    found = json.loads(edossier(archive, "search", "survey*", "--json").stdout)
    assert found["total"] == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("withdraw", "7/2", "--reason", "Again."), "is withdrawn already, since 2"),
        (("withdraw", "7/1", "--reason", "  "), "A withdrawal needs a reason"),
        (("withdraw", "7/9", "--reason", "x"), "'7/9' names nothing here"),
        (("restore", "7/1"), "is not withdrawn: there is nothing to restore"),
        (("restore", "8"), "'8' names nothing here"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(archive, arguments, message):
    done = edossier(archive, *arguments)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert message in done.stderr
    assert done.stdout == ""


def test_a_reason_must_be_given(archive):
    done = edossier(archive, "withdraw", "7/1")
    assert done.returncode == 2
    assert "--reason" in done.stderr
