"""How far the log has been followed, asked again only where the database may have changed.

SQLite keeps a database in a file and a write-ahead log beside it: while neither is written, the
last answer stands, and a reader who has the page is told so without a question. Other databases
are asked each time.
"""

import time
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

from edossier_site.archive.queries import position

__all__ = ["Standing", "settled_stamp"]

# File systems tell time in ticks of some milliseconds: a file written twice within one looks the
# same, so that nothing is concluded from a file that was written a moment ago.
_SETTLED_SECONDS = 2.0
_NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class _Stamp:
    """The database's files as they were: modification time in nanoseconds, and size in bytes."""

    files: tuple[tuple[int, int], ...]

    @property
    def is_settled(self) -> bool:
        newest = max(changed for changed, _ in self.files) / 1e9
        return newest + _SETTLED_SECONDS < time.time()


class Standing:
    """Gives the position of the log that the rows stand at."""

    def __init__(self) -> None:
        self._known: tuple[_Stamp, int] | None = None

    def position(self) -> int:
        """Give the number of the last event whose rows are here."""
        stamp = _stamp()
        known = self._known
        if stamp is not None and known is not None and known[0] == stamp:
            return known[1]
        found = position()
        # Taken before the question: a write in between makes the next stamp another.
        self._known = (stamp, found) if stamp is not None and stamp.is_settled else None
        return found


def settled_stamp() -> object | None:
    """Give what stays the same while the database is not written; None where that is not sure."""
    stamp = _stamp()
    return stamp if stamp is not None and stamp.is_settled else None


def _stamp() -> _Stamp | None:
    """Stamp the database's files; None where it is no file."""
    if connection.vendor != "sqlite":
        return None
    name = str(connection.settings_dict["NAME"])
    database, log = _stat(name), _stat(f"{name}-wal")
    return _Stamp((database, log)) if database != _NOTHING else None


def _stat(path: str) -> tuple[int, int]:
    """Stamp a file; one that is empty says no more than one that is not there.

    Whoever opens the database puts an empty log there, and the last to close it takes it away.
    """
    try:
        found = Path(path).stat()
    except FileNotFoundError:
        return _NOTHING
    return (found.st_mtime_ns, found.st_size) if found.st_size else _NOTHING
