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
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import tantivy

from edossier.errors import KeepingError
from edossier.search.among import Among
from edossier.search.engines.finding import DEEPEST_HIT
from edossier.search.engines.lexicon import Lexicon, add_forms, forms_of_unit
from edossier.search.engines.schema import MADE_BY, document_from_unit, name_term, schema
from edossier.search.engines.state import Names, State
from edossier.search.known import FormKind
from edossier.search.nodes import Query
from edossier.search.results import Results, Sort
from edossier.search.unit import Unit

__all__ = ["DEEPEST_HIT", "Change", "Names", "SearchIndex"]

_CURRENT = "current.json"
_LEXICON = "names"
_HEAP_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class _Current:
    generation: int
    position: int
    made_by: str


_ALL_NAMES = Names()


@dataclass(frozen=True, slots=True)
class _Reading:
    """The index as `current.json` says."""

    current: _Current
    index: Any
    state: State


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
        among: Among | None = None,
    ) -> Results:
        """Run a query.

        Args:
            limit, offset: Which of all hits are given in full; facets count all of them.
            sort: By relevance, or by date (of the event, else of the document; undated last).
                Ties are broken by `Unit.rank`, so that pages of hits fit together.
            names: Which other forms of its names are looked for.
            among: A facet of which only some values are wanted.

        Raises:
            QueryError: A value of the query cannot be understood.
            KeepingError: The index cannot be read.
        """
        begun = time.perf_counter()
        with _explained("read"):
            results = self.state().search(
                query, limit=limit, offset=offset, sort=sort, names=names, among=among
            )
        return replace(results, took_ms=round((time.perf_counter() - begun) * 1000, 2))

    def has_archive(self, name: str) -> bool:
        """Say whether something is held in, or cites, an archive of just this name."""
        with _explained("read"):
            searcher, whole = self.state().searcher, name_term(name)
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
            return self.state().found_ids(query, limit=limit, names=names)

    def state(self) -> State:
        """Give the state that `current.json` names; an empty one where there is no index."""
        current = self._current()
        if current is None:
            return _no_state()
        seen = self._seen
        if seen is None or seen.current != current:
            index = self._read(current)
            lexicon = Lexicon(self.folder / str(current.generation) / _LEXICON)
            seen = self._seen = _Reading(current, index, State(index.searcher(), lexicon))
        return seen.state

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


@lru_cache(maxsize=1)
def _no_state() -> State:
    return State(tantivy.Index(schema()).searcher(), Lexicon(Path("names-of-no-index")))
