"""A corpus added in bulk: how fast, with how much memory, and what is made of it.

    python benchmarks/bulk.py [--volumes FOLDER] [--sizes 1000 10000] [--jobs 2] [--runs 7]
                              [--archive FOLDER] [--results FOLDER]

Volumes of *Foreign Relations of the United States* as `.xml` are read, beside a parser that walks
the same files and does nothing, and added to new archives by the command that people run. Where a
size asks for more documents than there are, volumes are repeated under other numbers. Memory is
that of all its processes together (PSS, every fifth of a second). Wall time and processor time are
both kept: on a machine with other work only the second can be compared. With --archive, verify,
rebuild, serve and the size of the index are measured there, not in the largest archive made here.
"""

import argparse
import contextlib
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

from lxml import etree

from edossier import references
from edossier.formats import tei
from edossier.keeping import events, load, open_archive
from edossier.reading import read_file
from edossier_cli.collecting import collect_seldom
from run import EDOSSIER, ROOT

P = ParamSpec("P")
R = TypeVar("R")

VOLUMES = ROOT.parent / "shared" / "data" / "frus" / "volumes"
_NUMBER = re.compile(rb'(<idno type="frus">)([^<]+)')
_DOCUMENT = re.compile(rb'<div[^>]{0,200}type="document"')
_SAMPLE_SECONDS = 0.2
_READ = 5  # volumes that are read for the figures of reading


@dataclass(frozen=True, slots=True)
class Reading:
    """Processor milliseconds a document, medians; `walking` is the parser that does nothing.

    Attributes:
        to_dossier: TEI to a Dossier, its archival references left out.
        references: These alone.
        whole: All of it, languages, kinds and checks too.
    """

    documents: int
    walking: float
    to_dossier: float
    references: float
    whole: float


@dataclass(frozen=True, slots=True)
class Adding:
    """One run of `edossier add`: seconds, of the clock and of all processors, and memory."""

    documents: int
    seconds: float
    processor_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Kept:
    """What is done with an archive as it lies: seconds of clock and of processors."""

    documents: int
    text_bytes: int
    index_bytes: int
    verify: tuple[float, float]
    sha512sum: tuple[float, float]
    rebuild: tuple[float, float]
    serve_ready: float


def main() -> None:
    """Measure, print one table, keep the raw figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--volumes", type=Path, default=VOLUMES)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="edossier-bulk-") as name:
        folder = Path(name)
        volumes = unpacked(options.volumes, folder / "volumes")
        reading = _reading(volumes[:: max(1, len(volumes) // _READ)][:_READ], options.runs)
        adding = [
            _adding(volumes, size, options.jobs, folder / f"{size}") for size in options.sizes
        ]
        archive = options.archive
        if archive is None and options.sizes:
            archive = folder / f"{max(options.sizes)}" / "archive"
        kept = _kept(archive) if archive else None
    _print_table(reading, adding, kept)
    results = {
        "jobs": options.jobs,
        "runs": options.runs,
        "processors": os.cpu_count(),
        "load": os.getloadavg()[0],
        "reading": asdict(reading),
        "adding": [asdict(one) for one in adding],
        "kept": asdict(kept) if kept else None,
    }
    (options.results / "bulk.json").write_text(json.dumps(results, indent=1) + "\n")


def unpacked(given: Path, folder: Path) -> list[Path]:
    """Give the volumes of a folder, unpacked where they are packed."""
    plain = sorted(given.glob("*.xml"))
    if plain:
        return plain
    folder.mkdir(exist_ok=True)
    for packed in sorted(given.glob("*.xml.xz")):
        with (folder / packed.stem).open("wb") as file:
            subprocess.run(["xz", "-dc", packed], stdout=file, check=True)
    return sorted(folder.glob("*.xml"))


def _reading(volumes: list[Path], runs: int) -> Reading:
    collect_seldom()
    counted = sum(len(_DOCUMENT.findall(path.read_bytes())) for path in volumes)
    contents = [(path.read_bytes(), str(path)) for path in volumes]
    walking = _median(runs, lambda: [_walk(path) for path in volumes])
    spent: list[float] = []
    with _references_timed() as clock:
        both = []
        for _ in range(runs):
            clock[0] = 0.0
            both.append(_processor(lambda: [tei.read(*content) for content in contents]))
            spent.append(clock[0])
    apart = statistics.median(spent)
    whole = _median(runs, lambda: [read_file(path) for path in volumes])
    each = 1000 / counted
    return Reading(
        counted,
        walking * each,
        (statistics.median(both) - apart) * each,
        apart * each,
        whole * each,
    )


def _walk(path: Path) -> None:
    for _, element in etree.iterparse(str(path)):
        element.clear()


@contextlib.contextmanager
def _references_timed() -> Iterator[list[float]]:
    """Count the processor seconds that the readers of references take."""
    clock = [0.0]
    found, parsed = references.find, references.parse

    def timed(function: Callable[P, R]) -> Callable[P, R]:
        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            begun = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                clock[0] += time.process_time() - begun

        return run

    references.find, references.parse = timed(found), timed(parsed)
    try:
        yield clock
    finally:
        references.find, references.parse = found, parsed


def _processor(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _median(runs: int, work: Callable[[], object]) -> float:
    return statistics.median(_processor(work) for _ in range(runs))


def _adding(volumes: list[Path], size: int, jobs: int, folder: Path) -> Adding:
    given = folder / "given"
    given.mkdir(parents=True)
    documents = _write_volumes(volumes, size, given)
    archive = folder / "archive"
    subprocess.run([EDOSSIER, "new", archive], check=True, capture_output=True)
    peak, done = [0.0], threading.Event()
    before = os.times()
    begun = time.perf_counter()
    process = subprocess.Popen(
        [EDOSSIER, "add", "-C", archive, given, "--jobs", str(jobs)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watcher.start()
    if process.wait():
        raise SystemExit(f"edossier add failed: {process.returncode}")
    seconds = time.perf_counter() - begun
    done.set()
    watcher.join()
    after = os.times()
    spent = after.children_user + after.children_system
    spent -= before.children_user + before.children_system
    return Adding(documents, seconds, spent, peak[0])


def _write_volumes(volumes: list[Path], size: int, folder: Path) -> int:
    """Write volumes until they have so many documents; those repeated get other numbers."""
    documents, turn = 0, 0
    while documents < size:
        for path in volumes:
            content = path.read_bytes()
            found = len(_DOCUMENT.findall(content))
            if turn:
                content = _NUMBER.sub(rb"\g<1>\g<2>-%d" % turn, content, count=1)
            (folder / f"{path.stem}-{turn}.xml").write_bytes(content)
            documents += found
            if documents >= size:
                break
        turn += 1
    return documents


def _watch(session: int, peak: list[float], done: threading.Event) -> None:
    """Keep the most memory that the processes of a session hold together, in MiB."""
    while not done.wait(_SAMPLE_SECONDS):
        kib = sum(map(_pss_kib, _processes_of(session)))
        peak[0] = max(peak[0], kib / 1024)


def _processes_of(session: int) -> Iterator[Path]:
    for path in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError, IndexError):
            if int((path / "stat").read_text().rpartition(")")[2].split()[3]) == session:
                yield path


def _pss_kib(process: Path) -> int:
    with contextlib.suppress(OSError):
        found = re.search(r"Pss:\s+(\d+)", (process / "smaps_rollup").read_text())
        return int(found[1]) if found else 0
    return 0


def _kept(folder: Path) -> Kept:
    archive = open_archive(folder)
    text = documents = 0
    for event in events(archive):
        dossier = load(archive, event.ark).dossier
        documents += len(dossier.documents)
        bodies = [p.text for d in dossier.documents for t in d.texts for p in t.paragraphs]
        bodies += [p.text for section in dossier.essay.sections for p in section.paragraphs]
        bodies += [note.text for note in dossier.notes]
        text += sum(len(one.encode()) for one in bodies)
    index = sum(path.stat().st_size for path in (folder / "derived" / "search").rglob("*.*"))
    files = [str(path) for path in archive.ocfl.rglob("*") if path.is_file()]
    return Kept(
        documents,
        text,
        index,
        verify=_command([EDOSSIER, "verify", "-C", str(folder)]),
        sha512sum=_command(["xargs", "-0", "sha512sum"], "\0".join(files)),
        rebuild=_command([EDOSSIER, "rebuild", "-C", str(folder)]),
        serve_ready=_serve_ready(folder),
    )


def _command(words: list[str], given: str = "") -> tuple[float, float]:
    before, begun = os.times(), time.perf_counter()
    subprocess.run(words, check=True, input=given, text=True, stdout=subprocess.DEVNULL)
    seconds, after = time.perf_counter() - begun, os.times()
    spent = after.children_user + after.children_system
    return seconds, spent - before.children_user - before.children_system


def _serve_ready(folder: Path) -> float:
    """Give the seconds from the command to the line that says where it answers."""
    begun = time.perf_counter()
    server = subprocess.Popen(
        [EDOSSIER, "serve", "-C", str(folder), "--port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        if server.stdout is not None:
            server.stdout.readline()
        return time.perf_counter() - begun
    finally:
        server.terminate()
        server.wait()


def _print_table(reading: Reading, adding: list[Adding], kept: Kept | None) -> None:
    rows = [
        ("reading TEI to a Dossier, × a parser that does nothing",
         reading.to_dossier / reading.walking),
        ("  references apart, ms a document", reading.references),
        ("  all of reading, ms a document", reading.whole),
    ]  # fmt: skip
    for one in adding:
        rows += [
            (f"add {one.documents:,}: documents a second", one.documents / one.seconds),
            ("  processor ms a document", 1000 * one.processor_seconds / one.documents),
            ("  peak memory of all processes, MiB", one.peak_mib),
        ]
    if len(adding) > 1:
        first, last = adding[0], adding[-1]
        times = math.log(last.processor_seconds / first.processor_seconds)
        rows.append(
            ("exponent of processor time", times / math.log(last.documents / first.documents))
        )
    if kept:
        rows += [
            (f"archive of {kept.documents:,}: index × text", kept.index_bytes / kept.text_bytes),
            ("  verify × sha512sum, processor", kept.verify[1] / kept.sha512sum[1]),
            ("  rebuild, processor ms a document", 1000 * kept.rebuild[1] / kept.documents),
            ("  serve ready, seconds", kept.serve_ready),
        ]
    for what, figure in rows:
        sys.stdout.write(f"{what:60} {figure:10.2f}\n")


if __name__ == "__main__":
    main()
