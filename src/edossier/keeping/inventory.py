"""The inventory of an OCFL object: which file of which version is stored where, by digest.

Source: Oxford Common File Layout 1.1, sections 3.5 (inventory) and 3.6 (inventory digest).
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from edossier.errors import KeepingError
from edossier.keeping.disk import explained

__all__ = [
    "CONTENT",
    "FILE_NAME",
    "OBJECT_MARK",
    "ROOT_MARK",
    "SIDECAR_NAME",
    "Inventory",
    "State",
    "read_inventory",
    "sidecar",
]

FILE_NAME = "inventory.json"
SIDECAR_NAME = "inventory.json.sha512"
CONTENT = "content"
ROOT_MARK = "ocfl_1.1"
OBJECT_MARK = "ocfl_object_1.1"
_TYPE = "https://ocfl.io/1.1/spec/#inventory"


@dataclass(frozen=True, slots=True)
class State:
    """One version of an object.

    Attributes:
        files: Digest by logical path: "documents/0001.json".
    """

    created: str
    message: str
    user_name: str
    user_address: str
    files: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """An object's inventory.

    Attributes:
        manifest: Path in the object ("v1/content/dossier.json") by SHA-512 digest.
        versions: In order, the first at index 0.
    """

    id: str
    manifest: Mapping[str, str]
    versions: tuple[State, ...]

    @property
    def head(self) -> int:
        """The number of the newest version, from one."""
        return len(self.versions)

    def stored_path(self, version: int, logical_path: str) -> str | None:
        """Give the path in the object of a version's file; None where it has no such file."""
        digest = self.versions[version - 1].files.get(logical_path)
        return None if digest is None else self.manifest.get(digest)

    def to_json(self) -> bytes:
        """Give the bytes of `inventory.json`."""
        value = {
            "id": self.id,
            "type": _TYPE,
            "digestAlgorithm": "sha512",
            "head": f"v{self.head}",
            "manifest": {digest: [path] for digest, path in self.manifest.items()},
            "versions": {
                f"v{number}": _state_to_json(state) for number, state in enumerate(self.versions, 1)
            },
        }
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read_inventory(path: Path) -> Inventory:
    """Read an inventory that edossier wrote; `verify` judges those of any OCFL writer.

    Raises:
        KeepingError: It is missing or damaged.
    """
    with explained("read", path):
        content = path.read_bytes()
    try:
        value = json.loads(content)
        return Inventory(
            id=value["id"],
            manifest={digest: paths[0] for digest, paths in value["manifest"].items()},
            versions=tuple(
                _state_from_json(value["versions"][f"v{number}"])
                for number in range(1, len(value["versions"]) + 1)
            ),
        )
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        raise KeepingError(f"{path} is damaged: restore it from a copy.") from error


def sidecar(digest: str) -> bytes:
    """Give the bytes of the file beside an inventory that holds its digest."""
    return f"{digest} {FILE_NAME}\n".encode()


def _state_to_json(state: State) -> dict[str, Any]:
    by_digest: dict[str, list[str]] = {}
    for logical_path, digest in state.files.items():
        by_digest.setdefault(digest, []).append(logical_path)
    return {
        "created": state.created,
        "message": state.message,
        "user": {"name": state.user_name, "address": state.user_address},
        "state": by_digest,
    }


def _state_from_json(value: Mapping[str, Any]) -> State:
    return State(
        created=value["created"],
        message=value["message"],
        user_name=value["user"]["name"],
        user_address=value["user"]["address"],
        files={path: digest for digest, paths in value["state"].items() for path in paths},
    )
