"""Time and peak memory of what people wait for, each beside a peer in the same run.

    python benchmarks/run.py [--runs 7] [--file FILE] [--results FOLDER]

A whole command is a process of its own: wall time and peak memory are the operating system's,
by `wait4`. A page and a search are also timed inside one process, where the start of Python
does not hide them. The file is the reference dossier where `../shared` is beside the project,
else a bundled sample; the table says which.
"""

import argparse
import json
import os
import platform
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
EDOSSIER = str(Path(sys.executable).parent / "edossier")
REFERENCE = ROOT.parent / "shared" / "dossiers" / "e-dossier-46.txt"
SAMPLES = ROOT / "src" / "edossier_site" / "samples"


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: medians of several runs.

    Attributes:
        milliseconds: Median wall time.
        slowest: The longest of the runs, in milliseconds.
        peak_mib: Median peak memory of the process, None where only a call was timed.
    """

    what: str
    milliseconds: float
    slowest: float
    peak_mib: float | None


def main() -> None:
    """Measure, print one table, keep the raw figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--file", type=Path, default=reference_or_sample())
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = [
            *_commands(options.file, Path(folder), options.runs),
            *_calls(options.file, Path(folder) / "archive", options.runs),
        ]
    _print_table(figures, options.file, options.runs)
    _keep(figures, options.file, options.runs, options.results)


def reference_or_sample() -> Path:
    """Give the reference dossier where it lies beside the project, else a bundled sample."""
    return REFERENCE if REFERENCE.exists() else next(SAMPLES.glob("*.txt"))


def _commands(file: Path, folder: Path, runs: int) -> Iterator[Figure]:
    """Whole processes: edossier's, and beside them Python alone and a converter of others."""
    archive = str(folder / "archive")
    fresh = iter(range(1000))

    def add() -> list[str]:
        new = str(folder / f"fresh-{next(fresh)}")
        subprocess.run([EDOSSIER, "new", new], check=True, capture_output=True)
        return [EDOSSIER, "add", "-C", new, str(file)]

    yield _process("peer: python -c pass", lambda: [sys.executable, "-c", "pass"], runs)
    yield _process("edossier --version (import time of the command)", _fixed("--version"), runs)
    yield _process("edossier read --json", _fixed("read", str(file), "--json"), runs)
    if pandoc := shutil.which("pandoc"):
        convert = [pandoc, "-f", "markdown", "-t", "html", str(file)]
        yield _process("peer: pandoc, same file to HTML", lambda: convert, runs)
    yield _process("edossier check", _fixed("check", str(file)), runs)
    yield _process("edossier add (to a new archive)", add, runs)
    subprocess.run([EDOSSIER, "new", archive], check=True, capture_output=True)
    subprocess.run([EDOSSIER, "add", "-C", archive, str(file)], check=True, capture_output=True)
    yield _process(
        "edossier search, as a command", _fixed("search", "-C", archive, "adviser"), runs
    )


def _fixed(*arguments: str) -> Callable[[], list[str]]:
    return lambda: [EDOSSIER, *arguments]


def _process(what: str, command: Callable[[], list[str]], runs: int) -> Figure:
    """Time a process after one run that does not count."""
    walls, peaks = [], []
    for run in range(runs + 1):
        argv = command()
        started = time.perf_counter()
        child = subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.perf_counter() - started
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(argv)} ended with {child.returncode}")
        if run:
            walls.append(wall * 1000)
            peaks.append(usage.ru_maxrss / 1024)
    return Figure(what, statistics.median(walls), max(walls), statistics.median(peaks))


def _calls(file: Path, archive: Path, runs: int) -> Iterator[Figure]:
    """Calls inside one process: a page and a search as the server does them, and their peers."""
    os.environ["EDOSSIER_ARCHIVE"] = str(archive)
    import serving  # after the archive is named: the site is set up for one archive

    site = serving.Site(archive)
    yield _call("peer: a constant page", site.constant_page, runs)
    yield _call("dossier page, made (server side)", site.dossier_page_made, runs)
    yield _call("dossier page, kept", site.dossier_page, runs)
    yield _call("document page, made (server side)", site.document_page_made, runs)
    yield _call("search page (server side)", site.search_page, runs)
    fts = _full_text(file)
    yield _call("peer: SQLite FTS5, the same text", fts, runs)


def _full_text(file: Path) -> Callable[[], None]:
    """The peer of a search: a plain full-text table of the file's lines, ten hits with snippets."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE lines USING fts5(text, tokenize='porter unicode61')")
    lines = file.read_text("utf-8", errors="replace").splitlines()
    database.executemany("INSERT INTO lines VALUES (?)", [(line,) for line in lines if line])
    query = (
        "SELECT snippet(lines, 0, '<', '>', '…', 20) FROM lines WHERE lines MATCH 'adviser'"
        " ORDER BY rank LIMIT 10"
    )
    return lambda: database.execute(query).fetchall() and None


def _call(what: str, call: Callable[[], None], runs: int) -> Figure:
    """Time a call: each run is the mean of twenty, after one that does not count."""
    walls = []
    for run in range(runs + 1):
        started = time.perf_counter()
        for _ in range(20):
            call()
        if run:
            walls.append((time.perf_counter() - started) * 1000 / 20)
    return Figure(what, statistics.median(walls), max(walls), None)


def _print_table(figures: list[Figure], file: Path, runs: int) -> None:
    print(f"{file.name}, {runs} runs each, Python {platform.python_version()}\n")
    print(f"{'what':52} {'median ms':>10} {'slowest ms':>11} {'peak MiB':>9}")
    for figure in figures:
        peak = f"{figure.peak_mib:9.1f}" if figure.peak_mib is not None else f"{'':>9}"
        print(f"{figure.what:52} {figure.milliseconds:10.2f} {figure.slowest:11.2f} {peak}")


def _keep(figures: list[Figure], file: Path, runs: int, results: Path) -> None:
    results.mkdir(parents=True, exist_ok=True)
    kept = {"file": file.name, "runs": runs, "figures": [asdict(figure) for figure in figures]}
    (results / "latest.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
