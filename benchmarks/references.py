"""How many citations a second are read, and how much running text is searched for them.

    python benchmarks/references.py [--runs 7] [--results FOLDER]

Whole commands, start of Python and all: `edossier reference --json`, one citation a line, and
`edossier reference --json --in-text`, one note or paragraph a line. Beside them in the same run
eyecite (BSD), which finds citations of law in United States opinions: the nearest peer, on its own
kind of text. Times are the operating system's, by `wait4`: of the processor, which other programs
do not lengthen, and of the clock.

The citations and notes are those of the development set where `../shared` is beside the project,
else a few of every kind; the prose is the reference dossier's, else a sample's.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from itertools import cycle
from pathlib import Path

from run import EDOSSIER, ROOT, reference_or_sample

MATERIAL = ROOT.parent / "shared" / "data" / "references"
READ = [EDOSSIER, "reference", "--json"]
FIND = [*READ, "--in-text"]
PEER = [
    sys.executable,
    "-c",
    "import sys; from eyecite import get_citations\n"
    "for line in sys.stdin: print(len(get_citations(line)))",
]
CITATIONS = [
    "AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8",
    "РГАСПИ. Ф. 17. Оп. 163. Д. 899. Л. 75 (Б).",
    "SAPMO DY 30/3605/25-27",
    "MZV Teritoriální odbory – Tajné 1955-1959, ČLR, krabice 2, obal 10",
    "MOL M-KS 288. f. 5. cs. 44. ő. e.",
    "外交部档案馆,档案号:110-02005-01,第4—5页",
    "FO 371/151924",
    "NARA, RG 59, PA Lot File 82D297, Box 8, NSSM–113: 1971: Permanent File.",
]
# What a judge writes, cited as densely as in an opinion; made up, but for the reporters' names.
OPINION = (
    "The court of appeals held that the statute did not reach the conduct at issue, and we"
    " granted certiorari to resolve the conflict. See Marlow v. Tennant, {n} U.S. 98, {m} (1977)."
    " A party who seeks an injunction must show more than a possibility of harm. Ames v. Board of"
    " Harbors, {m} F.2d {n}, 412 (9th Cir. 1984); see also 28 U.S.C. § 1331. The respondent answers"
    " that the rule is older than the statute, which is true so far as it goes, but a rule of"
    " construction yields to the words. Id. at {m}. Nothing in the record suggests that the"
    " legislature meant otherwise, and the history on which the dissent relied concerns another"
    " bill."
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: medians of several runs of one command on one input.

    Attributes:
        unit: What is counted: citations, or megabytes of UTF-8.
        a_second: Units in a second of one processor, the start of the command included.
        a_second_by_clock: The same by the clock, while other programs ran too.
    """

    what: str
    unit: str
    amount: float
    a_second: float
    a_second_by_clock: float
    peak_mib: float


def main() -> None:
    """Measure, print one table, keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = [measure(Path(folder), options.runs) for measure in MEASURES]
    for figure in figures:
        print(
            f"{figure.what:44} {figure.amount:9.2f} {figure.unit:9} "
            f"{figure.a_second:9.2f} a second of one processor, "
            f"{figure.a_second_by_clock:9.2f} by the clock, {figure.peak_mib:6.1f} MiB"
        )
    options.results.mkdir(parents=True, exist_ok=True)
    kept = {
        "runs": options.runs,
        "python": platform.python_version(),
        "figures": [asdict(figure) for figure in figures],
    }
    (options.results / "references.json").write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def citations(folder: Path, runs: int) -> Figure:
    """Twenty thousand citations, one a line."""
    file = _filled(folder / "citations", _rows("citations.dev.jsonl", "raw") or CITATIONS, 20_000)
    return _measured("edossier reference --json", READ, file, runs, "citations", 20_000)


def notes(folder: Path, runs: int) -> Figure:
    """Notes that cite in every second sentence."""
    texts = _rows("footnotes.dev.jsonl", "raw") or [f"See {each}." for each in CITATIONS]
    return _megabytes("edossier reference --in-text, dense notes", FIND, folder, texts, runs)


def prose(folder: Path, runs: int) -> Figure:
    """Paragraphs of a dossier: essay, records and notes."""
    lines = reference_or_sample().read_text("utf-8", errors="replace").splitlines()
    texts = [line for line in lines if line.strip()]
    return _megabytes("edossier reference --in-text, a dossier", FIND, folder, texts, runs)


def opinions(folder: Path, runs: int) -> Figure:
    """The peer, on opinions of law."""
    texts = [OPINION.format(n=100 + at, m=200 + at) for at in range(300)]
    return _megabytes("peer: eyecite, opinions of law", PEER, folder, texts, runs, 0.25)


MEASURES: tuple[Callable[[Path, int], Figure], ...] = (citations, notes, prose, opinions)


def _rows(name: str, key: str) -> list[str]:
    path = MATERIAL / name
    if not path.exists():
        return []
    return [json.loads(line)[key] for line in path.read_text("utf-8").splitlines()]


def _filled(file: Path, texts: Iterable[str], lines: int) -> Path:
    flat = cycle([" ".join(text.split()) for text in texts])
    file.write_text("".join(f"{next(flat)}\n" for _ in range(lines)), "utf-8")
    return file


def _megabytes(
    what: str, argv: list[str], folder: Path, texts: list[str], runs: int, size: float = 1
) -> Figure:
    """Make the text about `size` megabytes long and measure."""
    length = sum(len(text.encode()) for text in texts)
    file = _filled(folder / "text", texts, max(1, int(len(texts) * size * 1e6) // length))
    return _measured(what, argv, file, runs, "MB", file.stat().st_size / 1e6)


def _measured(
    what: str, argv: list[str], file: Path, runs: int, unit: str, amount: float
) -> Figure:
    """Time a command after one run that does not count."""
    spent = [_run(argv, file) for _ in range(runs + 1)][1:]
    cpu, clock, peak = (statistics.median(column) for column in zip(*spent, strict=True))
    return Figure(what, unit, amount, amount / cpu, amount / clock, peak)


def _run(argv: list[str], file: Path) -> tuple[float, float, float]:
    started = time.perf_counter()
    with file.open("rb") as source:
        child = subprocess.Popen(argv, stdin=source, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    clock = time.perf_counter() - started
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(argv[:3])} ended with {child.returncode}")
    return usage.ru_utime + usage.ru_stime, clock, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main()
