"""`edossier status`: is the archive sound, and have database and index followed its log."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from django.db import DatabaseError

from edossier.errors import KeepingError
from edossier.keeping import Archive, events, log_position, open_archive, withdrawals
from edossier.keeping.settings import TEST_NAAN
from edossier_cli.options import archive_option, echo_json, json_option, number_of
from edossier_site.start import configure

__all__ = ["command"]


@click.command("status")
@archive_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Say what is here, whether it is sound, and how far database and index have followed."""
    archive = open_archive(folder)
    configure(archive.path)
    status = _status(archive)
    if as_json:
        echo_json(status)
    else:
        for line in _lines(status):
            click.echo(line)
    sys.exit(1 if status["problems"] else 0)


def _status(archive: Archive) -> dict[str, Any]:
    log = log_position(archive)
    newest: dict[str, int] = {}
    problems = []
    withdrawn: Counter[str] = Counter()
    try:
        for event in events(archive):
            if event.kind == "published":
                newest[event.ark] = event.version
            if not (archive.object_folder(event.object_id) / f"v{event.version}").is_dir():
                problems.append(
                    f"Version {event.version} of {event.object_id} is missing: restore it."
                )
        withdrawn = Counter(entry.kind for entry in withdrawals(archive).values())
    except KeepingError as error:
        problems.append(str(error))
    reached = _reached(archive)
    problems += [
        f"The {name} has followed {position} of {log} entries of the log: run edossier rebuild."
        for name, position in reached.items()
        if position != log
    ]
    return {
        "path": str(archive.path),
        "name": archive.settings.name,
        "address": archive.settings.address,
        "naan": archive.settings.naan,
        "dossiers": len(newest),
        "versions": sum(newest.values()),
        "withdrawn": {"dossiers": withdrawn["dossier"], "documents": withdrawn["document"]},
        "log": log,
        **reached,
        "problems": problems,
    }


def _reached(archive: Archive) -> dict[str, int]:
    """Say how far database and index have followed the log; 0 where there is none."""
    # Models can be imported only now that the settings stand.
    from edossier_site.archive.queries import position
    from edossier_site.searching.follow import index_of

    try:
        rows = position()
    except DatabaseError:
        rows = 0
    return {"database": rows, "index": index_of(archive).position}


def _lines(status: dict[str, Any]) -> Iterator[str]:
    yield f"{status['name']}, in {status['path']}"
    yield f"{'address':<12}{status['address']}"
    test = " (the test number: not for publishing)" if status["naan"] == TEST_NAAN else ""
    yield f"{'NAAN':<12}{status['naan']}{test}"
    yield f"{'dossiers':<12}{status['dossiers']}, in {status['versions']} versions"
    withdrawn = status["withdrawn"]
    if any(withdrawn.values()):
        yield (
            f"{'withdrawn':<12}{number_of(withdrawn['dossiers'], 'dossier')}, "
            f"{number_of(withdrawn['documents'], 'document')}"
        )
    for name in ("log", "database", "index"):
        yield f"{name:<12}at {status[name]}"
    yield from status["problems"] or ["It is sound; edossier verify compares every stored byte."]
