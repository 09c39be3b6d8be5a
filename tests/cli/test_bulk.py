"""Adding folders: what is chosen, resumed, told on the way, and left standing when cut short."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner

from edossier.errors import UnreadableError
from edossier_cli.choosing import choose_files
from edossier_cli.commands import status
from edossier_cli.meter import Meter
from edossier_cli.reading_ahead import ReadingAhead

RUN = [sys.executable, "-c", "from edossier_cli.main import main; main()"]

VOLUME = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt>
<title type="complete">Papers of the Harbour, Volume {number}</title>
<title type="series">Papers of the Harbour</title></titleStmt>
<publicationStmt><idno type="frus">hbr{number}</idno></publicationStmt></fileDesc></teiHeader>
<text><body>{documents}</body></text></TEI>
"""
DOCUMENT = """\
<div type="document" n="{n}" xml:id="d{n}"><head>{n}. Letter of the Pilot<note type="source" n="1"
xml:id="d{n}fn1">Source: National Archives, RG 59, Central Files, 761.93/3–{n}55.</note></head>
<dateline><date when="1955-03-{day:02d}">March {day}, 1955</date></dateline>
<p>The quay of lot {number} was seen by the pilot on tide {n}.</p></div>
"""


def write_volume(folder, number, documents=3):
    body = "".join(
        DOCUMENT.format(n=n, number=number, day=1 + n % 28) for n in range(1, documents + 1)
    )
    path = folder / f"hbr{number:02d}.xml"
    path.write_text(VOLUME.format(number=number, documents=body), encoding="utf-8")
    return path


def run(*words, folder, check=False):
    return subprocess.run(
        [*RUN, *map(str, words)], cwd=folder, capture_output=True, text=True, check=check
    )


@pytest.fixture
def folder(tmp_path):
    """A folder with an empty archive `arch` and an empty folder `given`."""
    (tmp_path / "given").mkdir()
    run("new", "arch", folder=tmp_path, check=True)
    return tmp_path


def status_of(folder):
    result = CliRunner().invoke(status.command, ["-C", str(folder / "arch"), "--json"])
    return json.loads(result.stdout)


def workers_of(process):
    """Give the processes that a process has started, from /proc."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(path.read_text().rpartition(")")[2].split()[1])
            words = (path.parent / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if parent == process and b"spawn_main" in words:
            found.append(int(path.parent.name))
    return found


def test_a_folder_gives_its_dossiers_in_order_and_what_is_passed_over(tmp_path):
    for name in ("b.xml", "a.TXT", "c.docx", "README.md", "p.jpg", ".hidden.txt", "~$c.docx"):
        (tmp_path / name).touch()
    (tmp_path / "a.corrections.toml").touch()
    (tmp_path / "lost.corrections.toml").touch()
    (tmp_path / "inner").mkdir()
    chosen = choose_files([tmp_path])
    assert [path.name for path in chosen.files] == ["a.TXT", "b.xml", "c.docx"]
    passed_over = [path.name for path in chosen.passed_over]
    assert passed_over == ["README.md", "inner", "lost.corrections.toml", "p.jpg"]


def test_a_file_that_is_named_twice_is_taken_once(tmp_path):
    file = tmp_path / "a.txt"
    file.touch()
    assert choose_files([file, tmp_path]).files == (file,)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_folder_of_volumes_is_added_in_the_order_of_names(folder, jobs):
    for number in (3, 1, 2):
        write_volume(folder / "given", number)
    (folder / "given" / "README").write_text("Volumes.")
    done = run("add", "-C", "arch", "given", "--jobs", jobs, folder=folder)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == [f"given/hbr0{n}.xml" for n in (1, 2, 3)]
    assert all(": published ark:/99999/" in line and ", 3 documents" in line for line in lines)
    assert "passed over as no dossiers: given/README" in done.stderr
    assert done.stderr.endswith("3 published.\n")
    told = status_of(folder)
    assert told["log"] == told["database"] == told["index"] == 3


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_failed_is_listed_at_the_end_and_the_others_are_in(folder, jobs):
    for number in range(1, 6):
        write_volume(folder / "given", number)
    (folder / "given" / "hbr02.xml").write_text("<TEI><text><body><p>cut")
    (folder / "given" / "hbr04.xml").write_bytes(b"")
    done = run("add", "-C", "arch", "given", "--jobs", jobs, folder=folder)
    assert done.returncode == 1
    *others, broken, empty, summary = done.stderr.splitlines()
    assert not any("hbr02" in line or "hbr04" in line for line in others)
    assert broken.startswith("edossier: given/hbr02.xml:1 is no well-formed XML")
    assert empty.startswith("edossier: given/hbr04.xml is empty")
    assert summary == "3 published, 2 failed."
    assert "Traceback" not in done.stderr
    assert done.stdout.count(": published") == 3


def test_the_second_run_reads_nothing_that_is_in_and_takes_what_is_new(folder):
    for number in (1, 2):
        write_volume(folder / "given", number)
    first = run("add", "-C", "arch", "given", folder=folder).stdout
    write_volume(folder / "given", 3)
    # A reader that is asked for a file that is in would fail here: its bytes are not looked at
    # but for their digest.
    again = run("add", "-C", "arch", "given", "--jobs", "2", folder=folder)
    assert again.returncode == 0
    arks = re.findall(r"ark:/99999/\w+", first)
    lines = again.stdout.splitlines()
    assert lines[:2] == [
        f"given/hbr0{n}.xml: unchanged {ark}, 3 documents" for n, ark in enumerate(arks, start=1)
    ]
    assert ": published" in lines[2]
    assert again.stderr.endswith("1 published, 2 unchanged.\n")
    assert status_of(folder)["log"] == 3


def test_a_known_file_is_not_read_again(folder, monkeypatch):
    from edossier_cli.commands.add import add_files

    write_volume(folder / "given", 1)
    add_files(folder / "arch", [folder / "given" / "hbr01.xml"])

    def read(path):
        raise AssertionError(f"{path} was read again")

    monkeypatch.setattr("edossier_cli.reading_ahead.prepare_file", read)
    assert add_files(folder / "arch", [folder / "given" / "hbr01.xml"]) == []


def test_documents_rate_and_time_left_are_told():
    meter = Meter(4, 8_000_000)
    meter.pass_over(2_000_000)
    meter.advance(2_000_000, 600)
    assert meter.line(20.0) == "2 of 4 files, 600 documents, 30 a second, about 40 s left"
    meter.advance(4_000_000, 1200)
    assert meter.line(60.0) == "3 of 4 files, 1,800 documents, 30 a second"


class Screen:
    """A standard error that says whether it is a terminal, and a clock that is turned by hand."""

    def __init__(self, monkeypatch, *, is_terminal):
        self.now, self.text = 100.0, ""
        monkeypatch.setattr("sys.stderr", self)
        monkeypatch.setattr("edossier_cli.meter.time.monotonic", lambda: self.now)
        self.isatty = lambda: is_terminal

    def write(self, text):
        self.text += text

    def flush(self):
        pass


def test_on_a_terminal_one_line_is_written_over_and_taken_away(monkeypatch):
    screen = Screen(monkeypatch, is_terminal=True)
    with Meter(2, 100) as meter:
        meter.advance(10, 5)
        assert screen.text == ""  # a run as short as this shows nothing
        screen.now += 4
        meter.advance(40, 15)
    assert screen.text == (
        "\r\x1b[K[##########----------] 2 of 2 files, 20 documents, 5 a second, about 4 s left"
        "\r\x1b[K"
    )


def test_elsewhere_a_plain_line_is_written_now_and_then(monkeypatch):
    screen = Screen(monkeypatch, is_terminal=False)
    with Meter(30, 3000) as meter:
        for _ in range(30):
            screen.now += 1
            meter.advance(100, 10)
    lines = screen.text.splitlines()
    assert [line.split(",")[0] for line in lines] == [
        f"edossier: {n} of 30 files" for n in (2, 12, 22)
    ]
    assert "\r" not in screen.text


def test_of_a_file_alone_nothing_is_counted_elsewhere(monkeypatch):
    screen = Screen(monkeypatch, is_terminal=False)
    with Meter(1, 100) as meter:
        screen.now += 60
        meter.advance(100, 10)
    assert screen.text == ""


def big_volumes(folder, count, documents=60):
    return [write_volume(folder, number, documents) for number in range(1, count + 1)]


def started(folder, *words):
    return subprocess.Popen(
        [*RUN, *words],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def kill_workers(process, done, killed):
    """Kill whichever process is started beside `process`, one after another, until done."""
    while not done.is_set():
        for worker in workers_of(process):
            if worker not in killed:
                os.kill(worker, signal.SIGKILL)
                killed.add(worker)
        time.sleep(0.01)


@pytest.mark.parametrize("most", [1, 1000])
def test_processes_killed_from_outside_stop_nothing(folder, most):
    """The first reader alone, or every process that is begun, that of the index among them."""
    big_volumes(folder / "given", 4)
    process = started(folder, "add", "-C", "arch", "given", "--jobs", "2")
    killed = set()
    while process.poll() is None:
        for worker in workers_of(process.pid):
            if worker not in killed and len(killed) < most:
                os.kill(worker, signal.SIGKILL)
                killed.add(worker)
    _, err = process.communicate()
    assert killed
    assert "Traceback" not in err
    if most == 1:
        assert process.returncode == 0, err
    else:  # every reader was killed, and so was the process of the index
        assert len(killed) > 4
        assert err.count("was ended from outside: give it more memory") == 4
    again = run("add", "-C", "arch", "given", folder=folder)
    assert again.returncode == 0, again.stderr
    told = status_of(folder)
    assert told["log"] == told["database"] == told["index"] == 4


def test_an_index_whose_process_is_killed_is_followed_by_the_writer(folder):
    from edossier.keeping import open_archive, writing
    from edossier_cli.commands.add import add_files
    from edossier_cli.following import Following

    add_files(folder / "arch", [write_volume(folder / "given", 1)])
    with (
        writing(open_archive(folder / "arch")) as writer,
        Following(writer, beside=True) as following,
    ):
        following.published(1000)
        for worker in workers_of(os.getpid()):
            os.kill(worker, signal.SIGKILL)
        following.published(1000)
        following.finish()
    told = status_of(folder)
    assert told["log"] == told["database"] == told["index"] == 1


def test_a_file_whose_reader_is_always_killed_is_one_line(tmp_path):
    files = big_volumes(tmp_path, 2, documents=1000)
    done, killed = threading.Event(), set()
    killer = threading.Thread(target=kill_workers, args=(os.getpid(), done, killed))
    killer.start()
    try:
        with ReadingAhead(2) as readers:
            read = list(readers.read(iter(files)))
    finally:
        done.set()
        killer.join()
    assert [path for path, _ in read] == files
    for path, error in read:
        assert isinstance(error, UnreadableError)
        assert str(error) == (
            f"{path}: the process that read it was ended from outside: give it more memory, "
            "or split the file."
        )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_with_all_its_processes_and_the_next_run_goes_on(folder, jobs):
    big_volumes(folder / "given", 6)
    process = started(folder, "add", "-C", "arch", "given", "--jobs", jobs)
    first = process.stdout.readline()
    assert ": published" in first
    workers = workers_of(process.pid)
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to all of them
    rest, err = process.communicate(timeout=60)
    assert process.returncode not in (0, 2)
    assert "Traceback" not in err
    for worker in workers:
        assert not Path(f"/proc/{worker}").exists()
    again = run("add", "-C", "arch", "given", folder=folder)
    assert again.returncode == 0
    told = (first + rest).count(": published")
    assert again.stdout.count(": unchanged") >= told
    assert status_of(folder)["log"] == 6
    assert status_of(folder)["problems"] == []


def test_pages_are_served_and_search_is_answered_while_a_folder_is_added(folder):
    write_volume(folder / "given", 1)
    run("add", "-C", "arch", "given", folder=folder, check=True)
    big_volumes(folder / "given", 8, documents=80)
    (folder / "given" / "hbr01.xml").unlink()
    server = subprocess.Popen(
        [*RUN, "serve", "-C", "arch", "--port", "0"],
        cwd=folder,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        address = re.search(r"http://[\w.:]+", server.stdout.readline())[0]
        adding = started(folder, "add", "-C", "arch", "given", "--jobs", "2")
        seen = []
        while adding.poll() is None:
            for path in ("/", "/search?q=quay", "/archives/", "/chronology/"):
                with urllib.request.urlopen(f"{address}{path}") as answer:
                    assert answer.status == 200
                    page = answer.read().decode()
                if path.startswith("/search"):
                    seen.append("Letter of the Pilot" in page)
        _, err = adding.communicate()
        assert adding.returncode == 0, err
        assert len(seen) > 3
        assert all(seen)
        with urllib.request.urlopen(f"{address}/search?q=%22lot+8%22") as answer:
            assert "Letter of the Pilot" in answer.read().decode()
    finally:
        server.terminate()
        server.wait(timeout=20)
        server.stdout.close()


def test_one_file_of_a_folder_that_cannot_be_read_is_an_error_of_the_run(folder):
    big_volumes(folder / "given", 1)
    (folder / "given" / "zz.xml").write_text("<TEI>")
    assert run("add", "-C", "arch", "given", folder=folder).returncode == 1
    assert run("add", "-C", "arch", "given/zz.xml", folder=folder).returncode == 2
