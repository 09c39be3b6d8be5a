"""`edossier references`: what is suggested, what an editor says, each wrong word in one line."""

import json

import pytest
from click.testing import CliRunner

from edossier.errors import DecisionError
from edossier.keeping import create_archive
from edossier_cli.commands import add
from edossier_cli.commands.references import command

LETTERS = """\
Letters on the Harbour, Part 1

Bulletin No. 1

Introduction

The harbour was surveyed twice, as Document 1 shows.[1][2]

Document 1
3 March 1956, Letter from the Harbour Master to the Board
Source: AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203

Notes

[1] AVPRF f. 0100, op. 49, d. 9, l. 202-203.

[2] RGANI f. 5, op. 30, d. 163, l. 89-92; another copy in GARF f. 9576, op. 18, d. 26, l. 312.
"""


@pytest.fixture(scope="module")
def letters(tmp_path_factory):
    """The folder of an archive with two pairs that are probably one."""
    folder = tmp_path_factory.mktemp("letters")
    archive = create_archive(folder / "archive")
    (folder / "letters.txt").write_text(LETTERS, encoding="utf-8")
    assert add.add_files(archive.path, [folder / "letters.txt"]) == []
    return archive.path


@pytest.fixture
def run(letters):
    return lambda *said: CliRunner().invoke(command, [*said, "-C", str(letters)])


def suggested(run):
    return json.loads(run("list", "--json").stdout)


def test_a_suggestion_is_listed_with_both_as_printed_and_the_reason(run):
    lines = run("list").stdout.splitlines()
    assert lines[0].startswith("1. ")
    assert lines[1:4] == [
        "    AVPRF f. 0100, op. 49, d. 9, l. 202-203",
        "    AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203",
        "    because only one of them names its papka, 410, and the leaves are the same (R-LIKE-2)",
    ]
    first, second = suggested(run)
    assert (first["number"], first["rule"], first["verdict"]) == (1, "R-LIKE-2", None)
    assert second["because"] == "a note calls one another copy of the other"


def test_a_pair_is_decided_by_its_number_and_taken_back_by_its_id(run):
    before = suggested(run)
    done = run("reject", "2", "--reason", "Two reports of one day.", "--by", "Ada Quill")
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Rejected: {before[1]['id']}")
    assert suggested(run) == before[:1]
    (decided,) = json.loads(run("list", "--decided", "--json").stdout)
    assert (decided["verdict"], decided["reason"]) == ("rejected", "Two reports of one day.")
    assert "rejected because: Two reports of one day." in run("list", "--decided").stdout
    assert run("undo", before[1]["id"]).stdout.startswith(f"Taken back: {before[1]['id']}")
    assert suggested(run) == before


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (["confirm", "zzz", "--reason", "x"], "There is no suggestion 'zzz'"),
        (["confirm", "0", "--reason", "x"], "There is no suggestion '0'"),
        (["confirm", "1", "--reason", " "], "needs a reason"),
        (["undo", "zzz"], "there is nothing to undo"),
        (["reject", "\udcff", "--reason", "x"], "There is no suggestion"),
    ],
)
def test_what_cannot_be_decided_is_said_in_one_sentence(run, said, told):
    result = run(*said)
    assert isinstance(result.exception, DecisionError)
    assert told in str(result.exception)
    assert "\n" not in str(result.exception)


def test_a_decision_without_a_reason_is_wrong_usage(run):
    result = run("confirm", "1")
    assert result.exit_code == 2
    assert "--reason" in result.stderr
