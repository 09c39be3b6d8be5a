"""The desk: the file that an editor works on, read again whenever it or its corrections change.

It is looked at when somebody asks for a page, and by nothing in between. What cannot be read is
said in one line, and the last that could be read stays.
"""

import importlib.metadata
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from threading import RLock

from django.conf import settings

from edossier.dossier import Document, Dossier
from edossier.errors import EdossierError
from edossier.identifiers import format_ark, mint, parse_ark
from edossier.keeping import (
    Archive,
    Occasion,
    Publication,
    create_archive,
    open_archive,
    publish,
    writing,
)
from edossier.keeping.settings import FILE_NAME
from edossier.reading import Reading, corrections_path, read_file
from edossier_site import env
from edossier_site.archive import follow
from edossier_site.searching import follow as index

__all__ = ["Desk", "State", "the_desk"]


@dataclass(frozen=True, slots=True)
class State:
    """What is shown.

    Attributes:
        number: Counts what was read, from one.
        reading: The last that could be read.
        publication: That, as it would be published.
        problem: Why the file as it now stands cannot be read; None where it can.
    """

    number: int
    reading: Reading
    publication: Publication
    problem: str | None = None


class Desk:
    """One file, and an archive that shows it.

    Raises:
        EdossierError: The file cannot be read to begin with.
    """

    def __init__(self, archive: Archive, file: Path) -> None:
        self.file = file
        self._archive = archive
        self._lock = RLock()
        self._seen = self._look_at_files()
        self._state = State(1, *self._read())

    def look(self) -> State:
        """Give the file's state, read again where it has changed."""
        with self._lock:
            seen = self._look_at_files()
            if seen != self._seen:
                self._seen = seen
                self._state = self._next_state()
            return self._state

    @contextmanager
    def looking(self) -> Iterator[State]:
        """Give the file's state, and hold it while a page is made of it."""
        with self._lock:
            yield self.look()

    def _next_state(self) -> State:
        number = self._state.number + 1
        try:
            return State(number, *self._read())
        except EdossierError as error:
            return replace(self._state, number=number, problem=str(error))

    def _look_at_files(self) -> tuple[tuple[int, int, int] | None, ...]:
        return tuple(_stamp(path) for path in (self.file, corrections_path(self.file)))

    def _read(self) -> tuple[Reading, Publication]:
        reading = read_file(self.file)
        fresh = self._archive.path.with_name("fresh")
        shutil.rmtree(fresh, ignore_errors=True)
        publication = _publish(_empty_like(self._archive, fresh), self.file, reading)
        shutil.rmtree(self._archive.ocfl)
        (fresh / "ocfl").rename(self._archive.ocfl)
        follow.rebuild(self._archive)
        index.rebuild(self._archive)
        return reading, publication


@cache
def the_desk() -> Desk:
    """Give the desk of this process."""
    return Desk(settings.ARCHIVE, env.preview_file())


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_mtime_ns, status.st_size


def _empty_like(archive: Archive, path: Path) -> Archive:
    create_archive(path)
    shutil.copyfile(archive.path / FILE_NAME, path / FILE_NAME)
    return open_archive(path)


def _publish(archive: Archive, file: Path, reading: Reading) -> Publication:
    """Publish a reading, errors or not, under names that stay the same from one to the next."""
    beside = corrections_path(file)
    files = (file, beside) if beside.is_file() else (file,)
    at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    # No chance, so that addresses stay from one reading to the next; nothing is kept or secret.
    occasion = Occasion(at, importlib.metadata.version("edossier"), Random(0))  # noqa: S311
    dossier = _named(reading.dossier, reading.corrections.same, archive.settings.naan)
    with writing(archive) as writer:
        return publish(writer, dossier, files, occasion).publication


def _named(dossier: Dossier, same: Mapping[str, str], naan: str) -> Dossier:
    """Give the dossier with an ARK for itself and each document: an editor's, else one drawn.

    One that is drawn follows from the document's number alone, so that the page being looked at
    keeps its address while documents are put in before it. Where two have one number, publishing
    draws theirs.
    """
    counts = Counter(document.number for document in dossier.documents)
    documents: list[Document] = []
    for document in dossier.documents:
        number = document.number
        ark = _given(same.get(number)) or _given(document.ark) or _drawn(naan, f"document {number}")
        is_alone = counts[number] == 1
        documents.append(document.model_copy(update={"ark": ark if is_alone else None}))
    ark = _given(dossier.ark) or _drawn(naan, "dossier")
    return dossier.model_copy(update={"ark": ark, "documents": tuple(documents)})


def _given(ark: str | None) -> str | None:
    return ark if ark is not None and parse_ark(ark) is not None else None


def _drawn(naan: str, what: str) -> str:
    # Drawn by the name, not by chance: the same document keeps its address while one types.
    return format_ark(naan, mint(naan, Random(what)))  # noqa: S311
