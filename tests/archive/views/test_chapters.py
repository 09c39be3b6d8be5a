"""An edition of many documents: its list in pages, its chapters as headings and as contents."""

import pytest

from archive.views.reading import read, structural_faults
from edossier.dossier import Document, Essay, Paragraph, Section, Series
from edossier_site.archive import queries

# Chapter by chapter: 90 documents, then 20 over the end of the first page, then one alone.
CHAPTERS = [
    (("The Harbour", "The Quay"), 90),
    (("The Harbour", "The Light"), 20),
    (("The Sea",), 1),
]


@pytest.fixture
def volume(publish, first):
    """The address of an edition of 111 documents in three chapters."""
    chapters = [chapter for chapter, count in CHAPTERS for _ in range(count)]
    documents = tuple(
        Document(number=str(number), title=f"Telegram {number}", chapter=chapter)
        for number, chapter in enumerate(chapters, start=1)
    )
    listed = tuple(Paragraph(text=f"Fenn, Ines {number}, pilot.") for number in range(60))
    prose = (Paragraph(text="The talks are printed whole."),)
    essay = Essay(
        sections=(
            Section(heading="Preface", paragraphs=prose),
            Section(heading="Persons", paragraphs=listed),
        )
    )
    changes = {
        "series": Series(name="Harbour Editions", number="1"),
        "title": "Harbour Papers, 1955",
        "essay": essay,
        "documents": documents,
    }
    return f"/{publish(first.model_copy(update=changes)).ark}"


def headings(page):
    return [
        (one.tag, " ".join(one.text_content().split()))
        for one in page.root.iter("h3", "h4", "h5")
        if one.get("class") == "chapter"
    ]


def test_chapters_are_headings_over_their_documents(client, volume):
    page = read(client, volume)
    assert headings(page) == [("h3", "The Harbour"), ("h4", "The Quay"), ("h4", "The Light")]
    assert [len(one.findall("li")) for one in page.select("ul.numbered")] == [90, 10]
    assert structural_faults(page) == []


def test_the_next_page_says_under_which_headings_it_goes_on(client, volume):
    page = read(client, f"{volume}?page=2")
    assert headings(page) == [
        ("h3", "The Harbour continued"),
        ("h4", "The Light continued"),
        ("h3", "The Sea"),
    ]
    assert [len(one.findall("li")) for one in page.select("ul.numbered")] == [10, 1]
    assert structural_faults(page) == []


def test_a_page_that_a_chapter_begins_says_so_of_it_alone(publish, first, client):
    documents = tuple(
        Document(number=str(n), title=f"Letter {n}", chapter=("All", "A" if n <= 100 else "B"))
        for n in range(1, 103)
    )
    changes = {
        "series": Series(name="Letters", number="1"),
        "documents": documents,
        "essay": Essay(),
        "notes": (),
    }
    ark = publish(first.model_copy(update=changes)).ark
    page = read(client, f"/{ark}?page=2")
    assert headings(page) == [("h3", "All continued"), ("h4", "B")]


def test_the_contents_lead_to_every_chapter_on_whichever_page(client, volume):
    page = read(client, volume)
    links = page.root.xpath("//ul[contains(@class, 'chapters')]//a")
    assert [" ".join(link.text_content().split()) for link in links] == [
        "The Harbour",
        "The Quay",
        "The Light",
        "The Sea",
    ]
    for link in links:
        address, _, anchor = link.get("href").partition("#")
        there = read(client, address).root.get_element_by_id(anchor)
        assert there.text_content().startswith(link.text_content())


def test_the_essay_stands_on_the_first_page_alone(client, volume):
    assert "The talks are printed whole." in read(client, volume).text
    later = read(client, f"{volume}?page=2")
    assert "The talks are printed whole." not in later.text
    assert not later.select("ol.note-list")
    assert later.links()["Essay and documents from the first"] == volume


def test_a_long_list_of_persons_is_folded_and_prose_is_not(client, volume):
    (folded,) = read(client, volume).select("details.folded")
    assert " ".join(folded.findtext(".//h2").split()) == "Persons"
    assert len(folded.findall("p")) == 60


def test_a_document_says_under_which_chapter_it_stands(client, volume):
    line = queries.dossier_page(volume[1:]).documents.items[95]
    page = read(client, line.address)
    assert "The Harbour › The Light" in page.text
