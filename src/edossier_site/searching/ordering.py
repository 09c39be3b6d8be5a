"""An order list for what a search finds, or for what an archive holds that nobody has published."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from edossier.references.ordering import OrderedArchive, OrderItem, OrderRow, order_list
from edossier.search.describe import describe
from edossier.search.engines.tantivy import Names, SearchIndex
from edossier.search.query import Query
from edossier_site.archive import queries
from edossier_site.archive.values import DocumentLine
from edossier_site.searching.matching import matching

__all__ = ["OrderPage", "as_csv", "as_json", "order_of_query", "order_of_unit"]

_MOST_HITS = 1000
_COLUMNS = (
    "archive", "archive_name", "reference", "fonds", "series", "container", "file", "leaves",
    "years", "documents", "addresses", "also_cited_as",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class OrderPage:
    """An order list, and what it is of.

    Attributes:
        understood: The query in words, or the archive whose wanted records it lists.
        total: What the query finds; `taken` of them are on the list.
        rest: Documents whose source names no archive that can be told.
    """

    understood: str
    total: int
    taken: int
    archives: tuple[OrderedArchive, ...]
    rest: tuple[DocumentLine, ...] = ()

    @property
    def files(self) -> int:
        """How many rows there are."""
        return sum(len(archive.rows) for archive in self.archives)


def order_of_query(query: Query, index: SearchIndex, names: Names | None = None) -> OrderPage:
    """Give the order list of what a query finds, of its first thousand hits by date.

    Raises:
        QueryError: A value of the query cannot be understood.
        KeepingError: The index cannot be read.
    """
    ids, total = index.found_ids(query, limit=_MOST_HITS, names=names or Names())
    items, rest = queries.order_items(ids)
    return OrderPage(describe(query), total, len(ids), order_list(matching(items, query)), rest)


def order_of_unit(place: str, *, only_wanted: bool) -> OrderPage:
    """Give the order list of what is known of an archive or of one unit in it.

    Args:
        place: The archive's id, and the unit's path after a stroke: "AVPRF/fond-0100".
        only_wanted: Only what is cited and not published.

    Raises:
        NotHereError: There is no such archive or unit.
    """
    repository, _, path = place.strip("/").partition("/")
    items = queries.held_items(repository, path, only_wanted=only_wanted)
    said = f"cited from {place}, and not published" if only_wanted else f"known of {place}"
    return OrderPage(said, len(items), len(items), order_list(items))


def as_csv(page: OrderPage, site: str) -> str:
    """Give an order list as CSV (RFC 4180) with a heading, one line a file.

    Args:
        site: What stands before an address.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for archive in page.archives:
        for row in archive.rows:
            writer.writerow([_cell(value) for value in _values(archive, row, site)])
    return out.getvalue()


def as_json(page: OrderPage, site: str) -> dict[str, Any]:
    """Give an order list as `edossier order --json` prints it."""
    return {
        "understood": page.understood,
        "total": page.total,
        "taken": page.taken,
        "archives": [
            {
                "archive": archive.archive,
                "name": archive.name,
                "name_en": archive.name_en,
                "city": archive.city,
                "files": [_row_to_json(row, site) for row in archive.rows],
            }
            for archive in page.archives
        ],
        "without_archive": [
            {"title": line.title, "address": site + line.address} for line in page.rest
        ],
    }


def _values(archive: OrderedArchive, row: OrderRow, site: str) -> Iterator[str]:
    yield from (archive.archive, archive.name or archive.name_en or "", row.reference)
    yield from (row.levels.get(level, "") for level in ("fonds", "series", "container", "file"))
    yield from (row.leaves, "; ".join(row.years))
    yield "; ".join(item.title for item in row.items)
    yield " ".join(site + item.address for item in row.items if item.address)
    yield "; ".join(row.other_references)


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _row_to_json(row: OrderRow, site: str) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "also_cited_as": list(row.other_references),
        "leaves": row.leaves,
        "levels": row.levels,
        "years": list(row.years),
        "is_file": row.is_file,
        "wanted": [_item_to_json(item, site) for item in row.items],
    }


def _item_to_json(item: OrderItem, site: str) -> dict[str, Any]:
    return {
        "title": item.title,
        "address": site + item.address if item.address else None,
        "leaves": [{"from": first, "to": last} for first, last in item.leaves],
    }
