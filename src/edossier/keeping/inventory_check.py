"""Judge an inventory by itself, whoever wrote it: each sentence is one fault.

Source: OCFL 1.1, section 3.5 (inventory); the codes are those of its validation codes page.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, TypeGuard

__all__ = ["content_folder", "faults_of_inventory", "parse_inventory", "version_numbers"]

_TYPES = frozenset({"https://ocfl.io/1.0/spec/#inventory", "https://ocfl.io/1.1/spec/#inventory"})
_VERSION = re.compile(r"v(0*)([1-9][0-9]{0,8})", re.ASCII)
_CREATED = re.compile(
    r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,12})?([Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_LENGTHS = {"sha512": 128, "sha256": 64}


def parse_inventory(content: bytes) -> dict[str, Any] | str:
    """Read an inventory's JSON; a string says why it is none."""
    try:
        value = json.loads(content, object_pairs_hook=_without_doubles)
    except ValueError as error:
        return f"is not valid JSON ({error})"
    except RecursionError:
        return "is not valid JSON (nested too deeply)"
    return value if isinstance(value, dict) else "is not a JSON object"


def version_numbers(inventory: Mapping[str, Any]) -> dict[str, int]:
    """Give the versions' names with their numbers, in order; badly formed names are left out."""
    versions = inventory.get("versions")
    found = {
        name: int(match[2])
        for name in (versions if isinstance(versions, dict) else ())
        if (match := _VERSION.fullmatch(name))
    }
    return dict(sorted(found.items(), key=lambda item: item[1]))


def content_folder(inventory: Mapping[str, Any]) -> str:
    """Give the name of the folder in each version that holds its files."""
    name = inventory.get("contentDirectory", "content")
    return name if isinstance(name, str) else "content"


def faults_of_inventory(inventory: Mapping[str, Any]) -> Iterator[str]:
    """Give all that is wrong with an inventory, without looking at a file."""
    if not isinstance(inventory.get("id"), str) or not inventory["id"]:
        yield "has no id (E036)"
    if inventory.get("type") not in _TYPES:
        yield "is of no known type (E038)"
    if inventory.get("digestAlgorithm") not in _LENGTHS:
        yield "names neither sha512 nor sha256 as its digest algorithm (E025)"
    if content_folder(inventory) in ("", ".", "..") or "/" in content_folder(inventory):
        yield "names no folder as its contentDirectory (E017)"
    elif not isinstance(inventory.get("contentDirectory", ""), str):
        yield "has a contentDirectory that is not text (E017)"
    yield from _faults_of_versions(inventory)
    yield from _faults_of_manifest(inventory)
    yield from _faults_of_fixity(inventory)


def _faults_of_versions(inventory: Mapping[str, Any]) -> Iterator[str]:
    versions = inventory.get("versions")
    if not isinstance(versions, dict) or not versions:
        yield "has no versions (E043)"
        return
    numbers = version_numbers(inventory)
    if len(numbers) != len(versions):
        yield "has a version whose name is not v1, v2 ... (E046)"
    if list(numbers.values()) != list(range(1, len(numbers) + 1)):
        yield "skips a version (E010)"
    zeros = {name for name in numbers if name.startswith("v0")}
    if zeros and (zeros != set(numbers) or len({len(name) for name in zeros}) != 1):
        yield "pads some version numbers with zeros and others not (E012)"
    if not numbers or inventory.get("head") != list(numbers)[-1]:
        yield "names as head what is not its newest version (E040)"
    for name, version in versions.items():
        yield from _faults_of_version(name, version, _digests(inventory.get("manifest")))


def _faults_of_version(name: str, version: object, digests: frozenset[str]) -> Iterator[str]:
    if not isinstance(version, dict):
        yield f"holds no object for {name} (E047)"
        return
    created = version.get("created")
    if not isinstance(created, str) or not _is_time(created):
        yield f"does not say when {name} was made, as a time with its zone (E049)"
    if not isinstance(version.get("message", ""), str):
        yield f"has a message of {name} that is not text (E094)"
    user = version.get("user", {"name": "nobody"})
    if not isinstance(user, dict) or not isinstance(user.get("name"), str):
        yield f"has a user of {name} without a name (E054)"
    state = version.get("state")
    if not _is_digest_map(state):
        yield f"has no state of {name} that lists paths by digest (E050)"
        return
    paths = [path for listed in state.values() for path in listed]
    if not digests.issuperset(state):
        yield f"has a digest in {name} that its manifest lacks (E050)"
    if not all(_is_safe(path) for path in paths):
        yield f"has a path in {name} that is not a plain relative path (E052, E053)"
    if len(set(paths)) != len(paths) or _conflict(paths):
        yield f"has two files at one path in {name} (E095)"


def _faults_of_manifest(inventory: Mapping[str, Any]) -> Iterator[str]:
    manifest = inventory.get("manifest")
    if not _is_digest_map(manifest):
        yield "has no manifest that lists paths by digest (E041)"
        return
    length = _LENGTHS.get(str(inventory.get("digestAlgorithm")))
    if any(not re.fullmatch(r"[0-9A-Fa-f]*", d) or len(d) != length for d in manifest):
        yield "has a digest in its manifest that is none of its algorithm (E025)"
    if len({digest.lower() for digest in manifest}) != len(manifest):
        yield "lists a digest twice in its manifest (E096)"
    paths = [path for listed in manifest.values() for path in listed]
    if not all(_is_safe(path) for path in paths):
        yield "has a path in its manifest that is not a plain relative path (E099, E100)"
    if len(set(paths)) != len(paths) or _conflict(paths):
        yield "lists a path twice in its manifest (E101)"
    used = {
        digest.lower()
        for version in _objects(inventory.get("versions"))
        if _is_digest_map(version.get("state"))
        for digest in version["state"]
    }
    if not used.issuperset(digest.lower() for digest in manifest):
        yield "has a digest in its manifest that no version uses (E107)"


def _faults_of_fixity(inventory: Mapping[str, Any]) -> Iterator[str]:
    fixity = inventory.get("fixity", {})
    if not isinstance(fixity, dict) or not all(_is_digest_map(block) for block in fixity.values()):
        yield "has a fixity block that does not list paths by digest (E057)"
        return
    for algorithm, block in fixity.items():
        if len({digest.lower() for digest in block}) != len(block):
            yield f"lists a digest twice in its {algorithm} fixity block (E097)"
        paths = [path for listed in block.values() for path in listed]
        if not all(_is_safe(path) for path in paths) or len(set(paths)) != len(paths):
            yield f"has a wrong path in its {algorithm} fixity block (E099, E100, E101)"


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise ValueError("a name stands twice in one object")
    return value


def _is_time(text: str) -> bool:
    if not _CREATED.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(re.sub(r"\.\d+", "", text.upper()).replace("Z", "+00:00"))
    except ValueError:
        return False
    return True


def _is_digest_map(value: object) -> TypeGuard[dict[str, list[str]]]:
    return isinstance(value, dict) and all(
        isinstance(listed, list) and listed and all(isinstance(path, str) for path in listed)
        for listed in value.values()
    )


def _digests(manifest: object) -> frozenset[str]:
    return frozenset(manifest) if isinstance(manifest, dict) else frozenset()


def _objects(value: object) -> list[Mapping[str, Any]]:
    parts = value.values() if isinstance(value, dict) else ()
    return [part for part in parts if isinstance(part, dict)]


def _is_safe(path: str) -> bool:
    return all(part not in ("", ".", "..") for part in path.split("/"))


def _conflict(paths: list[str]) -> bool:
    """Say whether one path is a folder of another."""
    known = set(paths)
    return any(
        "/".join(parts[:length]) in known
        for parts in (path.split("/") for path in paths)
        for length in range(1, len(parts))
    )
