"""Make an archive, open one, and become its one writer."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from edossier.errors import KeepingError
from edossier.keeping import disk, inventory, layout, store
from edossier.keeping.archive import Archive
from edossier.keeping.catalogue import Catalogue
from edossier.keeping.lock import locked, locked_if_free
from edossier.keeping.log import CONFIG, EXTENSION
from edossier.keeping.settings import FILE_NAME, Settings, read_settings, settings_template

__all__ = ["README", "Writer", "create_archive", "json_text", "open_archive", "writing"]

README = """\
This folder is an archive of dossiers, kept by edossier.

archive.toml   what the archive is called, where it answers, who answers for it
ocfl/          everything that was published, as plain files, in the Oxford Common File
               Layout 1.1 (https://ocfl.io/1.1/spec/): one folder a dossier, and in it one
               folder a version, v1, v2 and so on. Look first at inventory.json, then at
               v1/content: source/ is the file as its author gave it, dossier.json the title,
               essay and notes, documents/ one file a document.
               Nothing in it is ever changed; new versions are added. One object is no dossier:
               edossier:withdrawals lists what may not be shown any more, and why.
ocfl/extensions/edossier-log/
               what was published and withdrawn in what order, one small file each
derived/       made from ocfl/ and archive.toml; `edossier rebuild` makes it again
staging/       empty unless something is being published
lock           held by the one program that is publishing

To keep a copy, copy archive.toml and ocfl/.
"""


@dataclass(frozen=True, slots=True)
class Writer:
    """The right to publish in an archive, for as long as the lock is held."""

    archive: Archive
    catalogue: Catalogue
    on_step: store.Step


def create_archive(path: Path, *, name: str | None = None) -> Archive:
    """Make an empty archive.

    Args:
        path: A folder that does not exist, or is empty.
        name: What the archive is called; None for the folder's name.

    Raises:
        KeepingError: The folder holds something, or cannot be made.
    """
    path = path.absolute()
    if (path / FILE_NAME).exists():
        raise KeepingError(f"{path} is an archive already.")
    if path.is_symlink() or path.is_file() or (path.is_dir() and any(path.iterdir())):
        raise KeepingError(f"{path} is not empty: name a new folder.")
    called = (name or path.name).encode(errors="replace").decode()  # a folder's may be any bytes
    with disk.explained("make", path):
        if path.is_dir():
            _fill(path, path / ".new", called)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            _make(path, path.with_name(f".{path.name}.new"), called)
    return open_archive(path)


def open_archive(path: Path) -> Archive:
    """Open an archive, and complete or undo what a killed writer had begun.

    Raises:
        ConfigurationError: There is no archive, or its `archive.toml` is wrong.
        KeepingError: It is damaged.
    """
    path = path.absolute()
    archive = Archive(path, read_settings(path / FILE_NAME))
    if not (archive.ocfl / f"0={inventory.ROOT_MARK}").is_file():
        raise KeepingError(f"{archive.ocfl} is not an OCFL root: restore it from a copy.")
    if archive.staging.is_dir() and any(archive.staging.iterdir()):
        with locked_if_free(archive.lock) as is_ours:
            if is_ours:
                store.recover(archive)
    return archive


@contextmanager
def writing(
    archive: Archive,
    *,
    on_wait: Callable[[], None] = lambda: None,
    on_step: store.Step = lambda _name: None,
) -> Iterator[Writer]:
    """Be the archive's one writer for a while; another waits.

    Args:
        on_wait: Called once if somebody else has been writing for a second.
        on_step: Called with each name of `store.STEPS` as it is reached.

    Raises:
        KeepingError: The archive cannot be written.
    """
    with locked(archive.lock, on_wait=on_wait):
        with disk.explained("write in", archive.path):
            archive.staging.mkdir(exist_ok=True)
            archive.derived.mkdir(exist_ok=True)
        store.recover(archive)
        yield Writer(archive, Catalogue(archive), on_step)


def _make(path: Path, made: Path, name: str) -> None:
    """Make the archive beside its place, then rename it: it is there whole or not at all."""
    disk.remove_folder(made)
    try:
        _write_empty(made, name)
        made.rename(path)
        disk.sync_folder(path.parent)
    except OSError:
        disk.remove_folder(made)
        raise


def _fill(path: Path, made: Path, name: str) -> None:
    """Make the archive in an empty folder, which somebody may stand in; archive.toml comes last."""
    try:
        _write_empty(made, name)
        parts = sorted(made.iterdir(), key=lambda part: part.name == FILE_NAME)
        for part in parts:
            part.rename(path / part.name)
        made.rmdir()
        disk.sync_folder(path)
    except OSError:
        disk.remove_folder(made)
        raise


def _write_empty(folder: Path, name: str) -> None:
    archive = Archive(folder, Settings(name=name, address=""))
    for inner in (archive.log, archive.staging, archive.derived):
        inner.mkdir(parents=True)
    for path, text in {
        folder / FILE_NAME: settings_template(name),
        folder / "README.txt": README,
        archive.ocfl / f"0={inventory.ROOT_MARK}": f"{inventory.ROOT_MARK}\n",
        archive.ocfl / "ocfl_layout.json": json_text(layout.STATEMENT),
        archive.ocfl / "extensions" / layout.NAME / "config.json": json_text(layout.CONFIG),
        archive.ocfl / "extensions" / EXTENSION / "config.json": json_text(CONFIG),
    }.items():
        path.parent.mkdir(exist_ok=True)
        disk.write_synced(path, text.encode())
    disk.sync_tree(folder)


def json_text(value: Mapping[str, object]) -> str:
    """Give the text of a file that states how the OCFL root is laid out."""
    return json.dumps(value, indent=1) + "\n"
