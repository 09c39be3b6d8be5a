"""A fonds of 50,000 units under one: what its pages cost, and what one dossier more costs.

    python benchmarks/tree.py [--units 50000] [--published 2000] [--runs 20] [--archive FOLDER]
                              [--results FOLDER]

Dossiers of a thousand records each are published into an archive: some of the records as
documents, the others cited in notes, each in a delo of its own under one opis. Then pages are made,
not taken from those kept, in this process through every middleware; and one more dossier is
published, with all that follows from it. Times are of the processor, so that they are the same on a
machine that has other work. With --archive a folder that is there already is measured.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from edossier.dossier import (
    DateStatement,
    Document,
    Dossier,
    Essay,
    Note,
    Series,
    SourceFileRecord,
    Span,
)
from edossier.keeping import (
    Archive,
    Occasion,
    create_archive,
    log_position,
    open_archive,
    publish,
    writing,
)
from edossier.references import parse
from run import ROOT

if TYPE_CHECKING:
    from serving import Site

_OF_A_DOSSIER = 1000
_OPIS = "AVPRF f. 0100, op. 1"
_UNIT = "/archives/AVPRF/fond-0100/opis-1/"


@dataclass(frozen=True, slots=True)
class TreeFigure:
    """One page: milliseconds of processor to make it, questions to the database, its weight."""

    what: str
    p50: float
    p95: float
    questions: int
    kilobytes: float


def main() -> None:
    """Make the archive, measure, print one table, keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--units", type=int, default=50_000)
    parser.add_argument("--published", type=int, default=2000)
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--archive", type=Path)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="edossier-tree-") as folder:
        archive = options.archive or Path(folder) / "archive"
        if not archive.exists():
            make_archive(archive, options.units, options.published)
        figures, seconds = _measure(archive, options.units, options.runs)
    print(f"{'page':34} {'p50 ms':>8} {'p95 ms':>8} {'questions':>9} {'kB':>6}")
    for one in figures:
        print(f"{one.what:34} {one.p50:8.1f} {one.p95:8.1f} {one.questions:9} {one.kilobytes:6.1f}")
    print(f"\nOne dossier of ten records more, followed: {seconds * 1000:.0f} ms")
    kept = {"units": options.units, "add_ms": round(seconds * 1000)}
    kept["pages"] = [asdict(one) for one in figures]
    path = options.results / "tree.json"
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def make_archive(folder: Path, units: int, published: int) -> None:
    """Publish so many units under one opis, some as documents and the others in notes."""
    archive = create_archive(folder, name="Harbour Archive")
    random = Random(1)
    count = -(-units // _OF_A_DOSSIER)
    for number in range(count):
        first = number * _OF_A_DOSSIER + 1
        delos = range(first, min(first + _OF_A_DOSSIER, units + 1))
        _publish(archive, dossier_of(number, delos, published // count), random)


def dossier_of(number: int, delos: range, published: int) -> Dossier:
    """Make a dossier that publishes the first of these files and cites the others in notes."""
    held, cited = delos[:published], delos[published:]
    documents = tuple(
        Document(
            number=str(place),
            title=f"Conversation on the harbour, {delo}",
            kind="memorandum of conversation",
            date=DateStatement(edtf=f"195{delo % 9}-0{1 + delo % 9}", text=""),
            source=parse(f"{_OPIS}, p. {delo // 12}, d. {delo}, l. 1-4"),
        )
        for place, delo in enumerate(held, start=1)
    )
    return Dossier(
        title=f"Harbour talks {number}",
        language="en",
        series=Series(name="Harbour Papers", number=str(number)),
        essay=Essay(),
        documents=documents,
        notes=tuple(_note(place, cited[place::20]) for place in range(20)),
        source_file=SourceFileRecord(
            name=f"{number}.txt", media_type="text/plain", sha256=f"{number:064d}", encoding=None
        ),
    )


def _note(place: int, delos: range) -> Note:
    cited = [f"{_OPIS}, d. {delo}, l. 5" for delo in delos]
    spans: list[Span] = []
    at = 0
    for index, words in enumerate(cited):
        at += len("See ")
        spans.append(Span(start=at, end=at + len(words), kind="reference", target=str(index)))
        at += len(words) + len(". ")
    return Note(
        id=str(place + 1),
        number=str(place + 1),
        text="".join(f"See {words}. " for words in cited).strip(),
        spans=tuple(spans),
        references=tuple(map(parse, cited)),
    )


def _publish(archive: Archive, dossier: Dossier, random: Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / dossier.source_file.name
        given.write_text(dossier.title or "", encoding="utf-8")
        with writing(archive) as writer:
            publish(writer, dossier, [given], Occasion("2026-01-01T12:00:00Z", "0.1.0", random))


def _measure(folder: Path, units: int, runs: int) -> tuple[list[TreeFigure], float]:
    from serving import Site

    started = time.process_time()
    site = Site(folder)
    print(f"Made ready in {time.process_time() - started:.0f} s.")
    figures = [_measured(site, *page, runs) for page in _pages(units)]
    # Another one each time that an archive is measured again.
    place = log_position(open_archive(folder))
    more = dossier_of(10_000 + place, range(units + 10 * place, units + 10 * place + 10), 5)
    _publish(open_archive(folder), more, Random(place))
    from edossier_site.archive.follow import follow

    started = time.process_time()
    follow(open_archive(folder))
    return figures, time.process_time() - started


def _pages(units: int) -> Iterator[tuple[str, str]]:
    middle = units // 2
    yield "the first page of the opis", _UNIT
    yield "a page in the middle", f"{_UNIT}?units={middle // 100}"
    yield "a delo sought that is not there", f"{_UNIT}?go={middle}x"
    yield "the fonds", "/archives/AVPRF/fond-0100/"
    yield "the archive", "/archives/AVPRF/"
    yield "one delo", f"{_UNIT}delo-{middle}/"
    yield "wanted", "/wanted/"
    yield "wanted of the archive, page 500", "/archives/AVPRF/wanted/?page=500"
    yield "wanted of the opis", "/archives/AVPRF/wanted/?unit=fond-0100/opis-1"
    yield "typed, one step not known", f"/a/avprf/0100/1/{units + 999}"


def _measured(site: "Site", what: str, address: str, runs: int) -> TreeFigure:
    page = site.made(address)
    times: list[float] = []
    for _ in range(runs):
        started = time.process_time()
        site.made(address)
        times.append((time.process_time() - started) * 1000)
    times.sort()
    return TreeFigure(
        what=what,
        p50=round(statistics.median(times), 1),
        p95=round(times[int(len(times) * 0.95) - 1], 1),
        questions=site.questions(address),
        kilobytes=round(len(page.content) / 1000, 1),
    )


if __name__ == "__main__":
    main()
