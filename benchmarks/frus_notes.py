"""Citations in the source notes and footnotes of *Foreign Relations of the United States*.

    python benchmarks/frus_notes.py [--volumes FOLDER]          what share of notes holds a citation
    python benchmarks/frus_notes.py --draw SEED [--count 200]   so many, drawn by seed, to be read

Notes are taken out of the TEI by XPath (STRUCTURE.md beside the volumes): the source note of each
document, typed or known by its number or its opening word, then its footnotes, in order. The
notes of one document are read as notes of one text, so that "Ibid." finds what it takes up.
In a draw every citation stands in brackets in its note, and below it what was understood.
"""

import argparse
import lzma
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from edossier.references import FoundReference, find_in_notes

ROOT = Path(__file__).parent.parent
VOLUMES = ROOT.parent / "shared" / "data" / "frus" / "volumes"
TEI = {"t": "http://www.tei-c.org/ns/1.0"}
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_DOCUMENTS = etree.XPath('//t:div[@type="document"]', namespaces=TEI)
_SOURCES = etree.XPath(
    './t:head/t:note[@type="source" or @n="0"] | ./t:note[@type="source"]'
    ' | ./t:head/t:note[not(@type) and starts-with(normalize-space(.), "Source:")]'
    ' | .//*[local-name()="attachment"]//t:note[@type="source"]',
    namespaces=TEI,
)
_FOOTNOTES = etree.XPath(".//t:note[@n and @xml:id and not(@type)]", namespaces=TEI)


@dataclass(frozen=True, slots=True)
class FrusNote:
    """One note: where it stands, whether it is a document's source note, and its words."""

    volume: str
    id: str
    is_source: bool
    text: str


@dataclass(frozen=True, slots=True)
class Read:
    """A note and the citations found in it."""

    note: FrusNote
    citations: tuple[FoundReference, ...]


def main() -> int:
    """Print the shares, or a draw of notes to be read."""
    ask = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    ask.add_argument("--volumes", type=Path, default=VOLUMES)
    ask.add_argument("--draw", type=int, metavar="SEED")
    ask.add_argument("--count", type=int, default=200)
    given = ask.parse_args()
    files = sorted(given.volumes.glob("*.xml*"))
    if not files:
        print(f"No volume in {given.volumes}.", file=sys.stderr)
        return 1
    started = time.perf_counter()
    read = [one for file in files for one in read_volume(file)]
    seconds = time.perf_counter() - started
    if given.draw is None:
        _print_shares(read, seconds)
    else:
        for number, one in enumerate(draw(read, given.draw, given.count), start=1):
            print(f"{number}. {one.note.volume} {one.note.id}: {marked(one)}")
    return 0


def read_volume(file: Path) -> Iterator[Read]:
    """Give the notes of one volume, document by document, with their citations."""
    content = lzma.decompress(file.read_bytes()) if file.suffix == ".xz" else file.read_bytes()
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    volume = file.name.split(".")[0]
    for document in _DOCUMENTS(tree):
        notes = list(notes_of(document, volume))
        for note, found in zip(notes, find_in_notes([n.text for n in notes]), strict=True):
            yield Read(note, found.citations)


def notes_of(document: etree._Element, volume: str) -> Iterator[FrusNote]:
    """Give the notes of one document in the order of print, none of a document inside it."""
    sources = [note for note in _SOURCES(document) if _is_own(note, document)]
    rest = [note for note in _FOOTNOTES(document) if note not in sources]
    for note in [*sources, *(note for note in rest if _is_own(note, document))]:
        text = " ".join("".join(_words(note)).split())
        if text:
            name = str(note.get(_ID) or f"{document.get(_ID)} source")
            yield FrusNote(volume, name, note in sources, text)


def _is_own(note: etree._Element, document: etree._Element) -> bool:
    holder = next(note.iterancestors("{*}div"), None)
    while holder is not None and holder.get("type") != "document":
        holder = next(holder.iterancestors("{*}div"), None)
    return holder is document


def _words(note: etree._Element) -> Iterator[str]:
    """Give the words of a note without those of a note inside it; paragraphs are parted."""
    yield note.text or ""
    for child in note:
        if isinstance(child.tag, str) and etree.QName(child).localname != "note":
            yield from _words(child)
            yield " " if etree.QName(child).localname in {"p", "item", "lb"} else ""
        yield child.tail or ""


def draw(read: list[Read], seed: int, count: int) -> list[Read]:
    """Draw notes by seed: half of them source notes, so that both kinds are seen."""
    chance = random.Random(seed)
    sources = [one for one in read if one.note.is_source]
    others = [one for one in read if not one.note.is_source]
    half = count // 2
    drawn = chance.sample(sources, min(half, len(sources)))
    return [*drawn, *chance.sample(others, min(count - half, len(others)))]


def marked(one: Read) -> str:
    """Write a note with its citations in brackets, and what was understood of each."""
    text, at, below = "", 0, ""
    for found in one.citations:
        text += one.note.text[at : found.start] + "⟦" + one.note.text[found.start : found.end] + "⟧"
        at = found.end
        below += "\n      " + _understood(found)
    return text + one.note.text[at:] + below


def _understood(found: FoundReference) -> str:
    reference = found.reference
    archive = reference.repository or "/".join(reference.candidates) or "-"
    above = [*reference.inherited_levels, *reference.inherited_containers]
    own = sorted((*reference.levels, *reference.containers), key=lambda level: level.start)
    chain = " > ".join(
        [f"({level.value})" for level in above] + [f"{level.level}={level.value}" for level in own]
    )
    leaves = ",".join(f"{run.first}-{run.last}" for run in reference.leaves)
    rest = [f"{number}" for number in (reference.doc_number,) if number]
    return " ".join(
        [reference.status, found.relation, archive, chain, leaves, *rest, *reference.doubts]
    )


def _print_shares(read: list[Read], seconds: float) -> None:
    print("| volume | source notes | with a citation | footnotes | with a citation |")
    print("|---|---|---|---|---|")
    for volume in [*dict.fromkeys(one.note.volume for one in read), ""]:
        own = [one for one in read if volume in ("", one.note.volume)]
        cells = [volume or "all"]
        for is_source in (True, False):
            notes = [one for one in own if one.note.is_source is is_source]
            cited = sum(bool(one.citations) for one in notes)
            cells += [f"{len(notes):,}", f"{cited / max(len(notes), 1):.1%}"]
        print("| " + " | ".join(cells) + " |")
    statuses = Counter(found.reference.status for one in read for found in one.citations)
    total = sum(statuses.values())
    shares = ", ".join(f"{name} {count / total:.1%}" for name, count in statuses.most_common())
    size = sum(len(one.note.text.encode()) for one in read)
    print(f"\n{total:,} citations: {shares}")
    print(f"{size / 1e6:.2f} MB of notes in {seconds:.1f} s, taking them out included")


if __name__ == "__main__":
    sys.exit(main())
