"""The command `edossier reference`, as a person or a program runs it."""

import json

from click.testing import CliRunner

from edossier_cli.commands.reference import command

CITATION = "GARF, f. 9576, op. 18, 1958, d. 26, l. 312-322"


def test_json_is_one_object_a_citation_in_order():
    done = CliRunner().invoke(command, ["--json", CITATION, "FO 371/151924"])
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [answer["repository"] for answer in answers] == ["GARF", "TNA"]
    assert answers[0]["leaves"][0]["to"] == "322"


def test_lines_of_standard_input_are_answered_one_for_one():
    done = CliRunner().invoke(command, ["--json"], input=f"{CITATION}\n\nnot a citation\n")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["status"] for answer in answers] == ["parsed", "unknown", "unknown"]


def test_broken_bytes_are_no_error():
    done = CliRunner().invoke(command, ["--json"], input=b"\xff\xfe f. 5\n")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["raw"].endswith("f. 5")


def test_running_text_gives_offsets():
    note = f"See the talk, {CITATION}. A book, vol. 6 (Beijing: Press, 1992), 632."
    done = CliRunner().invoke(command, ["--json", "--in-text", note])
    (citation,) = json.loads(done.stdout)["citations"]
    assert note[citation["start"] : citation["end"]] == citation["raw"] == CITATION


def test_page_for_the_eye_names_the_levels_and_the_doubts():
    done = CliRunner().invoke(command, ["SAPMO DY 30/3603/77"])
    assert "archivnummer" in done.stdout
    assert "in doubt" in done.stdout


def test_wrong_option_is_wrong_usage():
    assert CliRunner().invoke(command, ["--nonsense"]).exit_code == 2
