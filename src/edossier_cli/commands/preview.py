"""`edossier preview`: a file's pages as they would be, with its findings beside them."""

import signal
import sys
from pathlib import Path

import click

from edossier.keeping.settings import FILE_NAME
from edossier_cli.options import archive_option
from edossier_site.preview.serve import serve_preview

__all__ = ["command"]


@click.command("preview")
@click.argument("file", type=click.Path(path_type=Path))
@archive_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
def command(file: Path, folder: Path, port: int) -> None:
    """Serve the pages of FILE as they would be, findings beside them; Ctrl-C stops it.

    A page is loaded again when FILE or its corrections change. Nothing is written to an archive;
    the one that FILE is meant for only lends its name and licence.
    """
    # Told to stop in whatever way, and at whatever moment, it takes its folder away.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(0))
    serve_preview(
        file,
        port=port,
        like=folder if (folder / FILE_NAME).exists() else None,
        on_ready=lambda address: click.echo(f"Preview of {file} at {address} (Ctrl-C stops it)"),
    )
