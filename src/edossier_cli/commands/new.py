"""`edossier new`: an empty archive."""

from pathlib import Path

import click

from edossier.keeping import create_archive

__all__ = ["command"]


@click.command("new")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="What the archive is called [default: the folder's name].")
def command(folder: Path, name: str | None) -> None:
    """Make an empty archive in DIR, with its archive.toml to fill in."""
    archive = create_archive(folder, name=name)
    click.echo(f"Made the archive {archive.path}.")
    click.echo(f"Say in {folder / 'archive.toml'} who publishes it; then:", err=True)
    click.echo(f"    edossier add -C {folder} FILE...", err=True)
