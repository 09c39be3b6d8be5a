"""Small dossiers, and an archive to publish them in."""

import hashlib
from functools import partial
from random import Random

import pytest

from edossier.dossier import (
    DateStatement,
    Document,
    Dossier,
    Essay,
    Paragraph,
    Section,
    Series,
    SourceFileRecord,
    Text,
)
from edossier.keeping import Occasion, create_archive, publish, writing
from edossier.references import ArchivalReference, Leaves


def _document(number, **fields):
    """Make a document from plain words: date, leaves, unit, repository, text ..."""
    date = fields.pop("date", None)
    unit = fields.pop("unit", None)
    leaves = fields.pop("leaves", None)
    repository = fields.pop("repository", None)
    text = fields.pop("text", None)
    if unit or repository:
        fields["source"] = ArchivalReference(
            printed=f"{repository}, {unit}, l. {leaves}",
            status="parsed",
            repository=repository,
            key=unit,
            leaves=(Leaves(leaves, leaves, None, "l.", 0, 0),) if leaves else (),
        )
    if text:
        fields["texts"] = (Text(kind="transcription", paragraphs=(Paragraph(text=text),)),)
    if date:
        fields["date"] = DateStatement(edtf=date, text=date)
    return Document(number=str(number), **fields)


@pytest.fixture
def document():
    return _document


@pytest.fixture
def dossier():
    """Make a dossier from its documents; the essay can be given as a string."""

    def make(*documents, series=("Bulletin", "7"), essay="An essay.", **fields):
        return Dossier(
            title=fields.pop("title", "A dossier"),
            series=Series(name=series[0], number=series[1]) if series else None,
            essay=Essay(sections=(Section(paragraphs=(Paragraph(text=essay),)),)),
            documents=documents,
            source_file=SourceFileRecord(
                name="d.txt",
                media_type="text/plain",
                sha256=hashlib.sha256(essay.encode()).hexdigest(),
                encoding="utf-8",
            ),
            **fields,
        )

    return make


@pytest.fixture
def archive(tmp_path):
    return create_archive(tmp_path / "archive", name="A test archive")


@pytest.fixture
def put_in():
    """Publish a dossier, whose file lies beside the archive and holds its own JSON."""
    random = Random(1)

    def put_in(archive, dossier, *, file_name="d.txt", content=None, corrections=None, **options):
        folder = archive.path.parent
        source = folder / file_name
        source.write_text(content or dossier.model_dump_json(), encoding="utf-8")
        files = [source]
        if corrections is not None:
            files.append(folder / f"{source.stem}.corrections.toml")
            files[1].write_text(corrections, encoding="utf-8")
        occasion = Occasion("2026-03-01T12:00:00Z", "0.1.0", random)
        with writing(archive) as writer:
            return publish(writer, dossier, files, occasion, **options)

    return put_in


@pytest.fixture
def put(archive, put_in):
    """The same in the one archive of the test."""
    return partial(put_in, archive)
