"""Searching an archive: 1,000 mixed queries, each with facets, histogram, highlights, 20 hits.

    python benchmarks/search.py ARCHIVE [--queries N] [--peer-queries N]

Beside it, in the same run on the same units: SQLite FTS5 with its snippets and the facets by SQL,
and Tantivy alone: the same conditions and facets, no hit read. What it measured goes into
benchmarks/results/search.json. No query is asked twice before all are; counts kept from one query
for the next help nobody but those who ask the same.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import tantivy

from edossier.keeping import open_archive
from edossier.search.engines.finding import counted_facets
from edossier.search.engines.running import Compiler
from edossier.search.engines.schema import unit_shown
from edossier.search.engines.state import State
from edossier.search.engines.tantivy import Names, SearchIndex
from edossier.search.query import parse
from edossier_site.searching.follow import index_of
from edossier_site.searching.histogram import histogram
from search_corpus import Fts5, rows_of

RESULTS = Path(__file__).parent / "results" / "search.json"
RUNS = 3
_WORD = re.compile(r"[A-Za-z]{4,12}")


@dataclass(frozen=True)
class Asked:
    """One query of the mix; `match` is the same for FTS5, None where it has no such condition."""

    kind: str
    typed: str
    match: str | None


def main() -> None:
    """Measure, print one line a kind of query, and keep the figures."""
    options = _options()
    archive = open_archive(options.archive)
    index = index_of(archive)
    index.search(parse("Mao Zedong"))
    state = index.state()
    mix = queries(state, options.queries)
    fts5 = Fts5.made(options.peer, lambda: rows_of(state))
    ours = [_times(lambda asked=asked: _search(index, asked)) for asked in mix]
    plain = [_times(lambda asked=asked: _search(index, asked, exact=True)) for asked in mix]
    bare = [_times(lambda asked=asked: _bare(state, asked)) for asked in mix]
    some = [asked for asked in mix if asked.match][: options.peer_queries]
    peer = [_times(lambda asked=asked: fts5.search(asked.match or "", limit=20)) for asked in some]
    totals = [index.search(parse(asked.typed), limit=0).total for asked in mix]
    units = index.search(parse(""), limit=0).total
    text = fts5.text_bytes()
    size = sum(path.stat().st_size for path in index.folder.rglob("*") if path.is_file())
    found = {
        "units": units,
        "mix": {kind: sum(a.kind == kind for a in mix) for kind in sorted({a.kind for a in mix})},
        "ours": _figures(ours),
        "ours, names exact": _figures(plain),
        "ours, under a fifth": _figures(
            [one for one, n in zip(ours, totals, strict=True) if n * 5 < units]
        ),
        "ours, above a fifth": _figures(
            [one for one, n in zip(ours, totals, strict=True) if n * 5 >= units]
        ),
        "tantivy alone": _figures(bare),
        "sqlite fts5": _figures(peer),
        "ours, of the queries of fts5": _figures(
            [one for one, a in zip(ours, mix, strict=True) if a in set(some)]
        ),
        "index bytes": size,
        "text bytes": text,
        "index over text": round(size / text, 3),
        "with names over without, median of the names": _ratio(mix, ours, plain),
        "slowest": [
            [round(one, 1), asked.typed, n]
            for one, asked, n in sorted(
                zip(ours, mix, totals, strict=True), key=lambda row: -row[0]
            )[:15]
        ],
    }
    RESULTS.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for name, figures in found.items():
        print(f"{name}: {figures}")


def queries(state: State, number: int) -> list[Asked]:
    """Draw a mix by seed from what the archive holds."""
    random = Random(1956)
    people = _values(state, "person")
    every = state.searcher.search(tantivy.Query.all_query(), 1 << 17, count=False).hits
    found: dict[str, Asked] = {}
    while len(found) < number:
        unit = unit_shown(state.searcher.doc(random.choice(every)[1])["shown"][0])
        text = max((passage.text for passage in unit.passages), key=len, default="")
        words = _WORD.findall(text)
        if len(words) < 8:
            continue
        asked = _drawn(random, words, people)
        found.setdefault(asked.typed, asked)
    return list(found.values())


def _drawn(random: Random, words: Sequence[str], people: Sequence[str]) -> Asked:
    kind = random.choices(
        ["word", "words", "phrase", "person", "person:", "dated", "filtered", "prefix", "either"],
        [25, 20, 10, 15, 5, 8, 7, 5, 5],
    )[0]
    at = random.randrange(len(words) - 2)
    one, other = words[at].lower(), random.choice(words).lower()
    year = random.randint(1945, 1975)
    match kind:
        case "word":
            return Asked(kind, one, f'"{one}"')
        case "words":
            return Asked(kind, f"{one} {other}", f'"{one}" AND "{other}"')
        case "phrase":
            return Asked(kind, f'"{one} {words[at + 1].lower()}"', f'"{one} {words[at + 1]}"')
        case "person":
            name = random.choice(people).replace('"', " ")
            return Asked(kind, name, " AND ".join(f'"{w}"' for w in re.findall(r"\w+", name)))
        case "person:":
            name = random.choice(people).replace('"', " ")
            return Asked(kind, f'person:"{name}"', None)
        case "dated":
            return Asked(kind, f"{one} date:{year}..{year + random.randint(0, 5)}", None)
        case "filtered":
            return Asked(kind, f"{one} kind:{random.choice(['telegram', 'memorandum'])}", None)
        case "prefix":
            return Asked(kind, f"{one[:5]}*", f"{one[:5]}*")
    return Asked(kind, f"{one} OR {other}", f'"{one}" OR "{other}"')


def _values(state: State, name: str) -> tuple[str, ...]:
    """Give thousands of values of a facet, the commonest first."""
    compiled = Compiler(state.searcher, state.languages).compile(parse("").root)
    counted = state.searcher.aggregate(
        compiled, {name: {"terms": {"field": f"f_{name}", "size": 20_000}}}
    )
    return tuple(bucket["key"].partition("\t")[0] for bucket in counted[name]["buckets"])


def _search(index: SearchIndex, asked: Asked, *, exact: bool = False) -> None:
    index.state().forget()
    found = index.search(parse(asked.typed), limit=20, names=Names(exact))
    histogram(found.facets["year"])


def _bare(state: State, asked: Asked) -> None:
    root = state.expanded(parse(asked.typed), Names()).query.root
    compiled = Compiler(state.searcher, state.languages).compile(root)
    state.searcher.search(compiled, 20, count=True)
    counted_facets(state.searcher, compiled)


def _times(run: Callable[[], object]) -> float:
    """Give milliseconds: the median of a few runs."""
    taken = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        run()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def _figures(times: Sequence[float]) -> dict[str, float]:
    if not times:
        return {"n": 0}
    ordered = sorted(times)
    return {
        "n": len(ordered),
        "p50_ms": round(ordered[len(ordered) // 2], 2),
        "p95_ms": round(ordered[int(len(ordered) * 0.95)], 2),
        "p99_ms": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))], 2),
    }


def _ratio(mix: Sequence[Asked], ours: Sequence[float], plain: Sequence[float]) -> float:
    ratios = [
        with_names / without
        for asked, with_names, without in zip(mix, ours, plain, strict=True)
        if asked.kind in ("person", "person:")
    ]
    return round(statistics.median(ratios), 2)


def _options() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("archive", type=Path)
    reader.add_argument("--queries", type=int, default=1000)
    reader.add_argument("--peer-queries", type=int, default=100)
    reader.add_argument("--peer", type=Path, default=Path("build/search-peer.sqlite3"))
    return reader.parse_args()


if __name__ == "__main__":
    main()
