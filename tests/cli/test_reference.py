"""The command `edossier reference`, as a person or a program runs it."""

import json
import subprocess
import sys
from pathlib import Path

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
    assert answers[1]["doubts"] == ["Nothing is printed."]


def test_broken_bytes_are_told_once_and_answered():
    lines = b"f. 5\n\xff\xfe f. 5\n" + b"\n" * 100_000 + b"\xff\n"
    done = CliRunner().invoke(command, ["--json"], input=lines)
    assert done.exit_code == 0
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["raw"] for answer in answers if answer["raw"]] == [
        "f. 5",
        "\ufffd\ufffd f. 5",
        "\ufffd",
    ]
    assert done.stderr.count("\n") == 1
    assert "Line 2 is not UTF-8, from byte 1 on" in done.stderr


def test_a_broken_argument_is_answered():
    # What the shell gives for the byte FF, which is no UTF-8.
    done = CliRunner().invoke(command, ["--json", "f. 5 \udcff"])
    assert done.exit_code == 0
    assert json.loads(done.stdout)["raw"] == "f. 5 \ufffd"


def test_every_line_has_its_answer_whatever_ends_it():
    lines = f"\ufeff{CITATION}\r\n\r\n{CITATION} \x0b\u2028\n{CITATION}"
    done = CliRunner().invoke(command, ["--json"], input=lines.encode())
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["raw"] for answer in answers] == [
        CITATION,
        "",
        f"{CITATION} \x0b\u2028",
        CITATION,
    ]


def test_a_line_of_millions_is_answered():
    done = CliRunner().invoke(command, ["--json"], input="f. " * 1_000_000 + "\n" + CITATION)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["status"] for answer in answers] == ["unknown", "parsed"]


def test_a_line_is_answered_before_the_next_is_asked():
    asked = subprocess.Popen(
        [Path(sys.executable).parent / "edossier", "reference", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert asked.stdin
    assert asked.stdout
    with asked:
        for text in (CITATION, "", "FO 371/151924"):
            asked.stdin.write(text + "\n")
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["raw"] == text
        asked.stdin.close()
    assert asked.returncode == 0


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


def test_every_reading_of_a_shared_name_stands_on_the_page():
    done = CliRunner().invoke(command, ["NA, f. 02/1, l. 3"])
    assert "may be read as       NA-CZ: fond 02/1, leaves 3" in done.stdout
    assert "may be read as       NL-HaNA: fond 02/1, leaves 3" in done.stdout
