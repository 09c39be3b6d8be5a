"""How far adding many files has come: documents, rate, time left, on standard error.

On a terminal one line that is written over; elsewhere a plain line now and then, for a log.
"""

import sys
import time
from types import TracebackType
from typing import Self

import click

__all__ = ["Meter"]

_PATIENCE_SECONDS = 2.0  # a run shorter than this shows nothing
_REFRESH_SECONDS = 0.2
_PLAIN_SECONDS = 10.0
_CELLS = 20
_MINUTE, _HOUR = 60, 3600


class Meter:
    """Counts files, their bytes and documents; time left is told by bytes, which are known before.

    What was there already costs no time, so that it does not count towards the rate.
    """

    def __init__(self, files: int, size_bytes: int) -> None:
        self._files = files
        self._left_bytes = size_bytes
        self._done_files = self._done_bytes = self._documents = 0
        self._started = time.monotonic()
        self._is_terminal = sys.stderr.isatty()
        self._shown_at = self._started + _PATIENCE_SECONDS
        self._is_shown = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.clear()

    def advance(self, size_bytes: int, documents: int) -> None:
        """Count a file that was taken up; show it where it is time."""
        self._done_files += 1
        self._done_bytes += size_bytes
        self._left_bytes -= size_bytes
        self._documents += documents
        self._show()

    def pass_over(self, size_bytes: int) -> None:
        """Count a file that was there already."""
        self._done_files += 1
        self._left_bytes -= size_bytes
        self._show()

    def clear(self) -> None:
        """Take the bar's line away, so that a line can be printed in its place."""
        if self._is_shown:
            click.echo("\r\033[K", nl=False, err=True)
            self._is_shown = False

    def line(self, seconds: float) -> str:
        """Say how far it has come after so many seconds.

        >>> meter = Meter(10, 4_000_000)
        >>> meter.advance(1_000_000, 300)
        >>> meter.line(10.0)
        '1 of 10 files, 300 documents, 30 a second, about 30 s left'
        """
        parts = [f"{self._done_files:,} of {self._files:,} files", f"{self._documents:,} documents"]
        if self._documents and seconds > 0:
            parts.append(f"{self._documents / seconds:,.0f} a second")
        if self._done_bytes and self._left_bytes > 0:
            left = seconds * self._left_bytes / self._done_bytes
            parts.append(f"about {_duration(left)} left")
        return ", ".join(parts)

    def _show(self) -> None:
        now = time.monotonic()
        if now < self._shown_at:
            return
        line = self.line(now - self._started)
        if self._is_terminal:
            whole = max(1, self._done_bytes + self._left_bytes)
            cells = _CELLS * self._done_bytes // whole
            bar = "#" * cells + "-" * (_CELLS - cells)
            click.echo(f"\r\033[K[{bar}] {line}", nl=False, err=True)
            self._is_shown = True
            self._shown_at = now + _REFRESH_SECONDS
        elif self._files > 1:  # of a file alone, the line on the file says all
            click.echo(f"edossier: {line}", err=True)
            self._shown_at = now + _PLAIN_SECONDS


def _duration(seconds: float) -> str:
    """Give a length of time as people say it.

    >>> [_duration(5), _duration(130), _duration(4000)]
    ['5 s', '2 min', '1 h 7 min']
    """
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds // _HOUR:.0f} h {seconds % _HOUR / _MINUTE:.0f} min"
