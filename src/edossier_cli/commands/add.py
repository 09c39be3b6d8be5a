"""`edossier add`: read, check and publish files; done when they can be searched."""

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edossier.errors import EdossierError, UnreadableError
from edossier.keeping import Archive, Matching, Publication, Writer, load, open_archive, writing
from edossier_cli.choosing import choose_files
from edossier_cli.collecting import collect_seldom
from edossier_cli.findings import counted, echo_finding_aside
from edossier_cli.following import Following
from edossier_cli.meter import Meter
from edossier_cli.options import archive_option, echo_waiting
from edossier_cli.reading_ahead import Read, ReadingAhead
from edossier_cli.row_report import row_lines
from edossier_cli.writing import crash_where_asked, occasion
from edossier_site.archive.preparing import Prepared
from edossier_site.start import configure

if TYPE_CHECKING:
    from edossier_site.archive.actions import Added

__all__ = ["add_files", "command", "dossier_files"]

# Findings that fit on one screen: of a file alone, and of one among many.
_MOST_SHOWN, _MOST_WARNINGS, _MOST_SHOWN_OF_MANY = 15, 5, 3
_MOST_NAMED = 5


@click.command("add")
@click.argument(
    "paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@archive_option
@click.option(
    "--jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Processes that read files.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done; write nothing.")
@click.option(
    "--again", is_flag=True, help="Publish too where only the reading of a file has changed."
)
def command(paths: tuple[Path, ...], folder: Path, jobs: int, dry_run: bool, again: bool) -> None:
    """Read, check and publish dossiers; each FILE is one, or a folder of them.

    The same file again changes nothing. A file with errors is refused; the others go on.
    """
    files = dossier_files(paths)
    failed = add_files(folder, files, jobs=jobs, dry_run=dry_run, again=again)
    is_unreadable = len(failed) == len(files) == 1 and isinstance(failed[0], UnreadableError)
    if failed:
        sys.exit(2 if is_unreadable else 1)


def add_files(
    folder: Path,
    files: Sequence[Path],
    *,
    jobs: int = 1,
    dry_run: bool = False,
    again: bool = False,
) -> list[EdossierError | None]:
    """Publish files one after another, print a line on each, and return when they can be searched.

    What is published already, byte for byte, is not read again: so a run that was killed goes on
    where it was.

    Returns:
        One entry for each file that failed: its error, or None where findings refused it.
    """
    archive = open_archive(folder)
    configure(archive.path)
    if len(files) > 1:
        collect_seldom()
    is_bulk = jobs > 1 and len(files) > 1
    with (
        writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer,
        ReadingAhead(jobs if is_bulk else 1) as readers,
        Following(writer, beside=is_bulk and not dry_run) as following,
        Meter(len(files), sum(map(_size_of, files))) as meter,
    ):
        adding = _Adding(writer, following, meter, len(files) == 1, dry_run=dry_run, again=again)
        for path, read in readers.read(adding.not_yet_in(files)):
            adding.add(path, read)
        if not dry_run:
            following.finish()
    adding.summarise()
    return adding.failed


class _Adding:
    """A run: publishes what was read, tells of each file, and counts."""

    def __init__(
        self,
        writer: Writer,
        following: Following,
        meter: Meter,
        is_alone: bool,
        *,
        dry_run: bool,
        again: bool,
    ) -> None:
        self.failed: list[EdossierError | None] = []
        self._lines: list[str] = []
        self._outcomes: Counter[str] = Counter()
        self._writer, self._following, self._meter = writer, following, meter
        self._is_alone, self._dry_run, self._again = is_alone, dry_run, again

    def not_yet_in(self, files: Iterable[Path]) -> Iterator[Path]:
        """Give the files that have to be read; tell of those that are in as they are."""
        # Models can be imported only now that the settings stand.
        from edossier_site.archive import actions

        for path in files:
            is_asked_more = self._dry_run or self._again
            known = None if is_asked_more else actions.find_added(self._writer, path)
            if known is None:
                yield path
                continue
            self._meter.clear()
            _say(f"{path}: unchanged {known.ark}, {_documents(known.documents)}")
            self._outcomes["unchanged"] += 1
            self._meter.pass_over(_size_of(path))

    def add(self, path: Path, read: Read) -> None:
        """Publish one file, or say why not."""
        from edossier_site.archive import actions

        documents = 0
        try:
            if isinstance(read, EdossierError):
                raise read
            added = actions.add_file(
                self._writer, read, occasion(), again=self._again, dry_run=self._dry_run
            )
        except EdossierError as error:
            self._fail(_named(path, error), error)
        else:
            documents = len(read.dossier.documents)
            self._tell(added)
        self._meter.advance(_size_of(path), documents)
        if not self._dry_run:
            self._following.published(documents)

    def summarise(self) -> None:
        """List what failed, a line each, and count."""
        if self._is_alone:
            return
        for line in self._lines:
            click.echo(line, err=True)
        _summarise(self._outcomes, len(self.failed), dry_run=self._dry_run)

    def _tell(self, added: "Added") -> None:
        self._meter.clear()
        if self._dry_run and added.prepared.rows:
            _tell_rows(self._writer.archive, added)
        _tell(added, dry_run=self._dry_run, is_alone=self._is_alone)
        self._outcomes[added.outcome] += 1
        if added.outcome == "refused":
            found = counted(added.prepared.findings)
            self._fail(
                f"{added.prepared.path} was refused ({found}): mend its errors, or correct it.",
                None,
            )

    def _fail(self, message: str, error: EdossierError | None) -> None:
        """Keep one line for the end; what needs more, such as what to choose from, is said now."""
        self.failed.append(error)
        first, _, more = message.partition("\n")
        self._lines.append(f"edossier: {first}")
        if self._is_alone or more:
            self._meter.clear()
            click.echo(f"edossier: {message}", err=True)


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0  # reading says what is wrong with it


def _say(line: str) -> None:
    click.echo(line)
    sys.stdout.flush()


def dossier_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Give the files named, and those in the folders named; say what is passed over there."""
    chosen = choose_files(paths)
    if chosen.passed_over:
        named = ", ".join(str(path) for path in chosen.passed_over[:_MOST_NAMED])
        more = len(chosen.passed_over) - _MOST_NAMED
        click.echo(
            f"edossier: passed over as no dossiers: {named}"
            + (f" and {more} more" if more > 0 else ""),
            err=True,
        )
    return chosen.files


def _named(path: Path, error: EdossierError) -> str:
    message = str(error)
    return message if str(path) in message else f"{path}: {message}"


def _tell(added: "Added", *, dry_run: bool, is_alone: bool) -> None:
    prepared, publication = added.prepared, added.publication
    if added.outcome != "unchanged":
        _tell_findings(prepared, is_alone=is_alone)
    found = counted(prepared.findings)
    if publication is None:
        return
    would = "would be " if dry_run else ""
    done = {
        "new": f"{would}published",
        "version": f"{would}version {publication.version}",
        "unchanged": "unchanged",
    }[added.outcome]
    ark = "" if dry_run and added.outcome == "new" else f" {publication.ark}"
    said = "; ".join(part for part in (_described(publication, added.matching), found) if part)
    _say(f"{prepared.path}: {done}{ark}, {said}")


def _tell_rows(archive: Archive, added: "Added") -> None:
    """Say of each row of a table what would become of it."""
    new = added.publication
    if added.outcome == "unchanged":
        old = new
    else:
        old = load(archive, new.ark, new.version - 1) if new and new.version > 1 else None
    for line in row_lines(added.prepared, new, old):
        click.echo(line)


def _tell_findings(prepared: Prepared, *, is_alone: bool) -> None:
    """Show what stops a file, and of one file the first warnings; `check` shows all."""
    named = str(prepared.path)
    warnings = [finding for finding in prepared.findings if finding.severity == "warning"]
    shown = (
        *prepared.errors[: _MOST_SHOWN if is_alone else _MOST_SHOWN_OF_MANY],
        *warnings[: _MOST_WARNINGS if is_alone else 0],
    )
    for finding in shown:
        echo_finding_aside(named, finding)
    left = len(prepared.errors) + len(warnings) - len(shown)
    if left:
        click.echo(
            f"edossier: {left} more: edossier check {shlex.quote(named)} shows all", err=True
        )


def _described(publication: Publication, matching: Matching | None) -> str:
    parts = [_documents(len(publication.documents))]
    if matching is not None:
        changed = sum(1 for d in publication.documents if d.version > 1)
        parts += [f"{len(matching.added)} new"] if matching.added else []
        parts += [f"{len(matching.gone)} gone"] if matching.gone else []
        parts += [f"{changed} changed since first published"] if changed else []
    return ", ".join(parts)


def _documents(count: int) -> str:
    return f"{count} document{'' if count == 1 else 's'}"


def _summarise(outcomes: Counter[str], failed: int, *, dry_run: bool) -> None:
    words = {"new": "published", "version": "new versions", "unchanged": "unchanged"}
    parts = [f"{outcomes[outcome]} {word}" for outcome, word in words.items() if outcomes[outcome]]
    parts += [f"{failed} failed"] if failed else []
    click.echo(f"{'It would be: ' if dry_run else ''}{', '.join(parts)}.", err=True)
