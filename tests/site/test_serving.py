"""`edossier serve`: it answers, says where, and stops when asked."""

import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from edossier.keeping import create_archive
from edossier_site.serving import listen

# Uvicorn leaves one of its sockets to be closed by the end of the process.
WARNINGS = ["-W", "error", "-W", "ignore::ResourceWarning"]
EDOSSIER = [sys.executable, *WARNINGS, "-c", "from edossier_cli.main import main; main()"]


@contextmanager
def serving(archive: Path, *arguments: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A server of the archive, and its address as it printed it."""
    command = [*EDOSSIER, "serve", "-C", str(archive), "--port", "0", *arguments]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        line = run.stdout.readline()
        assert line.startswith("Serving "), (line, run.stderr and run.stderr.read())
        try:
            yield line.split(" at ")[1].split()[0], run
        finally:
            run.kill()


def refused(*arguments: str) -> str:
    run = subprocess.run(
        [*EDOSSIER, "serve", *arguments], capture_output=True, text=True, check=False, timeout=60
    )
    assert run.returncode == 2
    assert run.stdout == ""
    return run.stderr


@pytest.mark.parametrize("workers", ["1", "2"])
def test_an_archive_is_served_until_it_is_interrupted(tmp_path, workers):
    archive = create_archive(tmp_path / "archive", name="Harbour Archive")
    with serving(archive.path, "--workers", workers) as (address, run):
        with urllib.request.urlopen(address) as answer:
            page = answer.read().decode()
            assert answer.status == 200
        assert "Harbour Archive" in page
        sheet = page[page.index("/static/web/site.") :].partition('"')[0]
        with urllib.request.urlopen(address.rstrip("/") + sheet) as answer:
            assert answer.headers["Content-Type"].startswith("text/css")
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=30)
        assert run.returncode == 0
        assert errors == ""


def test_a_port_in_use_is_said_with_the_mend(tmp_path):
    archive = create_archive(tmp_path / "archive")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        message = refused("-C", str(archive.path), "--port", port)
    assert message == (
        f"edossier: Port {port} is in use: stop what answers there, "
        "or choose another with --port.\n"
    )


def test_a_folder_without_an_archive_is_said_with_the_mend(tmp_path):
    message = refused("-C", str(tmp_path / "nothing"), "--port", "0")
    assert message.count("\n") == 1
    assert "edossier new" in message


def test_a_host_that_is_not_there_is_said(tmp_path):
    assert "There is no host" in refused("-C", str(tmp_path), "--host", "host.invalid")


def test_a_damaged_database_is_said_with_the_mend(tmp_path):
    archive = create_archive(tmp_path / "archive")
    (archive.derived / "archive.sqlite3").write_bytes(b"no database " * 1000)
    message = refused("-C", str(archive.path), "--port", "0")
    assert message.count("\n") == 1
    assert "edossier rebuild" in message


def test_a_page_does_not_wait_for_the_acknowledgement_of_its_head():
    with (
        listen("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as accepted,
    ):
        assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
