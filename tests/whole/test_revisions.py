"""A later edition of a volume over the earlier: who stays who, and what old addresses say."""

import html
import lzma
import re
import urllib.request
from pathlib import Path

import pytest

from edossier.keeping import Publication, load, newest_versions, open_archive
from whole.conftest import run, served

VOLUME = "frus1969-76ve05p2"
INSERTED_BEFORE = (20, 75, 140)  # numbers of the later edition, before anything is inserted
REPORTS = (
    ("Algiers", "The harbour pilots' strike", "March 2, 1971", "1971-03-02"),
    ("Tunis", "A quarrel over the salt road", "May 9, 1971", "1971-05-09"),
    ("Rabat", "Locusts beyond the Atlas", "August 30, 1971", "1971-08-30"),
)


@pytest.fixture(scope="module")
def editions(shared, tmp_path_factory) -> tuple[Path, Path]:
    """The volume as of April 2014 and as of December 2015, under one file name.

    The later one is moved to the right by two blanks, so that no line of the two is the same.
    """
    folder = tmp_path_factory.mktemp("editions")
    paths = []
    for day in ("2014-04-28", "2015-12-02"):
        packed = shared / "data" / "frus" / "revisions" / f"{VOLUME}.{day}.xml.xz"
        path = folder / day / f"{VOLUME}.xml"
        path.parent.mkdir()
        path.write_bytes(lzma.decompress(packed.read_bytes()))
        paths.append(path)
    later = paths[1].read_text("utf-8")
    paths[1].write_text(re.sub(r"(?m)^(?=[ <])(?!<\?)", "  ", later), "utf-8")
    return paths[0], paths[1]


@pytest.fixture(scope="module")
def revised(editions, tmp_path_factory) -> tuple[Path, str, Path]:
    """An archive with both editions; what the second `add` said; and the second file."""
    folder = tmp_path_factory.mktemp("revised") / "archive"
    run("new", folder)
    run("add", editions[0], "-C", folder)
    return folder, run("add", editions[1], "-C", folder).stdout, editions[1]


def with_reports_inserted(edition: str) -> str:
    """Insert three documents, and give every later one the number it then has, links and all."""

    def shift(number: str) -> str:
        return str(int(number) + sum(int(number) >= place for place in INSERTED_BEFORE))

    edition = re.sub(r"(?<=\"d)\d+(?=[\"fp-])|(?<=#d)\d+(?=[\"f])", lambda m: shift(m[0]), edition)
    edition = re.sub(
        r"(<div\s[^>]*type=\"document\"[^>]*\sn=\")(\d+)", lambda m: m[1] + shift(m[2]), edition
    )
    edition = re.sub(r"(?<=<head>)(\d+)(?=\. )", lambda m: shift(m[0]), edition)
    for place, report in zip(INSERTED_BEFORE, REPORTS, strict=True):
        number = shift(str(place))
        opening = re.search(rf"<div\s[^>]*xml:id=\"d{number}\"", edition)
        start = opening.start()
        edition = edition[:start] + _report(int(number) - 1, *report) + edition[start:]
    return edition


def _report(number: int, place: str, subject: str, day: str, when: str) -> str:
    return (
        f'<div type="document" n="{number}" xml:id="d{number}"><head>{number}. Report From {place}'
        f'<note n="1" type="source" xml:id="d{number}fn1">Source: made for a test.</note></head>'
        f'<opener><dateline><placeName>{place}</placeName>, <date when="{when}">{day}</date>'
        f"</dateline></opener><p>{subject}. {'The consul has nothing to add. ' * 12}</p></div>\n"
    )


def published(folder: Path, version: int | None = None) -> Publication:
    """The one dossier of the archive."""
    archive = open_archive(folder)
    (ark,) = newest_versions(archive)
    return load(archive, ark, version)


def test_a_later_edition_changes_one_document_though_every_line_of_it_differs(revised, editions):
    folder, said, _ = revised
    first, second = (path.read_text("utf-8").splitlines()[1:] for path in editions)
    assert not any(one == other for one, other in zip(first, second, strict=False) if one.strip())
    assert "163 documents, 1 changed" in said
    before, after = published(folder, 1), published(folder, 2)
    assert [document.ark for document in before.documents] == [
        document.ark for document in after.documents
    ]
    assert [one.number for one in after.documents if one.version != 1] == ["116"]


@pytest.fixture(scope="module")
def renumbered(revised, tmp_path_factory) -> Path:
    """The archive with a third edition: three documents more, the rest renumbered."""
    folder, _, edition = revised
    path = tmp_path_factory.mktemp("third") / edition.name
    path.write_text(with_reports_inserted(edition.read_text("utf-8")), "utf-8")
    run("add", path, "-C", folder)
    return folder


def test_every_document_keeps_its_ark_when_three_are_inserted_and_the_rest_renumbered(renumbered):
    before, after = published(renumbered, 2), published(renumbered)
    assert len(after.documents) == len(before.documents) + 3
    numbers = {document.ark: document.number for document in after.documents}
    moved = {
        document.number: str(
            int(document.number) + sum(int(document.number) >= place for place in INSERTED_BEFORE)
        )
        for document in before.documents
    }
    assert {one.number: numbers[one.ark] for one in before.documents} == moved
    versions = {document.ark: document.version for document in before.documents}
    assert [
        one.number for one in after.documents if one.version != versions.get(one.ark, one.version)
    ] == []


def test_an_address_of_the_old_edition_still_means_its_document(renumbered):
    before = published(renumbered, 1)
    titles = [document.title for document in before.dossier.documents]
    with served(renumbered) as site:
        for place in (0, 18, 19, 20, 74, 100, 139, 162):
            ark = before.documents[place].ark
            for address in (f"{site}/{ark}", f"{site}/{ark}/v1"):
                with urllib.request.urlopen(address) as answer:
                    page = answer.read().decode()
                heading = re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1]
                words = " ".join(html.unescape(re.sub(r"<[^>]+>", "", heading)).split())
                assert words.startswith(titles[place][:40]), address
