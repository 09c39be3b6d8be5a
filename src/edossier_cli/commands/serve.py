"""`edossier serve`: the archive as a site, until Ctrl-C."""

from pathlib import Path

import click

from edossier_cli.options import archive_option
from edossier_site.serving import serve

__all__ = ["command"]


@click.command("serve")
@archive_option
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes."
)
def command(folder: Path, host: str, port: int, workers: int) -> None:
    """Serve the archive's pages; Ctrl-C stops it."""
    serve(
        folder,
        host=host,
        port=port,
        workers=workers,
        on_ready=lambda address: click.echo(f"Serving {folder} at {address} (Ctrl-C stops it)"),
    )
