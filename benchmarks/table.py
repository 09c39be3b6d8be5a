"""One table of what the other benchmarks kept: each figure beside its peer and what is asked of it.

    python benchmarks/table.py [--results FOLDER]

`make bench` runs the benchmarks and then this. A figure that is not as asked has a `!` before it.
A benchmark that was not run is named at the end; what needs a peer that was not there is left out.
"""

import argparse
import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from run import ROOT

_LEAST, _MOST = "at least", "at most"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure.

    Attributes:
        asked: "at least" or "at most" `bar`.
    """

    what: str
    figure: float
    asked: str
    bar: float
    unit: str
    peer: str = ""

    @property
    def is_as_asked(self) -> bool:
        """It reaches the bar."""
        return self.figure >= self.bar if self.asked == _LEAST else self.figure <= self.bar


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    folder = parser.parse_args().results
    makers = {
        "bulk": _bulk,
        "over_http": _over_http,
        "search": _search,
        "pages": _pages,
        "tree": _tree,
        "references": _references,
        "names": _names,
    }
    rows, missing = [], []
    for name, rows_of in makers.items():
        path = folder / f"{name}.json"
        if path.exists():
            rows += rows_of(json.loads(path.read_text("utf-8")))
        else:
            missing.append(name)
    _print(rows)
    _print_relevance(folder / "relevance.json")
    for name in missing:
        print(f"not measured: benchmarks/{name}.py")


def _print(rows: list[Row]) -> None:
    width = max((len(row.what) for row in rows), default=0)
    for row in rows:
        asked = f"{row.asked} {row.bar:g}"
        mark = " " if row.is_as_asked else "!"
        said = (
            f"{mark} {row.what:<{width}} {row.figure:>10.4g} {row.unit:<10} {asked:<15} {row.peer}"
        )
        print(said.rstrip())


def _print_relevance(path: Path) -> None:
    if not path.exists():
        return
    kept = json.loads(path.read_text("utf-8"))
    for kind in ("person", "reference"):
        for program, found in kept[kind].items():
            told = f"nDCG@10 {found['nDCG@10']:.3f}, recall@100 {found['recall@100']:.3f}"
            print(f"  relevance, {found['questions']} of {kind}: {program:<22} {told}")


def _bulk(kept: Mapping[str, Any]) -> Iterator[Row]:
    reading, adding = kept["reading"], kept["adding"]
    walks = f"iterparse alone {reading['walking']:.3f} ms a document"
    times = reading["to_dossier"] / reading["walking"]
    yield Row("reading TEI to Dossiers, beside iterparse", times, _MOST, 8, "times", walks)
    if adding:
        most = adding[-1]
        rate = most["documents"] / most["seconds"]
        of = f"{most['documents']} documents, {kept['jobs']} processes"
        yield Row("add, end to end", rate, _LEAST, 300, "a second", of)
        peak = max(one["peak_mib"] for one in adding)
        yield Row("add, memory of all its processes", peak, _MOST, 500, "MiB", of)
    if len(adding) > 1:
        first, last = adding[0], adding[-1]
        sizes = math.log(last["documents"] / first["documents"])
        exponent = math.log(last["processor_seconds"] / first["processor_seconds"]) / sizes
        span = f"from {first['documents']} to {last['documents']} documents"
        yield Row("add, exponent of its growth", exponent, _MOST, 1.05, "", span)
    archive = kept["kept"]
    if archive is None:
        return
    of = f"{archive['documents']} documents"
    share = archive["index_bytes"] / archive["text_bytes"]
    yield Row("size of the index, beside the text", share, _MOST, 0.6, "times", of)
    verify, summed = archive["verify"], archive["sha512sum"]
    peer = f"sha512sum {summed[0]:.2f} s, {of}"
    yield Row("verify, beside sha512sum", verify[0] / summed[0], _MOST, 1.5, "times", peer)
    yield Row("serve ready", archive["serve_ready"], _MOST, 1.5, "s", of)


def _over_http(kept: Mapping[str, Any]) -> Iterator[Row]:
    figures = {one["what"]: one for one in kept["figures"]}
    constant = figures["a constant view, the bytes of a document page"]
    page = figures["document page, kept"]
    first = figures["document page, for the first time"]["p50"]
    of = f"{kept['documents']} documents, 2 workers"
    yield Row("document page, made", first, _MOST, 6, "ms", of)
    within = constant["a_second"] / page["a_second"]
    said = f"a constant view {constant['a_second']:.0f} a second"
    yield Row("document page, kept, behind a constant view", within, _MOST, 3, "times", said)
    yield Row("search page, p50", figures["search page"]["p50"], _MOST, 10, "ms", of)
    yield Row("memory of a worker", kept["worker_mib"], _MOST, 250, "MiB", of)
    for what, peer, least in (
        ("document page, kept", "Datasette: row page", 5),
        ("search page", "Datasette: full-text page with facets", 30),
    ):
        if peer in figures:
            ours, theirs = figures[what]["a_second"], figures[peer]["a_second"]
            said = f"{ours:.0f} a second; {peer} {theirs:.0f}"
            yield Row(f"{what}, beside Datasette", ours / theirs, _LEAST, least, "times", said)


def _search(kept: Mapping[str, Any]) -> Iterator[Row]:
    of = f"{kept['units']} units, p50 {kept['ours']['p50_ms']} ms"
    for part, most in (("under", 15), ("above", 40)):
        said = f"search, p99 of queries that hit {part} a fifth"
        yield Row(said, kept[f"ours, {part} a fifth"]["p99_ms"], _MOST, most, "ms", of)
    alone = kept["tantivy alone"]
    peer = f"Tantivy alone, same facets: p50 {alone['p50_ms']}, p99 {alone['p99_ms']} ms"
    times = kept["ours, names exact"]["p99_ms"] / alone["p99_ms"]
    yield Row("search, p99 beside Tantivy alone", times, _MOST, 3, "times", peer)
    fts5 = kept["sqlite fts5"]["p99_ms"]
    times = fts5 / kept["ours, of the queries of fts5"]["p99_ms"]
    yield Row("search, p99 beside SQLite FTS5", times, _LEAST, 10, "times", f"FTS5 {fts5} ms")
    with_names = kept["with names over without, median of the names"]
    yield Row("search of names in all forms, beside as typed", with_names, _MOST, 2, "times")


def _pages(kept: Mapping[str, Any]) -> Iterator[Row]:
    slowest = max(kept["pages"], key=lambda page: page["p50"])
    of = f"the slowest of {len(kept['pages'])} kinds at 1,000 documents: {slowest['what']}"
    yield Row("a page, made", slowest["p50"], _MOST, 100, "ms", of)
    most = max(kept["pages"], key=lambda page: page["questions"])
    yield Row("questions to the database a page", most["questions"], _MOST, 15, "", most["what"])


def _tree(kept: Mapping[str, Any]) -> Iterator[Row]:
    first = kept["pages"][0]
    of = f"{kept['units']} units, {first['questions']} questions"
    yield Row("first page of a tree", first["p50"], _MOST, 50, "ms", of)


def _references(kept: Mapping[str, Any]) -> Iterator[Row]:
    peer = next(one for one in kept["figures"] if one["what"].startswith("peer"))
    said = f"{peer['what'].removeprefix('peer: ')}: {peer['a_second']:.3f} MB a second"
    for one in kept["figures"]:
        if one is not peer:
            least = 2000 if one["unit"] == "citations" else 1
            unit = "a second" if one["unit"] == "citations" else "MB a s"
            yield Row(one["what"], one["a_second"], _LEAST, least, unit, said)


def _names(kept: Mapping[str, Any]) -> Iterator[Row]:
    for what, found in kept["a second"].items():
        peer = f"{found['edossier']} a second; study.py {found['study']}"
        yield Row(f"names: {what}, beside study.py", found["times"], _LEAST, 3, "times", peer)
    expanding = kept["expanding"]
    of = f"{expanding['forms']} forms"
    for part, most in (("p50", 5), ("p95", 50)):
        figure = expanding[f"{part} ms of the processor"]
        yield Row(f"names: expanding a query, {part}", figure, _MOST, most, "ms", of)


if __name__ == "__main__":
    main()
