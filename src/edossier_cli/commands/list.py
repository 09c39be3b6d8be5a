"""`edossier list`: what is in the archive."""

import re
from pathlib import Path

import click

from edossier.keeping import Publication, events, load, open_archive
from edossier_cli.options import archive_option, echo_json, json_option

__all__ = ["command"]


@click.command("list")
@archive_option
@json_option
def command(folder: Path, as_json: bool) -> None:
    """List the dossiers: number, ARK, version, how many documents, title."""
    archive = open_archive(folder)
    newest = {event.ark: event.version for event in events(archive)}
    publications = (load(archive, ark, version) for ark, version in newest.items())
    rows = sorted((_row(publication) for publication in publications), key=_order)
    if as_json:
        echo_json(rows)
        return
    for row in rows:
        named = " ".join(str(part) for part in (row["series"], row["number"]) if part)
        count = f"{row['documents']} document{'' if row['documents'] == 1 else 's'}"
        title = row["title"] or "without title"
        click.echo(
            f"{row['ark']}  v{row['version']}  {count}  {named + ': ' if named else ''}{title}"
        )
    if not rows:
        click.echo(f"Nothing is published in {archive.path} yet.", err=True)


def _row(publication: Publication) -> dict[str, str | int | None]:
    dossier = publication.dossier
    return {
        "ark": publication.ark,
        "version": publication.version,
        "at": publication.at,
        "series": dossier.series.name if dossier.series else None,
        "number": dossier.series.number if dossier.series else None,
        "title": dossier.title,
        "documents": len(publication.documents),
    }


def _order(row: dict[str, str | int | None]) -> tuple[str, list[tuple[int, str]], str]:
    """Order by series, then number as people count: 9 before 10."""
    parts = re.findall(r"[0-9]{1,18}|[^0-9]+", str(row["number"] or ""))
    number = [(int(part), "") if part.isdigit() else (0, part) for part in parts]
    return str(row["series"] or "").casefold(), number, str(row["ark"])
