"""`edossier search`: what the search page shows, in the terminal."""

import re
import sys
import textwrap
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from edossier.errors import QueryError
from edossier.keeping import Archive, log_position, open_archive
from edossier.references.naming import archives_named
from edossier.search.asked import citation_asked, words_asked
from edossier.search.engines.tantivy import Names, SearchIndex
from edossier.search.query import Query, parse
from edossier.search.results import FoundPassage, Hit, Results
from edossier_cli.options import archive_option, echo_json, json_option
from edossier_site.searching.follow import follow, index_of
from edossier_site.start import configure

__all__ = ["command"]

_AROUND_ERROR = 60
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_PART_NAMES = {"document": "Document", "essay": "Essay", "note": "Note"}


# "-hungary" is a part of the query, not an option.
@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1)
@archive_option
@json_option
@click.option(
    "--limit",
    type=click.IntRange(0, 10_000),
    default=20,
    show_default=True,
    help="How many hits are shown.",
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "date"]),
    default="relevance",
    show_default=True,
    help="By date: of the event, else of the document.",
)
@click.option("--exact", "is_exact", is_flag=True, help="Search names in no other form.")
@click.option("--without", multiple=True, metavar="FORM", help="Leave out one form of a name.")
@click.option("--also", multiple=True, metavar="FORM", help="Take in a form that is possible.")
def command(
    query: tuple[str, ...],
    folder: Path,
    as_json: bool,
    limit: int,
    sort: str,
    is_exact: bool,
    without: tuple[str, ...],
    also: tuple[str, ...],
) -> None:
    """Search documents, essays and notes; the QUERY is as on the site.

    \b
    edossier search 'drunkenness'
    edossier search 'archive:AVPRF date:1956..1958'
    edossier search 'person:"Zhou Enlai" -kind:letter'
    """
    # A byte that is no UTF-8 comes as a lone surrogate, which no output can take.
    typed = " ".join(query).encode("utf-8", "replace").decode()
    archive = open_archive(folder)
    index = index_of(archive)
    if index.position != log_position(archive):
        follow(archive)
    try:
        asked = parse(typed)
        results = index.search(
            asked,
            limit=limit,
            sort="date" if sort == "date" else "relevance",
            names=Names(is_exact, frozenset(without), frozenset(also)),
        )
    except QueryError as error:
        for line in _pointed(typed, error):
            click.echo(line, err=True)
        sys.exit(2)
    leads_to = _landing(archive, asked, index)
    if as_json:
        echo_json({**results.to_json(), "leads_to": leads_to})
        return
    for line in (*_landing_lines(leads_to), *_page(results)):
        click.echo(line)


def _landing(archive: Archive, query: Query, index: SearchIndex) -> list[dict[str, Any]]:
    """Give the archives and the unit that a query names; only then are the rows looked at."""
    words = words_asked(query)
    names_archive = words is not None and (archives_named(words) or index.has_archive(words))
    if not names_archive and citation_asked(query.text) is None:
        return []
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive.follow import follow as follow_rows
    from edossier_site.searching.landing import landing_of

    follow_rows(archive)
    return landing_of(query).to_json()


def _landing_lines(leads_to: list[dict[str, Any]]) -> Iterator[str]:
    for one in leads_to:
        missing = f"; nothing is known of {', '.join(one['missing'])}" if one["missing"] else ""
        yield f"{one['kind'].capitalize()}: {_printable(one['label'])}{missing}"
        yield click.style(f"  {one['address']}", dim=True)


def _printable(text: str) -> str:
    """Leave out what would steer the terminal: the words are a stranger's."""
    return _CONTROLS.sub(" ", text)


def _pointed(typed: str, error: QueryError) -> Iterator[str]:
    """Give the message, then the query with a caret under the place."""
    yield f"edossier: {error}."
    start = max(0, error.at - _AROUND_ERROR)
    shown = typed[start : error.at + _AROUND_ERROR]
    line = _printable(shown)
    before = line[: error.at - start]
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in before)
    yield f"  {line}"
    yield f"  {' ' * (len(before) + wide)}^"


def _page(results: Results) -> Iterator[str]:
    yield f"Understood as: {results.understood}"
    yield from _form_lines(results)
    if not results.total:
        yield "Nothing was found."
        yield from _lacking_lines(results)
        for suggestion in results.suggestions:
            yield f"Did you mean: {suggestion.query} ({suggestion.total})"
        return
    shown = len(results.hits)
    rest = f", {shown} shown" if shown < results.total else ""
    yield f"{results.total} found{rest} ({results.took_ms} ms)"
    for hit in results.hits:
        yield ""
        yield from _hit_lines(hit, says_forms=any(form.is_searched for form in results.expanded))
    yield ""
    yield from _facet_lines(results)


def _lacking_lines(results: Results) -> Iterator[str]:
    for one in results.lacking:
        if one.total is None:
            near = f" Near to it: {_printable(', '.join(one.near))}" if one.near else ""
            yield f"Nothing here is {_printable(one.words)}.{near}"
        else:
            words = _printable(one.words)
            yield f"{one.alone} for {words} alone; {one.total} without it, none together."


def _form_lines(results: Results) -> Iterator[str]:
    """Say in which other forms names were searched, and in which they could be."""
    searched = [form.form for form in results.expanded if form.is_searched]
    possible = [form.form for form in results.expanded if not form.is_searched]
    if searched:
        yield f"Also searched: {_printable(', '.join(searched))} (--without FORM, --exact)"
    if possible:
        yield f"Not searched, possibly the same: {_printable(', '.join(possible))} (--also FORM)"


def _hit_lines(hit: Hit, *, says_forms: bool) -> Iterator[str]:
    name = _PART_NAMES[hit.part] + (f" {hit.number}" if hit.number else "")
    title = _printable(hit.title or hit.dossier_label)
    date = f"{hit.date}, " if hit.date else ""
    yield click.style(f"{name}: ", bold=True) + f"{date}{title}"
    yield click.style(f"  {hit.address}", dim=True)
    if says_forms:
        for form in hit.forms:
            printed = f"{_printable(form.printed)}, who is " if form.printed else ""
            kinds = ", ".join(dict.fromkeys(kind for kind, _ in form.places))
            yield f"  {printed}{_printable(form.form)} in: {kinds}"
    for passage in hit.passages:
        if passage.kind != "title":
            yield from textwrap.wrap(
                _styled(passage), width=96, initial_indent="    ", subsequent_indent="    "
            )


def _styled(passage: FoundPassage) -> str:
    """Give a passage with what matched in bold."""
    pieces = ["… " if passage.is_cut_before else ""]
    here = 0
    for start, end in passage.marks:
        pieces.append(_printable(passage.text[here:start]))
        pieces.append(click.style(_printable(passage.text[start:end]), bold=True, fg="yellow"))
        here = end
    pieces.append(_printable(passage.text[here:]))
    pieces.append(" …" if passage.is_cut_after else "")
    return "".join(pieces)


def _facet_lines(results: Results) -> Iterator[str]:
    for name, values in results.facets.items():
        if values:
            most = sorted(values, key=lambda facet: -facet.count)[:6]
            yield f"{name}: " + ", ".join(
                f"{_printable(facet.value)} {facet.count}" for facet in most
            )
