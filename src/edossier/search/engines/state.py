"""One state of an index as it is read, and what was worked out on it.

Counts of facets over many hits take longer than all else; those of the queries asked last are kept
as long as the state is read.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Generic, TypeVar

from edossier.search.among import Among
from edossier.search.describe import describe
from edossier.search.engines.finding import (
    Counted,
    NamesOfIndex,
    Nearby,
    SignaturesOfIndex,
    counted_facets,
    hits_of_page,
    id_of,
    languages_of,
    shown_hit,
)
from edossier.search.engines.lexicon import Lexicon
from edossier.search.engines.running import Compiler
from edossier.search.expanding import Expanded, expand
from edossier.search.explaining import HitReader
from edossier.search.lacking import lacking
from edossier.search.nodes import And, Name, Node, Or, Phrase, Query, Word
from edossier.search.results import Lacking, Results, Sort
from edossier.search.suggest import suggest
from edossier.text.stemming import has_stemmer

__all__ = ["Names", "State"]

_MOST_KEPT = 1_000
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Names:
    """Which other forms of the names of a query are looked for.

    Attributes:
        are_exact: None; the query is searched as it was typed.
        without: Forms that the reader dropped.
        also: Possible forms that the reader took in.
    """

    are_exact: bool = False
    without: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()


@dataclass(slots=True)
class State:
    """One commit of an index; safe to ask from several threads."""

    searcher: Any
    lexicon: Lexicon
    languages: tuple[str, ...] = ()
    _expanded: "_Kept[Expanded]" = field(default_factory=lambda: _Kept())
    _counted: "_Kept[Counted]" = field(default_factory=lambda: _Kept())

    def __post_init__(self) -> None:
        self.languages = languages_of(self.searcher)

    def search(
        self,
        query: Query,
        *,
        limit: int,
        offset: int,
        sort: Sort,
        names: Names,
        among: Among | None,
    ) -> Results:
        """Run a query; see `SearchIndex.search`."""
        expanded = self.expanded(query, names)
        root = expanded.query.root
        compiled = self._compiler().compile(root)
        if not _weighs(root):
            sort = "date"  # nothing is weighed: all hits are equally relevant
        found = hits_of_page(self.searcher, compiled, limit=limit, offset=offset, sort=sort)
        total, addresses = found.total, found.hits
        counted = self._counts(root, compiled, among)
        reader = HitReader(expanded.query)
        return Results(
            query=query.text,
            understood=describe(query),
            total=total,
            hits=tuple(shown_hit(self.searcher, at, score, reader) for score, at in addresses),
            facets=counted.facets,
            more=counted.more,
            unstemmed=tuple(x for x in self.languages if not has_stemmer(x)),
            suggestions=() if total else suggest(query, count=self._count, near=self._nearby()),
            expanded=expanded.forms,
            lacking=() if total else self._lacking(root),
        )

    def found_ids(self, query: Query, *, limit: int, names: Names) -> tuple[tuple[str, ...], int]:
        """Give the ids of the first hits by date, and how many there are."""
        compiled = self._compiler().compile(self.expanded(query, names).query.root)
        found = hits_of_page(self.searcher, compiled, limit=limit, offset=0, sort="date")
        return tuple(id_of(self.searcher, at) for _, at in found.hits), found.total

    def forget(self) -> None:
        """Drop the counts that were kept, so that the next query is counted anew."""
        self._counted.clear()

    def expanded(self, query: Query, names: Names) -> Expanded:
        """Give a query with its names in all their forms."""
        if names.are_exact:
            return Expanded(query)
        return self._expanded.get(
            (query, names),
            lambda: expand(query, self._names(), without=names.without, also=names.also),
        )

    def _counts(self, root: Node, compiled: Any, among: Among | None) -> Counted:
        return self._counted.get(
            (root, among), lambda: counted_facets(self.searcher, compiled, among)
        )

    def _count(self, node: Node) -> int:
        return int(self.searcher.search(self._compiler().compile(node), 1, count=True).count)

    def _lacking(self, root: Node) -> tuple[Lacking, ...]:
        signatures = SignaturesOfIndex(self.searcher)
        return lacking(root, count=self._count, here=self._names(), signatures=signatures)

    def _compiler(self) -> Compiler:
        return Compiler(self.searcher, self.languages)

    def _names(self) -> NamesOfIndex:
        return NamesOfIndex(self.searcher, self.lexicon)

    def _nearby(self) -> Nearby:
        return Nearby(self.searcher)


class _Kept(Generic[Kept]):
    """Values worked out last, by what they were worked out of; of any thread."""

    def __init__(self) -> None:
        self._values: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def clear(self) -> None:
        with self._lock:
            self._values.clear()

    def get(self, key: Hashable, make: Callable[[], Kept]) -> Kept:
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        made = make()
        with self._lock:
            self._values[key] = made
            while len(self._values) > _MOST_KEPT:
                self._values.popitem(last=False)
        return made


def _weighs(node: Node) -> bool:
    """Say whether a condition has words whose weight orders the hits."""
    match node:
        case And(items=items) | Or(items=items):
            return any(map(_weighs, items))
        case Name(field=name):
            return name is None
        case Word() | Phrase():
            return True
    return getattr(node, "name", None) == "exact"
