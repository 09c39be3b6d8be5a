"""The commands that write and look after an archive, as a person runs them."""

import json
import re
import subprocess
import sys

import pytest

RUN = [sys.executable, "-c", "from edossier_cli.main import main; main()"]

LETTERS = """\
Letters on the Harbour

{series}

Introduction

{essay} The harbour was surveyed twice, as Document 1 shows.

Document 1
3 March 1956, Letter from the Harbour Master to the Board
Source: State Archive of Varnland, f. 12, op. 3, d. 4, l. 8

Document 2
4 April 1956, {second}
Source: State Archive of Varnland, f. 12, op. 3, d. 4, l. 9
"""


def run(*words, folder):
    command = [*RUN, *map(str, words)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def write(folder, name="a.txt", series="Bulletin No. 7", essay="An essay.", second="Reply"):
    text = LETTERS.format(series=series, essay=essay, second=second)
    (folder / name).write_text(text, encoding="utf-8")


@pytest.fixture
def folder(tmp_path):
    assert run("new", "arch", "--name", "Harbour archive", folder=tmp_path).returncode == 0
    return tmp_path


def test_from_a_new_archive_to_a_second_version(folder):
    write(folder)
    first = run("add", "-C", "arch", "a.txt", folder=folder)
    assert first.returncode == 0, first.stderr
    assert first.stdout.startswith("a.txt: published ark:/99999/")
    assert "unchanged" in run("add", "-C", "arch", "a.txt", folder=folder).stdout
    write(folder, essay="A better essay.")
    assert ": version 2 " in run("add", "-C", "arch", "a.txt", folder=folder).stdout
    (row,) = json.loads(run("list", "-C", "arch", "--json", folder=folder).stdout)
    assert (row["version"], row["documents"]) == (2, 2)
    status = run("status", "-C", "arch", "--json", folder=folder)
    told = json.loads(status.stdout)
    assert status.returncode == 0
    assert (told["log"], told["database"], told["index"], told["problems"]) == (2, 2, 2, [])


def test_one_file_that_fails_does_not_stop_the_others(folder):
    write(folder)
    done = run("add", "-C", "arch", "missing.txt", "a.txt", folder=folder)
    assert done.returncode == 1
    assert "missing.txt is not there" in done.stderr
    assert "1 published, 1 failed." in done.stderr
    assert "a.txt: published" in done.stdout
    assert run("add", "-C", "arch", "missing.txt", folder=folder).returncode == 2


def test_a_folder_stands_for_the_dossiers_in_it(folder):
    given = folder / "given"
    given.mkdir()
    for number in (1, 2):
        write(given, f"{number}.txt", series=f"Bulletin No. {number}")
    (given / "1.corrections.toml").write_text('publisher = "The Board"')
    dry = run("add", "-C", "arch", "given", "--dry-run", folder=folder)
    assert dry.stdout.count("would be published") == 2
    assert json.loads(run("list", "-C", "arch", "--json", folder=folder).stdout) == []
    done = run("add", "-C", "arch", "given", "--jobs", "2", folder=folder)
    assert done.returncode == 0
    assert done.stdout.count(": published") == 2


def test_in_doubt_add_stops_and_the_lines_that_it_prints_decide(folder):
    write(folder, series="")
    run("add", "-C", "arch", "a.txt", folder=folder)
    write(folder, series="", essay="A better essay.")
    asked = run("add", "-C", "arch", "a.txt", folder=folder)
    assert asked.returncode == 1
    assert "Traceback" not in asked.stderr
    line = next(line for line in asked.stderr.splitlines() if line.startswith('ark = "ark:'))
    (folder / "a.corrections.toml").write_text(line)
    assert ": version 2 " in run("add", "-C", "arch", "a.txt", folder=folder).stdout


@pytest.mark.parametrize("way", [[], ["--dry-run"]])
def test_errors_stop_add_and_are_shown_with_the_first_warnings(folder, way):
    missing = " ".join(f"Document {number} tells." for number in range(50, 80))
    write(folder, essay=missing, second="Reply\nSource: SAPMO DY 30/3603/77\nNobody read this")
    done = run("add", "-C", "arch", "a.txt", *way, folder=folder)
    assert (done.returncode, done.stdout) == (1, "")
    lines = done.stderr.splitlines()
    assert re.match(r"a\.txt:\d+:\d+ error document-missing ", lines[0])
    assert len(lines) < 24
    assert re.match(r"edossier: \d+ more: edossier check a\.txt shows all$", lines[-2])
    assert re.match(r"edossier: a\.txt was refused \(\d+ errors", lines[-1])
    assert json.loads(run("list", "-C", "arch", "--json", folder=folder).stdout) == []


def test_what_is_published_is_told_with_its_findings_counted(folder):
    write(folder, second="Reply\nSource: SAPMO DY 30/3603/77")
    done = run("add", "-C", "arch", "a.txt", folder=folder)
    assert done.returncode == 0
    assert re.search(r"2 documents; \d+ warnings?", done.stdout)
    assert re.match(r"a\.txt:\d+:\d+ warning ", done.stderr)


def test_what_was_damaged_is_named_and_a_rebuild_mends_what_is_derived(folder):
    write(folder)
    run("add", "-C", "arch", "a.txt", folder=folder)
    for path in (folder / "arch" / "derived").iterdir():
        if path.is_file():
            path.unlink()
    assert run("status", "-C", "arch", folder=folder).returncode == 1
    assert run("rebuild", "-C", "arch", folder=folder).returncode == 0
    assert run("status", "-C", "arch", folder=folder).returncode == 0
    stored = next((folder / "arch" / "ocfl").rglob("source/a.txt"))
    stored.write_text("another text")
    found = run("verify", "-C", "arch", folder=folder)
    assert found.returncode == 1
    assert found.stdout.startswith(f"{stored}: differs")


def test_a_folder_that_is_no_archive_is_one_line(tmp_path):
    for command in ("add x.txt", "list", "status", "verify", "rebuild"):
        done = run(*command.split(), "-C", "nowhere", folder=tmp_path)
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert "edossier new" in done.stderr
