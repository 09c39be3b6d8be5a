"""A dossier as an archive keeps it, checked with its source and the corrections kept with it."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from edossier.checking import check_archive
from edossier.dossier import Finding
from edossier.formats import take_in
from edossier.formats.tables import columns_path
from edossier.keeping import Archive, Publication, load, newest_versions, source_path
from edossier.reading.corrections import Corrections, Silence, read_corrections
from edossier.reading.read import Reading, corrections_path, findings_of
from edossier.reading.silencing import silence, silence_of

__all__ = ["check_across", "check_kept"]


def check_kept(archive: Archive, publication: Publication) -> Reading:
    """Check a dossier as it was published; its file is read again only to point into it.

    Raises:
        KeepingError: A file of it is damaged.
        UnreadableError: Its file can no longer be read.
        CorrectionsError: Its corrections file cannot.
    """
    given = publication.files[0].name
    taken = take_in(source_path(archive, publication, given), _columns(archive, publication, given))
    corrections = _corrections(archive, publication, corrections_path(given).name)
    found = findings_of(taken, publication.dossier)
    findings, silenced = silence(found, corrections.silences, taken.source)
    return Reading(publication.dossier, taken.source, findings, corrections, silenced)


def check_across(
    archive: Archive, silences: Mapping[str, Sequence[Silence]]
) -> Iterator[tuple[str, Finding, Silence | None]]:
    """Check dossiers of an archive against each other.

    Args:
        silences: For the ARK of each dossier to be checked, what its corrections silence.

    Yields:
        The ARK of the dossier that a finding is told of, the finding, and what silences it.

    Raises:
        KeepingError: The archive is damaged.
    """
    newest = newest_versions(archive)
    dossiers = ((ark, load(archive, ark, newest[ark]).dossier) for ark in silences)
    for ark, finding in check_archive(dossiers):
        yield ark, finding, silence_of(finding, silences[ark])


def _columns(archive: Archive, publication: Publication, given: str) -> Path | None:
    """Give where the columns file of a table is kept; versions may lie in different folders."""
    name = columns_path(given).name
    if name not in (file.name for file in publication.files[1:]):
        return None
    return source_path(archive, publication, name)


def _corrections(archive: Archive, publication: Publication, name: str) -> Corrections:
    if name not in (file.name for file in publication.files[1:]):
        return Corrections()
    path: Path = source_path(archive, publication, name)
    return read_corrections(path)
