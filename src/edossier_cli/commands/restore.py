"""`edossier restore`: what was withdrawn is shown again."""

from pathlib import Path

import click

from edossier.errors import WithdrawalError
from edossier.keeping import open_archive, writing
from edossier_cli.options import archive_option, echo_waiting
from edossier_cli.writing import crash_where_asked, follow, moment
from edossier_site.start import configure

__all__ = ["command"]


@click.command("restore")
@click.argument("identifier", metavar="ID")
@click.option("--by", metavar="NAME", help="Who decided it; kept with the register's version.")
@archive_option
def command(identifier: str, by: str | None, folder: Path) -> None:
    """Show again a document or dossier that was withdrawn.

    ID is an ARK, its address, or 46/5.
    """
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        try:
            done = actions.restore(writer, identifier, by=by, at=moment())
        except WithdrawalError:
            follow(writer)  # what an earlier one did that was killed may not be followed yet
            raise
        click.echo(f"Restored: {done.ark}, {done.title}")
        follow(writer)
