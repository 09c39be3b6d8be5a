"""Dossiers as other authors, typists and programs lay them out, each against its gold.

What a gold file may say is told in tests/reading/layouts/README.md.
"""

import json
import shutil
import subprocess
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import ftfy.bad_codecs
import pytest

from edossier.dossier import Document, Dossier, Note, Paragraph
from edossier.reading import Reading, read_file
from edossier.references import ArchivalReference

ftfy.bad_codecs.ok()
LAYOUTS = Path(__file__).parent / "layouts"


def layouts() -> list[tuple[str, str]]:
    """Give each layout with each way in which its gold wants it written."""
    found = []
    for gold_path in sorted(LAYOUTS.glob("*.gold.json")):
        name = gold_path.name.removesuffix(".gold.json")
        gold = json.loads(gold_path.read_text("utf-8"))
        ways = ["-".join(way) for way in gold.get("written_as", [])]
        ways += ["-".join(gold["converted"])] if "converted" in gold else []
        found += [(name, way) for way in ways]
    return found


def write_as(markup: Path, way: str, gold: Mapping[str, Any], folder: Path) -> Path:
    """Write the layout's text in another encoding, with other line ends, or garbled."""
    encoding, _, line_end = way.rpartition("-")
    text = markup.read_text("utf-8")
    for character, instead in gold.get("cannot_write", {}).get(encoding, {}).items():
        text = text.replace(character, instead)
    if line_end == "crlf":
        text = text.replace("\n", "\r\n")
    if encoding == "mojibake":
        content = text.encode("utf-8").decode("sloppy-windows-1252").encode("utf-8")
    else:
        content = text.encode(encoding)
    written = folder / markup.name
    written.write_bytes(content)
    return written


def convert(markup: Path, program: str, suffix: str, folder: Path) -> Path:
    """Let another program make the file to read from the markup."""
    written = folder / f"{markup.stem}.{suffix}"
    if program == "pandoc":
        command = ["pandoc", "--from", "markdown", str(markup), "--output", str(written)]
    else:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", suffix]
        command += ["--outdir", str(folder), str(markup)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return written


@pytest.fixture(scope="session")
def readings(tmp_path_factory):
    """Read each layout once."""
    known: dict[tuple[str, str], Reading] = {}

    def read(name: str, way: str) -> Reading:
        if (name, way) not in known:
            folder = tmp_path_factory.mktemp(name)
            gold = gold_of(name)
            [markup] = [p for p in LAYOUTS.glob(f"{name}.*") if not p.name.endswith("gold.json")]
            if "converted" in gold:
                program, suffix = gold["converted"]
                if not shutil.which(program):
                    pytest.skip(f"needs {program}")
                written = convert(markup, program, suffix, folder)
            else:
                written = write_as(markup, way, gold, folder)
            known[name, way] = read_file(written)
        return known[name, way]

    return read


def gold_of(name: str) -> dict[str, Any]:
    return json.loads((LAYOUTS / f"{name}.gold.json").read_text("utf-8"))


@pytest.mark.parametrize(("name", "way"), layouts())
def test_a_layout_reads_as_a_person_reads_it(name, way, readings):
    gold = gold_of(name)
    for key in ("written_as", "cannot_write", "converted", "ignored"):
        gold.pop(key, None)
    found = project(readings(name, way).dossier)
    assert same_keys(found, gold) == gold


@pytest.mark.parametrize(("name", "way"), layouts())
def test_nothing_of_a_layout_is_left_unread(name, way, readings):
    reading = readings(name, way)
    unread = [finding for finding in reading.findings if finding.code == "unread-text"]
    text = reading.source.text
    assert [text[f.anchor.start : f.anchor.end] for f in unread] == []


@pytest.mark.parametrize(("name", "way"), layouts())
def test_only_furniture_of_a_layout_is_ignored(name, way, readings):
    ignored = " ".join(entry.text for entry in readings(name, way).dossier.ignored)
    expected = gold_of(name).get("ignored", [])
    assert [text for text in expected if text not in ignored] == []
    if not expected:
        assert ignored == ""


def project(dossier: Dossier) -> dict[str, Any]:
    """Give every key that a gold file may hold."""
    notes = {note.id: note for note in dossier.notes}
    paragraphs = [p for section in dossier.essay.sections for p in section.paragraphs]
    return {
        "title": dossier.title,
        "published": dossier.published,
        "series": dossier.series and {"name": dossier.series.name, "number": dossier.series.number},
        "language": dossier.language,
        "authors": [[author.name, author.affiliation] for author in dossier.authors],
        "credits": sorted([credit.role, credit.agent] for credit in dossier.credits),
        "essay": [[s.heading, len(s.paragraphs)] for s in dossier.essay.sections],
        "calls": [notes[target].number for target in _targets(paragraphs, "note")],
        "call_bodies": [notes[target].text for target in _targets(paragraphs, "note")],
        "mentions": _targets(paragraphs, "document"),
        "quotes": [text for p in paragraphs for text in _quotes(p)],
        "documents": [_document(document, notes) for document in dossier.documents],
        "repositories": {r.acronym: [r.name, r.name_en] for r in dossier.repositories},
        "notes": {note.number: _cited(note) for note in dossier.notes},
        "note_list": [[note.number, _cited(note)] for note in dossier.notes],
        "separate_notes": len({note.id for note in dossier.notes}),
        "about": len(dossier.about),
        "ignored": [entry.text for entry in dossier.ignored],
    }


def same_keys(value: Any, gold: Any) -> Any:
    """Leave out of `value` what `gold` says nothing of, so that the two can be compared."""
    if isinstance(gold, Mapping) and isinstance(value, Mapping):
        return {key: same_keys(value.get(key), gold[key]) for key in gold}
    if isinstance(gold, list) and isinstance(value, list) and len(gold) == len(value):
        return [same_keys(one, other) for one, other in zip(value, gold, strict=True)]
    return value


def _document(document: Document, notes: Mapping[str, Note]) -> dict[str, Any]:
    body = [p for text in document.texts for p in text.paragraphs]
    return {
        "number": document.number,
        "title": document.title,
        "kind": document.kind,
        "date": document.date and document.date.edtf,
        "date_text": document.date and document.date.text,
        "event_date": document.event_date and document.event_date.edtf,
        "authors": list(document.authors),
        "recipients": list(document.recipients),
        "registry_number": document.registry_number,
        "classification": document.classification,
        "source": document.source and source_of(document.source),
        "summary": document.summary and document.summary.text,
        "texts": [
            {"kind": t.kind, "language": t.language, "paragraphs": len(t.paragraphs)}
            for t in document.texts
        ],
        "credits": sorted(
            [c.role, c.agent]
            for c in (*document.credits, *(c for text in document.texts for c in text.credits))
        ),
        "calls": [notes[target].number for target in _targets(body, "note")],
    }


def source_of(reference: ArchivalReference) -> dict[str, Any]:
    """Give a reference's parts; levels and containers as one list, in printed order."""
    chain = sorted((*reference.levels, *reference.containers), key=lambda level: level.start)
    return {
        "repository": reference.repository,
        "repository_printed": reference.repository_printed,
        "levels": [level.value for level in chain],
        "year": reference.year,
        "leaves": [
            leaves.first if leaves.first == leaves.last else f"{leaves.first}-{leaves.last}"
            for leaves in reference.leaves
        ],
    }


def _cited(note: Note) -> list[str]:
    names = [r.repository_printed or r.repository for r in note.references]
    return [name for name in names if name]


def _targets(paragraphs: Iterable[Paragraph], kind: str) -> list[str]:
    return [span.target or "" for p in paragraphs for span in p.spans if span.kind == kind]


def _quotes(paragraph: Paragraph) -> list[str]:
    return [paragraph.text[s.start : s.end] for s in paragraph.spans if s.kind == "quote"]
