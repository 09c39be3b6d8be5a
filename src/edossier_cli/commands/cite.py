"""`edossier cite`: a document or dossier in the style of a journal, or as data."""

from pathlib import Path

import click

from edossier.citing import STYLES, Pinpoint, cite, style_named
from edossier.errors import CitingError
from edossier.keeping import open_archive
from edossier_cli.options import archive_option
from edossier_site.start import configure

__all__ = ["command"]


@click.command("cite")
@click.argument("identifier", metavar="ID")
@click.option(
    "--style",
    default="chicago-note",
    show_default=True,
    metavar="NAME",
    help=f"{', '.join(STYLES)}.",
)
@click.option("--leaf", metavar="LEAF", help="The leaf that is meant, such as 202 or 202-03.")
@click.option(
    "--paragraph",
    metavar="NUMBER",
    help="The paragraph that is meant, of the text or of a dossier's essay, such as 3 or 3-5.",
)
@click.option("--short", is_flag=True, help="The short form, after a full one.")
@archive_option
def command(
    identifier: str,
    style: str,
    leaf: str | None,
    paragraph: str | None,
    short: bool,
    folder: Path,
) -> None:
    """Cite what ID names: an ARK, its address, or 46/5 (dossier 46, document 5).

    \b
    edossier cite 46/5
    edossier cite 46/5 --leaf 202 --short
    edossier cite 46 --paragraph 3
    edossier cite ark:/99999/fk4abc/v1 --style ris
    """
    style_named(style)
    pinpoint = Pinpoint(leaf, paragraph)
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive.follow import follow
    from edossier_site.archive.pinpoints import cited_by_id
    from edossier_site.archive.queries import NotHereError, WithdrawnError

    follow(archive)
    try:
        cited = cited_by_id(identifier, pinpoint)
    except WithdrawnError as error:
        raise CitingError(
            f"{identifier[:200]!r} has been withdrawn: its address says why."
        ) from error
    except NotHereError as error:
        raise CitingError(
            f"{identifier[:200]!r} names nothing in {archive.path}: {error}. "
            "edossier list shows what is there."
        ) from error
    click.echo(cite(cited, style, again=short), nl=STYLES[style].form == "words")
