"""A small archive of two invented dossiers, and the site turned to it."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Iterator
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
from edossier.keeping import (
    Archive,
    Occasion,
    Published,
    create_archive,
    open_archive,
    publish,
    writing,
)
from edossier.references import ArchivalReference, Leaves, Level
from edossier_site.start import configure

# Models can be imported only once Django knows an archive: an empty one, until a test has its own.
_folder = Path(tempfile.mkdtemp(prefix="edossier-tests-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
configure(create_archive(_folder / "empty").path)


def span_of(text: str, words: str, kind: str, target: str | None) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), kind=kind, target=target)


def reference_to(opis: str, delo: str, *, leaf: str = "8") -> ArchivalReference:
    printed = f"AVPRF f. 0100, op. {opis}, d. {delo}, l. {leaf}"
    levels = (
        ("fond", "f.", "0100", "fonds"),
        ("opis", "op.", opis, "series"),
        ("delo", "d.", delo, "file"),
    )
    at = printed.index
    return ArchivalReference(
        printed=printed,
        status="parsed",
        repository="AVPRF",
        repository_printed="AVPRF",
        levels=tuple(
            Level(level, label, value, at(label), at(label) + len(label) + 1 + len(value), isad)
            for level, label, value, isad in levels
        ),
        leaves=(Leaves(leaf, leaf, None, "l.", at("l."), len(printed)),),
    )


def paragraph(text: str, *spans: tuple[str, str, str]) -> Paragraph:
    return Paragraph(text=text, spans=tuple(span_of(text, *span) for span in spans))


def document(number: str, **fields: object) -> Document:
    return Document.model_validate({"number": number, **fields})


def day(edtf: str) -> DateStatement:
    return DateStatement(edtf=edtf, text=edtf)


ESSAY = paragraph(
    "Marta Vell met Ján Orel in Port Sable, as Document 1 shows; see also Document 3.",
    ("Marta Vell", "person", "Marta Vell"),
    ("Ján Orel", "person", "Ján Orel"),
    ("Port Sable", "place", "Port Sable"),
    ("Document 1", "document", "1"),
    ("Document 3", "document", "3"),
)
TITLE = "Conversation with Marta Vell, 5 January 1953"
NOTE = "See AVPRF f. 0100, op. 46, d. 7, l. 8, and the literature."


def first_dossier(**changes: object) -> Dossier:
    values: dict[str, object] = {
        "title": "The Harbour Talks",
        "language": "en",
        "authors": [Author(name="Ada Quill")],
        "series": Series(name="Harbour Papers", number="7"),
        "essay": Essay(sections=(Section(heading="Introduction", paragraphs=(ESSAY,)),)),
        "documents": (
            document(
                "1",
                title=TITLE,
                title_spans=(span_of(TITLE, "Marta Vell", "person", "Marta Vell"),),
                kind="memorandum of conversation",
                date=day("1953-02-02"),
                event_date=day("1953-01-05"),
                authors=("J. Orel",),
                registry_number="11/53",
                source=reference_to("46", "12"),
                texts=(
                    Text(
                        kind="translation",
                        language="en",
                        paragraphs=(
                            paragraph("He asked whether the harbour would be open in spring."),
                            paragraph(
                                "She said in Port Sable that it would.",
                                ("Port Sable", "place", "Port Sable"),
                            ),
                        ),
                    ),
                ),
            ),
            document(
                "2",
                date=day("1953-01"),
                authors=("Marta Vell",),
                recipients=("Ján Orel",),
                registry_number="12/53",
                source=reference_to("46", "9"),
            ),
            document(
                "3",
                title="Notes without a date",
                registry_number="13/53",
                source=reference_to("47", "1"),
            ),
        ),
        "repositories": (Repository(acronym="AVPRF", name="Archive", id="AVPRF"),),
        "notes": (
            Note(
                id="1",
                number="1",
                text=NOTE,
                spans=(span_of(NOTE, "AVPRF f. 0100, op. 46, d. 7, l. 8", "reference", "0"),),
                references=(reference_to("46", "7"),),
            ),
        ),
        "agents": (
            Agent(name="Marta Vell", forms=("Marta Vell",)),
            Agent(name="Ján Orel", forms=("Ján Orel", "J. Orel")),
        ),
        "places": (Place(name="Port Sable", forms=("Port Sable",)),),
        "source_file": SourceFileRecord(
            name="harbour.txt", media_type="text/plain", sha256="0" * 64, encoding="utf-8"
        ),
    }
    return Dossier.model_validate({**values, **changes})


def second_dossier() -> Dossier:
    return first_dossier(
        title="The Customs Affair",
        series=Series(name="Harbour Papers", number="8"),
        essay=Essay(sections=(Section(paragraphs=(paragraph("Nothing is cited here."),)),)),
        documents=(
            document(
                "1",
                title="Report of the customs house",
                date=day("1954-07-01"),
                source=reference_to("46", "12", leaf="90"),
            ),
        ),
        notes=(),
        agents=(Agent(name="MARTA VELL", forms=("MARTA VELL",)),),
        places=(),
    )


@pytest.fixture
def first() -> Dossier:
    """Three documents, of which the essay names the first and third; a note cites an archive."""
    return first_dossier()


@pytest.fixture
def second() -> Dossier:
    """One document of the unit that the first dossier's document 1 is from."""
    return second_dossier()


@dataclass(frozen=True)
class Kept:
    """An archive under test, and how a dossier is put into it."""

    archive: Archive
    put: Callable[[Dossier], Published]


def kept_in(folder: Path, *, published: int = 0) -> Kept:
    """The archive in a folder; `put` publishes at times and with names in a fixed order."""
    archive = open_archive(folder / "archive")
    random = Random(f"{published}")
    counter = iter(range(published + 1, 100))

    def put(dossier: Dossier) -> Published:
        number = next(counter)
        given = folder / f"given-{number}.txt"
        given.write_text(f"{number}", "utf-8")
        occasion = Occasion(f"2026-01-{number:02d}T12:00:00Z", "0.1.0", random)
        with writing(archive) as writer:
            return publish(writer, dossier, [given], occasion)

    return Kept(archive, put)


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Kept]:
    """An empty archive, the site turned to it."""
    create_archive(tmp_path / "archive", name="Harbour Archive")
    configure(tmp_path / "archive")
    yield kept_in(tmp_path)
    configure(_folder / "empty")


@pytest.fixture(scope="session")
def harbour_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an archive with both dossiers and their rows, to be copied."""
    from edossier_site.archive.follow import follow

    folder = tmp_path_factory.mktemp("harbour")
    create_archive(folder / "archive", name="Harbour Archive")
    made = kept_in(folder)
    made.put(first_dossier())
    made.put(second_dossier())
    configure(folder / "archive")
    assert follow(made.archive) == 2
    configure(_folder / "empty")
    return folder


@pytest.fixture
def harbour(harbour_once: Path, tmp_path: Path) -> Iterator[Kept]:
    """The archive with both dossiers and their rows, the site turned to it."""
    shutil.copytree(harbour_once, tmp_path, dirs_exist_ok=True)
    configure(tmp_path / "archive")
    yield kept_in(tmp_path, published=2)
    configure(_folder / "empty")
