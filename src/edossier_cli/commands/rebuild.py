"""`edossier rebuild`: database and index from the OCFL root alone."""

from pathlib import Path

import click

from edossier.keeping import forget_catalogue, log_unlogged, open_archive, writing
from edossier_cli.collecting import collect_seldom
from edossier_cli.options import archive_option, echo_waiting
from edossier_site.start import configure

__all__ = ["command"]


@click.command("rebuild")
@archive_option
def command(folder: Path) -> None:
    """Make everything again that is derived: catalogue, database and index."""
    archive = open_archive(folder)
    configure(archive.path)
    collect_seldom()
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import follow as rows
    from edossier_site.searching import follow as index

    forget_catalogue(archive)
    with writing(archive, on_wait=echo_waiting) as writer:
        for event in log_unlogged(writer):
            click.echo(
                f"The log did not tell of {event.ark}, version {event.version}: now it does."
            )
        position = rows.rebuild(archive)
        index.rebuild(archive)
    click.echo(f"Made database and index again from {position} entries of the log.")
