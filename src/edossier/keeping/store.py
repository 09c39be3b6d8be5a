"""How a version of an object comes into the OCFL root: staged, synced, renamed, logged.

    stage                staging/NAME/intent.json   what is about to be done
                         staging/NAME/event.json    the log entry, ready
                         staging/NAME/object/       the new object, or v2/ and its inventory
    commit, new object   object -> its folder                       one rename
    commit, new version  v2 -> the object, inventory.json, its sidecar   three renames
    log                  event.json -> the log                      one rename
    clean                staging/NAME is removed

After the stage nothing is written, only renamed. `recover` finishes what had reached its first
rename, and undoes what had not; each step has a name in `STEPS`, at which a test kills the writer.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from edossier.errors import KeepingError
from edossier.keeping import disk, inventory, log
from edossier.keeping.archive import Archive
from edossier.keeping.inventory import Inventory, State
from edossier.keeping.log import Event

__all__ = ["STEPS", "NewVersion", "Step", "put_version", "recover"]

STEPS = (
    "stage-begun",
    "stage-content",
    "stage-inventory",
    "stage-synced",
    "object-renamed",
    "version-renamed",
    "inventory-renamed",
    "sidecar-renamed",
    "log-renamed",
    "stage-removed",
)

Step = Callable[[str], None]

_INTENT = "intent.json"
_EVENT = "event.json"
_OBJECT = "object"


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version to be put into the archive, and what the log will tell of it.

    Attributes:
        kind, ark: Of the event: see `log.Event`.
        files: By logical path: bytes, or the file to copy.
        previous: The inventory of the version before; None for a new object.
        created: When, in UTC: "2026-03-01T12:00:00Z".
        user: Who made it; None for the archive itself.
    """

    kind: str
    ark: str
    files: Mapping[str, bytes | Path]
    previous: Inventory | None
    created: str
    message: str
    user: str | None = None

    @property
    def number(self) -> int:
        """The version's number, from one."""
        return 1 if self.previous is None else self.previous.head + 1

    def event(self, number: int, digest: str) -> Event:
        """Give the log entry, from its number and the digest of the version's inventory."""
        return Event(number, self.kind, self.ark, self.number, self.created, digest)

    @property
    def object_id(self) -> str:
        """The object that it is a version of."""
        return self.event(0, "").object_id


def put_version(archive: Archive, new: NewVersion, *, on_step: Step) -> Event:
    """Put a version into the OCFL root and the log. The caller holds the lock.

    Raises:
        KeepingError: The disk is full, read-only or forbidden; nothing half-written is left.
    """
    target = archive.object_folder(new.object_id)
    if (target if new.number == 1 else target / f"v{new.number}").exists():
        raise KeepingError(f"{target} holds more than its inventory names: run edossier verify.")
    number = log.last_number(archive.log) + 1
    stage = archive.staging / f"{number:09d}"
    try:
        with disk.explained("write in", archive.path):
            event = _stage(archive, stage, new, number, on_step=on_step)
            _commit(archive, stage, event, on_step=on_step)
    except KeepingError:
        _give_up(archive)
        raise
    return event


def recover(archive: Archive) -> None:
    """Complete or undo what a killed writer had begun. The caller holds the lock.

    Raises:
        KeepingError: The archive cannot be written, or what is there does not fit together.
    """
    with disk.explained("write in", archive.path):
        for stage in sorted(archive.staging.iterdir()):
            event = _intent(stage)
            if event is not None:
                if (archive.object_folder(event.object_id) / f"v{event.version}").is_dir():
                    _finish(archive, stage, event)
                else:
                    _remove_empty_parents(archive, event.object_id)
            disk.remove_folder(stage)


def _give_up(archive: Archive) -> None:
    try:
        recover(archive)
    except KeepingError:
        return  # the disk still fails: the next opening of the archive does it


def _stage(archive: Archive, stage: Path, new: NewVersion, number: int, *, on_step: Step) -> Event:
    made = stage / _OBJECT
    made.mkdir(parents=True)
    on_step("stage-begun")
    written = _write_content(made, new)
    on_step("stage-content")
    user = new.user or archive.settings.publisher or archive.settings.name
    state = State(new.created, new.message, user, archive.settings.address, written.digests)
    earlier = new.previous
    whole = Inventory(
        id=new.object_id,
        manifest={**(earlier.manifest if earlier else {}), **written.stored},
        versions=(*(earlier.versions if earlier else ()), state),
    )
    digest = _write_inventories(made, whole)
    on_step("stage-inventory")
    event = new.event(number, digest)
    disk.write_synced(stage / _EVENT, event.to_json())
    # The places that the renames lead to are made now, so that a full disk is found out before.
    log.event_path(archive.log, number).parent.mkdir(exist_ok=True)
    disk.sync_folder(archive.log)
    disk.write_synced(stage / f"{_INTENT}.new", json.dumps(asdict(event)).encode())
    disk.sync_tree(stage)
    (stage / f"{_INTENT}.new").rename(stage / _INTENT)
    disk.sync_folder(stage)
    disk.sync_folder(archive.staging)
    on_step("stage-synced")
    return event


@dataclass(frozen=True, slots=True)
class _Written:
    digests: Mapping[str, str]
    stored: Mapping[str, str]


def _write_content(made: Path, new: NewVersion) -> _Written:
    """Write the files whose bytes no earlier version holds; the others are only named."""
    known = dict(new.previous.manifest) if new.previous else {}
    digests: dict[str, str] = {}
    stored: dict[str, str] = {}
    for logical_path, content in new.files.items():
        digest = (
            hashlib.sha512(content).hexdigest()
            if isinstance(content, bytes)
            else disk.sha512_of(content)
        )
        digests[logical_path] = digest
        if digest in known:
            continue
        path = f"v{new.number}/{inventory.CONTENT}/{logical_path}"
        known[digest] = stored[digest] = path
        target = made / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            disk.write_synced(target, content)
        else:
            _copy_unchanged(content, target, digest)
    return _Written(digests, stored)


def _copy_unchanged(source: Path, target: Path, digest: str) -> None:
    disk.copy_synced(source, target)
    if disk.sha512_of(target) != digest:
        raise KeepingError(f"{source} changed while it was being added: add it again.")


def _write_inventories(made: Path, whole: Inventory) -> str:
    content = whole.to_json()
    digest = hashlib.sha512(content).hexdigest()
    version = made / f"v{whole.head}"
    version.mkdir(exist_ok=True)
    for folder in (made, version):
        disk.write_synced(folder / inventory.FILE_NAME, content)
        disk.write_synced(folder / inventory.SIDECAR_NAME, inventory.sidecar(digest))
    if whole.head == 1:
        mark = inventory.OBJECT_MARK
        disk.write_synced(made / f"0={mark}", f"{mark}\n".encode())
    return digest


def _commit(archive: Archive, stage: Path, event: Event, *, on_step: Step) -> None:
    target = archive.object_folder(event.object_id)
    made = stage / _OBJECT
    if event.version == 1:
        target.parent.mkdir(parents=True, exist_ok=True)
        for folder in target.parent.parents:
            disk.sync_folder(folder)
            if folder == archive.ocfl:
                break
        disk.rename_synced(made, target)
        on_step("object-renamed")
    else:
        version = f"v{event.version}"
        disk.rename_synced(made / version, target / version)
        on_step("version-renamed")
        disk.rename_synced(made / inventory.FILE_NAME, target / inventory.FILE_NAME)
        on_step("inventory-renamed")
        disk.rename_synced(made / inventory.SIDECAR_NAME, target / inventory.SIDECAR_NAME)
        on_step("sidecar-renamed")
    disk.rename_synced(stage / _EVENT, log.event_path(archive.log, event.number))
    on_step("log-renamed")
    disk.remove_folder(stage)
    on_step("stage-removed")


def _intent(stage: Path) -> Event | None:
    """Give what a stage was about to do; None where it had not come so far."""
    path = stage / _INTENT
    if not path.is_file():
        return None
    try:
        return Event(**json.loads(path.read_bytes()))
    except (ValueError, TypeError) as error:
        raise KeepingError(
            f"{path} is damaged: compare {stage} with the archive, then remove it."
        ) from error


def _finish(archive: Archive, stage: Path, event: Event) -> None:
    """Bring the object's inventory to its newest version, and the log to the object."""
    target = archive.object_folder(event.object_id)
    version = target / f"v{event.version}"
    if disk.sha512_of(version / inventory.FILE_NAME) != event.inventory_sha512:
        raise KeepingError(f"{version} is not what was being published: run edossier verify.")
    for name in (inventory.FILE_NAME, inventory.SIDECAR_NAME):
        content = (version / name).read_bytes()
        if (target / name).read_bytes() != content:
            disk.write_synced(stage / f"{name}.new", content)
            disk.rename_synced(stage / f"{name}.new", target / name)
    logged = log.event_path(archive.log, event.number)
    if not logged.is_file():
        logged.parent.mkdir(parents=True, exist_ok=True)
        disk.write_synced(stage / f"{_EVENT}.new", event.to_json())
        disk.rename_synced(stage / f"{_EVENT}.new", logged)
        disk.sync_folder(archive.log)


def _remove_empty_parents(archive: Archive, object_id: str) -> None:
    """Take away folders that were made for an object that never came: OCFL allows none empty."""
    for folder in archive.object_folder(object_id).parents:
        if folder == archive.ocfl or (folder.is_dir() and any(folder.iterdir())):
            return
        if folder.is_dir():
            shutil.rmtree(folder)
            disk.sync_folder(folder.parent)
