"""Judge one OCFL object on disk, whoever wrote it: structure, and every byte by its digest.

Source: OCFL 1.1, section 3 (objects).
"""

import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edossier.keeping.inventory import FILE_NAME
from edossier.keeping.inventory_check import (
    content_folder,
    faults_of_inventory,
    parse_inventory,
    version_numbers,
)
from edossier.keeping.problem import Problem

__all__ = ["MISSING", "OTHER", "problems_of_object"]

OTHER = "differs from what was stored: restore it from a copy"
MISSING = "is missing: restore it from a copy"
EXTRA = "belongs to nothing that was published: take it out"

_MARK = re.compile(r"0=(ocfl_object_1\.[01])", re.ASCII)
_SIDECAR = re.compile(r"([0-9A-Fa-f]+)[ \t]+inventory\.json\s*", re.ASCII)
_KNOWN_DIGESTS = frozenset({"md5", "sha1", "sha256", "sha512"})


def problems_of_object(folder: Path) -> Iterator[Problem]:
    """Give all that is wrong with an object and its files."""
    yield from _problems_of_mark(folder)
    read = _read_inventory(folder)
    yield from read.problems
    if read.value is None or read.problems:
        return
    yield from _problems_of_files(folder, read.value)
    yield from _problems_of_fixity(folder, read.value)
    for name in version_numbers(read.value):
        if (folder / name / FILE_NAME).is_file():
            yield from _problems_of_older(folder, name, read)


@dataclass(frozen=True, slots=True)
class _Read:
    """An inventory on disk; `value` is None where it cannot be read at all."""

    value: dict[str, Any] | None
    content: bytes
    problems: tuple[Problem, ...]


def _problems_of_mark(folder: Path) -> Iterator[Problem]:
    marks = [path for path in folder.iterdir() if path.name.startswith("0=")]
    if len(marks) != 1 or not marks[0].is_file() or not _MARK.fullmatch(marks[0].name):
        yield Problem(folder, "does not hold the one file that marks an OCFL object (E003)")
    elif marks[0].read_bytes() != f"{marks[0].name[2:]}\n".encode():
        yield Problem(marks[0], OTHER)


def _read_inventory(folder: Path) -> _Read:
    path = folder / FILE_NAME
    if not path.is_file():
        return _Read(None, b"", (Problem(path, MISSING),))
    content = path.read_bytes()
    value = parse_inventory(content)
    if isinstance(value, str):
        return _Read(None, content, (Problem(path, value),))
    faults = [Problem(path, fault) for fault in faults_of_inventory(value)]
    if not faults:
        faults += _problems_of_sidecar(path, value["digestAlgorithm"], content)
    return _Read(value, content, tuple(faults))


def _problems_of_sidecar(path: Path, algorithm: str, content: bytes) -> Iterator[Problem]:
    beside = path.with_name(f"{FILE_NAME}.{algorithm}")
    if not beside.is_file():
        yield Problem(beside, MISSING)
        return
    found = _SIDECAR.fullmatch(beside.read_text(encoding="utf-8", errors="replace"))
    if found is None:
        yield Problem(beside, "does not hold a digest and the inventory's name (E061)")
    elif found[1].lower() != hashlib.new(algorithm, content).hexdigest():
        yield Problem(path, "differs from the digest beside it: restore it from a copy")


def _problems_of_files(folder: Path, inventory: Mapping[str, Any]) -> Iterator[Problem]:
    listed = _digests_by_path(inventory["manifest"])
    allowed = re.compile(
        "|".join(f"{re.escape(name)}/{re.escape(content_folder(inventory))}/.+" for name in
                 version_numbers(inventory)), re.DOTALL,
    )  # fmt: skip
    for path in listed:
        if not allowed.fullmatch(path):
            yield Problem(folder / path, "is listed outside the content of any version (E042)")
    present, extra = _files_of_object(folder, inventory)
    yield from extra
    for path in sorted(present - listed.keys()):
        yield Problem(folder / path, EXTRA)
    for path, digest in sorted(listed.items()):
        if path not in present:
            yield Problem(folder / path, MISSING)
        elif _digest_of(folder / path, inventory["digestAlgorithm"]) != digest:
            yield Problem(folder / path, OTHER)


def _files_of_object(folder: Path, inventory: Mapping[str, Any]) -> tuple[set[str], list[Problem]]:
    """Give the content files of all versions, and what should not be in the object at all."""
    present: set[str] = set()
    extra: list[Problem] = []
    versions = version_numbers(inventory)
    beside = {FILE_NAME, f"{FILE_NAME}.{inventory['digestAlgorithm']}"}
    for path in sorted(folder.iterdir()):
        if path.name in versions and path.is_dir() and not path.is_symlink():
            extra += _walk_version(folder, path, content_folder(inventory), present)
        elif path.name == "extensions" and path.is_dir():
            extra += [Problem(inner, EXTRA) for inner in path.iterdir() if not inner.is_dir()]
        elif path.name not in beside | {"logs"} and not path.name.startswith("0="):
            extra.append(Problem(path, EXTRA))
    extra += [Problem(folder / name, MISSING) for name in versions if not (folder / name).is_dir()]
    return present, extra


def _walk_version(
    folder: Path, version: Path, content_name: str, present: set[str]
) -> Iterator[Problem]:
    for path in sorted(version.iterdir()):
        if path.name == content_name and path.is_dir() and not path.is_symlink():
            for inner, folders, files in os.walk(path):
                for name in folders:
                    if Path(inner, name).is_symlink() or not any(Path(inner, name).iterdir()):
                        yield Problem(Path(inner, name), "is an empty folder or a link (E024)")
                for name in files:
                    present.add(Path(inner, name).relative_to(folder).as_posix())
                    if Path(inner, name).is_symlink():
                        yield Problem(Path(inner, name), "is a link, not a file (E090)")
        elif path.is_file() and not path.name.startswith(FILE_NAME):
            yield Problem(path, EXTRA)


def _problems_of_fixity(folder: Path, inventory: Mapping[str, Any]) -> Iterator[Problem]:
    listed = _digests_by_path(inventory["manifest"])
    for algorithm, block in inventory.get("fixity", {}).items():
        for path, digest in _digests_by_path(block).items():
            if path not in listed:
                yield Problem(folder / path, f"has a {algorithm} but is in no manifest (E057)")
            elif (
                algorithm in _KNOWN_DIGESTS
                and (folder / path).is_file()
                and _digest_of(folder / path, algorithm) != digest
            ):
                yield Problem(folder / path, OTHER)


def _problems_of_older(folder: Path, name: str, newest: _Read) -> Iterator[Problem]:
    """Compare the inventory that lies in a version with the newest one."""
    path = folder / name / FILE_NAME
    read = _read_inventory(folder / name)
    yield from read.problems
    if read.value is None or newest.value is None or read.problems:
        return
    if name == newest.value["head"]:
        if read.content != newest.content:
            yield Problem(path, "is not the inventory of the object (E064)")
        return
    if read.value["head"] != name:
        yield Problem(path, "is not the inventory of its version (E040)")
    if read.value["id"] != newest.value["id"]:
        yield Problem(path, "is of another object (E037)")
    if read.value["type"] > _next_type(folder, name, newest.value):
        yield Problem(path, "is of a newer OCFL than the version after it (E103)")
    if content_folder(read.value) != content_folder(newest.value):
        yield Problem(path, "names another contentDirectory (E019)")
    for version in version_numbers(read.value):
        if _contents(read.value, version) != _contents(newest.value, version):
            yield Problem(path, f"holds another {version} than the newest inventory (E066)")
    for stored, digest in _digests_by_path(read.value["manifest"]).items():
        file = folder / stored
        if file.is_file() and _digest_of(file, read.value["digestAlgorithm"]) != digest:
            yield Problem(path, f"has another digest for {stored} (E092)")


def _next_type(folder: Path, name: str, newest: Mapping[str, Any]) -> str:
    """Give the type of the inventory of the next version that has a readable one of its own."""
    names = list(version_numbers(newest))
    for later in names[names.index(name) + 1 :] if name in names else ():
        value = _read_inventory(folder / later).value
        if value is not None:
            return str(value.get("type"))
    return str(newest["type"])


def _contents(inventory: Mapping[str, Any], version: str) -> dict[str, frozenset[str]] | None:
    """Give the stored paths of each file of a version, so that digests need not be alike."""
    if version not in inventory["versions"]:
        return None
    manifest = {digest.lower(): paths for digest, paths in inventory["manifest"].items()}
    early = {
        digest: frozenset(path for path in paths if _is_of_version_up_to(path, version))
        for digest, paths in manifest.items()
    }
    state = inventory["versions"][version]["state"]
    return {path: early[digest.lower()] for digest, listed in state.items() for path in listed}


def _is_of_version_up_to(path: str, version: str) -> bool:
    found = re.match(r"v(\d{1,9})/", path)
    return found is not None and int(found[1]) <= int(version[1:])


def _digests_by_path(block: Mapping[str, list[str]]) -> dict[str, str]:
    return {path: digest.lower() for digest, paths in block.items() for path in paths}


def _digest_of(path: Path, algorithm: str) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, algorithm).hexdigest()
