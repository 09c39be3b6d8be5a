"""How an answer is judged against a citation that was read by hand."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from edossier.references import parse, reference_to_json

FOLDER = Path(__file__).parent / "traditions"
UNSEEN = Path(__file__).parent / "unseen"
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


def judged_rows() -> Iterator[tuple[dict[str, Any], dict[str, bool | None]]]:
    """Judge the rows of all files."""
    for path in [*sorted(FOLDER.glob("*.jsonl")), *sorted(UNSEEN.glob("*.jsonl"))]:
        for row, marks, _status in judged(path):
            yield row, marks
