"""`edossier reference`: read archival citations, or find them in running text."""

import json
from collections.abc import Iterable

import click

from edossier.references import (
    ArchivalReference,
    Level,
    definition_to_json,
    find_all,
    parse,
    reference_to_json,
)
from edossier_cli.lines import answer, printable

__all__ = ["command"]


@click.command("reference")
@click.argument("texts", metavar="[TEXT...]", nargs=-1)
@click.option("--in-text", is_flag=True, help="Each TEXT is running prose: find its citations.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def command(texts: tuple[str, ...], in_text: bool, as_json: bool) -> None:
    """Read archival citations, given as arguments or one a line on standard input."""
    if in_text:
        reply = _found_json if as_json else _found_lines
    else:
        reply = _read_json if as_json else _read_lines
    answer([printable(text) for text in texts], reply)


_encode = json.JSONEncoder(ensure_ascii=False).encode
# Letters that many readers of lines take for the end of one.
_BREAKS = tuple((char, f"\\u{ord(char):04x}") for char in "\u0085\u2028\u2029")


def _json(value: object) -> str:
    """Write a value as JSON that stays one line to whoever reads it line by line."""
    written = _encode(value)
    for char, escaped in _BREAKS:
        written = written.replace(char, escaped)
    return written


def _read_json(text: str) -> str:
    return _json(reference_to_json(parse(text)))


def _read_lines(text: str) -> str:
    return "\n".join(_page(parse(text)))


def _found_lines(text: str) -> str:
    return "\n".join(_found_page(text))


def _found_json(text: str) -> str:
    found = find_all(text)
    citations = [
        {
            "start": one.start,
            "end": one.end,
            "relation": one.relation,
            "lead_in": one.lead_in,
            **reference_to_json(one.reference),
        }
        for one in found.citations
    ]
    return _json(
        {"citations": citations, "definitions": list(map(definition_to_json, found.definitions))}
    )


def _found_page(text: str) -> Iterable[str]:
    found = find_all(text)
    for definition in found.definitions:
        archive = ", ".join(definition.ids) or "an archive of no table"
        yield f"{definition.start}-{definition.end}"
        yield f"{definition.short} = {definition.name}"
        yield f"  short form of {archive}"
        yield ""
    if not found.citations:
        yield "No archival citation was found."
    for one in found.citations:
        relation = "" if one.relation == "cited" else f" {one.relation}"
        yield f"{one.start}-{one.end}{relation}"
        yield from _page(one.reference)


def _value(level: Level) -> str:
    """Give a level's value with what is part of it: the letters of a Bestand, "DY 30"."""
    is_code = level.isad in {"fonds", "file"} and level.label.isalpha() and level.label.isupper()
    return f"{level.label} {level.value}" if is_code else level.value


def _page(reference: ArchivalReference) -> Iterable[str]:
    yield reference.printed
    archive = reference.repository or reference.repository_printed or "no archive named"
    yield f"  {reference.status}: {archive}"
    if reference.candidates:
        yield f"    {'archive may be':<20} {', '.join(reference.candidates)}"
    for level in (*reference.inherited_levels, *reference.inherited_containers):
        yield f"    {level.level:<20} {level.value} (from the citation before)"
    for level in (*reference.levels, *reference.containers):
        yield f"    {level.level:<20} {_value(level)}"
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
    for reading in reference.readings:
        yield f"    {'may be read as':<20} {_reading(reading)}"
    if reference.key:
        yield f"    {'key':<20} {reference.key}"
    yield ""


def _reading(reference: ArchivalReference) -> str:
    """Give one of several readings in a line: "NA-CZ: fond 02/1, leaves 3"."""
    levels = [f"{one.level} {_value(one)}" for one in (*reference.levels, *reference.containers)]
    runs = [
        run.first if run.last == run.first else f"{run.first}-{run.last}"
        for run in reference.leaves
    ]
    leaves = [f"leaves {', '.join(runs)}"] if runs else []
    return f"{reference.repository or 'no archive named'}: {', '.join([*levels, *leaves])}"
