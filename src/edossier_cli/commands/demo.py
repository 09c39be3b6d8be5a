"""`edossier demo`: the sample archive, made and served."""

from importlib.resources import as_file, files
from pathlib import Path

import click

from edossier.keeping import create_archive
from edossier_cli.commands.add import add_files, dossier_files
from edossier_site.serving import serve

__all__ = ["command"]

_NAME = "Sample archive of edossier"


@click.command("demo")
@click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default="edossier-demo")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def command(folder: Path, port: int) -> None:
    """Make the sample archive in DIR and serve it; run again, it is served again."""
    if not (folder / "archive.toml").is_file():
        create_archive(folder, name=_NAME)
    with as_file(files("edossier_site") / "samples") as samples:
        add_files(folder, dossier_files([samples]))
    serve(
        folder,
        port=port,
        on_ready=lambda address: click.echo(
            f"The sample archive is at {address} (Ctrl-C stops it)"
        ),
    )
