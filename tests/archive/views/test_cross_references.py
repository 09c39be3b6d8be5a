"""Links between the documents and volumes of an edition: here once both are, said where not."""

import pytest
from django.db import connection

from archive.views.reading import read, structural_faults
from edossier.dossier import Note, Paragraph, Series, Span, Text
from edossier.keeping import writing
from edossier_site.archive import actions, queries

SITE = "https://history.state.gov/historicaldocuments"
TARGETS = (
    "#d2",
    "#d1fn1",
    "#d2fn1",
    "#pg_8",
    "#pg_99",
    "frus1955-57v99",
    "frus1955-57v99#d2",
    "frus1955-57v99#pg_8",
    f"{SITE}/frus1955-57v99/d2",
    "letters.xml#d4",
    "https://example.org/",
)


def volume(first, number, targets=()):
    """An edition of three documents; the first has a word for each target, the second page 8."""
    words = " ".join(f"word{index}" for index in range(len(targets)))
    links = tuple(
        Span(
            start=words.index(f"word{index}"),
            end=words.index(f"word{index}") + len(f"word{index}"),
            kind="link",
            target=target,
        )
        for index, target in enumerate(targets)
    )
    page = Span(start=0, end=0, kind="page", target="8")
    texts = [
        Text(kind="transcription", paragraphs=(Paragraph(text=words or "None.", spans=links),)),
        Text(kind="transcription", paragraphs=(Paragraph(text="Eight.", spans=(page,)),)),
    ]
    documents = [
        document.model_copy(
            update={
                "texts": (text,),
                "title": f"{number}, {document.number}",
                "title_spans": (),
                "source": None,
                "registry_number": None,
            }
        )
        for document, text in zip(first.documents[:2], texts, strict=True)
    ]
    notes = [
        Note(id=f"d{one.number}fn1", number="1", text="A note.", document=one.number)
        for one in documents
    ]
    return first.model_copy(
        update={
            "title": f"Volume {number}",
            "series": Series(name="Foreign Relations", number=number),
            "documents": (*documents, first.documents[2]),
            "notes": tuple(notes),
        }
    )


@pytest.fixture
def referring(publish, first):
    return publish(volume(first, "frus1955-57v98", TARGETS)).documents


def ways(page):
    """Where each word leads; None where it leads nowhere."""
    found = {}
    for one in page.root.xpath("//*[starts-with(text(), 'word')]"):
        found[TARGETS[int(one.text.removeprefix("word"))]] = one.get("href")
    return found


def test_links_inside_a_volume_lead_to_its_documents_pages_and_notes(client, referring):
    page = read(client, f"/{referring[0].ark}")
    second = f"/{referring[1].ark}"
    found = ways(page)
    assert [found[target] for target in TARGETS[:5]] == [
        second,
        "#footnote-1",
        f"{second}#notes",
        f"{second}#page-8",
        None,
    ]
    assert read(client, second).root.get_element_by_id("page-8") is not None
    assert structural_faults(page) == []


def test_what_is_not_here_is_said_and_led_to_where_its_publisher_has_it(client, referring):
    page = read(client, f"/{referring[0].ark}")
    found = ways(page)
    assert [found[target] for target in TARGETS[5:]] == [
        f"{SITE}/frus1955-57v99",
        f"{SITE}/frus1955-57v99/d2",
        f"{SITE}/frus1955-57v99/pg_8",
        f"{SITE}/frus1955-57v99/d2",
        None,
        "https://example.org/",
    ]
    (heading,) = page.root.xpath("//h2[@id='volumes']")
    said = [" ".join(item.text_content().split()) for item in heading.getparent().iter("li")]
    assert said == [
        "Document 2 of frus1955-57v99 not in this archive: at its publisher’s",
        "Document 4 of letters not in this archive",
        "Page 8 of frus1955-57v99 not in this archive: at its publisher’s",
        "frus1955-57v99 not in this archive: at its publisher’s",
    ]


def test_they_lead_here_once_the_other_volume_is_here(client, publish, first, referring):
    other = publish(volume(first, "frus1955-57v99"))
    found = ways(read(client, f"/{referring[0].ark}"))
    second = f"/{other.documents[1].ark}"
    assert [found[target] for target in TARGETS[5:9]] == [
        f"/{other.ark}",
        second,
        f"{second}#page-8",
        second,
    ]


def test_a_withdrawn_document_is_led_to_no_more(client, publish, first, referring, harbour):
    other = publish(volume(first, "frus1955-57v99"))
    with writing(harbour.archive) as writer:
        ark = other.documents[1].ark
        actions.withdraw(writer, ark, reason="Asked for.", at="2026-04-01T09:00:00Z")
        actions.follow_log(writer)
    found = ways(read(client, f"/{referring[0].ark}"))
    assert found["frus1955-57v99#d2"] == f"{SITE}/frus1955-57v99/d2"
    assert found["frus1955-57v99#pg_8"] == f"{SITE}/frus1955-57v99/pg_8"
    assert found["frus1955-57v99"] == f"/{other.ark}"


def questions(ark):
    """How often the query of a document's page asks the database."""
    asked = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        queries.document_page(ark)
    return len(asked)


def test_links_ask_the_database_one_question_more_at_most(client, referring):
    assert questions(referring[0].ark) <= questions(referring[1].ark) + 1, "its own numbers"
