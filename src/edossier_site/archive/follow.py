"""The log -> rows: how the database comes to hold what was published.

Each event of the log becomes rows in one transaction together with the position reached, so a
process killed at any point leaves the rows of some position, whole. The rows are a function of
the log alone: made again from its beginning they are the same, and so are the pages.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from edossier.errors import KeepingError
from edossier.keeping import (
    Archive,
    Event,
    authorities,
    decisions,
    events,
    load,
    log_position,
    name_decisions,
    withdrawals,
)
from edossier_site.archive import models
from edossier_site.archive.attributing import (
    dossiers_naming,
    propose,
    replace_authorities,
    replace_rulings,
)
from edossier_site.archive.deciding import dossiers_beside, replace_decisions
from edossier_site.archive.rows import MADE_BY
from edossier_site.archive.settling import settled
from edossier_site.archive.storing import forget_all, store, store_again
from edossier_site.archive.withdrawing import replace_register

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
        _begin_again_if_strange(archive)
        while True:
            with transaction.atomic():
                reached = _take_next(archive)
            if reached is not None:
                return reached


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
            return _replay(archive)


def _take_next(archive: Archive) -> int | None:
    """Make the rows of the next event; give the position once there is none.

    The position is read in the same transaction: of two followers at once, each waits for the
    other, and neither takes an event twice.
    """
    reached = _reached()
    event = next(iter(events(archive, after=reached.position)), None)
    if event is None:
        return reached.position
    if event.kind == "published":
        store(load(archive, event.ark, event.version), event.number)
        _propose_in([event.ark])
    elif event.kind in ("withdrawn", "restored"):
        _take_register(archive, event)
    elif event.kind == "authorities":
        replace_authorities(authorities(archive, event.version))
    elif event.kind in ("attributed", "attribution-undone"):
        _take_rulings(archive, event)
    else:
        _take_decisions(archive, event)
    reached.position, reached.seal = event.number, event.inventory_sha512
    reached.save()
    return None


def _take_register(archive: Archive, event: Event) -> None:
    """Take the register over as the event left it, and make its dossier's rows again."""
    register = withdrawals(archive, event.version)
    before = withdrawals(archive, event.version - 1) if event.version > 1 else {}
    replace_register(register.values())
    entry = register.get(event.ark) or before[event.ark]
    dossier = models.Dossier.objects.get(ark=entry.dossier)
    store_again(load(archive, dossier.ark, dossier.version))


def _take_decisions(archive: Archive, event: Event) -> None:
    """Take the decisions over as the event left them, and settle again what they bear on."""
    register = decisions(archive, event.version)
    before = decisions(archive, event.version - 1) if event.version > 1 else {}
    replace_decisions(register.values())
    for dossier in dossiers_beside(register.get(event.ark) or before[event.ark]):
        with settled(dossier):
            pass


def _take_rulings(archive: Archive, event: Event) -> None:
    """Take the decisions on names over, and make again the rows of the dossiers that have them."""
    register = name_decisions(archive, event.version)
    before = name_decisions(archive, event.version - 1) if event.version > 1 else {}
    decision = register.get(event.ark) or before[event.ark]
    touched = dossiers_naming(decision)
    replace_rulings(register.values())
    if decision.verdict == "rejected":
        return
    for dossier in touched:
        store_again(load(archive, dossier.ark, dossier.version))
    _propose_in([dossier.ark for dossier in touched])


def _propose_in(dossiers: list[str]) -> None:
    """Propose records for the names in these dossiers."""
    named = models.Agent.objects.filter(forms__dossier__ark__in=dossiers)
    told = models.Agent.objects.filter(mentions__dossier__ark__in=dossiers)
    propose(named.union(told).order_by("id"))


def _replay(archive: Archive) -> int:
    """Make all rows again; the caller holds the transaction."""
    forget_all()
    reached = _reached()
    reached.position, reached.seal, reached.made_by = 0, "", MADE_BY
    reached.save()
    while (position := _take_next(archive)) is None:
        pass
    return position


def _begin_again_if_strange(archive: Archive) -> None:
    """Make all rows again where other rules made them, or they are those of another log."""
    with transaction.atomic():
        reached = _reached()
        if reached.made_by != MADE_BY or not _is_of(archive, reached):
            _log.info("The database was made by other rules or from another log: made again.")
            _replay(archive)


def _is_of(archive: Archive, reached: models.FollowPosition) -> bool:
    """Say whether the last event taken is in this archive's log."""
    if reached.position == 0:
        return True
    if reached.position > log_position(archive):
        return False
    event = next(iter(events(archive, after=reached.position - 1)))
    return event.inventory_sha512 == reached.seal


def _reached() -> models.FollowPosition:
    """Give the position reached, locked against other followers until the transaction ends."""
    rows = models.FollowPosition.objects.select_for_update()
    return rows.get_or_create(pk=1, defaults={"made_by": MADE_BY})[0]


def _make_tables() -> None:
    """Make the tables that this version of the code needs, where they are not there."""
    if connection.vendor == "sqlite":
        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def _discard_if_damaged() -> None:
    """Remove an SQLite file that is damaged or of other tables: all in it is made again."""
    if connection.vendor != "sqlite" or _is_sound():
        return
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        Path(f"{connection.settings_dict['NAME']}{suffix}").unlink(missing_ok=True)


def _is_sound() -> bool:
    """Say whether the database can be read, and each of its tables has the columns it should."""
    if not Path(connection.settings_dict["NAME"]).exists():
        return True
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check(1)")
            if cursor.fetchone() != ("ok",):
                return False
        there = set(connection.introspection.table_names())
        for model in apps.get_app_config("archive").get_models(include_auto_created=True):
            if model._meta.db_table in there:
                model._default_manager.first()
    except DatabaseError as error:
        _log.warning("The database cannot be used and will be made again: %s", error)
        return False
    return True


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
