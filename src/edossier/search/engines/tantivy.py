"""The search engine: Tantivy, an index in a folder, used through our own analysis.

    folder/current.json     which generation is read, and how far into the log it goes
    folder/1/, folder/2/    generations: a rebuild makes the next one and then turns to it
    folder/lock             held by the one who writes; others wait

A change is committed to the index before its position is written: after a crash between the
two the same events are indexed again, which changes nothing.
"""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import tantivy

from edossier.errors import KeepingError
from edossier.search.describe import describe
from edossier.search.engines.finding import (
    DEEPEST_HIT,
    NamesOfIndex,
    Nearby,
    counted_facets,
    hits_of_page,
    id_of,
    languages_of,
    shown_hit,
)
from edossier.search.engines.lexicon import Lexicon, add_forms, forms_of_unit
from edossier.search.engines.running import Compiler
from edossier.search.engines.schema import MADE_BY, document_from_unit, name_term, schema
from edossier.search.expanding import Expanded, expand
from edossier.search.explaining import HitReader
from edossier.search.known import FormKind
from edossier.search.query import Node, Query
from edossier.search.results import Results, Sort, Suggestion
from edossier.search.suggest import suggest
from edossier.search.unit import Unit
from edossier.text.stemming import has_stemmer

__all__ = ["DEEPEST_HIT", "Change", "Names", "SearchIndex"]

_CURRENT = "current.json"
_LEXICON = "names"
_MOST_EXPANDED = 1_000
_HEAP_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class _Current:
    generation: int
    position: int
    made_by: str


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


_ALL_NAMES = Names()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One state of the index as it is read, and what was worked out on it."""

    current: _Current
    index: Any
    lexicon: Lexicon
    expanded: dict[tuple[object, ...], Expanded] = field(default_factory=dict)


class Change:
    """What one writer does to the index; nothing of it is seen before it ends."""

    def __init__(self, writer: Any, position: int) -> None:
        self._writer = writer
        self.position = position
        self.forms: set[tuple[str, FormKind]] = set()

    def replace_dossier(self, dossier: str, units: Iterable[Unit]) -> None:
        """Take out what is known of a dossier and put `units` in its place."""
        self.remove_dossier(dossier)
        for unit in units:
            self.forms.update(forms_of_unit(unit))
            document = document_from_unit(unit)
            with _explained("written"):
                self._writer.add_document(document)

    def remove_dossier(self, dossier: str) -> None:
        """Take out everything of a dossier."""
        self._writer.delete_documents_by_term("dossier_id", dossier)


class SearchIndex:
    """The index in one folder; safe to read from several threads and processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._seen: _Reading | None = None

    @property
    def position(self) -> int:
        """Number of the last event of the log that is indexed; 0 where there is no index."""
        current = self._current()
        return current.position if current else 0

    @contextmanager
    def writing(self, *, afresh: bool = False) -> Iterator[Change]:
        """Change the index; one writer at a time, a second waits.

        Args:
            afresh: Build a new index beside the old one, which is read until the new is whole.
                So it is, too, where there is none or other rules made it.
        """
        with self._locked():
            current = self._current()
            generation = current.generation if current else 0
            if afresh or current is None:
                generation, position = self._next_generation(generation), 0
            else:
                position = current.position
            index = self._open(generation, make=True)
            with _explained("written"):
                writer = index.writer(_HEAP_BYTES, 1)
            change = Change(writer, position)
            try:
                yield change
            except BaseException:
                writer.rollback()
                writer.wait_merging_threads()
                raise
            with _explained("written"):
                # First the names: one that the index lacks finds nothing and harms nobody.
                add_forms(self.folder / str(generation) / _LEXICON, change.forms)
                writer.commit()
                writer.wait_merging_threads()
            self._turn_to(_Current(generation, change.position, MADE_BY))

    def search(
        self,
        query: Query,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = "relevance",
        names: Names = _ALL_NAMES,
    ) -> Results:
        """Run a query.

        Args:
            limit, offset: Which of all hits are given in full; facets count all of them.
            sort: By relevance, or by date (of the event, else of the document; undated last).
                Ties are broken by `Unit.rank`, so that pages of hits fit together.
            names: Which other forms of its names are looked for.

        Raises:
            QueryError: A value of the query cannot be understood.
            KeepingError: The index cannot be read.
        """
        begun = time.perf_counter()
        with _explained("read"):
            results = self._search(query, limit=limit, offset=offset, sort=sort, names=names)
        return replace(results, took_ms=round((time.perf_counter() - begun) * 1000, 2))

    def has_archive(self, name: str) -> bool:
        """Say whether something is held in, or cites, an archive of just this name."""
        with _explained("read"):
            searcher, whole = self._searcher(), name_term(name)
            return any(searcher.doc_freq(field, whole) for field in ("archive", "cites"))

    def found_ids(
        self, query: Query, *, limit: int, names: Names = _ALL_NAMES
    ) -> tuple[tuple[str, ...], int]:
        """Give the ids of what a query finds, by date, and of how many they are the first.

        Raises:
            QueryError: A value of the query cannot be understood.
            KeepingError: The index cannot be read.
        """
        with _explained("read"):
            reading = self._reading()
            searcher = _searcher_of(reading)
            root = _expanded(reading, searcher, query, names).query.root
            compiled = Compiler(searcher, languages_of(searcher)).compile(root)
            total = searcher.search(compiled, 1, count=True).count
            hits = hits_of_page(searcher, compiled, total, limit=limit, offset=0, sort="date")
            return tuple(id_of(searcher, at) for _, at in hits), total

    def _search(
        self, query: Query, *, limit: int, offset: int, sort: Sort, names: Names
    ) -> Results:
        reading = self._reading()
        searcher = _searcher_of(reading)
        compiler = Compiler(searcher, languages_of(searcher))
        expanded = _expanded(reading, searcher, query, names)
        compiled = compiler.compile(expanded.query.root)
        found = searcher.search(compiled, 1, count=True)
        total = found.count
        if not found.hits or found.hits[0][0] == 0.0:
            sort = "date"  # nothing was weighed: all hits are equally relevant
        addresses = hits_of_page(searcher, compiled, total, limit=limit, offset=offset, sort=sort)
        reader = HitReader(expanded.query)
        return Results(
            query=query.text,
            understood=describe(query),
            total=total,
            hits=tuple(shown_hit(searcher, at, score, reader) for score, at in addresses),
            facets=counted_facets(searcher, compiled),
            unstemmed=tuple(x for x in compiler.languages if not has_stemmer(x)),
            suggestions=() if total else self._suggest(query, searcher, compiler),
            expanded=expanded.forms,
        )

    def _suggest(self, query: Query, searcher: Any, compiler: Compiler) -> tuple[Suggestion, ...]:
        def count(node: Node) -> int:
            return int(searcher.search(compiler.compile(node), 1, count=True).count)

        return suggest(query, count=count, near=Nearby(searcher))

    def _searcher(self) -> Any:
        return _searcher_of(self._reading())

    def _reading(self) -> _Reading | None:
        """Give the state that `current.json` names; None where there is no index."""
        current = self._current()
        if current is None:
            return None
        seen = self._seen
        if seen is None or seen.current != current:
            index = self._read(current)
            lexicon = Lexicon(self.folder / str(current.generation) / _LEXICON)
            seen = self._seen = _Reading(current, index, lexicon)
        return seen

    def _read(self, current: _Current) -> Any:
        """Open the current generation; a rebuild may turn to the next one meanwhile."""
        try:
            index = self._open(current.generation, make=False)
        except KeepingError:
            newer = self._current()
            if newer is None or newer.generation == current.generation:
                raise
            index = self._open(newer.generation, make=False)
        # What a writer commits is seen when `current.json` says so, and not before.
        index.config_reader("manual")
        return index

    def _open(self, generation: int, *, make: bool) -> Any:
        folder = self.folder / str(generation)
        try:
            if make:
                folder.mkdir(parents=True, exist_ok=True)
            elif not tantivy.Index.exists(str(folder)):
                raise OSError("there is no index in it")
            return tantivy.Index(schema(), path=str(folder), reuse=True)
        except (OSError, ValueError) as error:
            raise KeepingError(
                f"The search index in {folder} cannot be read: run `edossier rebuild`. ({error})"
            ) from error

    def _current(self) -> _Current | None:
        try:
            kept = json.loads((self.folder / _CURRENT).read_bytes())
            current = _Current(kept["generation"], kept["position"], kept["made_by"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None
        except OSError as error:
            raise KeepingError(
                f"The search index in {self.folder} cannot be read: {error}."
            ) from error
        return current if current.made_by == MADE_BY else None

    def _turn_to(self, current: _Current) -> None:
        made = self.folder / f"{_CURRENT}.new"
        with _explained("written"):
            made.write_text(json.dumps(asdict(current)) + "\n")
            made.replace(self.folder / _CURRENT)
        for old in self._generations():
            if old != current.generation:
                shutil.rmtree(self.folder / str(old), ignore_errors=True)

    def _generations(self) -> list[int]:
        return [int(path.name) for path in self.folder.iterdir() if path.name.isdecimal()]

    def _next_generation(self, current: int) -> int:
        return max([current, *self._generations()]) + 1

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise KeepingError(
                f"The search index in {self.folder} cannot be written: {error.strerror}."
            ) from error
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)


def _searcher_of(reading: _Reading | None) -> Any:
    return (_empty_index() if reading is None else reading.index).searcher()


def _expanded(reading: _Reading | None, searcher: Any, query: Query, names: Names) -> Expanded:
    """Give a query with its names in all their forms; the same query is worked out once."""
    if names.are_exact or reading is None:
        return Expanded(query)
    key = (query.text, names)
    found = reading.expanded.get(key)
    if found is None:
        here = NamesOfIndex(searcher, reading.lexicon)
        found = expand(query, here, without=names.without, also=names.also)
        if len(reading.expanded) >= _MOST_EXPANDED:
            reading.expanded.clear()
        reading.expanded[key] = found
    return found


@contextmanager
def _explained(done: str) -> Iterator[None]:
    """Turn an error of the engine, which it gives as `ValueError`, into one sentence."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise KeepingError(
            f"The search index cannot be {done} ({error}): check the disk and your rights, "
            "then run `edossier rebuild`."
        ) from error


def _empty_index() -> Any:
    return tantivy.Index(schema())
