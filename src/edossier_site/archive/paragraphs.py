"""Paragraphs as HTML: what a template would say of each, in a tenth of the time.

A row of a table is a paragraph too, so that a search leads to it; rows that follow each other are
set as the table that they were.
"""

from collections.abc import Iterable
from html import escape
from itertools import groupby

from django.utils.safestring import SafeString

from edossier_site.archive.rendering import ShownCell, ShownParagraph
from edossier_site.archive.saying import language_of

__all__ = ["paragraph_list"]

# Headings of parts of a text; the others, of a list or a table, head less than a section.
_OF_PARTS = frozenset({"attachment", "div", "floatingText", "group"})


def paragraph_list(paragraphs: Iterable[ShownParagraph]) -> SafeString:
    """Give paragraphs as a page has them, each with its own address."""
    pieces: list[str] = []
    for table, found in groupby(paragraphs, key=lambda shown: shown.table):
        shown = list(found)
        pieces += map(_paragraph, shown) if table is None else [_table(table, shown)]
    # Safe: what is set is HTML, and every attribute goes through `escape`.
    return SafeString("".join(pieces))


def _paragraph(shown: ShownParagraph) -> str:
    opening = f'id="{escape(shown.anchor)}"{language_of(shown.language)}'
    if shown.heading in _OF_PARTS:
        return f'<h3 class="part" {opening}>{shown.html} {_permalink(shown)}</h3>\n'
    kind = ' class="heading"' if shown.heading else ""
    made = '<h3 class="part made">Attachment</h3>\n' if shown.is_headed else ""
    return f"{made}<p{kind} {opening}>{shown.html} {_permalink(shown)}</p>\n"


def _table(number: str, rows: list[ShownParagraph]) -> str:
    """Set a table; on a narrow screen it is moved aside by itself, by keys too."""
    inner = "".join(map(_row, rows))
    return (
        f'<div class="table-beside" role="group" aria-label="Table {escape(number)}" tabindex="0">'
        f'<table class="in-text"><tbody>{inner}</tbody></table></div>\n'
    )


def _row(shown: ShownParagraph) -> str:
    cells = [_cell(cell) for cell in shown.cells]
    last = f'<td class="address">{_permalink(shown)}</td>'
    opening = f'id="{escape(shown.anchor)}"{language_of(shown.language)}'
    return f"<tr {opening}>{''.join(cells)}{last}</tr>\n"


def _cell(cell: ShownCell) -> str:
    wide = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    high = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    tag = "th" if cell.is_label and cell.html else "td"
    return f"<{tag}{wide}{high}>{cell.html}</{tag}>"


def _permalink(shown: ShownParagraph) -> str:
    return (
        f'<a class="permalink" href="#{escape(shown.anchor)}" '
        f'aria-label="Address of paragraph {escape(shown.number or "")}">¶</a>'
    )
