"""A file is read and checked: all of adding that needs no archive, and can run elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from edossier.dossier import Dossier, Finding
from edossier.formats.tables import columns_path
from edossier.reading import corrections_path, read_file, rows_of

__all__ = ["Prepared", "given_files", "prepare_file"]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that was read and checked.

    Attributes:
        files: The file as given, then its corrections and its columns file if there are any.
        rows: Of a table, the row of each document, as a spreadsheet counts it.
        same: What its editor said of its documents: the ARK of the published one, or "new".
    """

    path: Path
    files: tuple[Path, ...]
    dossier: Dossier
    same: Mapping[str, str]
    findings: tuple[Finding, ...]
    rows: tuple[int, ...] = ()

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings for which it is refused."""
        return tuple(finding for finding in self.findings if finding.severity == "error")


def prepare_file(path: Path) -> Prepared:
    """Read and check a file.

    Raises:
        UnreadableError: It is no dossier that edossier can read.
        CorrectionsError: Its corrections are wrong.
    """
    reading = read_file(path)
    same = reading.corrections.same
    return Prepared(
        path, given_files(path), reading.dossier, same, reading.findings, rows_of(reading)
    )


def given_files(path: Path) -> tuple[Path, ...]:
    """Give the file, then its corrections and its columns file if there are any."""
    beside = (corrections_path(path), columns_path(path))
    return (path, *(one for one in beside if one.is_file()))
