"""`kill -9` of a bulk add at seeded moments, resumed each time: the archive is as if never killed.

Names are drawn at random when something is published, and the clock runs; so two archives are
compared with each ARK replaced by what it names, and times left out.
"""

import json
import random
import re
import signal
import sqlite3
import subprocess
import sys

import pytest

from cli.test_bulk import write_volume
from edossier.keeping import events, load, open_archive, verify

RUN = [sys.executable, "-c", "from edossier_cli.main import main; main()"]
TOLD = re.compile(r"(\S+): (?:published|unchanged) (ark:/\S+), \d+ documents")
LETTERS = """\
Letters on the Harbour, Part {number}

Bulletin No. {number}

Introduction

The harbour was surveyed twice, as Document 1 shows.[1]

Document 1
3 March 1956, Letter from the Harbour Master to the Board
Source: State Archive of Varnland, f. 12, op. 3, d. {number}, l. 8

Document 2
4 April 1956, Reply of the Board
Source: State Archive of Varnland, f. 12, op. 3, d. {number}, l. 9-10

Notes

[1] State Archive of Varnland, f. 12, op. 3, d. {other}, l. 8.
"""
LONGEST_SECONDS = 0.6


def write_files(folder):
    """Write twelve volumes and twelve dossiers that cite each other's records."""
    folder.mkdir()
    for number in range(1, 13):
        write_volume(folder, number, documents=12)
        text = LETTERS.format(number=number, other=number % 12 + 1)
        (folder / f"letters-{number:02d}.txt").write_text(text, encoding="utf-8")


def add(archive, given, jobs):
    return subprocess.Popen(
        [*RUN, "add", "-C", str(archive), str(given), "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def killed_after(process, lines, seconds):
    """Kill a process some seconds after it has told of so many files, unless it has ended.

    Returns:
        What it had told of, and its exit code.
    """
    told = "".join(process.stdout.readline() for _ in range(lines))
    try:
        out, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.kill()
        out, _ = process.communicate()
    return dict(TOLD.findall(told + out)), process.returncode


def add_with_kills(archive, given, *, kills, seed):
    """Add a folder, killed at seeded moments; give what each run told, and how many were killed."""
    draw = random.Random(seed)
    told, killed = {}, 0
    for turn in range(kills):
        now, code = killed_after(
            add(archive, given, jobs=1 + turn % 2),
            lines=draw.randint(4 * turn, 4 * turn + 3),
            seconds=draw.uniform(0.0, LONGEST_SECONDS),
        )
        assert code in (0, -signal.SIGKILL)
        killed += code != 0
        # What an earlier run had told of is there, under the same name.
        assert {path: ark for path, ark in now.items() if path in told}.items() <= told.items()
        told |= now
    last = add(archive, given, jobs=2)
    out, err = last.communicate()
    assert last.returncode == 0, err
    assert told.items() <= dict(TOLD.findall(out)).items()
    return killed


def names_of(archive):
    """Give what each ARK names: the dossier's file, or a document's number in it."""
    names = {}
    for event in events(archive):
        publication = load(archive, event.ark)
        (file,) = publication.files
        names[event.ark] = file.name
        names |= {one.ark: f"{file.name}/{one.number}" for one in publication.documents}
    return names


def told_anew(text, names):
    """Replace each ARK by what it names; leave out times and digests, which follow from them."""
    text = re.sub(r"ark:/99999/[0-9a-z]+", lambda match: names[match[0]], text)
    return re.sub(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", "TIME", text)


def content_of(folder):
    """Give all that was published, in the order of the log: by dossier and path the content."""
    archive = open_archive(folder)
    assert [str(problem) for problem in verify(archive)] == []
    assert list(archive.staging.iterdir()) == []
    names = names_of(archive)
    content = []
    for event in events(archive):
        root = archive.object_folder(event.ark)
        content.append((event.number, event.kind, names[event.ark], event.version))
        for path in sorted(root.rglob("*")):
            if path.is_file() and "/content/" in str(path):
                held = path.read_bytes().decode("utf-8")
                content.append((str(path.relative_to(root)), told_anew(held, names)))
    return content


def rows_of(folder):
    """Give how many rows each table has, and the sums of what is counted in them."""
    with sqlite3.connect(folder / "derived" / "archive.sqlite3") as database:
        tables = [
            name
            for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name.startswith("archive_")
        ]
        counts = {
            name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
            for name in tables
        }
        counted = database.execute(
            "SELECT id, documents, cited, wanted FROM archive_repository ORDER BY id"
        ).fetchall()
    return counts, counted


def found_in(folder, query):
    done = subprocess.run(
        [*RUN, "search", "-C", str(folder), "--json", "--limit", "100", query],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    hits = sorted((hit["part"], hit["title"] or "", str(hit["number"])) for hit in found["hits"])
    return found["total"], hits, found["facets"]["year"]


def check_equal(one, other):
    assert content_of(one) == content_of(other)
    assert rows_of(one) == rows_of(other)
    for query in ("quay tide", "survey*", "archive:Varnland"):
        assert found_in(one, query) == found_in(other, query)
    for folder in (one, other):
        done = subprocess.run(
            [*RUN, "status", "-C", str(folder), "--json"],
            capture_output=True,
            text=True,
            check=True,
        )
        told = json.loads(done.stdout)
        assert told["log"] == told["database"] == told["index"] == 24
        assert told["problems"] == []


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    """The files, and the archive that one run made of them."""
    folder = tmp_path_factory.mktemp("bulk")
    write_files(folder / "given")
    subprocess.run([*RUN, "new", str(folder / "whole")], check=True, capture_output=True)
    process = add(folder / "whole", folder / "given", jobs=1)
    _, err = process.communicate()
    assert process.returncode == 0, err
    return folder


def kill_and_compare(folder, tmp_path, *, kills, seed):
    archive = tmp_path / "killed"
    subprocess.run([*RUN, "new", str(archive)], check=True, capture_output=True)
    killed = add_with_kills(archive, folder / "given", kills=kills, seed=seed)
    check_equal(folder / "whole", archive)
    return killed


def test_a_bulk_add_killed_five_times_ends_as_one_that_was_not(uninterrupted, tmp_path):
    assert kill_and_compare(uninterrupted, tmp_path, kills=5, seed=5) > 1


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(10))
def test_a_bulk_add_killed_fifty_times_ends_as_one_that_was_not(uninterrupted, tmp_path, seed):
    """Ten archives, each killed five times: fifty kills at fifty moments."""
    assert kill_and_compare(uninterrupted, tmp_path, kills=5, seed=100 + seed) > 1
