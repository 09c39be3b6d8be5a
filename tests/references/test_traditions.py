"""Citations of every tradition, read by hand before the grammars were asked, one file a tradition.

The rows have the form of the field's development set. A level counts as found when its value
stands in the answer on a level of the same ISAD(G) class (`traditions/levels.json`); "sure" is
the share of rows with a named archive that are answered without doubt and right, "false" that
of wrong answers given without doubt. Rows whose reader was unsure (`confidence` low) count for
nothing: they are there for a better reader.
"""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from edossier.references import parse, reference_to_json

FOLDER = Path(__file__).parent / "traditions"
BARS = {"repository": 0.97, "chain": 0.92, "leaves": 0.95, "sure": 0.80}
MOST_FALSE = 0.01
CLASS_OF = {
    word: name
    for name, words in json.loads((FOLDER / "levels.json").read_text("utf-8")).items()
    for word in words
}


def fold(value: object) -> str:
    text = unicodedata.normalize("NFKC", str(value or "")).casefold()
    dashes = ("-" if unicodedata.category(c) == "Pd" or c == "−" else c for c in text)
    return "".join(c for c in dashes if not c.isspace() and c not in ".,;:'’\"“”")


def whole(level: dict[str, Any]) -> str:
    return fold(f"{level['label'] or ''}{level['value']}")


def real(levels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [level for level in levels if CLASS_OF.get(level["level"]) != "qualifier"]


def has_chain(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    found = real([*answer["levels"], *answer["containers"]])
    if row["kind"] == "identifier" and row["doc_number"]:
        said = {fold(answer["doc_number"]), *(fold(level["value"]) for level in found)}
        return fold(row["doc_number"]) in said
    for level in real(row["levels"]):
        kind = CLASS_OF.get(level["level"])
        wanted = {whole(level)} | (set() if level["level"] == "bestand" else {fold(level["value"])})
        fits = [
            one
            for one in found
            if wanted & {fold(one["value"]), whole(one)}
            and (kind is None or CLASS_OF.get(one["level"]) == kind)
        ]
        if not fits:
            return False
        found.remove(fits[0])
    return not found


def runs(leaves: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    return sorted((fold(x["from"]), fold(x["to"] or x["from"]), bool(x["verso"])) for x in leaves)


def has_repository(row: dict[str, Any], answer: dict[str, Any]) -> bool:
    said = answer["repository"]
    if row.get("repository_in_string") is False:
        is_sure = answer["status"] in {"parsed", "identifier"}
        return not said or (said == row["repository"] and not is_sure)
    return bool(said == row["repository"])


def judged(path: Path) -> Iterator[tuple[dict[str, Any], dict[str, bool | None], str]]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        answer = reference_to_json(parse(row["raw"]))
        scored = row["kind"] in {"archival", "identifier", "incomplete"}
        if not scored or row["confidence"] == "low":
            continue
        same = runs(row["leaves"]) == runs(answer["leaves"])
        repository, chain = has_repository(row, answer), has_chain(row, answer)
        is_right, is_sure = (
            repository and chain and same,
            answer["status"] in {"parsed", "identifier"},
        )
        is_named = row.get("repository_in_string") is not False
        marks = {
            "repository": repository,
            "chain": chain,
            "leaves": same if row["leaves"] or answer["leaves"] else None,
            "sure": is_sure and is_right if is_named else None,
            "false": is_sure and not is_right,
        }
        yield row, marks, answer["status"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.jsonl")), ids=lambda path: path.stem)
def test_a_tradition_is_read_as_a_scholar_reads_it(path: Path) -> None:
    rows = list(judged(path))
    assert rows, f"{path.name} holds no row to be scored"
    wrong = [
        f"{row['id']} {[n for n in BARS if marks[n] is False]} [{status}] {row['raw']}"
        for row, marks, status in rows
        if not all(marks[name] is not False for name in BARS)
    ]
    for name, bar in BARS.items():
        values = [marks[name] for _, marks, _ in rows if marks[name] is not None]
        share = sum(map(bool, values)) / len(values) if values else 1.0
        assert share >= bar, f"{path.stem}: {name} {share:.3f}\n" + "\n".join(wrong)
    false = [row["raw"] for row, marks, _ in rows if marks["false"]]
    assert len(false) <= MOST_FALSE * len(rows), f"{path.stem}: wrong without doubt: {false}"
