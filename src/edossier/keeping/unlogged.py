"""Versions that the log does not tell of: its end was lost, or an object was copied in."""

from pathlib import Path

from edossier.errors import KeepingError
from edossier.keeping import disk, inventory, log
from edossier.keeping.archive import Archive
from edossier.keeping.decisions import decisions
from edossier.keeping.fixity import object_folders
from edossier.keeping.log import Event
from edossier.keeping.naming import name_decisions
from edossier.keeping.opening import Writer
from edossier.keeping.publication import events
from edossier.keeping.withdrawals import withdrawals

__all__ = ["log_unlogged"]


def log_unlogged(writer: Writer) -> tuple[Event, ...]:
    """Write an entry for each version that has none, in the order in which they were made.

    Returns:
        The entries written; none where the log is whole.

    Raises:
        KeepingError: The log is damaged, or cannot be written.
    """
    archive = writer.archive
    logged = {(event.object_id, event.version) for event in events(archive)}
    missing = []
    for folder in object_folders(archive.ocfl):
        whole = inventory.read_inventory(folder / inventory.FILE_NAME)
        for number, state in enumerate(whole.versions, 1):
            if (whole.id, number) not in logged:
                missing.append((state.created, whole.id, number))
    with disk.explained("write in", archive.path):
        stage = archive.staging / "log"
        stage.mkdir()
        written = tuple(_append(archive, stage, *version) for version in sorted(missing))
        disk.remove_folder(stage)
    return written


def _append(archive: Archive, stage: Path, created: str, object_id: str, version: int) -> Event:
    number = log.last_number(archive.log) + 1
    sealed = archive.object_folder(object_id) / f"v{version}" / inventory.FILE_NAME
    kind, ark = "published", object_id
    if object_id == log.WITHDRAWALS:
        kind, ark = _told_by_register(archive, version)
    elif object_id == log.REFERENCES:
        kind, ark = _told_by_decisions(archive, version)
    elif object_id == log.AUTHORITIES:
        kind = "authorities"
    elif object_id == log.NAMES:
        kind, ark = _told_by_names(archive, version)
    event = Event(number, kind, ark, version, created, disk.sha512_of(sealed))
    target = log.event_path(archive.log, number)
    target.parent.mkdir(exist_ok=True)
    disk.sync_folder(archive.log)
    disk.write_synced(stage / target.name, event.to_json())
    disk.rename_synced(stage / target.name, target)
    return event


def _told_by_register(archive: Archive, version: int) -> tuple[str, str]:
    """Say which one thing a version of the register withdrew or restored."""
    now = withdrawals(archive, version)
    before = withdrawals(archive, version - 1) if version > 1 else {}
    for kind, arks in (("withdrawn", now.keys() - before), ("restored", before.keys() - now)):
        if arks:
            return kind, min(arks)
    raise KeepingError(f"Version {version} of the withdrawals changes nothing: it is damaged.")


def _told_by_decisions(archive: Archive, version: int) -> tuple[str, str]:
    """Say which one thing a version of the register of decisions decided or took back."""
    now = decisions(archive, version)
    before = decisions(archive, version - 1) if version > 1 else {}
    for identifier in sorted(now.keys() - before):
        return now[identifier].verdict, identifier
    for identifier in sorted(before.keys() - now):
        return "reconsidered", identifier
    raise KeepingError(f"Version {version} of the decisions changes nothing: it is damaged.")


def _told_by_names(archive: Archive, version: int) -> tuple[str, str]:
    """Say which one decision on a name a version of the register holds newly, or no more."""
    now = name_decisions(archive, version)
    before = name_decisions(archive, version - 1) if version > 1 else {}
    for kind, changed in (
        ("attributed", now.keys() - before),
        ("attribution-undone", before.keys() - now),
    ):
        if changed:
            return kind, min(changed)
    raise KeepingError(f"Version {version} of the decisions on names changes nothing: damaged.")
