"""The log -> rows: how the database comes to hold what was published.

Each event of the log becomes rows in one transaction together with the position reached, so a
process killed at any point leaves the rows of some position, whole. The rows are a function of
the log alone: made again from its beginning they are the same, and so are the pages.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from edossier.errors import KeepingError
from edossier.keeping import Archive, events, load
from edossier_site.archive import models
from edossier_site.archive.rows import MADE_BY
from edossier_site.archive.storing import forget_all, store

__all__ = ["follow", "rebuild"]

_log = logging.getLogger(__name__)


def follow(archive: Archive) -> int:
    """Bring the rows up to the end of the log; make the tables first where there are none.

    Returns:
        The number of the last event, 0 for an empty log.

    Raises:
        KeepingError: The archive cannot be read, or the database not written.
    """
    with _explained():
        _make_tables()
        if _begin_again_if_made_otherwise(archive):
            return _reached().position
        while True:
            with transaction.atomic():
                if not _take_next(archive):
                    return _reached().position


def rebuild(archive: Archive) -> int:
    """Make every row again from the OCFL root alone.

    All in one transaction: a server that is running shows the old rows until the new ones are
    all there. A database that is damaged is thrown away first.

    Returns:
        The number of the last event.

    Raises:
        KeepingError: The archive cannot be read, or the database not written.
    """
    with _explained():
        _discard_if_damaged()
        _make_tables()
        with transaction.atomic():
            _replay(archive)
            return _reached().position


def _take_next(archive: Archive) -> bool:
    """Make rows of the next event. The position is read in the same transaction: two followers
    at once take turns, and neither takes an event twice."""
    reached = _reached()
    event = next(iter(events(archive, after=reached.position)), None)
    if event is None:
        return False
    store(load(archive, event.ark, event.version), event.number)
    reached.position = event.number
    reached.save()
    return True


def _replay(archive: Archive) -> None:
    forget_all()
    models.FollowPosition.objects.update(position=0, made_by=MADE_BY)
    while _take_next(archive):
        pass


def _begin_again_if_made_otherwise(archive: Archive) -> bool:
    """Make all rows again where other rules made them, or where the log is not the one followed."""
    with transaction.atomic():
        reached = _reached()
        is_ours = reached.made_by == MADE_BY
        if not is_ours:
            _replay(archive)
    return not is_ours


def _reached() -> models.FollowPosition:
    """Give the position reached, locked against other followers until the transaction ends."""
    rows = models.FollowPosition.objects.select_for_update(of=("self",))
    return rows.get_or_create(pk=1, defaults={"made_by": MADE_BY})[0]


def _make_tables() -> None:
    """Make the tables that this version of the code needs, where they are not there."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _discard_if_damaged() -> None:
    """Remove an SQLite file that is not one, or is damaged: all in it is made again."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            sound = cursor.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
    except DatabaseError as error:
        _log.warning("The database is damaged and will be made again: %s", error)
        sound = False
    if not sound:
        connection.close()
        for suffix in ("", "-wal", "-shm"):
            Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)


@contextmanager
def _explained() -> Iterator[None]:
    """Turn an error of the database into one sentence."""
    try:
        yield
    except DatabaseError as error:
        name = connection.settings_dict["NAME"]
        raise KeepingError(
            f"The database {name} cannot be read or written ({error}): "
            "check the disk and your rights, then run edossier rebuild."
        ) from error
    except OSError as error:
        raise KeepingError(f"Cannot write {error.filename}: {error.strerror}.") from error
