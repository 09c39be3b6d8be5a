"""A disk that fails: one clear line, and nothing half-written."""

import errno
import os
import resource
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from edossier.errors import KeepingError
from edossier.keeping import (
    create_archive,
    load,
    log_position,
    open_archive,
    verify,
    versions_of,
    writing,
)
from edossier.keeping.disk import explained

NOBODY = 65534


class FailingDisk:
    """Lets so many writes reach the disk, and no more until `mended`."""

    def __init__(self, monkeypatch, *, good, fails_once):
        self._real = os.fsync
        self._good = good
        self._fails_once = fails_once
        self._count = 0
        self.failed = False
        self.mended = False
        monkeypatch.setattr(os, "fsync", self._fsync)

    def _fsync(self, handle):
        self._count += 1
        is_bad = self._count > self._good and not (self._fails_once and self.failed)
        if is_bad and not self.mended:
            self.failed = True
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._real(handle)


@pytest.mark.parametrize("fails_once", [True, False])
@pytest.mark.parametrize("version", [1, 2])
def test_a_disk_that_fills_up_at_any_write_leaves_nothing_half_written(
    archive, dossier, document, put, monkeypatch, fails_once, version
):
    first = [document(1, title="One", date="1956-01-17")]
    for good in range(200):
        series = ("Bulletin", str(good))
        if version == 2:
            put(dossier(*first, series=series))
        before = log_position(archive)
        disk = FailingDisk(monkeypatch, good=good, fails_once=fails_once)
        refused = ""
        try:
            put(dossier(*first, series=series, essay="To be published."))
        except KeepingError as error:
            refused = str(error)
        assert bool(refused) == disk.failed
        assert "\n" not in refused
        assert ("the disk is full" in refused) == disk.failed
        if fails_once:  # the writer itself has cleaned up, before anybody opens the archive again
            assert list(archive.staging.iterdir()) == []
        disk.mended = True
        opened = open_archive(archive.path)
        assert list(opened.staging.iterdir()) == []
        assert list(verify(opened)) == []
        assert log_position(opened) in (before, before + 1)
        monkeypatch.undo()
        if not disk.failed:
            assert good > 10
            return
    pytest.fail("the writes never ended")


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "quota"),
        (errno.EROFS, "can only be read"),
        (errno.EACCES, "no right"),
        (errno.EPERM, "no right"),
        (errno.EIO, "reports a fault"),
        (errno.ENOTDIR, "not a directory"),
    ],
)
def test_each_error_of_the_system_is_one_sentence(number, words):
    with (
        pytest.raises(KeepingError, match=rf"Cannot write in /archive: .*{words}.*\."),
        explained("write in", Path("/archive")),
    ):
        raise OSError(number, os.strerror(number))


FILL = """
import resource, signal, sys
from pathlib import Path
from random import Random
from edossier.dossier import Dossier, SourceFileRecord
from edossier.errors import KeepingError
from edossier.keeping import Occasion, open_archive, publish, writing
archive, source = open_archive(Path(sys.argv[1])), Path(sys.argv[2])
record = SourceFileRecord(name="d.txt", media_type="text/plain", sha256="", encoding="utf-8")
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
try:
    with writing(archive) as writer:
        publish(writer, Dossier(source_file=record), [source], Occasion("2026", "0", Random(1)))
except KeepingError as error:
    print(error)
"""


def test_a_file_that_may_not_grow_so_large_is_one_line_and_publishes_nothing(archive, tmp_path):
    assert hasattr(resource, "RLIMIT_FSIZE")
    source = tmp_path / "d.txt"
    source.write_text("x" * 100_000)
    command = [sys.executable, "-c", FILL, str(archive.path), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(f"Cannot write in {archive.path}: a file may not grow")
    assert done.stdout.count("\n") == 1
    assert list(verify(archive)) == []
    assert log_position(archive) == 0


@contextmanager
def without_rights(folder):
    """Be a user who may read `folder` and change nothing in it; root gives up its power."""
    paths = [folder, *folder.rglob("*")]
    modes = {path: path.stat().st_mode for path in paths}
    for path in paths:
        path.chmod(0o555 if path.is_dir() else 0o444)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if is_root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def open_folder():
    """A folder that every user can reach; pytest's own are closed."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_an_archive_that_may_only_be_read_can_be_read_and_verified(
    open_folder, dossier, tmp_path, put_in
):
    archive = create_archive(open_folder / "archive")
    ark = put_in(archive, dossier()).publication.ark
    with without_rights(archive.path):
        opened = open_archive(archive.path)
        assert load(opened, ark).version == 1
        assert list(verify(opened)) == []
        with pytest.raises(KeepingError, match="you have no right"), writing(opened):
            pass
    assert versions_of(archive, ark) == 1


def test_a_new_archive_where_we_may_not_write_is_one_line(open_folder):
    with (
        without_rights(open_folder),
        pytest.raises(KeepingError, match=r"Cannot make .*archive: you have no right"),
    ):
        create_archive(open_folder / "archive")
    assert list(open_folder.iterdir()) == []


def test_only_the_published_part_being_closed_is_one_line_too(open_folder, dossier, put_in):
    archive = create_archive(open_folder / "archive")
    for path in (open_folder, archive.path, archive.staging, archive.derived):
        path.chmod(0o777)
    (archive.lock).touch()
    archive.lock.chmod(0o666)
    with (
        without_rights(archive.ocfl),
        pytest.raises(KeepingError, match="you have no right"),
    ):
        put_in(archive, dossier())
    opened = open_archive(archive.path)
    assert list(opened.staging.iterdir()) == []
    assert list(verify(opened)) == []


def test_a_folder_that_holds_something_is_no_place_for_a_new_archive(tmp_path, archive):
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(KeepingError, match="not empty"):
        create_archive(tmp_path)
    with pytest.raises(KeepingError, match="is an archive already"):
        create_archive(archive.path)


def test_an_empty_folder_becomes_an_archive_in_its_place(tmp_path):
    folder = tmp_path / "here"
    folder.mkdir()
    number = folder.stat().st_ino
    archive = create_archive(folder)
    assert folder.stat().st_ino == number
    assert archive.settings.name == "here"
    assert list(verify(archive)) == []
