"""The units of an index for the peers: the same texts, the same facets, in SQLite FTS5."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy

from edossier.search.engines.schema import schema, unit_shown
from edossier.search.engines.state import State
from edossier.search.results import FACETS
from edossier.search.unit import Unit

__all__ = ["Fts5", "Row", "body_of", "rows_of"]

_TABLES = """
CREATE VIRTUAL TABLE words USING fts5(body, tokenize="porter unicode61 remove_diacritics 2");
CREATE TABLE about (unit INTEGER PRIMARY KEY, id TEXT);
CREATE TABLE facet (unit INTEGER, name TEXT, value TEXT);
"""
_FACETS = """
SELECT name, value, count(*) FROM facet WHERE unit IN (SELECT rowid FROM words WHERE words MATCH ?)
GROUP BY name, value ORDER BY name, count(*) DESC
"""
_HITS = """
SELECT about.id, snippet(words, 0, '<b>', '</b>', '…', 40) FROM words JOIN about
ON about.unit = words.rowid WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One unit with the values of its facets."""

    unit: Unit
    facets: tuple[tuple[str, str], ...]


def body_of(unit: Unit) -> str:
    """Give all the text of a unit."""
    return "\n".join(passage.text for passage in unit.passages)


def rows_of(state: State, wanted: Callable[[Unit], bool] = lambda _: True) -> Iterator[Row]:
    """Give the units of an index."""
    facets: dict[Any, list[tuple[str, str]]] = defaultdict(list)
    for name in FACETS:
        for term, _ in state.searcher.terms_with_prefix(f"f_{name}", "", limit=1 << 20):
            having = tantivy.Query.term_query(schema(), f"f_{name}", term)
            for _, at in state.searcher.search(having, 1 << 18, count=False).hits:
                facets[at.segment_ord, at.doc].append((name, term.partition("\t")[0]))
    every = state.searcher.search(tantivy.Query.all_query(), 1 << 18, count=False).hits
    for _, at in every:
        unit = unit_shown(state.searcher.doc(at)["shown"][0])
        if wanted(unit):
            yield Row(unit, tuple(facets[at.segment_ord, at.doc]))


@dataclass(frozen=True, slots=True)
class Fts5:
    """SQLite's own full-text search over the same units, English stems, facets by SQL."""

    rows: sqlite3.Connection

    @classmethod
    def made(cls, path: Path, units: Callable[[], Iterator[Row]]) -> "Fts5":
        """Open the database at `path`; fill it where it is new."""
        is_new = not path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        rows = sqlite3.connect(path)
        if is_new:
            rows.executescript(_TABLES)
            for number, row in enumerate(units(), start=1):
                rows.execute(
                    "INSERT INTO words (rowid, body) VALUES (?, ?)", (number, body_of(row.unit))
                )
                rows.execute("INSERT INTO about (unit, id) VALUES (?, ?)", (number, row.unit.id))
                rows.executemany(
                    "INSERT INTO facet VALUES (?, ?, ?)", [(number, *one) for one in row.facets]
                )
            rows.execute("CREATE INDEX facet_of_unit ON facet (unit, name, value)")
            rows.commit()
        return cls(rows)

    def search(self, match: str, *, limit: int) -> list[str]:
        """Give ids of the best hits, each with its snippet made, and count the facets."""
        hits = self.rows.execute(_HITS, (match, limit)).fetchall()
        self.rows.execute(_FACETS, (match,)).fetchall()
        return [row[0] for row in hits]

    def ids(self, match: str, *, limit: int) -> list[str]:
        """Give ids of the best hits alone."""
        return [row[0] for row in self.rows.execute(_HITS, (match, limit))]

    def text_bytes(self) -> int:
        """Say how long the text is, in bytes of UTF-8."""
        (length,) = self.rows.execute(
            "SELECT sum(length(CAST(body AS BLOB))) FROM words"
        ).fetchone()
        return int(length)
