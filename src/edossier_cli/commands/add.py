"""`edossier add`: read, check and publish files; done when they can be searched."""

import shlex
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import click

from edossier.errors import EdossierError, UnreadableError
from edossier.keeping import Archive, Matching, Publication, load, open_archive, writing
from edossier_cli.findings import counted, echo_finding_aside
from edossier_cli.options import archive_option, echo_waiting
from edossier_cli.progress import Progress
from edossier_cli.row_report import row_lines
from edossier_cli.writing import crash_where_asked, follow, occasion
from edossier_site.archive.preparing import Prepared, prepare_file
from edossier_site.start import configure

if TYPE_CHECKING:
    from edossier_site.archive.actions import Added

__all__ = ["add_files", "command", "dossier_files"]

_SUFFIXES = frozenset({".txt", ".md", ".html", ".htm", ".docx", ".csv", ".tsv", ".xlsx", ".ods"})
# Findings that fit on one screen: of a file alone, and of one among many.
_MOST_SHOWN, _MOST_WARNINGS, _MOST_SHOWN_OF_MANY = 15, 5, 3


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
    failed = add_files(folder, dossier_files(paths), jobs=jobs, dry_run=dry_run, again=again)
    is_unreadable = len(failed) == len(paths) == 1 and isinstance(failed[0], UnreadableError)
    if failed:
        sys.exit(2 if is_unreadable else 1)


def add_files(
    folder: Path, files: list[Path], *, jobs: int = 1, dry_run: bool = False, again: bool = False
) -> list[EdossierError | None]:
    """Publish files one after another, print a line on each, and return when they can be searched.

    Returns:
        One entry for each file that failed: its error, or None where findings refused it.
    """
    archive = open_archive(folder)
    configure(archive.path)
    # Models can be imported only now that the settings stand.
    from edossier_site.archive import actions

    failed: list[EdossierError | None] = []
    outcomes: Counter[str] = Counter()
    with (
        writing(archive, on_wait=echo_waiting, on_step=crash_where_asked) as writer,
        Progress(len(files), "Adding") as progress,
    ):
        for path, prepared in _prepared(files, jobs):
            try:
                if isinstance(prepared, EdossierError):
                    raise prepared
                added = actions.add_file(writer, prepared, occasion(), again=again, dry_run=dry_run)
            except EdossierError as error:
                progress.clear()
                click.echo(f"edossier: {_named(path, error)}", err=True)
                failed.append(error)
            else:
                progress.clear()
                if dry_run and prepared.rows:
                    _tell_rows(archive, added)
                _tell(added, dry_run=dry_run, is_alone=len(files) == 1)
                outcomes[added.outcome] += 1
                failed += [None] if added.outcome == "refused" else []
            progress.advance()
        if not dry_run:
            follow(writer)
    if len(files) > 1:
        _summarise(outcomes, len(failed), dry_run=dry_run)
    return failed


def dossier_files(paths: Iterable[Path]) -> list[Path]:
    """Give the files named, and those in the folders named."""
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            found = sorted(p for p in path.iterdir() if p.suffix.lower() in _SUFFIXES)
            files += [p for p in found if p.is_file() and not p.name.startswith((".", "~$"))]
            if not found:
                raise click.UsageError(f"There is no dossier in the folder {path}.")
        else:
            files.append(path)
    return files


def _prepared(files: list[Path], jobs: int) -> Iterator[tuple[Path, Prepared | EdossierError]]:
    """Read and check files, in order; with several jobs a few are read ahead."""
    if jobs == 1 or len(files) == 1:
        for path in files:
            yield path, _prepare(path)
        return
    waiting: deque[tuple[Path, Future[Prepared | EdossierError]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        for path in files:
            waiting.append((path, pool.submit(_prepare, path)))
            if len(waiting) > 2 * jobs:
                yield _finished(*waiting.popleft())
        while waiting:
            yield _finished(*waiting.popleft())


def _prepare(path: Path) -> Prepared | EdossierError:
    try:
        return prepare_file(path)
    except EdossierError as error:
        return error


def _finished(
    path: Path, future: "Future[Prepared | EdossierError]"
) -> tuple[Path, Prepared | EdossierError]:
    try:
        return path, future.result()
    except BrokenProcessPool:
        return path, UnreadableError(
            f"{path}: a process that read files was ended from outside; try with fewer --jobs."
        )


def _named(path: Path, error: EdossierError) -> str:
    message = str(error)
    return message if str(path) in message else f"{path}: {message}"


def _tell(added: "Added", *, dry_run: bool, is_alone: bool) -> None:
    prepared, publication = added.prepared, added.publication
    if added.outcome != "unchanged":
        _tell_findings(prepared, is_alone=is_alone)
    found = counted(prepared.findings)
    if publication is None:
        click.echo(
            f"edossier: {prepared.path} was refused ({found}): mend its errors, or correct it.",
            err=True,
        )
        return
    would = "would be " if dry_run else ""
    done = {
        "new": f"{would}published",
        "version": f"{would}version {publication.version}",
        "unchanged": "unchanged",
    }[added.outcome]
    ark = "" if dry_run and added.outcome == "new" else f" {publication.ark}"
    said = "; ".join(part for part in (_described(publication, added.matching), found) if part)
    click.echo(f"{prepared.path}: {done}{ark}, {said}")
    sys.stdout.flush()


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
    count = len(publication.documents)
    parts = [f"{count} document{'' if count == 1 else 's'}"]
    if matching is not None:
        changed = sum(1 for d in publication.documents if d.version > 1)
        parts += [f"{len(matching.added)} new"] if matching.added else []
        parts += [f"{len(matching.gone)} gone"] if matching.gone else []
        parts += [f"{changed} changed since first published"] if changed else []
    return ", ".join(parts)


def _summarise(outcomes: Counter[str], failed: int, *, dry_run: bool) -> None:
    words = {"new": "published", "version": "new versions", "unchanged": "unchanged"}
    parts = [f"{outcomes[outcome]} {word}" for outcome, word in words.items() if outcomes[outcome]]
    parts += [f"{failed} failed"] if failed else []
    click.echo(f"{'It would be: ' if dry_run else ''}{', '.join(parts)}.", err=True)
