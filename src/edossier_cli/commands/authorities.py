"""`edossier authorities`: who somebody is, whatever the spelling."""

from dataclasses import asdict
from pathlib import Path

import click

from edossier.authorities import (
    Authority,
    read_authorities,
    write_linked,
    write_table,
)
from edossier.errors import DecisionError
from edossier.keeping import NameVerdict, authorities, open_archive, writing
from edossier_cli.options import archive_option, echo_json, echo_waiting, json_option, number_of
from edossier_cli.writing import crash_where_asked, follow, moment
from edossier_site.start import configure

__all__ = ["command"]

_reason_option = click.option("--reason", required=True, help="Why; readers are told it.")
_by_option = click.option("--by", metavar="NAME", help="Who decides it; readers are told it.")


@click.group("authorities")
def command() -> None:
    """Say who somebody is, whatever the spelling: records, and names that are theirs.

    \b
    edossier authorities import people.csv
    edossier authorities list
    edossier authorities confirm 3fa9c1d2 --reason "The memoirs name the meeting."
    edossier authorities reject 2 --reason "The other Chen."
    edossier authorities merge persons/chou zhou-enlai.1 --reason "Context."
    edossier authorities split persons/wang --in 46/5 --to wang-bingnan.1 --reason "Geneva."
    edossier authorities undo 3fa9c1d2
    """


@command.command("list")
@click.option("--decided", is_flag=True, help="What editors decided, not what is proposed.")
@click.option("--records", is_flag=True, help="The records themselves.")
@json_option
@archive_option
def list_(decided: bool, records: bool, as_json: bool, folder: Path) -> None:
    """List names that may be of a record, each with score and reason; none is linked unasked."""
    archive = open_archive(folder)
    if records:
        _list_records(authorities(archive), as_json=as_json)
        return
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import queries
    from edossier_site.archive.follow import follow as follow_rows

    follow_rows(archive)
    if decided:
        ruled = queries.ruling_lines()
        if as_json:
            echo_json([asdict(line) for line in ruled])
            return
        for one in ruled:
            by = f" by {one.by}" if one.by else ""
            verb = "is not" if one.verdict == "rejected" else "is"
            where = f" in {', '.join(one.documents)}" if one.documents else ""
            click.echo(f"{one.verdict} {one.at[:10]}{by} {click.style(one.id, bold=True)}")
            click.echo(
                f"    {one.name_label} ({one.name}) {verb} {one.other_label} ({one.other}){where}"
            )
            click.echo(f"    because: {one.reason}")
        if not ruled:
            click.echo("Nothing is decided.", err=True)
        return
    lines = queries.proposed_lines()
    if as_json:
        echo_json([{"number": n, **asdict(line)} for n, line in enumerate(lines, 1)])
        return
    for number, line in enumerate(lines, 1):
        click.echo(f"{number}. {click.style(line.id, bold=True)} score {line.score:.2f}")
        click.echo(
            f"    {line.label} ({line.name}) may be {line.authority_label} ({line.authority})"
        )
        click.echo(f"    because {line.because}")
    if not lines:
        click.echo("Nothing is proposed.", err=True)


def _list_records(found: tuple[Authority, ...], *, as_json: bool) -> None:
    if as_json:
        echo_json([asdict(one) for one in found])
        return
    for one in found:
        dates = f" ({one.start or ''}/{one.end or ''})" if one.start or one.end else ""
        click.echo(f"{click.style(one.id, bold=True)} {one.kind}: {one.name}{dates}")
    if not found:
        click.echo("There is no record: edossier authorities import FILE takes some in.", err=True)


@command.command("show")
@click.argument("identifier", metavar="ID")
@json_option
@archive_option
def show(identifier: str, as_json: bool, folder: Path) -> None:
    """Show a record: its forms, dates, roles, identifiers and sources."""
    found = {one.id: one for one in authorities(open_archive(folder))}.get(identifier)
    if found is None:
        raise DecisionError(
            f"There is no record {identifier[:60]!r}: "
            "edossier authorities list --records shows them."
        )
    if as_json:
        echo_json(asdict(found))
        return
    click.echo(f"{found.name}, {found.kind}, {found.id}")
    if found.start or found.end:
        click.echo(f"    {found.start or ''}/{found.end or ''}")
    if found.note:
        click.echo(f"    {found.note}")
    for form in found.forms:
        said = ", ".join(part for part in (form.language, form.system, form.source) if part)
        click.echo(f"    also {form.text}" + (f" ({said})" if said else ""))
    for role in found.roles:
        dates = f", {role.start or ''}/{role.end or ''}" if role.start or role.end else ""
        click.echo(f"    {role.title}{dates}")
    for item in found.identifiers:
        click.echo(f"    {item.scheme}:{item.value}")
    for source in found.sources:
        click.echo(f"    from {source}")


@command.command("import")
@click.argument(
    "files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@_by_option
@archive_option
def import_(files: tuple[Path, ...], by: str | None, folder: Path) -> None:
    """Take in records: CSV, JSON-LD, Wikidata entities as JSON lines, lists of persons in TEI."""
    records = [record for path in files for record in read_authorities(path)]
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        new, more = actions.take_in_authorities(writer, records, at=moment(), by=by)
        click.echo(f"{number_of(new, 'new record')}, {number_of(more, 'record')} with more")
        follow(writer)


@command.command("export")
@click.option("--to", "form", type=click.Choice(["csv", "jsonld"]), default="csv")
@click.option("-o", "target", type=click.Path(path_type=Path), help="The file [default: shown].")
@archive_option
def export(form: str, target: Path | None, folder: Path) -> None:
    """Write all records as CSV or JSON-LD."""
    found = authorities(open_archive(folder))
    written = write_linked(found) if form == "jsonld" else write_table(found)
    if target is None:
        click.echo(written, nl=False)
        return
    try:
        target.write_text(written, encoding="utf-8", newline="")
    except OSError as error:
        raise DecisionError(f"Cannot write {target}: {error.strerror}.") from error


@command.command("confirm")
@click.argument("named", metavar="N|ID")
@_reason_option
@_by_option
@archive_option
def confirm(named: str, reason: str, by: str | None, folder: Path) -> None:
    """Say that a name is of the record proposed: its page leads there from now on."""
    _rule(folder, "confirmed", named, None, reason=reason, by=by)


@command.command("reject")
@click.argument("named", metavar="N|ID|NAME")
@click.argument("other", metavar="[NAME]", required=False)
@_reason_option
@_by_option
@archive_option
def reject(named: str, other: str | None, reason: str, by: str | None, folder: Path) -> None:
    """Say that two are not the same, for good: no rule proposes and no merge makes it again."""
    _rule(folder, "rejected", named, other, reason=reason, by=by)


@command.command("merge")
@click.argument("named", metavar="NAME")
@click.argument("into", metavar="INTO")
@_reason_option
@_by_option
@archive_option
def merge(named: str, into: str, reason: str, by: str | None, folder: Path) -> None:
    """Say that NAME, as persons/chou-en-lai or a record, is INTO: its address leads there."""
    _rule(folder, "merged", named, into, reason=reason, by=by)


@command.command("split")
@click.argument("named", metavar="NAME")
@click.option("--in", "documents", metavar="ID", multiple=True, required=True, help="A document.")
@click.option("--to", "other", metavar="NAME", help="Whose it is there [default: somebody new].")
@_reason_option
@_by_option
@archive_option
def split(
    named: str,
    documents: tuple[str, ...],
    other: str | None,
    reason: str,
    by: str | None,
    folder: Path,
) -> None:
    """Say that NAME is somebody else in some documents."""
    _rule(folder, "split", named, other, documents=documents, reason=reason, by=by)


@command.command("undo")
@click.argument("identifier", metavar="ID")
@_by_option
@archive_option
def undo(identifier: str, by: str | None, folder: Path) -> None:
    """Take a decision back. What was decided stays in the record."""
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        try:
            done = actions.unrule(writer, identifier, by=by, at=moment())
        except DecisionError:
            follow(writer)  # what an earlier one did that was killed may not be followed yet
            raise
        click.echo(f"Taken back: {done.id}, {done.verdict} on {done.at[:10]}")
        follow(writer)


def _rule(
    folder: Path,
    verdict: NameVerdict,
    named: str,
    other: str | None,
    *,
    documents: tuple[str, ...] = (),
    reason: str,
    by: str | None,
) -> None:
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    with writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer:
        try:
            done = actions.rule(
                writer,
                verdict,
                named,
                other,
                documents=documents,
                reason=reason,
                by=by,
                at=moment(),
            )
        except DecisionError:
            follow(writer)  # what an earlier one did that was killed may not be followed yet
            raise
        click.echo(f"{verdict.capitalize()}: {done.id}")
        click.echo(f"    {done.name_label} ({done.name})")
        click.echo(f"    {done.other_label} ({done.other})")
        follow(writer)
