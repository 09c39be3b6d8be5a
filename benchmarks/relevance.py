"""Relevance: nDCG@10 and recall@100 of judged questions, beside SQLite FTS5 and plain Tantivy.

    python benchmarks/relevance.py ARCHIVE     an archive that has the volumes of the questions

All engines get the same units (documents, notes, essays) of these volumes; a note counts for its
document. The peers want any of the words, ours all of them. What it measured goes into
benchmarks/results/relevance.json.
"""

import json
import math
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import mean

import tantivy

from edossier.keeping import Archive, open_archive
from edossier.search.engines.tantivy import Names, SearchIndex
from edossier.search.query import parse
from edossier.search.unit import Unit
from edossier_site.searching.follow import index_of
from search_corpus import Fts5, Row, body_of, rows_of

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "relevance.json"
DEEP = 100


def main() -> None:
    """Measure, print and keep."""
    questions = json.loads((HERE / "relevance" / "questions.json").read_text("utf-8"))
    volumes = {one.partition("/")[0] for question in questions for one in question["relevant"]}
    archive = open_archive(Path(sys.argv[1]))
    dossiers = _dossiers(archive, volumes)
    index = index_of(archive)
    index.search(parse("Mao Zedong"))
    rows = list(rows_of(index.state(), lambda unit: unit.dossier in dossiers))
    names = _names((row.unit for row in rows), dossiers)
    with tempfile.TemporaryDirectory() as folder:
        engines = _engines(index, Path(folder), rows)
        found = {
            kind: {
                name: _figures([q for q in questions if q["kind"] == kind], search, names)
                for name, search in engines.items()
            }
            for kind in ("person", "reference")
        }
    found = {"questions": len(questions), "volumes": sorted(volumes), "units": len(rows), **found}
    RESULTS.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    print(json.dumps(found, indent=1))


def _dossiers(archive: Archive, volumes: set[str]) -> dict[str, str]:
    """Give the volume that each dossier of the archive was made from, of those asked for."""
    found = {}
    for source in archive.path.glob("ocfl/*/**/source/*.xml"):
        volume = source.name.partition(".")[0]
        if volume in volumes:
            inventory = json.loads((source.parents[3] / "inventory.json").read_text("utf-8"))
            found[inventory["id"]] = volume
    return found


def _names(units: Iterable[Unit], dossiers: dict[str, str]) -> dict[str, str]:
    """Give each document the name that the questions have."""
    return {
        unit.id: f"{dossiers[unit.dossier]}/d{unit.number}"
        for unit in units
        if unit.part == "document"
    }


def _engines(
    index: SearchIndex, folder: Path, rows: Sequence[Row]
) -> dict[str, Callable[[str], Iterable[str]]]:
    fts5 = Fts5.made(folder / "fts5.sqlite3", lambda: iter(rows))
    plain = _plain_tantivy(folder / "plain", [row.unit for row in rows])
    here = " OR ".join(f'dossier:"{one}"' for one in sorted({row.unit.dossier for row in rows}))

    def ours(query: str, *, exact: bool) -> list[str]:
        asked = parse(f"({query}) ({here})")
        return [hit.id for hit in index.search(asked, limit=4 * DEEP, names=Names(exact)).hits]

    def any_word(query: str) -> str:
        return " OR ".join(f'"{word}"' for word in re.findall(r"\w+", query))

    return {
        "ours": lambda query: ours(query, exact=False),
        "ours, names exact": lambda query: ours(query, exact=True),
        "sqlite fts5": lambda query: fts5.ids(any_word(query), limit=4 * DEEP),
        "tantivy, english": plain,
    }


def _plain_tantivy(folder: Path, units: Iterable[Unit]) -> Callable[[str], Iterable[str]]:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("body", tokenizer_name="en_stem")
    folder.mkdir()
    index = tantivy.Index(builder.build(), path=str(folder))
    writer = index.writer(50_000_000, 1)
    for unit in units:
        document = tantivy.Document()
        document.add_text("id", unit.id)
        document.add_text("body", body_of(unit))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()

    def search(query: str) -> list[str]:
        words = " ".join(re.findall(r"\w+", query))
        hits = searcher.search(index.parse_query(words, ["body"]), 4 * DEEP).hits
        return [searcher.doc(at)["id"][0] for _, at in hits]

    return search


def _figures(
    questions: Sequence[dict[str, object]],
    search: Callable[[str], Iterable[str]],
    names: dict[str, str],
) -> dict[str, float]:
    gains, recalls, precisions = [], [], []
    for question in questions:
        relevant = set(question["relevant"])
        found = [names.get(one.partition("#")[0], one) for one in search(question["query"])]
        ranked = list(dict.fromkeys(found))
        gains.append(_ndcg(ranked[:10], relevant))
        most = min(DEEP, len(relevant))
        recalls.append(len(relevant & set(ranked[:DEEP])) / most)
        taken = ranked[:DEEP]
        precisions.append(len(relevant & set(taken)) / len(taken) if taken else 0.0)
    return {
        "questions": len(questions),
        "nDCG@10": round(mean(gains), 3),
        "recall@100": round(mean(recalls), 3),
        "precision@100": round(mean(precisions), 3),
    }


def _ndcg(ranked: Sequence[str], relevant: set[str]) -> float:
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(ranked) if one in relevant)
    best = sum(1 / math.log2(place + 2) for place in range(min(10, len(relevant))))
    return gain / best


if __name__ == "__main__":
    main()
