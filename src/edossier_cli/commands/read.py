"""`edossier read`: what a file was understood as, what was inferred, what was left out."""

import json
import re
import shutil
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from edossier.dossier import Document, Dossier, anchors, unread_share
from edossier.formats import open_if_table
from edossier.formats.tables import Opened, columns_template, understood_lines
from edossier.reading import Reading, read_file, template

__all__ = ["command"]

_NARROWEST, _WIDEST = 60, 110


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="The dossier as one JSON document.")
@click.option("--template", "as_template", is_flag=True, help="A corrections file to start from.")
@click.option("--columns", "as_columns", is_flag=True, help="A table's columns file to start from.")
def command(file: Path, as_json: bool, as_template: bool, as_columns: bool) -> None:
    """Show what FILE was understood as; nothing is written."""
    if as_json + as_template + as_columns > 1:
        raise click.UsageError("Give one of --json, --template and --columns.")
    table = open_if_table(file)
    if as_columns:
        if table is None:
            raise click.UsageError(f"{file} is no table: it has no columns.")
        click.echo(columns_template(table), nl=False)
        return
    reading = read_file(file)
    if as_json:
        dossier = reading.dossier.model_dump(mode="json")
        click.echo(json.dumps(dossier, ensure_ascii=False, indent=2))
    elif as_template:
        click.echo(template(reading), nl=False)
    else:
        width = min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)
        for line in (*_columns(table), *_page(reading, width)):
            click.echo(line)


def _columns(table: Opened | None) -> Iterator[str]:
    """Show which column was understood as which field."""
    if table is not None:
        yield f"Columns    {next(lines := understood_lines(table))}"
        yield from (f"  {line}" for line in lines)
        yield ""


def _page(reading: Reading, width: int) -> Iterator[str]:
    dossier = reading.dossier
    yield from textwrap.wrap(dossier.title or "(no title)", width)
    yield from _head(dossier)
    yield ""
    yield from _parts(dossier)
    for document in dossier.documents:
        yield ""
        yield from _document(document, width)
    yield from _inferred(dossier, width)
    yield from _left_out(reading, width)


def _head(dossier: Dossier) -> Iterator[str]:
    if dossier.series:
        number = f", number {dossier.series.number}" if dossier.series.number else ""
        yield f"{dossier.series.name}{number}"
    for author in dossier.authors:
        yield f"by {author.name}" + (f", {author.affiliation}" if author.affiliation else "")
    for credit in dossier.credits:
        yield f"{credit.role} by {credit.agent}"
    named = {
        "language": dossier.language,
        "published": dossier.published,
        "publisher": dossier.publisher,
        "rights": dossier.rights,
        "licence": dossier.licence,
    }
    yield "; ".join(f"{name}: {value or 'not stated'}" for name, value in named.items())


def _parts(dossier: Dossier) -> Iterator[str]:
    for section in dossier.essay.sections:
        count = len(section.paragraphs)
        yield f"Essay      {section.heading or '(no heading)'}: {_counted(count, 'paragraph')}"
    yield f"Documents  {len(dossier.documents)}"
    cited = sum(len(note.references) for note in dossier.notes)
    yield f"Notes      {len(dossier.notes)}, with {_counted(cited, 'archival reference')}"
    archives = ", ".join(r.acronym for r in dossier.repositories)
    yield f"Archives   {archives or 'none listed'}"
    kinds = Counter(agent.kind for agent in dossier.agents)
    yield (
        f"Named      {_counted(kinds['person'], 'person')}, "
        f"{_counted(kinds['organisation'], 'organisation')}, "
        f"{_counted(len(dossier.places), 'place')}"
    )


def _document(document: Document, width: int) -> Iterator[str]:
    date = document.date.edtf if document.date else "undated"
    event = f", of {document.event_date.edtf}" if document.event_date else ""
    yield f"Document {document.number}   {date}{event}   {document.kind or 'kind unknown'}"
    rows = {
        "title": document.title,
        "authors": "; ".join(document.authors),
        "recipients": "; ".join(document.recipients),
        "number": document.registry_number,
        "class": document.classification,
        "source": document.source.printed if document.source else "(none)",
        "elsewhere": "; ".join(place.text for place in document.elsewhere),
        "texts": ", ".join(
            f"{text.kind} ({text.language or 'language unknown'}, "
            f"{_counted(len(text.paragraphs), 'paragraph')})"
            for text in document.texts
        ),
    }
    for name, value in rows.items():
        if value:
            yield from _row(name, value, width)


def _row(name: str, value: str, width: int) -> list[str]:
    return textwrap.wrap(
        f"  {name:<11}{value}", width, subsequent_indent=" " * 13, break_on_hyphens=False
    )


def _inferred(dossier: Dossier, width: int) -> Iterator[str]:
    found: dict[str, list[str]] = {}
    for each in anchors(dossier):
        if each.evidence.basis == "printed" or each.field.endswith("language"):
            continue
        field = each.field.split("[")[0].replace("_", " ")
        why = each.evidence.rule or f"corrected by {each.evidence.by or 'the editor'}"
        found.setdefault(_owner(dossier, each.path), []).append(f"{field} ({why})")
    if found:
        yield ""
        yield "Inferred or corrected"
    for owner, fields in found.items():
        yield from _row(owner, ", ".join(dict.fromkeys(fields)), width)


def _owner(dossier: Dossier, path: str) -> str:
    """Name the part that a field belongs to, in a few letters: "doc. 5"."""
    document = re.match(r"documents\[(\d+)\]", path)
    return f"doc. {dossier.documents[int(document[1])].number}" if document else "dossier"


def _left_out(reading: Reading, width: int) -> Iterator[str]:
    dossier = reading.dossier
    yield ""
    yield "Left out"
    for ignored in dossier.ignored:
        yield from _row(ignored.place, f"{ignored.text[:200]} ({ignored.reason})", width)
    share = unread_share(dossier, reading.source)
    yield f"Unread     {share:.2%} of the text" + ("" if share else ": nothing was lost")
    counts = Counter(finding.severity for finding in reading.findings)
    if counts["error"] or counts["warning"]:
        yield (
            f"Findings   {_counted(counts['error'], 'error')}, "
            f"{_counted(counts['warning'], 'warning')}: see `edossier check`"
        )


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
