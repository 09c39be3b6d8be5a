"""All volumes of an edition added in one command, held against their XML read in another way.

The other way is the standard library's DOM, which knows nothing of edossier: the test walks it by
the structure that is documented beside the volumes.
"""

import json
import lzma
import re
import subprocess
import sys
from random import Random
from xml.dom import minidom

import pytest

from edossier.keeping import events, load, open_archive

RUN = [sys.executable, "-c", "from edossier_cli.main import main; main()"]


@pytest.fixture(scope="module")
def added(shared, tmp_path_factory):
    """The folder of the supplied volumes, and by volume what stands in an archive of them."""
    folder = tmp_path_factory.mktemp("volumes")
    given = folder / "given"
    given.mkdir()
    for packed in (shared / "data" / "frus" / "volumes").glob("*.xml.xz"):
        (given / packed.stem).write_bytes(lzma.decompress(packed.read_bytes()))
    subprocess.run([*RUN, "new", str(folder / "archive")], check=True, capture_output=True)
    done = subprocess.run(
        [*RUN, "add", "-C", str(folder / "archive"), str(given), "--jobs", "2"],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    archive = open_archive(folder / "archive")
    volumes = {}
    for event in events(archive):
        publication = load(archive, event.ark)
        volumes[publication.files[0].name.removesuffix(".xml")] = publication.dossier
    return given, volumes


def test_as_many_documents_are_in_as_are_expected(added, shared):
    expected = json.loads((shared / "data" / "frus" / "expected.json").read_text("utf-8"))
    expected.pop("revisions")
    _, volumes = added
    assert {name: len(found.documents) for name, found in volumes.items()} == {
        name: volume["documents"] for name, volume in expected.items()
    }


def words(node, *, without=()):
    """Give the words under a node with single blanks, those of some elements left out."""

    def texts(one):
        for child in one.childNodes:
            if child.nodeType == child.TEXT_NODE:
                yield child.data
            elif child.nodeType == child.ELEMENT_NODE and child.localName not in without:
                parts = child.localName in ("p", "lb", "item", "head")
                yield " " if parts else ""
                yield from texts(child)
                yield " " if parts else ""

    return " ".join("".join(texts(node)).split())


def elements(node, name):
    return list(node.getElementsByTagNameNS("*", name))


def own(division, *names):
    """Give the children of a division with these names, those of its opener and closer too."""
    for child in division.childNodes:
        if child.nodeType != child.ELEMENT_NODE:
            continue
        if child.localName in names:
            yield child
        elif child.localName in ("opener", "closer"):
            yield from own(child, *names)


def is_inside(node, division, *names):
    while node is not division:
        if node.localName in names:
            return True
        node = node.parentNode
    return False


def stated_days(division):
    """Give the days that the attributes of a division's own dates name."""
    dates = [
        date
        for name in ("dateline", "head")
        for holder in own(division, name)
        for date in elements(holder, "date")
    ]
    values = [
        date.getAttribute(name)[:10]
        for date in dates
        for name in ("when", "from", "notBefore")
        if re.match(r"\d{4}", date.getAttribute(name))
    ]
    for name, value in division.attributes.items():
        if name.endswith("doc-dateTime-min"):
            values.append(value[:10])
    return values


def persons_of(tree):
    """Give by id the printed form in a volume's list of persons."""
    return {
        one.getAttribute("xml:id"): words(one)
        for one in elements(tree, "persName")
        if one.getAttribute("xml:id")
    }


@pytest.mark.parametrize("which", range(10))
def test_fifty_documents_drawn_by_seed_say_what_the_xml_says(added, which):
    """Five of each of ten volumes."""
    given, volumes = added
    name = sorted(volumes)[which]
    dossier = volumes[name]
    tree = minidom.parse(str(given / f"{name}.xml"))  # noqa: S318  # a public volume
    divisions = {
        one.getAttribute("n"): one
        for one in elements(tree, "div")
        if one.getAttribute("type") == "document"
    }
    listed = persons_of(tree)
    notes = {note.id: note for note in dossier.notes}
    targets = {agent.name: {*agent.forms, agent.name} for agent in dossier.agents}
    compared = {"dates": 0, "sources": 0, "footnotes": 0, "persons": 0}
    for document in Random(f"{name} 50").sample(dossier.documents, 5):
        division = divisions[document.number]
        days = stated_days(division)
        compared["dates"] += bool(days)
        if days:
            assert document.date.edtf[:10].rstrip("/.") in days or document.date.edtf[:7] in days
        sources = [
            words(note) for note in elements(division, "note")
            if note.getAttribute("type") == "source" or note.getAttribute("n") == "0"
            or words(note).startswith("Source:")
        ]  # fmt: skip
        if document.source is not None:
            compared["sources"] += 1
            assert document.source.printed in sources
        elif any(text.startswith("Source:") for text in sources):
            pytest.fail(f"{name} {document.number}: a source note was not read")
        for note in elements(division, "note"):
            is_numbered = note.getAttribute("xml:id") and note.getAttribute("n")
            if not is_numbered or note.getAttribute("type") or words(note) in sources:
                continue
            if is_inside(note.parentNode, division, "note"):
                continue
            compared["footnotes"] += 1
            assert notes[note.getAttribute("xml:id")].text == words(note, without=("note",))
        named = {
            words(one, without=("note",)).strip(" ,;.")
            for one in elements(division, "persName")
            if one.getAttribute("corresp").removeprefix("#") in listed
            and not is_inside(one, division, "note")
        }
        spans = {
            piece.text[span.start : span.end].strip(" ,;.")
            for piece in [p for text in document.texts for p in text.paragraphs]
            for span in piece.spans
            if span.kind == "person" and span.target in targets
        } | {
            document.title[span.start : span.end].strip(" ,;.")
            for span in document.title_spans
            if span.kind == "person"
        }
        if document.summary is not None:
            spans |= {
                document.summary.text[span.start : span.end].strip(" ,;.")
                for span in document.summary.spans
                if span.kind == "person"
            }
        compared["persons"] += len(named)
        assert named - {""} == spans - {""}
    assert compared["dates"] + compared["sources"] + compared["footnotes"] >= 5
    assert compared["persons"] or not listed
