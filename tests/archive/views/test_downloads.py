"""Files to take away: text, JSON, and citations for reference managers."""

import json

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from archive.views.reading import read
from edossier.dossier import Document, Dossier, Paragraph, Span
from edossier_site.archive.plain import with_calls

TYPES = {
    "txt": "text/plain; charset=utf-8",
    "json": "application/json",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "bib": "application/x-bibtex; charset=utf-8",
    "csl.json": "application/vnd.citationstyles.csl+json",
}


@pytest.mark.parametrize(("form", "media_type"), TYPES.items())
def test_documents_and_dossiers_come_in_every_form_under_both_addresses(
    client, talks, documents, form, media_type
):
    for line in (talks, documents[0]):
        newest = client.get(f"{line.address}.{form}")
        versioned = client.get(f"{line.address}/v1.{form}")
        assert (newest.status_code, newest["Content-Type"]) == (200, media_type)
        assert newest.content == versioned.content
        name = line.ark.rpartition("/")[2]
        assert newest["Content-Disposition"] == f'inline; filename="{name}-v1.{form}"'


def test_the_text_of_a_document_says_all_that_is_known_of_it(client, documents):
    lines = client.get(f"{documents[0].address}.txt").content.decode().splitlines()
    assert lines[0] == "Conversation with Marta Vell, 5 January 1953"
    assert "Source: AVPRF f. 0100, op. 46, d. 12, l. 8" in lines
    assert "He asked whether the harbour would be open in spring." in lines
    assert lines[-1].startswith("How to cite: “Conversation with Marta Vell, 5 January 1953,”")
    assert lines[-1].endswith(f"{documents[0].address}, version 1.")


def test_the_text_of_a_dossier_holds_essay_documents_and_notes(client, talks):
    text = client.get(f"{talks.address}.txt").content.decode()
    for words in (
        "The Harbour Talks\n",
        "Harbour Papers No. 7\nAda Quill\n",
        "Marta Vell met Ján Orel in Port Sable",
        "Document 3\n\nNotes without a date\n",
        "She said in Port Sable that it would.",
        "[1] See AVPRF f. 0100",
    ):
        assert words in text


def test_the_json_is_the_librarys_own_value(client, talks, documents, first):
    held = json.loads(client.get(f"{documents[0].address}.json").content)
    assert held.pop("notes") == []
    told = Document.model_validate(held)
    assert told.texts == first.documents[0].texts
    assert told.ark == documents[0].ark
    whole = Dossier.model_validate_json(client.get(f"{talks.address}.json").content)
    assert [one.ark for one in whole.documents] == [line.ark for line in documents]
    assert whole.documents[0].texts == first.documents[0].texts


def test_the_files_for_reference_managers_can_be_read(client, talks, documents):
    for line in (talks, *documents):
        (record,) = rispy.loads(client.get(f"{line.address}.ris").content.decode())
        assert record["urls"] == [f"http://localhost:8000{line.address}/v1"]
        assert (
            len(parse_string(client.get(f"{line.address}.bib").content.decode(), "bibtex").entries)
            == 1
        )
        (item,) = json.loads(client.get(f"{line.address}.csl.json").content)
        assert item["id"] == record["id"]


def test_an_older_version_keeps_its_files(client, publish, first, documents):
    newer = first.documents[0].model_copy(update={"summary": Paragraph(text="In short.")})
    publish(first.model_copy(update={"documents": (newer, *first.documents[1:])}))
    address = documents[0].address
    assert b"In short." in client.get(f"{address}.txt").content
    assert b"In short." not in client.get(f"{address}/v1.txt").content
    assert client.get(f"{address}/v2.ris").content != client.get(f"{address}/v1.ris").content


@pytest.mark.parametrize("form", ["pdf", "csl", "json.gz", "TXT"])
def test_other_forms_are_not_there(client, documents, form):
    assert client.get(f"{documents[0].address}.{form}").status_code == 404


def test_another_spelling_of_an_ark_leads_to_the_same_file(client, documents):
    name = documents[0].address.removeprefix("/ark:/")
    for spelling in (f"/ark:{name}", f"/ark:{name[:8]}-{name[8:]}"):
        answer = client.get(f"{spelling}/v1.ris")
        assert (answer.status_code, answer["Location"]) == (301, f"{documents[0].address}/v1.ris")
        assert client.get(f"{spelling}.txt")["Location"] == f"{documents[0].address}.txt"


def test_what_is_not_there_has_no_files(client, documents):
    assert client.get(f"{documents[0].address}/v9.ris").status_code == 404
    assert client.get("/ark:/99999/nothing.ris").status_code == 404


def test_the_page_offers_the_styles_with_a_button_and_the_files_of_its_version(client, documents):
    page = read(client, documents[0].address)
    ids = [one.get("id") for one in page.select("p.citation")]
    assert ids == ["cite-chicago-note", "cite-chicago-bibliography", "cite-mla"]
    assert [one.get("data-copy") for one in page.select("button.copy")] == ids
    links = page.links()
    for label, form in (
        ("RIS", "ris"),
        ("BibTeX", "bib"),
        ("CSL-JSON", "csl.json"),
        ("Text", "txt"),
    ):
        assert links[label] == f"{documents[0].address}/v1.{form}"


def test_the_page_of_a_dossier_offers_a_note_to_its_essay(client, talks):
    page = read(client, talks.address)
    (essay,) = [one for one in page.select("p.citation") if one.get("id") == "cite-essay"]
    assert essay.text.startswith("Ada Quill, introduction to “The Harbour Talks,” Harbour Papers")


CALLED = st.text("abc ", max_size=20)


@given(text=CALLED, places=st.lists(st.integers(0, 20), max_size=4))
def test_calls_of_notes_stand_where_they_stood_and_nothing_else_changes(text, places):
    spans = tuple(
        Span(start=min(place, len(text)), end=min(place, len(text)), kind="note", target="7")
        for place in places
    )
    written = with_calls(Paragraph(text=text, spans=spans), {"7": "7"})
    assert written.replace("[7]", "") == text
    assert written.count("[7]") == len(places)


def test_a_call_of_a_note_that_is_nowhere_is_left_out():
    span = Span(start=0, end=0, kind="note", target="9")
    assert with_calls(Paragraph(text="a", spans=(span,)), {}) == "a"
