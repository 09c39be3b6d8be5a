"""Files read in other processes, a few ahead of where they are wanted, and given in order.

A process may be ended from outside, most often by a system short of memory. The files that were
being read then are read again one at a time, so that only the one that does it is given up.
"""

import pickle
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from edossier.errors import EdossierError, UnreadableError
from edossier_cli.processes import Worker, WorkerEndedError
from edossier_site.archive.preparing import Prepared, prepare_file

__all__ = ["Read", "ReadingAhead"]

Read = Prepared | EdossierError


class ReadingAhead:
    """Reads files in `jobs` processes; in this one where that is one."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._threads = ThreadPoolExecutor(jobs)
        self._readers: list[Worker] = []
        self._of_thread = threading.local()
        self._apart = threading.Lock()
        self._is_ending = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._is_ending = True
        for reader in self._readers:
            reader.end()
        self._threads.shutdown(cancel_futures=True)

    def read(self, files: Iterator[Path]) -> Iterator[tuple[Path, Read]]:
        """Give each file as read, or its error, in the order of `files`.

        What is read ahead is bounded, and with it the memory: as many as are being read, and one.
        """
        if self._jobs == 1:
            yield from ((path, _read(path)) for path in files)
            return
        waiting: deque[tuple[Path, Future[bytes]]] = deque()
        for path in files:
            waiting.append((path, self._threads.submit(self._read_beside, path)))
            if len(waiting) > self._jobs + 1:
                yield _unpacked(waiting.popleft())
        while waiting:
            yield _unpacked(waiting.popleft())

    def _read_beside(self, path: Path) -> bytes:
        """Read a file in this thread's process; once more, and alone, where that was ended."""
        try:
            return self._reader().do(path)
        except WorkerEndedError:
            del self._of_thread.reader
        with self._apart:
            try:
                return self._reader().do(path)
            except WorkerEndedError:
                del self._of_thread.reader
                return _packed(
                    UnreadableError(
                        f"{path}: the process that read it was ended from outside: give it more "
                        "memory, or split the file."
                    )
                )

    def _reader(self) -> Worker:
        reader: Worker | None = getattr(self._of_thread, "reader", None)
        if reader is None:
            if self._is_ending:
                raise WorkerEndedError
            reader = self._of_thread.reader = Worker(_read_and_pack)
            self._readers.append(reader)
        return reader


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
    return _packed(_read(path))


def _packed(read: Read) -> bytes:
    return pickle.dumps(read, pickle.HIGHEST_PROTOCOL)


def _unpacked(done: tuple[Path, Future[bytes]]) -> tuple[Path, Read]:
    path, packed = done
    read: Read = pickle.loads(packed.result())  # noqa: S301  # from a process of our own
    return path, read
