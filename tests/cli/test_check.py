"""`edossier check` as an editor runs it: on a file, on an archive, at a terminal and in a pipe."""

import json
import os
import pty
import random
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from edossier.keeping import (
    Occasion,
    Withdrawal,
    create_archive,
    newest_versions,
    open_archive,
    publish,
    withdraw,
    writing,
)
from edossier.reading import corrections_path, read_file
from edossier_cli.main import main

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
EDITION = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Rain on the Border</title></titleStmt>
<publicationStmt><p>Press</p></publicationStmt><sourceDesc><p>Print</p></sourceDesc>
</fileDesc></teiHeader><text><body><div type="document" n="1" xml:id="d1">
<head>1. Note on rain<note n="1" xml:id="d1fn1" type="source">Source: Bundle 17.</note></head>
<p>It rained. <ref target="#d99">Look below</ref>.</p></div></body></text></TEI>
"""
SILENCED = """[[silence]]
rule = "document-missing"
text = "Documents 1 and 7"
reason = "The seventh is promised for the summer."
by = "A. Poe"
"""


@dataclass(frozen=True, slots=True)
class Done:
    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def run(monkeypatch, capsys) -> Callable[..., Done]:
    """Run the command in this process, in a folder of one's own."""
    monkeypatch.delenv("EDOSSIER_ARCHIVE", raising=False)  # a site made ready here has set it

    def run(*words: str, folder: Path) -> Done:
        monkeypatch.chdir(folder)
        monkeypatch.setattr(sys, "argv", ["edossier", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return Done(int(ended.value.code or 0), printed.out, printed.err)

    return run


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


def test_a_clean_dossier_prints_nothing(tmp_path, run):
    (tmp_path / "clean.txt").write_text(CLEAN, "utf-8")
    done = run("check", "clean.txt", folder=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert json.loads(run("check", "clean.txt", "--json", folder=tmp_path).stdout) == []


def test_in_a_pipe_there_is_one_plain_line_a_finding(folder, run):
    done = run("check", "rain.txt", folder=folder)
    assert done.returncode == 1
    for line in done.stdout.splitlines():
        assert re.match(r"rain\.txt:\d+:\d+ (error|warning|info) [a-z-]+ \S", line)
    assert re.search(r"^rain\.txt:9:\d+ error document-missing ", done.stdout, re.M)
    assert "\x1b" not in done.stdout


def test_at_a_terminal_the_line_stands_below_with_a_caret_under_the_place(folder):
    sent = run_at_a_terminal("check", "rain.txt", folder=folder, columns=60, NO_COLOR="1")
    lines = sent.splitlines()
    at = next(i for i, line in enumerate(lines) if "source-doubtful" in line)
    shown, marks = lines[at + 1], lines[at + 2]
    assert len(shown) <= 60
    marked = shown[marks.index("^") : marks.index("^") + len(marks.strip())]
    assert marked
    assert "SAPMO DY 30/3603/77".endswith(marked)
    assert re.fullmatch(r" +\^~*", marks)
    assert "\x1b" not in sent


def test_at_a_terminal_there_are_colours_but_none_of_the_file(folder):
    sent = run_at_a_terminal("check", "rain.txt", folder=folder, columns=80)
    assert "\x1b[31m\x1b[1merror" in sent
    assert "蔣介石 \x1b[31m" not in sent


def test_json_is_one_list_with_places_for_programs(folder, run):
    found = json.loads(run("check", "rain.txt", "--json", folder=folder).stdout)
    (doubt,) = [one for one in found if one["code"] == "source-doubtful"]
    assert (doubt["file"], doubt["severity"], doubt["silenced"]) == ("rain.txt", "warning", None)
    assert doubt["place"] == f"{doubt['line']}:{doubt['column']}"
    assert doubt["related"] == []
    assert doubt["text"] == RAIN.replace("\x1b", " ")[doubt["start"] : doubt["end"]]
    assert "SAPMO DY 30/3603/77".endswith(doubt["text"])


def test_what_is_silenced_is_counted_and_shown_with_its_reason_in_json(folder, run):
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


def test_without_file_or_archive_one_line_says_what_to_give(tmp_path, run, monkeypatch):
    done = run("check", folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr == "edossier: Give a FILE to check, or -C DIR for a whole archive.\n"
    assert run("check", "a.txt", "-C", "b", folder=tmp_path).returncode == 2
    assert run("check", "-C", "nowhere", folder=tmp_path).returncode == 2
    monkeypatch.setenv("EDOSSIER_ARCHIVE", "nowhere")
    assert "There is no archive in" in run("check", folder=tmp_path).stderr


def put(archive: Path, *files: Path) -> None:
    """Publish files, whatever is found in them."""
    kept = create_archive(archive) if not archive.exists() else open_archive(archive)
    for file in files:
        beside = corrections_path(file)
        given = [file, beside] if beside.exists() else [file]
        occasion = Occasion("2026-03-01T12:00:00Z", "0", random.SystemRandom())
        with writing(kept) as writer:
            publish(writer, read_file(file).dossier, given, occasion)


@pytest.fixture
def archive(folder) -> Path:
    """A folder with an archive that holds the silenced dossier; the file itself is gone."""
    (folder / "rain.corrections.toml").write_text(SILENCED, "utf-8")
    put(folder / "arch", folder / "rain.txt")
    (folder / "rain.txt").unlink()
    (folder / "rain.corrections.toml").unlink()
    return folder


def test_an_archive_is_checked_as_it_is_kept_with_its_silences(archive, run):
    done = run("check", "-C", "arch", folder=archive)
    assert done.returncode == 0, done.stderr
    assert re.search(r"^ark:/99999/\w+/rain\.txt:13:\d+ warning source-doubtful", done.stdout, re.M)
    assert "1 silenced" in done.stderr
    found = json.loads(run("check", "-C", "arch", "--json", folder=archive).stdout)
    assert {one["dossier"] for one in found} == {found[0]["dossier"]}
    assert found[0]["dossier"].startswith("ark:/99999/")


def test_an_edition_is_told_of_alike_as_a_file_and_as_it_is_kept(tmp_path, run):
    file = tmp_path / "rain.xml"
    file.write_text(EDITION, "utf-8")
    put(tmp_path / "arch", file)
    alone = run("check", "rain.xml", folder=tmp_path)
    kept = run("check", "-C", "arch", folder=tmp_path)
    assert (alone.returncode, kept.returncode) == (0, 0)
    assert "warning source-unparsed" in alone.stdout
    assert re.sub(r"^ark:/99999/\w+/", "", kept.stdout, flags=re.M) == alone.stdout


def test_in_the_folder_of_an_archive_check_means_the_archive(archive, run):
    here = run("check", folder=archive / "arch")
    assert here.stdout == run("check", "-C", "arch", folder=archive).stdout


def test_dossiers_of_an_archive_are_checked_against_each_other(tmp_path, run):
    seven, eight = tmp_path / "seven.txt", tmp_path / "eight.txt"
    seven.write_text(CLEAN, "utf-8")
    eight.write_text(CLEAN.replace("No. 7", "No. 8"), "utf-8")
    put(tmp_path / "arch", seven, eight)
    done = run("check", "-C", "arch", folder=tmp_path)
    assert done.returncode == 0
    assert re.match(r"ark:/99999/\w+/eight\.txt info record-published-twice ", done.stdout)
    assert done.stdout.count("\n") == 1
    corrections_path(eight).write_text(
        '[[silence]]\nrule = "record-published-twice"\nreason = "Both say so."\n', "utf-8"
    )
    put(tmp_path / "arch", eight)
    done = run("check", "-C", "arch", folder=tmp_path)
    assert (done.stdout, done.stderr) == ("", "1 silenced\n")
    (told,) = json.loads(run("check", "-C", "arch", "--json", folder=tmp_path).stdout)
    assert told["silenced"]["reason"] == "Both say so."
    assert told["related"][0]["dossier"].startswith("ark:/99999/")


def test_a_dossier_that_is_damaged_does_not_keep_the_others_from_being_checked(archive, run):
    seven = archive / "seven.txt"
    seven.write_text(CLEAN.replace("Bulletin No. 7", "Bulletin No. 9"), "utf-8")
    put(archive / "arch", seven)
    stored = next((archive / "arch" / "ocfl").rglob("source/seven.txt"))
    stored.write_bytes(b"%PDF-1.7")
    done = run("check", "-C", "arch", folder=archive)
    assert done.returncode == 1
    assert re.search(r"^edossier: ark:/99999/\w+ cannot be checked: \S", done.stderr, re.M)
    assert "/rain.txt:13:" in done.stdout


def test_what_is_withdrawn_is_not_checked(archive, run):
    kept = open_archive(archive / "arch")
    (ark,) = newest_versions(kept)
    with writing(kept) as writer:
        said = Withdrawal(ark, "dossier", ark, "Rain", None, "A reason.", "2026-03-02T12:00:00Z")
        withdraw(writer, said)
    done = run("check", "-C", "arch", folder=archive)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
