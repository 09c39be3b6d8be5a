"""A progress bar on standard error, for work that takes more than two seconds."""

import sys
import time
from contextlib import ExitStack
from types import TracebackType
from typing import Protocol

import click

__all__ = ["Progress"]

_PATIENCE_SECONDS = 2.0


class _Bar(Protocol):
    def update(self, n_steps: int) -> None: ...


class Progress:
    """Counts steps; shows a bar from the third second on, if somebody looks at the terminal."""

    def __init__(self, length: int, label: str) -> None:
        self._length = length
        self._label = label
        self._done = 0
        self._started = time.monotonic()
        self._bar: _Bar | None = None
        self._stack = ExitStack()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._stack.close()

    def advance(self) -> None:
        """Count one step."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(1)
        elif sys.stderr.isatty() and time.monotonic() - self._started > _PATIENCE_SECONDS:
            bar = click.progressbar(length=self._length, label=self._label, file=sys.stderr)
            self._bar = self._stack.enter_context(bar)
            self._bar.update(self._done)

    def clear(self) -> None:
        """Take the bar's line away, so that a line can be printed in its place."""
        if self._bar is not None:
            click.echo("\r\033[K", nl=False, err=True)
