"""Every kind of page at a large generated archive: time, questions to the database, weight.

    python benchmarks/pages.py [--dossiers 40] [--documents 25] [--runs 30] [--archive FOLDER]
                               [--results FOLDER]

The archive is made as any is: its files are written, then published with `edossier add`. Each page
is made, not taken from those kept, in this process through every middleware, beside a page that
does nothing. The weight is that of the page alone, whole and as gzip makes it; the style sheet and
the one module are fetched once and kept. With --archive a folder that is there already is measured.
"""

import argparse
import gzip
import json
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from generating import write_dossiers
from run import EDOSSIER, ROOT

if TYPE_CHECKING:
    from serving import Site

_FOUND_OFTEN, _FOUND_SELDOM = "harbour", "delegation survey"


@dataclass(frozen=True, slots=True)
class PageFigure:
    """One kind of page, over several pages of it and several runs.

    Attributes:
        p50, p95: Milliseconds to make it.
        questions: The most that one of them asked the database.
        kilobytes, packed: The heaviest of them, whole and by gzip.
    """

    what: str
    p50: float
    p95: float
    questions: int
    kilobytes: float
    packed: float


def main() -> None:
    """Make the archive, measure, print one table, keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dossiers", type=int, default=40)
    parser.add_argument("--documents", type=int, default=25)
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        archive, seconds = options.archive, None
        if archive is None:
            archive = Path(folder) / "archive"
            seconds = _publish(archive, Path(folder), options.dossiers, options.documents)
        figures = list(_figures(archive, options.runs))
    _print_table(figures, seconds)
    options.results.mkdir(parents=True, exist_ok=True)
    kept = {"seconds_to_add": seconds, "pages": [asdict(figure) for figure in figures]}
    path = options.results / "pages.json"
    path.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")


def _publish(archive: Path, folder: Path, dossiers: int, documents: int) -> float:
    """Publish generated dossiers as a person would; give how long it took, in seconds."""
    files = folder / "files"
    files.mkdir()
    write_dossiers(files, dossiers, documents)
    subprocess.run([EDOSSIER, "new", str(archive)], check=True, capture_output=True)
    started = time.perf_counter()
    command = [EDOSSIER, "add", "-C", str(archive), "--jobs", "2", str(files)]
    subprocess.run(command, check=True, capture_output=True)
    seconds = time.perf_counter() - started
    _correct(next(iter(sorted(files.iterdir()))), archive)
    return seconds


def _correct(file: Path, archive: Path) -> None:
    """Publish one dossier a second time, so that there is a difference to show."""
    text = file.read_text("utf-8").replace("had been", "was").replace(" treaty ", " compact ")
    file.write_text(text, "utf-8")
    subprocess.run(
        [EDOSSIER, "add", "-C", str(archive), str(file)], check=True, capture_output=True
    )


def _figures(archive: Path, runs: int) -> Iterator[PageFigure]:
    import serving  # only now: the site is set up for one archive

    site = serving.Site(archive)
    for what, addresses in {"peer: a constant page": ["/constant"], **_addresses()}.items():
        if addresses:  # an archive that was there already may have no second version
            yield _measured(site, what, addresses, runs)


def _measured(site: "Site", what: str, addresses: list[str], runs: int) -> PageFigure:
    """Ask for each page in turn until there were so many runs, after one that does not count."""
    answers = [site.made(address) for address in addresses]
    walls = []
    for run in range(runs):
        started = time.perf_counter()
        site.made(addresses[run % len(addresses)])
        walls.append((time.perf_counter() - started) * 1000)
    contents = [answer.content for answer in answers]
    return PageFigure(
        what,
        p50=statistics.median(walls),
        p95=sorted(walls)[int(0.95 * (len(walls) - 1))],
        questions=max(site.questions(address) for address in addresses),
        kilobytes=max(map(len, contents)) / 1000,
        packed=max(len(gzip.compress(content, 6)) for content in contents) / 1000,
    )


def _addresses() -> dict[str, list[str]]:
    """Give some pages of each kind: the first, the busiest, and others by chance."""
    from edossier_site.archive import addresses as at
    from edossier_site.archive import models, queries

    random = Random(1)

    def some(rows: list[str]) -> list[str]:
        return random.sample(rows, min(8, len(rows)))

    home = queries.home()
    dossiers = some([f"/{ark}" for ark in models.Dossier.objects.values_list("ark", flat=True)])
    arks = some(list(models.Document.objects.order_by("ark").values_list("ark", flat=True)))
    units = list(models.ArchivalUnit.objects.order_by("-documents", "path")[:200])
    busy_and_other = [units[0], *random.sample(units, 7)]
    changed = models.Document.objects.filter(version=2).order_by("order")
    corrected = models.Dossier.objects.filter(version=2).values_list("ark", flat=True)
    return {
        "home": ["/"],
        "dossier": dossiers,
        "document": [f"/{ark}" for ark in arks],
        "versions": [f"/{ark}/versions" for ark in arks],
        "difference of a dossier": [f"/{ark}/v1..v2" for ark in corrected],
        "difference of a document": [f"/{row.ark}/v1..v2" for row in changed[:4]],
        "archives": ["/archives/"],
        "archive": [line.address for line in home.archives[:4]],
        "archival unit": [at.archive_address(u.repository_id, u.path) for u in busy_and_other],
        "persons": ["/persons/"],
        "person": [line.address for line in home.persons[:8]],
        "places": ["/places/"],
        "place": [line.address for line in home.places[:8]],
        "chronology": ["/chronology/", "/chronology/?page=7"],
        "chronology, narrowed": [f"/chronology/?archive={home.archives[0].id}"],
        "year": [at.year_address(line.year) for line in home.years[:8]],
        "search, many hits": [f"/search?q={_FOUND_OFTEN}"],
        "search, words and a field": [f"/search?q={_FOUND_SELDOM}+date%3A1956..1957"],
        "sitemap": ["/sitemap.xml?page=1"],
        "not here": ["/persons/nobody-at-all/"],
    }


def _print_table(figures: list[PageFigure], seconds: float | None) -> None:
    if seconds is not None:
        print(f"published in {seconds:.0f} s\n")
    print(f"{'page':28} {'p50 ms':>8} {'p95 ms':>8} {'questions':>10} {'kB':>7} {'kB gzip':>8}")
    for one in figures:
        print(
            f"{one.what:28} {one.p50:8.2f} {one.p95:8.2f} {one.questions:10} "
            f"{one.kilobytes:7.1f} {one.packed:8.1f}"
        )


if __name__ == "__main__":
    main()
