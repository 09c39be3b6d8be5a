"""`edossier list`: what is in the archive."""

import re
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from edossier.keeping import (
    Publication,
    Withdrawal,
    load,
    newest_versions,
    open_archive,
    withdrawals,
)
from edossier_cli.options import archive_option, echo_json, json_option, number_of

__all__ = ["command"]


@click.command("list")
@archive_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """List the dossiers: ARK, version, how many documents, title; below it what is withdrawn."""
    archive = open_archive(folder)
    register = withdrawals(archive)
    newest = newest_versions(archive)
    publications = (load(archive, ark, version) for ark, version in newest.items())
    rows = sorted((_row(publication, register) for publication in publications), key=_order)
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        click.echo(_line(row))
        for withdrawal in row["withdrawn"]:
            click.echo(f"    {_withdrawn_line(withdrawal)}")
    if not rows:
        click.echo(f"Nothing is published in {archive.path} yet.", err=True)


def _row(publication: Publication, register: Mapping[str, Withdrawal]) -> dict[str, Any]:
    dossier = publication.dossier
    arks = (publication.ark, *(document.ark for document in publication.documents))
    return {
        "ark": publication.ark,
        "version": publication.version,
        "at": publication.at,
        "series": dossier.series.name if dossier.series else None,
        "number": dossier.series.number if dossier.series else None,
        "title": dossier.title,
        "documents": len(publication.documents),
        "withdrawn": [asdict(register[ark]) for ark in arks if ark in register],
    }


def _line(row: Mapping[str, Any]) -> str:
    named = " ".join(str(part) for part in (row["series"], row["number"]) if part)
    count = number_of(row["documents"], "document")
    title = row["title"] or "without title"
    return f"{row['ark']}  v{row['version']}  {count}  {named + ': ' if named else ''}{title}"


def _withdrawn_line(withdrawal: Mapping[str, Any]) -> str:
    what = "" if withdrawal["kind"] == "dossier" else f"document {withdrawal['number']} "
    by = f" by {withdrawal['by']}" if withdrawal["by"] else ""
    return f"{what}withdrawn {withdrawal['at'][:10]}{by}: {withdrawal['reason']}"


def _order(row: Mapping[str, Any]) -> tuple[str, list[tuple[int, str]], str]:
    """Order by series, then number as people count: 9 before 10."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", str(row["number"] or ""))
    number = [(int(part), "") if part.isdigit() else (0, part) for part in parts]
    return str(row["series"] or "").casefold(), number, str(row["ark"])
