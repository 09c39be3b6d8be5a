"""An archive of one invented dossier, indexed, and the site turned to it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from edossier.dossier import (
    Agent,
    Author,
    DateStatement,
    Document,
    Dossier,
    Essay,
    Note,
    Paragraph,
    Place,
    Repository,
    Section,
    Series,
    SourceFileRecord,
    Span,
    Text,
)
from edossier.keeping import Archive, Occasion, Published, create_archive, publish, writing
from edossier.references import parse
from edossier_site.searching import follow as index


def paragraph(text: str, *spans: tuple[str, str, str]) -> Paragraph:
    found = tuple(
        Span(start=text.index(words), end=text.index(words) + len(words), kind=kind, target=target)
        for words, kind, target in spans
    )
    return Paragraph(text=text, spans=found)


ESSAY = paragraph(
    "The envoys were known for arrogance, drunkenness, and worse. As Ján Orlík put it in Port "
    "Sable, the Harbour Board did not listen.",
    ("Ján Orlík", "person", "J. Orlík"),
    ("Port Sable", "place", "Port Sable"),
    ("Harbour Board", "organisation", "Harbour Board"),
)
NOTE = "Záznam, J. Orlík, RGANI f. 5, op. 30, d. 163, l. 89-92."
TEXT = paragraph("He spoke to Marta Vell of the harbour.", ("Marta Vell", "person", "Marta Vell"))


def day(edtf: str) -> DateStatement:
    return DateStatement(edtf=edtf, text=edtf)


def make_documents() -> tuple[Document, ...]:
    return (
        Document(
            number="1",
            title="Memorandum of conversation at the harbour",
            title_language="en",
            kind="memorandum of conversation",
            date=day("1956-11-22"),
            event_date=day("1956-10-30"),
            authors=("J. Orlík",),
            source=parse("AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203"),
            texts=(Text(kind="translation", language="en", paragraphs=(TEXT,)),),
        ),
        Document(
            number="2",
            registry_number="0423/57",
            authors=("Marta Vell",),
            recipients=("J. Orlík",),
            date=day("1957"),
            source=parse("MZV Teritoriální odbory – Tajné 1955-1959, ČLR, krabice 1, obal 3"),
        ),
    )


def make_dossier(**changes: object) -> Dossier:
    values: dict[str, object] = {
        "title": "Envoys in Port Sable",
        "language": "en",
        "authors": (Author(name="Ada Quill"),),
        "series": Series(name="Harbour Papers", number="46"),
        "essay": Essay(sections=(Section(heading="Introduction", paragraphs=(ESSAY,)),)),
        "documents": make_documents(),
        "repositories": (
            Repository(acronym="MZV", name="Archiv Ministerstva zahraničních věcí", id="AMZV"),
        ),
        "notes": (
            Note(
                id="1",
                number="1",
                text=NOTE,
                spans=(Span(start=8, end=16, kind="person", target="J. Orlík"),),
                references=(parse("RGANI f. 5, op. 30, d. 163, l. 89-92"),),
            ),
        ),
        "agents": (
            Agent(name="J. Orlík", forms=("J. Orlík", "Ján Orlík")),
            Agent(name="Marta Vell", forms=("Marta Vell",)),
            Agent(name="Harbour Board", kind="organisation", forms=("Harbour Board",)),
        ),
        "places": (Place(name="Port Sable", forms=("Port Sable",)),),
        "source_file": SourceFileRecord(
            name="envoys.txt", media_type="text/plain", sha256="0" * 64, encoding="utf-8"
        ),
    }
    return Dossier.model_validate({**values, **changes})


@dataclass(frozen=True)
class Kept:
    """An archive under test, and how a dossier is put into it."""

    archive: Archive
    put: Callable[[Dossier], Published]
    dossier: Callable[..., Dossier]


def make_archive(folder: Path) -> Kept:
    archive = create_archive(folder / "archive", name="Harbour Archive")
    random = Random(1956)
    counter = iter(range(1, 60))

    def put(dossier: Dossier) -> Published:
        number = next(counter)
        given = folder / f"given-{number}.txt"
        given.write_text(f"{number}", "utf-8")
        occasion = Occasion(f"2026-01-{number % 28 + 1:02d}T12:00:00Z", "0.1.0", random)
        with writing(archive) as writer:
            return publish(writer, dossier, [given], occasion)

    return Kept(archive, put, make_dossier)


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """An empty archive."""
    return make_archive(tmp_path)


@pytest.fixture
def harbour(kept: Kept) -> Kept:
    """The archive with the dossier, indexed."""
    kept.put(make_dossier())
    assert index.follow(kept.archive) == 1
    return kept


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The archive with the dossier, ready to be served; tests only read it."""
    from edossier_site.start import prepare

    kept = make_archive(tmp_path_factory.mktemp("served"))
    kept.put(make_dossier())
    assert prepare(kept.archive.path) == index.follow(kept.archive) == 1
    return kept


@pytest.fixture
def site(served: Kept) -> Kept:
    """The site turned to that archive: another test may have turned it elsewhere."""
    from edossier_site.start import configure

    configure(served.archive.path)
    return served
