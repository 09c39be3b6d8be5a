"""A dossier as an archive keeps it, checked with its source and the corrections kept with it."""

from pathlib import Path

from edossier.checking import check
from edossier.formats import read_source
from edossier.keeping import Archive, Publication, source_path
from edossier.reading.corrections import Corrections, read_corrections
from edossier.reading.read import Reading, corrections_path
from edossier.reading.silencing import silence

__all__ = ["check_kept"]


def check_kept(archive: Archive, publication: Publication) -> Reading:
    """Check a dossier as it was published; its file is read again only to point into it.

    Raises:
        KeepingError: A file of it is damaged.
        UnreadableError: Its file can no longer be read.
        CorrectionsError: Its corrections file cannot.
    """
    given = publication.files[0].name
    source = read_source(source_path(archive, publication, given))
    corrections = _corrections(archive, publication, corrections_path(given).name)
    found = check(publication.dossier, source)
    findings, silenced = silence(found, corrections.silences, source)
    return Reading(publication.dossier, source, findings, corrections, silenced)


def _corrections(archive: Archive, publication: Publication, name: str) -> Corrections:
    if name not in (file.name for file in publication.files[1:]):
        return Corrections()
    path: Path = source_path(archive, publication, name)
    return read_corrections(path)
