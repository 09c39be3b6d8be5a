"""Judged questions over volumes of *Foreign Relations*: the judgement is that of their editors.

    python benchmarks/relevance/questions.py ../shared/data/frus > questions.json

person      somebody as the Office of the Historian calls them today, where a volume spells the name
            otherwise; relevant is each document in which the editors marked that person
reference   the three rarest words of a sentence in an editors' footnote that refers to another
            document of the volume; relevant is that document
"""

import csv
import json
import lzma
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"
REFERENCES = 60
PERSONS = 30
_BRACKETED = re.compile(r"\s*\([^)]*\)")
_WORD = re.compile(r"[A-Za-z]{4,}")
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_EDITORS = frozenset(
    ["document", "documents", "text", "printed", "footnote", "supra", "infra", "volume", "telegram"]
)


@dataclass(frozen=True)
class Question:
    """A query and the documents, "volume/number", that answer it."""

    kind: str
    query: str
    relevant: tuple[str, ...]


def main() -> None:
    """Print the questions as JSON."""
    folder = Path(sys.argv[1])
    with (folder / "people-gold.csv").open(encoding="utf-8") as rows:
        gold = list(csv.DictReader(rows))
    volumes = {row["volume"]: _volume(folder, row["volume"]) for row in gold}
    questions = [*_persons(gold, volumes), *_references(volumes)]
    print(json.dumps([asdict(one) for one in questions], indent=1, ensure_ascii=False))


def _volume(folder: Path, name: str) -> etree._Element:
    return etree.fromstring(lzma.open(folder / "volumes" / f"{name}.xml.xz").read())


def _persons(gold: list[dict[str, str]], volumes: dict[str, etree._Element]) -> Iterator[Question]:
    """Ask for all whose family name is spelled otherwise, and for some whose other names are."""
    spelled = defaultdict(set)
    for row in gold:
        printed = _BRACKETED.sub("", row["name_in_volume"])
        if not _words(_spoken(row["preferred_name"])) <= _words(printed):
            spelled[row["preferred_name"]].add((row["volume"], row["ref"], printed))
    named = {name: _named(volume) for name, volume in volumes.items()}
    others = []
    for name, places in sorted(spelled.items()):
        relevant = {
            f"{volume}/{number}" for volume, ref, _ in places for number in named[volume][ref]
        }
        if not relevant:
            continue
        question = Question("person", _spoken(name), tuple(sorted(relevant)))
        if any(not _words(name.split(",")[0]) <= _words(printed) for _, _, printed in places):
            yield question
        else:
            others.append(question)
    yield from Random(1956).sample(others, PERSONS)


def _named(volume: etree._Element) -> dict[str, set[str]]:
    """Give, for each person of a volume's list, the documents in which they are marked."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in _documents(volume):
        for element in document.iter(f"{TEI}persName", f"{TEI}name", f"{TEI}ref"):
            for name in ("corresp", "ref", "target"):
                found[element.get(name, "")[1:]].add(document.get(ID))
    return found


def _references(volumes: dict[str, etree._Element]) -> Iterator[Question]:
    frequency = Counter(
        word
        for volume in volumes.values()
        for document in _documents(volume)
        for word in {w.lower() for w in _WORD.findall(" ".join(document.itertext()))}
    )
    found = [
        Question("reference", query, (f"{name}/{target}",))
        for name, volume in volumes.items()
        for query, target in _footnotes(volume, frequency)
    ]
    yield from Random(1956).sample(sorted(found, key=lambda one: one.query), REFERENCES)


def _footnotes(volume: etree._Element, frequency: Counter[str]) -> Iterator[tuple[str, str]]:
    numbers = {document.get(ID) for document in _documents(volume)}
    for note in volume.iter(f"{TEI}note"):
        targets = {ref.get("target", "")[1:] for ref in note.iter(f"{TEI}ref")} & numbers
        if len(targets) != 1:
            continue
        sentences = _SENTENCE.split(" ".join("".join(note.itertext()).split()))
        sentence = next((s for s in sentences if "Document" in s), "")
        words = {w.lower() for w in _WORD.findall(sentence)} - _EDITORS
        known = sorted((w for w in words if frequency[w] > 3), key=lambda w: (frequency[w], w))
        if len(known) >= 6:
            yield " ".join(known[:3]), targets.pop()


def _documents(volume: etree._Element) -> Iterator[etree._Element]:
    return (d for d in volume.iter(f"{TEI}div") if d.get("type") == "document" and d.get(ID))


def _spoken(name: str) -> str:
    family, _, given = _BRACKETED.sub("", name).partition(",")
    return f"{given.split(',')[0].strip()} {family.strip()}".strip()


def _words(name: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", name.casefold())
    return set(re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c))))


if __name__ == "__main__":
    main()
