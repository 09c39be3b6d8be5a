"""One writer at a time; a second waits, and says so after a second."""

import subprocess
import sys
import threading

from edossier.keeping import log_position, open_archive, verify, writing

HOLD = """
import sys
from pathlib import Path
from edossier.keeping import open_archive, writing
with writing(open_archive(Path(sys.argv[1]))):
    print("held", flush=True)
    sys.stdin.readline()
"""


def hold(archive):
    """Start another process that holds the lock until a line is written to it."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(archive.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_writer_waits_and_is_told_so(archive, dossier, document, put):
    waits = threading.Event()
    with hold(archive) as other:
        entered = []

        def second():
            with writing(archive, on_wait=waits.set):
                entered.append(True)

        thread = threading.Thread(target=second)
        thread.start()
        assert waits.wait(timeout=30)
        assert entered == []
        other.stdin.write("\n")
        other.stdin.close()
        thread.join(timeout=30)
        assert entered == [True]


def test_a_writer_that_was_killed_holds_nothing(archive):
    with hold(archive) as other:
        other.kill()
    with writing(archive):
        assert log_position(archive) == 0


def test_an_archive_can_be_opened_and_read_while_another_writes(archive, dossier, put):
    put(dossier())
    with hold(archive) as other:
        (archive.staging / "000000002").mkdir()  # of the other, who is not dead
        opened = open_archive(archive.path)
        assert log_position(opened) == 1
        assert (archive.staging / "000000002").is_dir()
        other.stdin.write("\n")
        other.stdin.close()
    open_archive(archive.path)
    assert list(archive.staging.iterdir()) == []
    assert list(verify(archive)) == []


def test_no_waiting_is_told_where_nobody_else_writes(archive):
    told = []
    with writing(archive, on_wait=lambda: told.append(True)):
        pass
    assert told == []
