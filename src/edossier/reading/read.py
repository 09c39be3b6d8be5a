"""Read a file, with the corrections that lie beside it."""

from dataclasses import dataclass
from pathlib import Path

from edossier.checking import check
from edossier.dossier import Dossier, Finding
from edossier.formats import Edition, Taken, take_in
from edossier.reading.apparatus import dossier_of
from edossier.reading.correcting import apply_corrections
from edossier.reading.corrections import Corrections, read_corrections
from edossier.reading.editions import complete_edition, table_rows, unknown_kinds
from edossier.reading.elsewhere import with_elsewhere
from edossier.reading.people import with_people
from edossier.reading.silencing import Silenced, check_silences, silence
from edossier.text import SourceText

__all__ = [
    "Reading",
    "corrections_path",
    "findings_of",
    "read_file",
    "read_source_text",
    "rows_of",
]


@dataclass(frozen=True, slots=True)
class Reading:
    """A dossier as read, its source, and what an editor should know.

    Attributes:
        findings: Those that stand.
        silenced: Those that its editor silenced, each for a reason.
        corrections: What the editor's file beside it says; empty where there is none.
    """

    dossier: Dossier
    source: SourceText
    findings: tuple[Finding, ...]
    corrections: Corrections
    silenced: tuple[Silenced, ...] = ()


def corrections_path(path: Path | str) -> Path:
    """Give where the corrections of a file lie: `NAME.corrections.toml` beside it."""
    path = Path(path)
    return path.with_name(f"{path.stem}.corrections.toml")


def read_file(path: Path | str) -> Reading:
    """Read a file of any format; an editor's corrections beside it are applied last.

    Raises:
        UnreadableError: The file cannot be taken in.
        CorrectionsError: Its corrections are not valid, or point at nothing.
    """
    taken = take_in(path)
    beside = corrections_path(path)
    corrections = read_corrections(beside) if beside.exists() else Corrections()
    if taken.edition is None:
        return read_source_text(taken.source, corrections)
    return _read_edition(taken.edition, corrections)


def findings_of(taken: Taken, dossier: Dossier) -> tuple[Finding, ...]:
    """Check a dossier with the file that it was made from.

    What an edition got wrong is in print already, and no reason to refuse it: an error is a
    warning there. A row of a table that cannot be read is not in print, and stays an error; so
    does an edition of nothing.
    """
    edition = taken.edition
    if edition is None:
        return check(dossier, taken.source)
    lenient = (
        one.model_copy(update={"severity": "warning"})
        if one.severity == "error" and one.code != "dossier-empty"
        else one
        for one in check(dossier, edition.source)
    )
    return (*edition.findings, *unknown_kinds(edition, dossier), *lenient)


def read_source_text(source: SourceText, corrections: Corrections | None = None) -> Reading:
    """Read a source that is already taken in."""
    corrections = corrections or Corrections()
    check_silences(corrections.silences)
    dossier = with_people(apply_corrections(with_elsewhere(dossier_of(source)), corrections))
    return _checked(dossier, Taken(source), corrections)


def _read_edition(edition: Edition, corrections: Corrections) -> Reading:
    """Read what its editors have structured: they name the persons themselves."""
    check_silences(corrections.silences)
    dossier = apply_corrections(with_elsewhere(complete_edition(edition.dossier)), corrections)
    return _checked(dossier, Taken(edition.source, edition), corrections)


def rows_of(reading: Reading) -> tuple[int, ...]:
    """Give the row of each document, where a table was read; nothing for any other file."""
    return table_rows(reading.dossier, reading.source)


def _checked(dossier: Dossier, taken: Taken, corrections: Corrections) -> Reading:
    findings, silenced = silence(findings_of(taken, dossier), corrections.silences, taken.source)
    return Reading(dossier, taken.source, findings, corrections, silenced)
