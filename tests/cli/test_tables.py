"""Tables on the command line: shown, tried row by row, published, updated, exported, moved."""

import csv
import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

COMMAND = Path(sys.executable).with_name("edossier")
LIST = """Item Id,Title,Date,Text (ru),Translation (en),Translated by,Series title
a1,Letter on ships,3 May 1955,Первый текст.,First text.,Ada Poe,Harbour Papers
a2,Note on boats,1956,Второй текст.,,,
"""
COLUMNS = '[dossier]\nseries = "Harbour Papers"\nseries_number = "7"\n'


def run(*arguments, folder):
    return subprocess.run(
        [COMMAND, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture
def folder(tmp_path):
    assert run("new", "arch", folder=tmp_path).returncode == 0
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    (tmp_path / "list.columns.toml").write_text(COLUMNS, encoding="utf-8")
    return tmp_path


def test_reading_shows_the_columns_and_gives_a_file_to_start_from(folder):
    (folder / "list.columns.toml").unlink()
    shown = run("read", "list.csv", folder=folder).stdout
    assert shown.startswith('Columns    header in row 1, delimiter ",", utf-8\n')
    assert "D   Text (ru)                       text (ru)" in shown
    given = run("read", "list.csv", "--columns", folder=folder).stdout
    assert '"Translation (en)" = "translation (en)"' in given
    before = run("read", "list.csv", "--json", folder=folder).stdout
    (folder / "list.columns.toml").write_text(given, encoding="utf-8")
    after = run("read", "list.csv", "--json", folder=folder).stdout
    assert json.loads(before) == json.loads(after)


def test_a_dry_run_reports_row_by_row_and_a_second_run_updates(folder):
    done = run("add", "-C", "arch", "list.csv", "--dry-run", folder=folder)
    assert done.stdout.splitlines()[:2] == [
        "row 2 (document 1): new",
        "row 3 (document 2): new",
    ]
    assert run("add", "-C", "arch", "list.csv", folder=folder).returncode == 0
    done = run("add", "-C", "arch", "list.csv", "--dry-run", folder=folder)
    assert done.stdout.splitlines()[1] == "row 3 (document 2): unchanged"
    # Another title, date and text: only the id says that it is the same.
    changed = LIST.replace("Note on boats,1956,Второй текст.", "All new,1960,Иной.")
    (folder / "list.csv").write_text(f"{changed}a3,Third,1957,,,,\n", encoding="utf-8")
    done = run("add", "-C", "arch", "list.csv", "--dry-run", folder=folder)
    lines = done.stdout.splitlines()
    assert lines[0] == "row 2 (document 1): unchanged"
    assert lines[1].startswith("row 3 (document 2): changed: title, ")
    assert lines[2] == "row 4 (document 3): new"
    done = run("add", "-C", "arch", "list.csv", folder=folder)
    assert "version 2" in done.stdout


def test_a_row_in_error_is_named_with_the_mend_and_refuses_the_table(folder):
    (folder / "list.csv").write_text(f"{LIST}a3,Third,1957,,,,,more\n", encoding="utf-8")
    done = run("add", "-C", "arch", "list.csv", "--dry-run", folder=folder)
    assert done.returncode == 1
    line = done.stdout.splitlines()[2]
    assert line.startswith("row 4 (document 3): in error: row 4 it has 8 cells, the header 7")


@pytest.mark.parametrize("form", ["csv", "xlsx", "ods"])
def test_an_exported_dossier_moves_to_another_archive_under_its_names(folder, form):
    run("add", "-C", "arch", "list.csv", folder=folder)
    done = run("export", "-C", "arch", "7", "--to", form, "-o", f"out.{form}", folder=folder)
    assert (done.returncode, done.stderr) == (0, "")
    run("new", "other", folder=folder)
    done = run("add", "-C", "other", f"out.{form}", folder=folder)
    assert done.returncode == 0, done.stderr
    listed = [
        json.loads(run("list", "-C", one, "--json", folder=folder).stdout)[0]["ark"]
        for one in ("arch", "other")
    ]
    assert listed[0] == listed[1]
    again = run("export", "-C", "other", "7", "--to", "csv", "-o", "-", folder=folder).stdout
    first = run("export", "-C", "arch", "7", "--to", "csv", "-o", "-", folder=folder).stdout
    rows = [list(csv.DictReader(io.StringIO(one.removeprefix("\ufeff")))) for one in (first, again)]
    assert rows[0] == rows[1]
    assert rows[0][0]["transcription (ru)"] == "Первый текст."
    assert rows[0][0]["translated by"] == "Ada Poe"


def test_all_dossiers_go_into_a_folder_and_what_is_not_there_is_one_line(folder):
    run("add", "-C", "arch", "list.csv", folder=folder)
    done = run("export", "-C", "arch", "--all", "--to", "ods", "-o", "lists", folder=folder)
    assert done.returncode == 0
    assert len(list((folder / "lists").glob("dossier-*.ods"))) == 1
    done = run("export", "-C", "arch", "99", "--to", "csv", folder=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def test_what_is_withdrawn_is_not_exported(folder):
    run("add", "-C", "arch", "list.csv", folder=folder)
    run("withdraw", "-C", "arch", "7/2", "--reason", "asked", folder=folder)
    given = run("export", "-C", "arch", "7", "--to", "csv", "-o", "-", folder=folder).stdout
    assert "Letter on ships" in given
    assert "Note on boats" not in given


def test_a_workbook_that_unpacks_to_gigabytes_is_one_line(folder):
    path = folder / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/sharedStrings.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b"<si><t>" + b" " * 1_000_000 + b"</t></si>")
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            '<Relationships><Relationship Id="r" Type="x/sharedStrings" '
            'Target="sharedStrings.xml"/></Relationships>',
        )
    done = run("read", "bomb.xlsx", folder=folder)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "unpacks to more than a workbook may hold" in done.stderr
