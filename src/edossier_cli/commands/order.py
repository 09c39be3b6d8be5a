"""`edossier order`: what to order in which archive for what a search finds."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edossier.errors import QueryError
from edossier.keeping import log_position, open_archive
from edossier.references.ordering import OrderedArchive
from edossier.search.query import parse
from edossier_cli.options import archive_option, echo_json, json_option
from edossier_site.start import configure

if TYPE_CHECKING:
    from edossier_site.searching.ordering import OrderPage

__all__ = ["command"]


# "-hungary" is a part of the query, not an option.
@click.command("order", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@click.option("--wanted", metavar="ARCHIVE", help="What is cited from an archive, not published.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV, one line a file.")
@json_option
@archive_option
def command(
    query: tuple[str, ...], wanted: str | None, as_csv: bool, as_json: bool, folder: Path
) -> None:
    """List the files to order in a reading room, for what a QUERY finds.

    By archive, fond, opis', delo and leaf, in the words and script of each archive. The QUERY is
    as for edossier search; without one, everything is listed.

    \b
    edossier order 'archive:AVPRF date:1956'
    edossier order --csv 'dossier:46' > order.csv
    edossier order --wanted AVPRF
    """
    if as_csv and as_json:
        click.echo("edossier: It prints CSV or JSON: leave out --csv or --json.", err=True)
        sys.exit(2)
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive.follow import follow as follow_rows
    from edossier_site.archive.queries import NotHereError
    from edossier_site.searching import ordering
    from edossier_site.searching.follow import follow, index_of

    follow_rows(archive)
    index = index_of(archive)
    if index.position != log_position(archive):
        follow(archive)
    typed = " ".join(query).encode("utf-8", "replace").decode()
    try:
        page = (
            ordering.order_of_unit(wanted, only_wanted=True)
            if wanted
            else ordering.order_of_query(parse(typed), index)
        )
    except QueryError as error:
        click.echo(f"edossier: {error}. (character {error.at + 1} of {typed!r})", err=True)
        sys.exit(2)
    except NotHereError:
        click.echo(f"edossier: No document is from {wanted!r}, and nothing cites it.", err=True)
        sys.exit(2)
    site = archive.settings.address
    if not page.archives:
        click.echo("There is nothing to order.", err=True)
    if as_json:
        echo_json(ordering.as_json(page, site))
    elif as_csv:
        click.echo(ordering.as_csv(page, site), nl=False)
    else:
        _print(page)


def _print(page: "OrderPage") -> None:
    for line in _lines(page.archives):
        click.echo(line)
    if page.taken < page.total:
        click.echo(f"edossier: of {page.total} found, the first {page.taken} are listed", err=True)
    for document in page.rest:
        click.echo(f"edossier: without an archive that can be told: {document.title}", err=True)


def _lines(archives: tuple[OrderedArchive, ...]) -> Iterator[str]:
    for archive in archives:
        named = archive.name or archive.name_en
        yield click.style(
            f"{archive.archive}{f', {named}' if named else ''}"
            f"{f', {archive.city}' if archive.city else ''}",
            bold=True,
        )
        for row in archive.rows:
            years = f" ({', '.join(row.years)})" if row.years else ""
            yield f"  {row.reference or 'not stated'}{years}" + (
                f", {row.leaves}" if row.leaves else ""
            )
            yield from (f"      also cited as {other}" for other in row.other_references)
            yield from (f"      {item.title}" for item in row.items)
        yield ""
