"""The log: what was published, withdrawn and decided in what order, one small file an event.

It lies in the OCFL root's own extension folder, `extensions/edossier-log/000000/000000001.json`.
An event is written only after what it tells of is in its place; database and index each
remember how far they have read.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from edossier.errors import KeepingError
from edossier.keeping.disk import explained

__all__ = [
    "AUTHORITIES",
    "CONFIG",
    "EXTENSION",
    "NAMES",
    "REFERENCES",
    "WITHDRAWALS",
    "Event",
    "event_path",
    "events_in",
    "last_number",
    "read_event",
]

EXTENSION = "edossier-log"
CONFIG = {
    "extensionName": EXTENSION,
    "description": "What was published in what order: one numbered JSON file an event, "
    "a thousand a folder, each written after the object version that it names",
}
WITHDRAWALS = "edossier:withdrawals"
REFERENCES = "edossier:references"
AUTHORITIES = "edossier:authorities"
NAMES = "edossier:names"
_EVENTS_A_FOLDER = 1000
# Kind of event -> the object that holds what it tells of; None for the dossier itself.
_OBJECTS = {
    "published": None,
    "withdrawn": WITHDRAWALS,
    "restored": WITHDRAWALS,
    "confirmed": REFERENCES,
    "rejected": REFERENCES,
    "reconsidered": REFERENCES,
    "authorities": AUTHORITIES,
    "attributed": NAMES,
    "attribution-undone": NAMES,
}


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the log.

    Attributes:
        number: From one, without a gap.
        kind: "published"; "withdrawn" or "restored"; "confirmed", "rejected" or "reconsidered";
            "authorities" taken in; a name "attributed", or an "attribution-undone".
        ark: Of the dossier published; of the dossier or document withdrawn or restored; the id of
            the two records decided on, of the decision on a name; "edossier:authorities".
        version: Of the object that holds what it tells of, from one.
        at: When, in UTC: "2026-03-01T12:00:00Z".
        inventory_sha512: Digest of that version's inventory: it seals all the version's files.
    """

    number: int
    kind: str
    ark: str
    version: int
    at: str
    inventory_sha512: str

    @property
    def object_id(self) -> str:
        """The OCFL object that the event made a version of: the dossier, or a register."""
        return _OBJECTS[self.kind] or self.ark

    def to_json(self) -> bytes:
        """Give the file's bytes."""
        return (json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n").encode()


def event_path(log: Path, number: int) -> Path:
    """Give the file of event `number`; a folder holds a thousand."""
    return log / f"{number // _EVENTS_A_FOLDER:06d}" / f"{number:09d}.json"


def read_event(path: Path) -> Event:
    """Read one event.

    Raises:
        KeepingError: The file is missing or damaged.
    """
    with explained("read the log entry", path):
        content = path.read_bytes()
    try:
        event = Event(**json.loads(content))
    except (ValueError, TypeError) as error:
        raise KeepingError(f"The log entry {path} is damaged: restore it from a copy.") from error
    if not isinstance(event.number, int) or f"{event.number:09d}" != path.stem:
        raise KeepingError(f"The log entry {path} holds another number: restore it from a copy.")
    if event.kind not in _OBJECTS:
        raise KeepingError(
            f"The log entry {path} tells of something {event.kind}, which this edossier does not "
            "know: use the newer one that wrote it."
        )
    return event


def last_number(log: Path) -> int:
    """Give the number of the last event, 0 if there is none. Reads two folders, however long."""
    with explained("read the log", log):
        folders = sorted(p for p in log.iterdir() if p.name.isdecimal()) if log.is_dir() else []
        for folder in reversed(folders):
            numbers = [int(p.stem) for p in folder.glob("*.json") if p.stem.isdecimal()]
            if numbers:
                return max(numbers)
    return 0


def events_in(log: Path, *, after: int) -> Iterator[Event]:
    """Give the events with a number greater than `after`, in order.

    Raises:
        KeepingError: An event between the first and the last is missing or damaged.
    """
    for number in range(after + 1, last_number(log) + 1):
        yield read_event(event_path(log, number))
