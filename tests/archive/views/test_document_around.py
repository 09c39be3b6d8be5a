"""What stands around a document: in its file, in time, who cites it and who quotes it."""

from dataclasses import replace

from archive.conftest import document, paragraph, reference_to
from archive.views.reading import read
from edossier.dossier import DateStatement, Essay, Note, Paragraph, Section, Span, Text


def table(page, caption: str) -> list[list[str]]:
    """The rows of the table with this caption, without its head."""
    for found in page.root.iter("table"):
        if found.findtext("caption") == caption:
            return [
                [" ".join(cell.text_content().split()) for cell in row.iter("td")]
                for row in found.iter("tr")
            ][1:]
    return []


FILE = "What lies in the same archival file, by leaf"


def essay_of(*paragraphs: Paragraph) -> Essay:
    return Essay(sections=(Section(paragraphs=paragraphs),))


def test_neighbours_in_the_file_stand_in_order_of_their_leaves(client, documents):
    page = read(client, documents[0].address)
    assert table(page, FILE) == [
        ["8", "This document"],
        ["90", "Report of the customs house 1 July 1954 in The Customs Affair"],
    ]
    assert page.links()["Report of the customs house"].startswith("/ark:/")


def test_leaves_are_in_order_of_their_numbers_and_notes_among_them(client, publish, first):
    more = tuple(
        document(str(n), title=f"Leaf {leaf}", source=reference_to("46", "12", leaf=leaf))
        for n, leaf in ((4, "100"), (5, "9"))
    )
    note = Note(id="2", number="2", text="See the file.", references=(reference_to("46", "12"),))
    changes = {"documents": (*first.documents, *more), "notes": (note,)}
    ark = publish(first.model_copy(update=changes)).documents[3].ark
    page = read(client, f"/{ark}")
    assert [row[0] for row in table(page, FILE)] == ["8", "8", "9", "90", "100"]
    assert table(page, FILE)[1][1] == "note 2 of The Harbour Talks"


def test_a_document_alone_in_its_file_has_no_table_of_it(client, documents):
    assert table(read(client, documents[1].address), FILE) == []


def test_neighbours_in_time_are_those_of_the_chronology_of_all_dossiers(client, documents):
    page = read(client, documents[0].address)
    [beside] = page.select("nav.in-time")
    assert [" ".join(a.text_content().split()) for a in beside.iter("a")] == [
        "Before it in time: January 1953 Marta Vell to Ján Orel",
        "After it in time: 1 July 1954 Report of the customs house",
    ]


def test_what_is_undated_stands_nowhere_in_time(client, documents):
    assert read(client, documents[2].address).select("nav.in-time") == []


def test_who_cites_it_is_told_by_the_whole_sentence(client, publish, first):
    text = "J. Orel came. They spoke as Document 1 shows. Nobody asked."
    essay = essay_of(paragraph(text, ("Document 1", "document", "1")))
    publication = publish(first.model_copy(update={"essay": essay}))
    page = read(client, f"/{publication.documents[0].ark}")
    assert page.texts("blockquote")[0] == "They spoke as Document 1 shows."
    assert page.texts("mark") == ["Document 1"]


def test_a_note_that_cites_the_same_leaves_cites_the_document(client, publish, first, second):
    text = "See AVPRF f. 0100, op. 46, d. 12, l. 8. And more."
    note = Note(id="1", number="1", text=text, references=(reference_to("46", "12"),))
    other = Note(
        id="2", number="2", text="Elsewhere.", references=(reference_to("46", "12", leaf="9"),)
    )
    publish(second.model_copy(update={"notes": (note, other)}))
    one = publish(first).documents[0].ark
    section = read(client, f"/{one}").root.get_element_by_id("cited-by").getparent()
    cites = [" ".join(li.text_content().split()) for li in section.iter("li")]
    assert cites[-1] == (
        "Note 1 of The Customs Affair, by where it liesSee AVPRF f. 0100, op. 46, d. 12, l. 8."
    )
    assert len(cites) == 2


def test_a_note_that_prints_its_registry_number_cites_it(client, publish, first, second):
    text = "Orel, no. 11/53, AVPRF f. 0100, op. 46, d. 12; not no. 111/53."
    cited = replace(reference_to("46", "12"), printed="AVPRF f. 0100, op. 46, d. 12", leaves=())
    note = Note(id="1", number="1", text=text, references=(cited,))
    publish(second.model_copy(update={"notes": (note,)}))
    one = publish(first).documents[0].ark
    assert "Note 1 of The Customs Affair, by where it lies" in read(client, f"/{one}").text


def test_a_link_from_another_dossier_cites_it(client, publish, second, documents):
    text = "Compare the talk of January."
    link = f"https://elsewhere.example/{documents[0].ark}/v1"
    publish(
        second.model_copy(update={"essay": essay_of(paragraph(text, ("the talk", "link", link)))})
    )
    page = read(client, documents[0].address)
    section = page.root.get_element_by_id("cited-by").getparent()
    assert "Essay paragraph 1 of The Customs Affair" in " ".join(section.text_content().split())


def test_words_that_the_essay_quotes_lead_to_it_and_back(client, publish, first):
    text = "He asked “whether the harbour would be open” (Document 1)."
    start = text.index("whether")
    quote = Span(start=start, end=text.index("”"), kind="quote")
    mention = paragraph(text, ("Document 1", "document", "1"))
    essay = essay_of(mention.model_copy(update={"spans": (quote, *mention.spans)}))
    publication = publish(first.model_copy(update={"essay": essay}))
    page = read(client, f"/{publication.documents[0].ark}")
    [quoted] = page.select("a.quote")
    assert quoted.text_content() == "whether the harbour would be open"
    assert quoted.get("href") == f"/{publication.ark}#p1"
    assert quoted.get("title") == "Quoted in essay paragraph 1"
    section = page.root.get_element_by_id("quoted-by").getparent()
    assert [a.get("href") for a in section.iter("a")][-1] == "#text-1-p1"
    old = read(client, f"/{publication.documents[0].ark}/v1")
    assert old.select("a.quote")


def test_a_version_that_was_replaced_shows_no_quotations(client, publish, first):
    text = "He asked “whether the harbour would be open” (Document 1)."
    quote = Span(start=text.index("whether"), end=text.index("”"), kind="quote")
    mention = paragraph(text, ("Document 1", "document", "1"))
    essay = essay_of(mention.model_copy(update={"spans": (quote, *mention.spans)}))
    one, *rest = first.documents
    words = Paragraph(text="Now: he asked whether the harbour would be open in spring.")
    changed = one.model_copy(update={"texts": (Text(kind="translation", paragraphs=(words,)),)})
    publication = publish(first.model_copy(update={"essay": essay, "documents": (changed, *rest)}))
    ark = publication.documents[0].ark
    assert read(client, f"/{ark}").select("a.quote")
    assert read(client, f"/{ark}/v1").select("a.quote") == []
    assert read(client, f"/{ark}").texts("ul.versions-list")[0].startswith("Version 2, ")


def test_those_named_in_it_are_listed_by_the_names_of_their_pages(client, documents):
    page = read(client, documents[0].address)
    section = page.root.get_element_by_id("named").getparent()
    assert [(a.text_content(), a.get("href")) for a in section.iter("a")] == [
        ("Ján Orel", "/persons/jan-orel/"),
        ("Marta Vell", "/persons/marta-vell/"),
        ("Port Sable", "/places/port-sable/"),
    ]


def test_a_vague_date_has_its_place_in_time(client, publish, first):
    one, *rest = first.documents
    vague = DateStatement(edtf="1953-01-01/1953-01-31", text="January")
    changed = one.model_copy(update={"date": vague, "event_date": None})
    publication = publish(first.model_copy(update={"documents": (changed, *rest)}))
    assert read(client, f"/{publication.documents[0].ark}").select("nav.in-time")
