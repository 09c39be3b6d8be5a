"""The page of a dossier."""

from archive.views.reading import read
from edossier.dossier import Evidence, Note, Paragraph, Span

HOSTILE = "<script>alert(1)</script> & \"quoted\" 'titles'"


def test_the_essay_links_documents_people_and_places(client, talks, documents):
    page = read(client, talks.address)
    essay = page.select("section.essay")[0]
    assert essay.get("lang") == "en"
    links = page.links()
    assert links["Document 1"] == documents[0].address
    assert links["Document 3"] == documents[2].address
    assert links["Marta Vell"] == "/persons/marta-vell/"
    assert links["Port Sable"] == "/places/port-sable/"


def test_every_paragraph_has_an_address(client, talks):
    page = read(client, talks.address)
    paragraphs = [one for one in page.select("p") if one.getparent().tag == "section"]
    essay = [one for one in paragraphs if one.getparent().get("class") == "essay"]
    assert [one.get("id") for one in essay] == ["p1"]
    assert page.select("a.permalink")[0].get("href") == "#p1"


def test_documents_are_listed_with_what_is_known_of_each(client, talks):
    lines = read(client, talks.address).texts("li.document-line")
    assert len(lines) == 3
    assert "2 February 1953 · event of 5 January 1953 · memorandum of conversation" in lines[0]
    assert lines[1].startswith("2 Marta Vell to Ján Orel no title printed January 1953")
    assert "undated" in lines[2]


def test_notes_lead_to_their_calls_and_back(client, publish, first):
    words = "See the note here and again."
    calls = (
        Span(start=12, end=12, kind="note", target="1"),
        Span(start=27, end=27, kind="note", target="1"),
    )
    section = first.essay.sections[0].model_copy(
        update={"paragraphs": (Paragraph(text=words, spans=calls),)}
    )
    essay = first.essay.model_copy(update={"sections": (section,)})
    publication = publish(first.model_copy(update={"essay": essay}))
    page = read(client, f"/{publication.ark}")
    calls_shown = [one for one in page.select("a") if one.get("role") == "doc-noteref"]
    assert [one.get("id") for one in calls_shown] == ["call-1", "call-1_2"]
    assert {one.get("href") for one in calls_shown} == {"#note-1"}
    assert [one.get("href") for one in page.select("a.back")] == ["#call-1", "#call-1_2"]
    assert page.root.get_element_by_id("note-1").tag == "li"


def test_a_note_links_the_unit_that_it_cites(client, talks):
    note = read(client, talks.address).root.get_element_by_id("note-1")
    assert [a.get("href") for a in note.iter("a") if "AVPRF" in a.text_content()] == [
        "/archives/AVPRF/fond-0100/opis-46/delo-7/"
    ]


def test_it_says_how_to_be_cited(client, talks):
    page = read(client, talks.address)
    citation = page.texts("p.citation")[0]
    assert "“The Harbour Talks,”" in citation
    assert citation.endswith(f"{talks.address}, version 1.")
    assert page.links()["all versions"] == f"{talks.address}/versions"


def test_what_was_inferred_and_corrected_says_why(client, publish, first):
    author = first.authors[0].model_copy(
        update={"evidence": {"name": Evidence(basis="inferred", rule="author-from-about")}}
    )
    why = Evidence(
        basis="corrected", by="I. K.", on="2026-11-25", reason="By the title page.", printed="X"
    )
    changes = {"authors": (author,), "publisher": "The Press", "evidence": {"publisher": why}}
    publication = publish(first.model_copy(update=changes))
    page = read(client, f"/{publication.ark}")
    assert [one.findtext("summary") for one in page.select("details.basis")] == [
        "inferred",
        "corrected",
    ]
    assert page.texts("p.basis-why") == [
        "Not printed so. The file names no author at its head; the part about the author does.",
        "Corrected by I. K. on 25 November 2026. By the title page. Printed: “X”.",
    ]


def test_hostile_words_stay_words(client, publish, first):
    note = Note(id="1", number=HOSTILE[:8], text=HOSTILE)
    section = first.essay.sections[0].model_copy(
        update={"heading": HOSTILE, "paragraphs": (Paragraph(text=HOSTILE),)}
    )
    changes = {
        "title": HOSTILE,
        "summary": HOSTILE,
        "rights": HOSTILE,
        "notes": (note,),
        "essay": first.essay.model_copy(update={"sections": (section,)}),
    }
    publication = publish(first.model_copy(update=changes))
    for address in (f"/{publication.ark}", "/", f"/{publication.ark}/versions", "/search?q=alert"):
        page = read(client, address)
        assert len(page.select("script")) == 2  # the module, and the block of data
        assert page.data()
        assert HOSTILE in page.text


def test_an_older_version_says_so_and_stays_as_it_was(client, publish, talks, first):
    publish(first.model_copy(update={"title": "The Harbour Talks, mended"}))
    old = read(client, f"{talks.address}/v1")
    assert old.texts("h1") == ["The Harbour Talks"]
    assert "You are reading version 1 of 1 January 2026." in old.texts("p.notice")[0]
    assert old.links()["read the newest version"] == talks.address
    new = read(client, talks.address)
    assert new.texts("h1") == ["The Harbour Talks, mended"]
    assert new.select("p.notice") == []
    assert client.get(f"{talks.address}/v3").status_code == 404


def with_essay(dossier, text, *spans):
    section = dossier.essay.sections[0].model_copy(
        update={"paragraphs": (Paragraph(text=text, spans=spans),)}
    )
    return dossier.model_copy(
        update={"essay": dossier.essay.model_copy(update={"sections": (section,)})}
    )


QUOTING = "He wrote: “whether the harbour would be open in spring” (Document 1)."
QUOTE = Span(start=11, end=54, kind="quote")
NAMED = Span(start=57, end=67, kind="document", target="1")


def test_a_quotation_leads_to_the_paragraph_it_is_taken_from(client, publish, first, documents):
    publication = publish(with_essay(first, QUOTING, QUOTE, NAMED))
    page = read(client, f"/{publication.ark}")
    call = page.select("a.source-call")[0]
    assert call.get("href") == f"{documents[0].address}#text-1-p1"
    assert call.text_content() == "Quoted from doc. 1 ¶1"
    assert "in spring”Quoted from doc. 1 ¶1 (Document 1)." in page.text


def test_words_that_stand_nowhere_lead_nowhere(client, publish, first):
    text = QUOTING.replace("spring", "autumn")
    publication = publish(with_essay(first, text, QUOTE, NAMED))
    assert read(client, f"/{publication.ark}").select("a.source-call") == []


def test_quotations_of_an_older_version_lead_nowhere(client, publish, first):
    publish(with_essay(first, QUOTING, QUOTE, NAMED))
    publication = publish(first)
    assert read(client, f"/{publication.ark}/v2").select("a.source-call") == []


def test_documents_stand_in_the_order_of_the_essay(client, publish, first, documents):
    text = "Document 3 comes before Document 1, and Document 3 again."
    spans = (
        Span(start=0, end=10, kind="document", target="3"),
        Span(start=24, end=34, kind="document", target="1"),
        Span(start=40, end=50, kind="document", target="3"),
    )
    publication = publish(with_essay(first, text, *spans))
    page = read(client, f"/{publication.ark}")
    three, one = page.select("a.in-order-document")
    assert three.get("href") == documents[2].address
    assert one.get("href") == documents[0].address
    assert page.texts("span.in-order-places") == ["¶ 1", "¶ 1"]
    assert page.texts("p.in-order-others") == ["Not named in it: 2"]


def test_the_first_words_of_a_document_stand_in_the_list(client, talks):
    assert read(client, talks.address).texts("p.document-opening") == [
        "He asked whether the harbour would be open in spring. "
        "She said in Port Sable that it would."
    ]


def test_acronyms_of_its_archives_say_what_they_stand_for(client, talks):
    note = read(client, talks.address).root.get_element_by_id("note-1")
    assert [(one.text, one.get("title")) for one in note.iter("abbr")] == [("AVPRF", "Archive")]


def test_paper_carries_the_citation(client, talks):
    page = read(client, talks.address)
    assert page.root.get("data-citation") == page.texts("p.citation")[0]
