"""What several commands take: the archive's folder, and JSON instead of lines."""

import json
from pathlib import Path

import click

__all__ = ["archive_option", "echo_json", "echo_waiting", "json_option", "number_of"]

archive_option = click.option(
    "-C",
    "folder",
    type=click.Path(path_type=Path),
    envvar="EDOSSIER_ARCHIVE",
    default=".",
    help="The archive's folder [default: $EDOSSIER_ARCHIVE, or the current folder].",
)
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def echo_json(value: object) -> None:
    """Print one JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False))


def echo_waiting() -> None:
    """Say that somebody else is writing."""
    click.echo("edossier: another edossier is writing in this archive; waiting for it", err=True)


def number_of(count: int, noun: str) -> str:
    """Give a count with its noun.

    >>> number_of(1, "document"), number_of(2, "document")
    ('1 document', '2 documents')
    """
    return f"{count} {noun}{'' if count == 1 else 's'}"
