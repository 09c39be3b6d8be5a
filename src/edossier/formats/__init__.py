"""Files to SourceText: one folder a format, and the choice between them.

`take_in` looks at the bytes first and at the suffix second, since scholars' files bear all
kinds of names. A format that is known and not read yet is refused with the mend. Of a file that
its editors have structured, TEI or a table, it gives the Dossier too.
"""

from dataclasses import dataclass
from pathlib import Path

from edossier.errors import UnreadableError
from edossier.formats import tables, tei
from edossier.formats.choosing import choose_format, is_edition, is_table
from edossier.formats.edition import EDITION_CODES, Edition
from edossier.text import SourceText

__all__ = [
    "EDITION_CODES",
    "LARGEST_FILE",
    "LONGEST_PARAGRAPH",
    "Edition",
    "Taken",
    "open_if_table",
    "read_source",
    "take_in",
]

LARGEST_FILE = 64 * 1024 * 1024
"""In bytes. A whole volume of a documentary edition as text is under 8 MB; a file beyond this is
no dossier, and reading takes up to twelve times its size in memory."""

LONGEST_PARAGRAPH = 500_000
"""In code points: a hundred printed pages without a break. Beyond that a file is damaged or made
to break its reader, and to look for names in it would take minutes."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as taken in.

    Attributes:
        edition: What its editors have structured; None for a file that only its print tells.
    """

    source: SourceText
    edition: Edition | None = None


def read_source(path: Path | str, columns: Path | None = None) -> SourceText:
    """Read a file, whatever its format, as one text.

    Args:
        path: Where it lies.
        columns: As `take_in`.

    Raises:
        UnreadableError: As `take_in`.
    """
    return take_in(path, columns).source


def take_in(path: Path | str, columns: Path | None = None) -> Taken:
    """Read a file, whatever its format.

    Args:
        path: Where it lies.
        columns: Of a table, where its columns file lies; None is beside it.

    Raises:
        UnreadableError: The file is missing, no file, closed to us, empty, too large, of a format
            that is not read, or broken; the message says which, and the mend.
    """
    path = Path(path)
    content = _content_of(path)
    if not content.strip(b"\x00 \t\r\n\f"):
        raise UnreadableError(f"{path} is empty: give a file that holds the dossier.")
    if is_table(content, path):
        table = tables.read(content, str(path), columns)
        _hold_bounds(table.source, path)
        return Taken(table.source, table)
    edition = tei.read(content, str(path)) if is_edition(content) else None
    source = edition.source if edition else choose_format(content, path)(content, path.name)
    _hold_bounds(source, path)
    return Taken(source, edition)


def open_if_table(path: Path | str) -> tables.Opened | None:
    """Open a table, to see how its columns are understood; None for any other file.

    Raises:
        UnreadableError: As `take_in`.
    """
    path = Path(path)
    content = _content_of(path)
    return tables.open_table(content, str(path)) if is_table(content, path) else None


def _hold_bounds(source: SourceText, path: Path) -> None:
    if not source.blocks:
        raise UnreadableError(f"{path} holds no text: give a file that holds the dossier.")
    for block in source.blocks:
        if block.end - block.start > LONGEST_PARAGRAPH:
            raise UnreadableError(
                f"{path}:{source.place(block.start)} is a paragraph of "
                f"{block.end - block.start:,} characters, which no dossier has: break it up."
            )


def _content_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise UnreadableError(f"{path} is a folder: name a file in it.")
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        raise UnreadableError(f"{path} is not there: check the name and the folder.") from None
    except PermissionError:
        raise UnreadableError(
            f"{path} may not be read by this user: change its permissions."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableError(f"{path} cannot be read ({reason}): copy it and try again.") from None
    if len(content) > LARGEST_FILE:
        raise UnreadableError(
            f"{path} is larger than {LARGEST_FILE // 1024 // 1024} MB: split it, "
            "or take the pictures out of it."
        )
    return content
