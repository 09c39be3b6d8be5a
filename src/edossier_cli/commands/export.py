"""`edossier export`: a dossier, or all of them, as tables."""

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from edossier.errors import ExportError
from edossier.formats.tables import PACKERS, left_behind, table_of
from edossier.identifiers import parse_ark
from edossier.keeping import (
    Archive,
    Publication,
    Withdrawal,
    load,
    newest_versions,
    open_archive,
    withdrawals,
)
from edossier_cli.options import archive_option, number_of

__all__ = ["command"]


@click.command("export")
@click.argument("identifier", metavar="ID", required=False)
@click.option("--all", "is_all", is_flag=True, help="Every dossier, each into a file of its own.")
@click.option("--to", "form", type=click.Choice(list(PACKERS)), required=True, help="The format.")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    help="The file, or with --all the folder [default: named by the dossier, here].",
)
@archive_option
def command(
    identifier: str | None, is_all: bool, form: str, output: Path | None, folder: Path
) -> None:
    """Write a dossier as a table: one row a document, each language and role a column.

    ID is the dossier's ARK, its address, or its number in the series where only one has it.

    \b
    edossier export 46 --to xlsx
    edossier export --all --to csv -o lists
    """
    if is_all == (identifier is not None):
        raise click.UsageError("Give the ID of one dossier, or --all.")
    archive = open_archive(folder)
    register = withdrawals(archive)
    if identifier is not None:
        publication = _named(archive, identifier, register)
        _write(publication, form, output or Path(_name(publication, form)), register)
        return
    into = output or Path()
    _make(into)
    for publication in _all(archive, register):
        _write(publication, form, into / _name(publication, form), register)


def _all(archive: Archive, register: Mapping[str, Withdrawal]) -> Iterator[Publication]:
    for ark, version in newest_versions(archive).items():
        if ark not in register:
            yield load(archive, ark, version)


def _named(archive: Archive, identifier: str, register: Mapping[str, Withdrawal]) -> Publication:
    newest = newest_versions(archive)
    ark = parse_ark(identifier)
    if ark is not None:
        name = str(ark.unversioned)
        if name in register:
            raise ExportError(f"{name} has been withdrawn: its address says why.")
        if name in newest:
            return load(archive, name, ark.version or newest[name])
    found = [one for one in _all(archive, register) if _number(one) == identifier.strip()]
    if len(found) == 1:
        return found[0]
    said = "several dossiers have this number" if found else "no dossier has it"
    raise ExportError(
        f"{identifier[:100]!r} names no dossier in {archive.path}: {said}. "
        "edossier list shows their ARKs."
    )


def _number(publication: Publication) -> str | None:
    series = publication.dossier.series
    return series.number if series else None


def _name(publication: Publication, form: str) -> str:
    """Name a file by the ARK: "dossier-fk4x.csv"."""
    return f"dossier-{re.sub(r'[^A-Za-z0-9]+', '-', publication.ark.rpartition('/')[2])}.{form}"


def _write(
    publication: Publication, form: str, path: Path, register: Mapping[str, Withdrawal]
) -> None:
    dossier = publication.dossier
    shown = tuple(document for document in dossier.documents if document.ark not in register)
    dossier = dossier.model_copy(update={"documents": shown, "ark": publication.ark})
    content = PACKERS[form](table_of(dossier))
    if str(path) == "-":
        sys.stdout.buffer.write(content)
    else:
        _put(path, content)
        click.echo(f"{path}: {number_of(len(shown), 'document')} of {publication.ark}")
    if left := left_behind(dossier):
        click.echo(f"edossier: a table does not hold {', '.join(left)}.", err=True)


def _put(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        raise ExportError(f"{path} cannot be written ({error.strerror}).") from None


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder} cannot be made ({error.strerror}).") from None
