"""`edossier check` as an editor runs it: on a file, on an archive, at a terminal and in a pipe."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

RUN = [sys.executable, "-c", "from edossier_cli.main import main; main()"]
RAIN = """Skip to main content

Rain on the Border

Bulletin No. 7

Introduction

It rained, as Documents 1 and 7 tell. 蔣介石 \x1b[31m

Document 1

2 May 1957, “Note on rain,” A. Poe, Source: SAPMO DY 30/3603/77.
"""
CLEAN = """Rain on the Border

Bulletin No. 7

Introduction

It rained, as Document 1 tells.

Document 1

2 May 1957, “Note on rain,” A. Poe, Source: AVPRF f. 0100, op. 44, p. 310, d. 2, l. 17.
"""
SILENCED = """[[silence]]
rule = "document-missing"
text = "Documents 1 and 7"
reason = "The seventh is promised for the summer."
by = "A. Poe"
"""


def run(*words: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [*RUN, *map(str, words)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def run_at_a_terminal(*words: str, folder: Path, columns: int, **environment: str) -> str:
    """Give what a terminal of so many columns is sent."""
    main, side = pty.openpty()
    known = {**os.environ, "COLUMNS": str(columns), "TERM": "xterm", **environment}
    command = [*RUN, *words]
    with subprocess.Popen(command, cwd=folder, stdout=side, env=known) as process:
        os.close(side)
        sent = b""
        while True:
            try:
                piece = os.read(main, 4096)
            except OSError:  # Linux says so when the other side is closed
                break
            if not piece:
                break
            sent += piece
    os.close(main)
    assert process.returncode in (0, 1)
    return sent.decode().replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "rain.txt").write_text(RAIN, "utf-8")
    return tmp_path


def test_a_clean_dossier_prints_nothing(tmp_path):
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    done = run("check", "clean.txt", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(run("check", "clean.txt", "--json", folder=tmp_path).stdout) == []


def test_in_a_pipe_there_is_one_plain_line_a_finding(folder):
    done = run("check", "rain.txt", folder=folder)
    assert done.returncode == 1
    for line in done.stdout.splitlines():
        assert re.match(r"rain\.txt:\d+:\d+ (error|warning|info) [a-z-]+ \S", line)
    assert "rain.txt:9:15 error document-missing " in done.stdout
    assert "\x1b" not in done.stdout


def test_at_a_terminal_the_line_stands_below_with_a_caret_under_the_place(folder):
    sent = run_at_a_terminal("check", "rain.txt", folder=folder, columns=60, NO_COLOR="1")
    lines = sent.splitlines()
    at = next(i for i, line in enumerate(lines) if "source-doubtful" in line)
    shown, marks = lines[at + 1], lines[at + 2]
    assert len(shown) <= 60
    assert shown[marks.index("^") :].startswith("SAPMO DY 30/3603/77")
    assert marks.strip() == "^" + "~" * (len("SAPMO DY 30/3603/77") - 1)
    assert "\x1b" not in sent


def test_at_a_terminal_there_are_colours_but_none_of_the_file(folder):
    sent = run_at_a_terminal("check", "rain.txt", folder=folder, columns=80)
    assert "\x1b[31m\x1b[1merror" in sent
    assert "蔣介石 \x1b[31m" not in sent
    assert "\x1b" not in run_at_a_terminal(
        "check", "rain.txt", folder=folder, columns=80, TERM="dumb"
    )


def test_json_is_one_list_with_places_for_programs(folder):
    found = json.loads(run("check", "rain.txt", "--json", folder=folder).stdout)
    (doubt,) = [one for one in found if one["code"] == "source-doubtful"]
    assert (doubt["file"], doubt["severity"], doubt["silenced"]) == ("rain.txt", "warning", None)
    assert doubt["place"] == f"{doubt['line']}:{doubt['column']}"
    assert doubt["related"] == []
    assert doubt["text"] == RAIN[doubt["start"] : doubt["end"]] == "SAPMO DY 30/3603/77"


def test_what_is_silenced_is_counted_and_shown_with_its_reason_in_json(folder):
    (folder / "rain.corrections.toml").write_text(SILENCED, "utf-8")
    done = run("check", "rain.txt", folder=folder)
    assert done.returncode == 0
    assert "document-missing" not in done.stdout
    assert done.stderr == "1 silenced\n"
    found = json.loads(run("check", "rain.txt", "--json", folder=folder).stdout)
    (silenced,) = [one for one in found if one["silenced"]]
    assert silenced["code"] == "document-missing"
    assert silenced["silenced"]["reason"] == "The seventh is promised for the summer."
    assert silenced["silenced"]["by"] == "A. Poe"


def test_without_file_or_archive_one_line_says_what_to_give(tmp_path):
    done = run("check", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == "edossier: Give a FILE to check, or -C DIR for a whole archive.\n"
    assert run("check", "a.txt", "-C", "b", folder=tmp_path).returncode == 2
    assert run("check", "-C", "nowhere", folder=tmp_path).returncode == 2


@pytest.fixture
def archive(folder) -> Path:
    """A folder with an archive that holds the silenced dossier; the file itself is gone."""
    (folder / "rain.corrections.toml").write_text(SILENCED, "utf-8")
    assert run("new", "arch", folder=folder).returncode == 0
    added = run("add", "-C", "arch", "rain.txt", folder=folder)
    assert added.returncode == 0, added.stderr
    (folder / "rain.txt").unlink()
    (folder / "rain.corrections.toml").unlink()
    return folder


def test_an_archive_is_checked_as_it_is_kept_with_its_silences(archive):
    done = run("check", "-C", "arch", folder=archive)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ark:/99999/\w+/rain\.txt:13:45 warning source-doubtful", done.stdout, re.M)
    assert "1 silenced" in done.stderr
    found = json.loads(run("check", "-C", "arch", "--json", folder=archive).stdout)
    assert {one["dossier"] for one in found} == {found[0]["dossier"]}
    assert found[0]["dossier"].startswith("ark:/99999/")


def test_in_the_folder_of_an_archive_check_means_the_archive(archive):
    here = run("check", folder=archive / "arch")
    assert here.stdout == run("check", "-C", "arch", folder=archive).stdout
