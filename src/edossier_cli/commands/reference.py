"""`edossier reference`: read archival citations, or find them in running text."""

import json
import sys
from collections.abc import Iterable, Iterator

import click

from edossier.references import ArchivalReference, find, parse, reference_to_json

__all__ = ["command"]


@click.command("reference")
@click.argument("texts", metavar="[TEXT...]", nargs=-1)
@click.option("--in-text", is_flag=True, help="Each TEXT is running prose: find its citations.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(texts: tuple[str, ...], in_text: bool, as_json: bool) -> None:
    """Read archival citations, given as arguments or one a line on standard input."""
    for text in texts or _lines():
        if in_text:
            click.echo(_found_json(text) if as_json else "\n".join(_found_page(text)))
        else:
            reference = parse(text)
            click.echo(
                _json(reference_to_json(reference)) if as_json else "\n".join(_page(reference))
            )


def _lines() -> Iterator[str]:
    """Give the lines of standard input; a byte that is no UTF-8 is replaced, never an error."""
    for line in sys.stdin.buffer:
        yield line.decode("utf-8", "replace").rstrip("\r\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _found_json(text: str) -> str:
    citations = [
        {"start": found.start, "end": found.end, **reference_to_json(found.reference)}
        for found in find(text)
    ]
    return _json({"citations": citations})


def _found_page(text: str) -> Iterable[str]:
    found = find(text)
    if not found:
        yield "No archival citation was found."
    for one in found:
        yield f"{one.start}-{one.end}"
        yield from _page(one.reference)


def _page(reference: ArchivalReference) -> Iterable[str]:
    yield reference.printed
    archive = reference.repository or reference.repository_printed or "no archive named"
    yield f"  {reference.status}: {archive}"
    for level in (*reference.levels, *reference.containers):
        yield f"    {level.level:<20} {level.value}"
    for run in reference.leaves:
        last = "" if run.last == run.first else f"-{run.last}"
        yield f"    {'leaves':<20} {run.first}{last}{' verso' if run.verso else ''}"
    named = [
        ("year", reference.year),
        ("number", reference.doc_number),
        ("extent", reference.extent),
    ]
    for name, value in named:
        if value:
            yield f"    {name:<20} {value}"
    for credit in reference.credits:
        yield f"    {credit.role + ' by':<20} {credit.agent}"
    for rest in reference.remainder:
        yield f"    {'not understood':<20} {rest.text}"
    for doubt in reference.doubts:
        yield f"    {'in doubt':<20} {doubt}"
    if reference.key:
        yield f"    {'key':<20} {reference.key}"
    yield ""
