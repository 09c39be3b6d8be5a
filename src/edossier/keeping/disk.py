"""Writing so that it lasts: every file and folder reaches the disk before the next step.

A rename is the one step that is there whole or not at all; so all that is published is written
aside, forced to the disk, and then renamed into its place.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from edossier.errors import KeepingError

__all__ = [
    "copy_synced",
    "explained",
    "remove_folder",
    "rename_synced",
    "sha512_of",
    "sync_folder",
    "sync_tree",
    "write_synced",
]

_CHUNK_BYTES = 1 << 20
_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your quota of disk space is used up; make room and try again",
    errno.EFBIG: "a file may not grow that large here; raise the limit and try again",
    errno.EROFS: "it is on a disk that can only be read; use another folder",
    errno.EACCES: "you have no right to do so; ask its owner, or use another folder",
    errno.EPERM: "you have no right to do so; ask its owner, or use another folder",
    errno.EIO: "the disk reports a fault; check it, and restore from a copy if need be",
}


@contextmanager
def explained(doing: str, path: Path) -> Iterator[None]:
    """Turn an error of the operating system into one sentence: `Cannot <doing> <path>: <why>.`

    Raises:
        KeepingError: In place of any `OSError` of the block.
    """
    try:
        yield
    except OSError as error:
        reason = _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
        raise KeepingError(f"Cannot {doing} {path}: {reason}.") from error


def sync_folder(folder: Path) -> None:
    """Force the names in `folder` to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_tree(folder: Path) -> None:
    """Force the names in `folder` and in every folder under it to the disk, the lowest first."""
    for inner, _, _ in os.walk(folder, topdown=False):
        sync_folder(Path(inner))


def write_synced(path: Path, content: bytes) -> None:
    """Write a file and force its bytes to the disk; its name is the folder's to force."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def copy_synced(source: Path, target: Path) -> None:
    """Copy a file's bytes and force them to the disk."""
    with source.open("rb") as from_file, target.open("wb") as to_file:
        shutil.copyfileobj(from_file, to_file, _CHUNK_BYTES)
        to_file.flush()
        os.fsync(to_file.fileno())


def rename_synced(source: Path, target: Path) -> None:
    """Rename, and force both folders to the disk."""
    source.rename(target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def remove_folder(folder: Path) -> None:
    """Remove a folder and all in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)
        sync_folder(folder.parent)


def sha512_of(path: Path) -> str:
    """Give the SHA-512 digest of a file's bytes, read piece by piece, in lower-case hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha512").hexdigest()
