"""Every write: what `preparing` read is published in the OCFL root and followed into the rows."""

from dataclasses import dataclass
from typing import Literal

from edossier.keeping import Matching, Occasion, Publication, Writer, publish
from edossier_site.archive import follow
from edossier_site.archive.preparing import Prepared

__all__ = ["Added", "Outcome", "add_file", "follow_log"]

Outcome = Literal["new", "version", "unchanged", "refused"]


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a file.

    Attributes:
        outcome: A `new` dossier, a new `version` of one, `unchanged`, or `refused` for errors.
        publication: As it now stands in the archive; None where it was refused.
        matching: Who is who in the version before; None unless there is a new version.
    """

    prepared: Prepared
    outcome: Outcome
    publication: Publication | None = None
    matching: Matching | None = None


def add_file(
    writer: Writer,
    prepared: Prepared,
    occasion: Occasion,
    *,
    again: bool = False,
    dry_run: bool = False,
) -> Added:
    """Publish a file, unless it has errors or is there already.

    Raises:
        UndecidedError: An editor has to say which document or dossier it is.
        CorrectionsError: An ARK in its corrections names nothing here.
        KeepingError: The archive cannot be written; nothing was published.
    """
    if prepared.errors:
        return Added(prepared, "refused")
    published = publish(
        writer,
        prepared.dossier,
        prepared.files,
        occasion,
        same=prepared.same,
        again=again,
        dry_run=dry_run,
    )
    return Added(prepared, published.change, published.publication, published.matching)


def follow_log(writer: Writer) -> int:
    """Bring the rows up to what was published; give the number of the log's last entry.

    Raises:
        KeepingError: The database cannot be written.
    """
    return follow.follow(writer.archive)
