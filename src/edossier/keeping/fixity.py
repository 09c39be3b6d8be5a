"""Verify: every stored byte against its digest, and the log against what it tells of."""

import os
from collections.abc import Iterator
from pathlib import Path

from edossier.errors import KeepingError
from edossier.keeping import disk, inventory, layout, log
from edossier.keeping.archive import Archive
from edossier.keeping.inventory import Inventory
from edossier.keeping.lock import locked_where_writable
from edossier.keeping.object_check import EXTRA, MISSING, OTHER, problems_of_object
from edossier.keeping.opening import json_text
from edossier.keeping.problem import Problem
from edossier.keeping.publication import log_position

__all__ = ["object_folders", "verify"]

_EXTENSIONS = "extensions"


def verify(archive: Archive) -> Iterator[Problem]:
    """Give every file of the archive that differs, is missing, or belongs to nothing.

    It waits for a writer and keeps others waiting, where it may write at all.

    Raises:
        KeepingError: The disk cannot be read.
    """
    with locked_where_writable(archive.lock), disk.explained("read", archive.ocfl):
        yield from _problems_of_root(archive)
        seals: dict[tuple[str, int], str] = {}
        for folder in object_folders(archive.ocfl):
            problems = tuple(problems_of_object(folder))
            yield from problems
            if not problems:
                whole = inventory.read_inventory(folder / inventory.FILE_NAME)
                yield from _problems_of_place(archive, folder, whole)
                seals.update(_seals(folder, whole))
        yield from _problems_of_log(archive, seals)


def object_folders(root: Path) -> Iterator[Path]:
    """Give every object under an OCFL root, in order of path."""
    for inner, folders, files in os.walk(root):
        folders.sort()
        if Path(inner) == root:
            folders[:] = [name for name in folders if name != _EXTENSIONS]
        elif any(name.startswith("0=ocfl_object_") for name in files) or (
            inventory.FILE_NAME in files
        ):
            folders.clear()
            yield Path(inner)


def _problems_of_root(archive: Archive) -> Iterator[Problem]:
    root = archive.ocfl
    mark = inventory.ROOT_MARK
    written = {
        root / f"0={mark}": f"{mark}\n",
        root / "ocfl_layout.json": json_text(layout.STATEMENT),
        root / _EXTENSIONS / layout.NAME / "config.json": json_text(layout.CONFIG),
        archive.log / "config.json": json_text(log.CONFIG),
    }
    for path, text in written.items():
        if not path.is_file():
            yield Problem(path, MISSING)
        elif path.read_bytes() != text.encode():
            yield Problem(path, OTHER)
    for path in sorted((root / _EXTENSIONS).rglob("*")):
        if path.is_file() and path not in written and archive.log not in path.parents:
            yield Problem(path, EXTRA)
    objects = set(object_folders(root))
    for inner, folders, files in os.walk(root):
        here = Path(inner)
        if here == root:
            folders.remove(_EXTENSIONS)
        if here in objects:
            folders.clear()
            continue
        yield from (Problem(here / name, EXTRA) for name in files if here / name not in written)
        if not folders and not files:
            yield Problem(here, "is an empty folder (E073)")


def _problems_of_place(archive: Archive, folder: Path, whole: Inventory) -> Iterator[Problem]:
    if archive.object_folder(whole.id) != folder:
        yield Problem(folder, f"is not where {whole.id} belongs: {archive.object_folder(whole.id)}")
    for number in range(1, whole.head + 1):  # which OCFL leaves free, and edossier always writes
        if not (path := folder / f"v{number}" / inventory.FILE_NAME).is_file():
            yield Problem(path, MISSING)


def _seals(folder: Path, whole: Inventory) -> dict[tuple[str, int], str]:
    """Give the digest of each version's inventory, by object and version."""
    return {
        (whole.id, number): disk.sha512_of(folder / f"v{number}" / inventory.FILE_NAME)
        for number in range(1, whole.head + 1)
        if (folder / f"v{number}" / inventory.FILE_NAME).is_file()
    }


def _problems_of_log(archive: Archive, seals: dict[tuple[str, int], str]) -> Iterator[Problem]:
    """Hold the log against the objects that are sound; the others were named before."""
    expected = {log.event_path(archive.log, n) for n in range(1, log_position(archive) + 1)}
    present = {path for path in archive.log.rglob("*") if path.is_file()}
    for path in sorted(present - expected - {archive.log / "config.json"}):
        yield Problem(path, EXTRA)
    logged: set[tuple[str, int]] = set()
    for path in sorted(expected):
        try:
            event = log.read_event(path)
        except KeepingError:
            yield Problem(path, OTHER if path.is_file() else MISSING)
            continue
        told = (event.object_id, event.version)
        logged.add(told)
        if told in seals and seals[told] != event.inventory_sha512:
            yield Problem(path, f"tells of other files of {told[0]}, version {told[1]}")
        elif not (archive.object_folder(told[0]) / f"v{told[1]}").is_dir():
            yield Problem(path, f"tells of {told[0]}, version {told[1]}: it is missing")
    for object_id, version in sorted(seals.keys() - logged):
        folder = archive.object_folder(object_id) / f"v{version}"
        yield Problem(folder, "has no entry in the log: edossier rebuild writes one")
