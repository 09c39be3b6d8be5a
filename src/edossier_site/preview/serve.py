"""Serve a preview of one file until told to stop, from a folder that is then thrown away."""

import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from edossier.keeping import create_archive, open_archive
from edossier.keeping.settings import FILE_NAME
from edossier_site.serving import address_of, answer, listen
from edossier_site.start import prepare

__all__ = ["serve_preview"]

_HOST = "127.0.0.1"


def serve_preview(
    file: Path, *, port: int, like: Path | None, on_ready: Callable[[str], None]
) -> None:
    """Serve the pages of a file as they would be; return when interrupted.

    Args:
        port: 0 takes any that is free.
        like: The folder of the archive it is meant for, whose name and licence are shown.
        on_ready: Called once with the address, when it answers.

    Raises:
        UnreadableError: The file cannot be read to begin with.
        CorrectionsError: Its corrections are wrong to begin with.
        ConfigurationError: The port cannot be had.
    """
    with (
        listen(_HOST, port) as listening,
        tempfile.TemporaryDirectory(
            prefix="edossier-preview-", ignore_cleanup_errors=True
        ) as folder,
    ):
        archive = create_archive(Path(folder) / "archive", name=f"Preview of {file.name}").path
        if like is not None:
            open_archive(like)
            shutil.copyfile(like / FILE_NAME, archive / FILE_NAME)
        os.environ["EDOSSIER_PREVIEW"] = str(file.absolute())
        prepare(archive, "edossier_site.preview.settings")
        # It can be imported only now that the settings stand.
        from edossier_site.preview.desk import the_desk

        the_desk()
        on_ready(address_of(listening, _HOST))
        answer(listening)
