"""Processes beside this one, which end when it does, however it ends.

The pools of the standard library wait for ever where a process is killed while it begins, and
their processes wait for work for ever when the one that started them is killed.
"""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from edossier_cli.collecting import collect_seldom

__all__ = ["Worker", "WorkerEndedError"]

Work = Callable[[Path], bytes]


class WorkerEndedError(Exception):
    """A process was ended from outside before it answered: out of memory, most often."""


class Worker:
    """A fresh process that does one thing with a path, and answers in bytes, again and again.

    Args:
        work: A function of a module; what it raises ends the process.
    """

    def __init__(self, work: Work) -> None:
        context = get_context("spawn")
        self._ours, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        # One that is killed while it begins is told as any other: by having no answer.
        with suppress(OSError):
            self._process.start()
        theirs.close()

    def do(self, path: Path) -> bytes:
        """Have it done, and wait.

        Raises:
            WorkerEndedError: The process was ended from outside.
        """
        if self._process.pid is None:
            raise WorkerEndedError
        with suppress(OSError):
            self._ours.send(path)
        wait([self._ours, self._process.sentinel])
        try:
            if self._ours.poll():
                return self._ours.recv_bytes()
        except (EOFError, OSError):
            pass  # it was ended while it answered
        raise WorkerEndedError

    def end(self) -> None:
        """End the process, whatever it is doing."""
        if self._process.pid is not None:
            self._process.kill()


def _serve(connection: "Connection[bytes, Path]", work: Work) -> None:
    # Ctrl-C is for the process that started this one, which then ends and this one with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    collect_seldom()
    threading.Thread(target=_wait_for_its_end, daemon=True).start()
    while True:
        try:
            path = connection.recv()
        except EOFError:
            return
        connection.send_bytes(work(path))


def _wait_for_its_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)  # whatever it was doing: what it writes is whole or not there
