"""`edossier withdraw`: what was published is shown no more; its address says why."""

from pathlib import Path

import click

from edossier.errors import WithdrawalError
from edossier.keeping import open_archive, writing
from edossier_cli.options import archive_option, echo_waiting
from edossier_cli.writing import crash_where_asked, follow, moment
from edossier_site.start import configure

__all__ = ["command"]


@click.command("withdraw")
@click.argument("identifier", metavar="ID")
@click.option("--reason", required=True, help="Why; readers are told it.")
@click.option("--by", metavar="NAME", help="Who decided it; readers are told it.")
@archive_option
def command(identifier: str, reason: str, by: str | None, folder: Path) -> None:
    """Withdraw a document or dossier: it is no longer shown, found or counted.

    ID is an ARK, its address, or 46/5. The address answers 410 with what it was, when and why it
    was withdrawn. All versions stay in the archive on disk; `edossier restore` shows it again.
    """
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        try:
            done = actions.withdraw(writer, identifier, reason=reason, by=by, at=moment())
        except WithdrawalError:
            follow(writer)  # what an earlier one did that was killed may not be followed yet
            raise
        click.echo(f"Withdrawn: {done.ark}, {done.title}")
        follow(writer)
