"""`edossier check`: what in a file, or in a whole archive, its editor should know."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from edossier.errors import EdossierError
from edossier.keeping import Archive, load, newest_versions, open_archive, withdrawals
from edossier.keeping.settings import FILE_NAME
from edossier.reading import Reading, Silence, check_across, check_kept, read_file
from edossier_cli.findings import Told, echo_finding, finding_json
from edossier_cli.options import archive_option, echo_json, json_option
from edossier_cli.progress import Progress

__all__ = ["command"]


@click.command("check")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@archive_option
@json_option
@click.pass_context
def command(context: click.Context, file: Path | None, folder: Path, as_json: bool) -> None:
    """Name what in FILE is wrong, in doubt, or worth knowing; exit 1 where there are errors.

    One finding a line: FILE:PLACE SEVERITY CODE message. Without FILE, every dossier of the
    archive is checked as it is kept, and then all of them together.
    """
    named_by = context.get_parameter_source("folder")
    if file is not None and named_by is ParameterSource.COMMANDLINE:
        raise click.UsageError("Give a FILE or -C DIR, not both.")
    failed: list[str] = []
    if file is not None:
        has_errors = _print(_of_reading(read_file(file), str(file)), as_json=as_json)
    elif named_by is not ParameterSource.DEFAULT or (folder / FILE_NAME).exists():
        has_errors = _print(_of_archive(open_archive(folder), failed), as_json=as_json)
    else:
        click.echo("edossier: Give a FILE to check, or -C DIR for a whole archive.", err=True)
        sys.exit(2)
    sys.exit(1 if has_errors or failed else 0)


def _print(told: Iterable[Told], *, as_json: bool) -> bool:
    """Print findings as they come, JSON at the end; say whether one that stands is an error."""
    rows: list[dict[str, Any]] = []
    silenced = 0
    has_errors = False
    for each in told:
        silenced += each.silence is not None
        has_errors |= each.silence is None and each.finding.severity == "error"
        if as_json:
            rows.append(finding_json(each))
        elif each.silence is None:
            echo_finding(each)
    if as_json:
        echo_json(rows)
    elif silenced:
        click.echo(f"{silenced} silenced", err=True)
    return has_errors


def _of_reading(reading: Reading, file: str, dossier: str | None = None) -> Iterator[Told]:
    for finding in reading.findings:
        yield Told(finding, file, reading.source, dossier)
    for silenced in reading.silenced:
        yield Told(silenced.finding, file, reading.source, dossier, silenced.silence)


def _of_archive(archive: Archive, failed: list[str]) -> Iterator[Told]:
    """Give what is found in each dossier that is shown, then in all of them together.

    Args:
        failed: Is filled with the ARKs of dossiers that cannot be checked; why is printed.
    """
    withdrawn = withdrawals(archive)
    newest = {a: version for a, version in newest_versions(archive).items() if a not in withdrawn}
    files: dict[str, str] = {}
    silences: dict[str, tuple[Silence, ...]] = {}
    with Progress(len(newest), "Checking") as progress:
        for ark, version in newest.items():
            try:
                publication = load(archive, ark, version)
                reading = check_kept(archive, publication)
            except EdossierError as error:
                progress.clear()
                click.echo(f"edossier: {ark} cannot be checked: {error}", err=True)
                failed.append(ark)
            else:
                files[ark] = f"{ark}/{publication.files[0].name}"
                silences[ark] = reading.corrections.silences
                progress.clear()
                yield from _of_reading(reading, files[ark], ark)
            progress.advance()
    for ark, finding, silence in check_across(archive, silences):
        yield Told(finding, files[ark], None, ark, silence)
