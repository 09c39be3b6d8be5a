"""Notes that an edition prints with a document stand on its page, and nowhere else."""

import json

import pytest
from lxml import html

from archive.views.reading import Read, read
from edossier.dossier import Document, Dossier, Note, Paragraph, Span, Text
from edossier.keeping import writing
from edossier_site.archive import actions, queries
from edossier_site.searching import follow as index

TEXT = "The pilot came late. Nobody saw the tug."


def noted(first: Dossier, **changes: str) -> Dossier:
    """The dossier with two notes of document 1 and one of document 2, each counted from 1."""
    said = {"one": "The tug was the Albatross.", "two": "She sank off Tabor Light.", **changes}
    see = "On Orel see AVPRF f. 0100, op. 46, d. 7, l. 8; also Ines Fenn."
    cited = first.notes[0].references[0]
    at = see.index("AVPRF")
    own = (
        Note(id="d1fn1", number="1", text=said["one"], document="1"),
        Note(id="d1fn2", number="2", text=said["two"], document="1"),
        Note(
            id="d2fn1",
            number="1",
            text=see,
            document="2",
            spans=(
                Span(start=at, end=at + len(cited.printed), kind="reference", target="0"),
                Span(start=len(see) - 10, end=len(see) - 1, kind="person", target="Ines Fenn"),
            ),
            references=(cited,),
        ),
    )
    calls = [("d1fn1", 19), ("d1fn2", len(TEXT))], [("d2fn1", 3), ("d1fn1", 9)]
    documents = [
        document.model_copy(
            update={
                "texts": (
                    Text(
                        kind="transcription",
                        paragraphs=(
                            Paragraph(
                                text=TEXT,
                                spans=(
                                    Span(start=4, end=9, kind="document", target="1"),
                                    *(
                                        Span(start=at, end=at, kind="note", target=target)
                                        for target, at in called
                                    ),
                                ),
                            ),
                        ),
                    ),
                )
            }
        )
        for document, called in zip(first.documents[:2], calls, strict=True)
    ]
    return first.model_copy(
        update={"documents": (*documents, first.documents[2]), "notes": (*first.notes, *own)}
    )


def notes_on(page: Read) -> list[html.HtmlElement]:
    return page.root.xpath("//ol[@class='note-list']/li")


def calls_on(page: Read, anchor: str = "") -> list[html.HtmlElement]:
    """The calls of notes; of one note, where its id is given."""
    calls = page.root.xpath("//a[@role='doc-noteref']")
    return [call for call in calls if not anchor or call.get("href") == f"#{anchor}"]


@pytest.fixture
def edition(publish, first, documents):
    """The harbour talks with notes of documents; give the documents' lines."""
    publish(noted(first))
    return documents


def test_a_document_shows_its_own_notes_and_each_leads_back_to_its_call(client, edition):
    page = read(client, edition[0].address)
    assert [" ".join(item.text_content().split()) for item in notes_on(page)] == [
        "1The tug was the Albatross. ↩",
        "2She sank off Tabor Light. ↩",
    ]
    for item in notes_on(page):
        (call,) = calls_on(page, item.get("id"))
        assert item.xpath(".//a[@role='doc-backlink']/@href") == [f"#{call.get('id')}"]


def test_the_dossier_shows_only_its_own(client, talks, edition):
    assert len(notes_on(read(client, talks.address))) == 1


def test_a_call_of_another_documents_note_makes_no_link(client, edition):
    page = read(client, edition[1].address)
    assert len(calls_on(page)) == 1, "a call of d1fn1 stands in it too"


def test_files_of_a_document_and_of_its_dossier_hold_them(client, talks, edition):
    address = edition[0].address
    assert "[2] She sank off Tabor Light." in client.get(f"{address}.txt").content.decode()
    told = json.loads(client.get(f"{address}.json").content)
    assert [note["number"] for note in told.pop("notes")] == ["1", "2"]
    assert Document.model_validate(told).number == "1"
    text = client.get(f"{talks.address}.txt").content.decode()
    assert text.index("Tabor Light") < text.index("Document 2\n") < text.index("Ines Fenn")
    whole = Dossier.model_validate_json(client.get(f"{talks.address}.json").content)
    assert [note.document for note in whole.notes] == [None, "1", "1", "2"]


def test_a_search_of_a_note_leads_to_it_on_the_documents_page(client, edition):
    page = read(client, "/search?q=Albatross")
    assert f"{edition[0].address}#footnote-1" in page.links().values()


def test_who_is_named_in_a_note_alone_is_named_on_the_documents_page(client, edition):
    page = read(client, "/persons/ines-fenn/")
    assert f"{edition[1].address}#footnote-1" in page.links().values()
    assert edition[1].address in page.links().values()


def test_a_note_that_cites_a_file_is_led_to_from_the_archives_tree(client, edition):
    page = read(client, "/archives/AVPRF/fond-0100/opis-46/delo-7/")
    assert page.root.xpath(f"//a[@href='{edition[1].address}#footnote-1']")
    assert "Note 1 to document 2 of The Harbour Talks" in " ".join(page.text.split())


def test_a_changed_note_makes_a_new_version_of_its_document_alone(client, publish, first, edition):
    before = [queries.document_page(line.ark).line.version for line in edition]
    publish(noted(first, two="She sank off Cape Orne."))
    after = [queries.document_page(line.ark).line.version for line in edition]
    assert [new - old for old, new in zip(before, after, strict=True)] == [1, 0, 0]
    old, new = after[0] - 1, after[0]
    change = read(client, f"{edition[0].address}/v{old}..v{new}")
    assert "Cape Orne" in change.text
    assert "Nothing that a page shows has changed" not in change.text
    assert "Tabor Light" in read(client, f"{edition[0].address}/v{old}").text


def renumbered(dossier: Dossier, new: Document) -> Dossier:
    """The dossier with a document put before all others, which count on from it."""

    def moved(number: str | None) -> str | None:
        return number and str(int(number) + 1)

    def moved_spans(paragraph: Paragraph) -> Paragraph:
        spans = [
            span.model_copy(update={"target": moved(span.target)})
            if span.kind == "document"
            else span.model_copy(update={"target": (span.target or "").replace("d", "e")})
            for span in paragraph.spans
        ]
        return paragraph.model_copy(update={"spans": tuple(spans)})

    documents = [
        document.model_copy(
            update={
                "number": moved(document.number),
                "texts": tuple(
                    text.model_copy(update={"paragraphs": tuple(map(moved_spans, text.paragraphs))})
                    for text in document.texts
                ),
            }
        )
        for document in dossier.documents
    ]
    notes = [
        note.model_copy(update={"id": note.id.replace("d", "e"), "document": moved(note.document)})
        for note in dossier.notes
    ]
    return dossier.model_copy(update={"documents": (new, *documents), "notes": tuple(notes)})


def test_a_new_number_alone_leaves_a_document_its_version_and_its_notes(
    client, publish, first, edition
):
    before = queries.document_page(edition[1].ark).line.version
    publish(renumbered(noted(first), Document(number="1", title="Put in by a later edition")))
    page = queries.document_page(edition[1].ark)
    assert (page.line.version, page.document.number) == (before, "3")
    assert [note.document for note in page.own_notes] == ["3"]
    shown = read(client, edition[1].address)
    assert len(notes_on(shown)) == 1
    assert f"{edition[1].address}#footnote-1" in read(client, "/search?q=Fenn").links().values()


def test_a_text_that_stayed_leads_to_the_document_that_it_named(client, publish, first, edition):
    publish(renumbered(noted(first), Document(number="1", title="Put in by a later edition")))
    assert read(client, edition[1].address).links()["pilot"] == edition[0].address


def test_the_notes_of_a_withdrawn_document_are_found_nowhere(client, harbour, edition):
    with writing(harbour.archive) as writer:
        actions.withdraw(writer, edition[1].ark, reason="Asked for.", at="2026-04-01T09:00:00Z")
        actions.follow_log(writer)
        index.follow(harbour.archive)
    assert client.get("/persons/ines-fenn/").status_code == 404
    for address in ("/search?q=Fenn", "/archives/AVPRF/fond-0100/opis-46/delo-7/"):
        assert "Ines Fenn" not in client.get(address).content.decode(), address
