"""`edossier references`: records that may be one, and what an editor decides of them."""

from dataclasses import asdict
from pathlib import Path

import click

from edossier.errors import DecisionError
from edossier.keeping import Archive, Verdict, open_archive, writing
from edossier_cli.options import archive_option, echo_json, echo_waiting, json_option
from edossier_cli.writing import crash_where_asked, follow, moment
from edossier_site.start import configure

__all__ = ["command"]

_reason_option = click.option("--reason", required=True, help="Why; readers are told it.")
_by_option = click.option("--by", metavar="NAME", help="Who decides it; readers are told it.")


@click.group("references")
def command() -> None:
    """Decide which records that are cited under different data are one.

    \b
    edossier references list
    edossier references confirm 3fa9c1d2 --reason "Same paper: stamp and date agree."
    edossier references reject 2 --reason "Two reports of one day."
    edossier references undo 3fa9c1d2
    """


@command.command("list")
@click.option("--decided", is_flag=True, help="What is confirmed or rejected, not suggested.")
@json_option
@archive_option
def list_(decided: bool, as_json: bool, folder: Path) -> None:
    """List the pairs that are probably one, each with its reason; none is ever merged unasked."""
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import queries
    from edossier_site.archive.follow import follow as follow_rows

    follow_rows(archive)
    lines = queries.decided_lines() if decided else queries.suggested_lines()
    if as_json:
        echo_json([{"number": n, **asdict(line)} for n, line in enumerate(lines, 1)])
        return
    for number, line in enumerate(lines, 1):
        what = "files" if line.kind == "unit" else "records"
        verdict = f"{line.verdict} {(line.at or '')[:10]}" if line.verdict else f"{number}."
        by = f" by {line.by}" if line.by else ""
        click.echo(f"{verdict}{by} {click.style(line.id, bold=True)} {what} that may be one:")
        click.echo(f"    {line.first.words}")
        click.echo(f"    {line.second.words}")
        click.echo(f"    because {line.because}" + (f" ({line.rule})" if line.rule else ""))
        if line.reason:
            click.echo(f"    {line.verdict} because: {line.reason}")
    if not lines:
        click.echo("Nothing is decided." if decided else "Nothing is suggested.", err=True)


@command.command("confirm")
@click.argument("named", metavar="N|ID")
@_reason_option
@_by_option
@archive_option
def confirm(named: str, reason: str, by: str | None, folder: Path) -> None:
    """Say that two records, or files, are one: they are counted and wanted once."""
    _decide(open_archive(folder), named, "confirmed", reason=reason, by=by)


@command.command("reject")
@click.argument("named", metavar="N|ID")
@_reason_option
@_by_option
@archive_option
def reject(named: str, reason: str, by: str | None, folder: Path) -> None:
    """Say that they are two: the pair is suggested no more."""
    _decide(open_archive(folder), named, "rejected", reason=reason, by=by)


@command.command("undo")
@click.argument("identifier", metavar="ID")
@_by_option
@archive_option
def undo(identifier: str, by: str | None, folder: Path) -> None:
    """Take a decision back: the pair is suggested again. What was decided stays in the record."""
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        try:
            done = actions.reconsider(writer, identifier, by=by, at=moment())
        except DecisionError:
            follow(writer)  # what an earlier one did that was killed may not be followed yet
            raise
        click.echo(f"Taken back: {done.id}, {done.verdict} on {done.at[:10]}")
        follow(writer)


def _decide(archive: Archive, named: str, verdict: Verdict, *, reason: str, by: str | None) -> None:
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        try:
            done = actions.decide(writer, named, verdict, reason=reason, by=by, at=moment())
        except DecisionError:
            follow(writer)  # what an earlier one did that was killed may not be followed yet
            raise
        click.echo(f"{verdict.capitalize()}: {done.id}")
        for words in (done.first_label, done.second_label):
            click.echo(f"    {words}")
        follow(writer)
