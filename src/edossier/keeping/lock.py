"""One writer at a time: a lock on a file, which the system frees if its holder is killed."""

import fcntl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from edossier.keeping.disk import explained

__all__ = ["locked", "locked_if_free", "locked_where_writable"]

_PATIENCE_SECONDS = 1.0


@contextmanager
def locked(path: Path, *, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold the lock, waiting for it as long as it takes.

    Args:
        path: The lock file; made if it is not there.
        on_wait: Called once if another still has the lock after a second.

    Raises:
        KeepingError: The lock file cannot be written.
    """
    with explained("write in", path.parent):
        file = path.open("ab")
    with file:
        if not _taken(file.fileno()):
            timer = threading.Timer(_PATIENCE_SECONDS, on_wait)
            timer.daemon = True
            timer.start()
            try:
                fcntl.flock(file, fcntl.LOCK_EX)
            finally:
                timer.cancel()
        yield


@contextmanager
def locked_if_free(path: Path) -> Iterator[bool]:
    """Hold the lock if nobody has it; give whether it is held. False too where we may not write."""
    try:
        file = path.open("ab")
    except OSError:
        yield False
        return
    with file:
        yield _taken(file.fileno())


@contextmanager
def locked_where_writable(path: Path) -> Iterator[None]:
    """Hold the lock, waiting for it; where we may not write nobody else is waited for."""
    try:
        file = path.open("ab")
    except OSError:
        yield
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
