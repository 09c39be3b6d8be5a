"""`edossier verify`: is every stored byte what was written."""

import sys
from pathlib import Path

import click

from edossier.keeping import open_archive, verify, withdrawals
from edossier_cli.options import archive_option, echo_json, json_option

__all__ = ["command"]


@click.command("verify")
@archive_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """Compare every stored file with its digest; name each that differs, lacks or is too many."""
    archive = open_archive(folder)
    count = 0
    for problem in verify(archive):
        count += 1
        if as_json:
            echo_json({"path": str(problem.path), "message": problem.message})
        else:
            click.echo(problem)
    if count:
        click.echo(f"{count} problem{'' if count == 1 else 's'} in {archive.path}.", err=True)
        sys.exit(1)
    withdrawn = len(withdrawals(archive))
    kept = f", {withdrawn} withdrawn among it" if withdrawn else ""
    click.echo(f"All that is stored in {archive.path} is as it was written{kept}.", err=True)
