"""Files read in other processes, a few ahead of where they are wanted, and given in order.

A process may be ended from outside, most often by a system short of memory. The files that were
being read then are read again one at a time, so that only the one that does it is given up.
"""

import pickle
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from edossier.errors import EdossierError, UnreadableError
from edossier_cli.processes import processes
from edossier_site.archive.preparing import Prepared, prepare_file

__all__ = ["Read", "ReadingAhead"]

Read = Prepared | EdossierError


class ReadingAhead:
    """Reads files in `jobs` processes; in this one where that is one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=error is None, cancel_futures=True)

    def read(self, files: Iterator[Path]) -> Iterator[tuple[Path, Read]]:
        """Give each file as read, or its error, in the order of `files`.

        What is read ahead is bounded, and with it the memory: as many as are being read, and one.
        """
        if self._jobs == 1:
            yield from ((path, _read(path)) for path in files)
            return
        waiting: deque[_Begun] = deque()
        for path in files:
            waiting.append(self._begin(path))
            if len(waiting) > self._jobs + 1:
                yield self._finish(waiting.popleft())
        while waiting:
            yield self._finish(waiting.popleft())

    def _begin(self, path: Path) -> "_Begun":
        if self._pool is None:
            self._pool = processes(self._jobs)
        try:
            return _Begun(path, self._pool, self._pool.submit(_read_and_pack, path))
        except BrokenProcessPool:
            return _Begun(path, self._pool, None)

    def _finish(self, begun: "_Begun") -> tuple[Path, Read]:
        try:
            if begun.future is not None:
                return begun.path, _unpacked(begun.future.result())
        except BrokenProcessPool:
            pass  # by this file, or by another that was read beside it
        begun.pool.shutdown(wait=False, cancel_futures=True)
        if self._pool is begun.pool:
            self._pool = None  # the next file gets a new one
        return begun.path, _read_apart(begun.path)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file that is being read; `future` is None where the pool had broken before."""

    path: Path
    pool: ProcessPoolExecutor
    future: Future[bytes] | None


def _read(path: Path) -> Read:
    try:
        return prepare_file(path)
    except EdossierError as error:
        return error
    except MemoryError:
        return UnreadableError(f"{path} needs more memory than there is: split it.")
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        # A fault of edossier's own stops one file of many, and is told as one.
        return UnreadableError(
            f"{path}: edossier has a fault that shows in this file "
            f"({type(error).__name__}: {str(error)[:200]}): please report it with the file."
        )


def _read_and_pack(path: Path) -> bytes:
    """Read a file; what waits for its turn, waits packed: that takes a twentieth of the memory."""
    return pickle.dumps(_read(path), pickle.HIGHEST_PROTOCOL)


def _unpacked(packed: bytes) -> Read:
    read: Read = pickle.loads(packed)  # noqa: S301  # from a process of our own
    return read


def _read_apart(path: Path) -> Read:
    """Read one file in a process of its own."""
    with processes(1) as alone:
        try:
            return _unpacked(alone.submit(_read_and_pack, path).result())
        except BrokenProcessPool:
            return UnreadableError(
                f"{path}: the process that read it was ended from outside: give it more memory, "
                "or split the file."
            )
