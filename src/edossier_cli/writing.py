"""What the commands share that write in an archive: the clock, chance, and planned crashes."""

import importlib.metadata
import os
import random
import signal
from datetime import UTC, datetime

from edossier.keeping import Occasion, Writer

__all__ = ["crash_where_asked", "follow", "moment", "occasion"]

_CRASH = "EDOSSIER_CRASH_AT"


def moment() -> str:
    """Give the time now, in UTC: "2026-03-01T12:00:00Z"."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def occasion() -> Occasion:
    """Give the time now, this edossier's version, and chance."""
    return Occasion(moment(), importlib.metadata.version("edossier"), random.SystemRandom())


def follow(writer: Writer) -> None:
    """Bring database and index up to what was written; the site must have been configured."""
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions
    from edossier_site.searching import follow as index

    actions.follow_log(writer)
    crash_where_asked("rows-followed")
    index.follow(writer.archive)
    crash_where_asked("index-followed")


def crash_where_asked(step: str) -> None:
    """Be killed at a step that a test names, as by a power cut: nothing is cleaned up."""
    if os.environ.get(_CRASH) == step:
        os.kill(os.getpid(), signal.SIGKILL)
