"""Which files of a folder are dossiers, and which are passed over.

A dossier is a file of the folder itself with a suffix that is read. Passed over, and said: other
suffixes (pictures), files about the folder (README, LICENSE ...), folders in it, and corrections
or columns without their file. Those beside their file are read with it. Hidden files and the
locks of word processors are nobody's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

__all__ = ["Chosen", "choose_files"]

_SUFFIXES = frozenset(
    {".txt", ".md", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".xml", ".tei"}
    | {".csv", ".tsv", ".xlsx", ".ods"}
)
_ABOUT = frozenset(
    {"readme", "license", "licence", "copying", "notice", "changelog", "contributing"}
)
_BESIDE = (".corrections.toml", ".columns.toml")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The files to add.

    Attributes:
        files: Those named, and those of the folders named, each folder's in order of name.
        passed_over: What stands in the folders and is no dossier.
    """

    files: tuple[Path, ...]
    passed_over: tuple[Path, ...]


def choose_files(paths: Iterable[Path]) -> Chosen:
    """Give the files named, and those of the folders named.

    Raises:
        click.UsageError: A folder holds no dossier, or may not be looked into.
    """
    files: dict[Path, None] = {}
    passed_over: list[Path] = []
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        inside = _inside(path)
        found = [one for one in inside if _is_dossier(one)]
        if not found:
            raise click.UsageError(f"There is no dossier in the folder {path}.")
        files.update(dict.fromkeys(found))
        stems = {one.stem for one in found}
        passed_over += [
            one for one in inside if not _is_dossier(one) and not _is_beside(one, stems)
        ]
    return Chosen(tuple(files), tuple(passed_over))


def _inside(folder: Path) -> list[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        raise click.UsageError(f"The folder {folder} cannot be read: {error.strerror}.") from error
    return [one for one in inside if not one.name.startswith((".", "~$"))]


def _is_dossier(path: Path) -> bool:
    return (
        path.suffix.lower() in _SUFFIXES
        and path.name.split(".", 1)[0].lower() not in _ABOUT
        and path.is_file()
    )


def _is_beside(path: Path, stems: set[str]) -> bool:
    """Say whether a file is read with a dossier that it stands beside."""
    return any(path.name.removesuffix(ending) in stems for ending in _BESIDE if ending in path.name)
