"""Rows and index kept up with a long run of publishing, so that readers find what is in so far.

With several processes the index is followed in one of its own: it needs only the log. Where that
process is ended from outside, this one follows the index at the end.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from edossier.errors import EdossierError, KeepingError
from edossier.keeping import Writer
from edossier_cli.processes import Worker, WorkerEndedError
from edossier_cli.writing import crash_where_asked, follow
from edossier_site.start import configure

__all__ = ["Following"]

_DOCUMENTS_AT_ONCE = 1_000
"""How many documents are published before readers find them: a commit of the index costs."""


class Following:
    """Brings database and index up to the log while publishing goes on, and at its end."""

    def __init__(self, writer: Writer, *, beside: bool) -> None:
        self._writer = writer
        self._follower: Worker | None = Worker(_follow_index) if beside else None
        self._thread = ThreadPoolExecutor(1)
        self._index: Future[bytes] | None = None
        self._waiting = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._follower is not None:
            self._follower.end()
        self._thread.shutdown(cancel_futures=True)

    def published(self, documents: int) -> None:
        """Count what was published; follow it where it is enough.

        Raises:
            KeepingError: The database or the index cannot be written.
        """
        self._waiting += documents
        if self._waiting < _DOCUMENTS_AT_ONCE:
            return
        self._waiting = 0
        if self._follower is None:
            follow(self._writer)
            return
        if self._index is None or self._index.done():
            self._follow_index_beside()
        self._follow_rows()

    def finish(self) -> None:
        """Follow to the end of the log: what was published can be read and found.

        Raises:
            KeepingError: The database or the index cannot be written.
        """
        if self._follower is not None:
            self._follow_index_beside()
            self._follow_rows()
            self._await_index()
        follow(self._writer)

    def _follow_rows(self) -> None:
        # Models can be imported only now that the settings stand.
        from edossier_site.archive import actions

        actions.follow_log(self._writer)
        crash_where_asked("rows-followed")

    def _follow_index_beside(self) -> None:
        self._await_index()
        if self._follower is not None:
            self._index = self._thread.submit(self._follower.do, self._writer.archive.path)

    def _await_index(self) -> None:
        if self._index is None:
            return
        try:
            said = self._index.result().decode()
        except WorkerEndedError:
            self._follower = None
            said = ""
        self._index = None
        if said:
            raise KeepingError(said)


def _follow_index(archive: Path) -> bytes:
    """Follow the log; give what hindered it, nothing where nothing did."""
    configure(archive)
    # Models can be imported only now that the settings stand.
    from django.conf import settings

    from edossier_site.searching import follow as index

    try:
        index.follow(settings.ARCHIVE)
    except EdossierError as error:
        return str(error).encode()
    return b""
