"""The list of archives, an archive's page, the page of a unit."""

import sys

from archive.conftest import reference_to
from archive.views.reading import read
from edossier.dossier import Essay, Note, Paragraph, Section, Span
from edossier.references import parse


def test_the_list_names_what_is_published_and_cited(client):
    page = read(client, "/archives/")
    assert page.links()["AVPRF"] == "/archives/AVPRF/"
    assert "4 documents published · cited 1 time" in page.texts("li.card")[0]


def test_an_archive_shows_its_names_units_documents_and_who_cites_it(client, talks):
    page = read(client, "/archives/AVPRF/")
    assert page.texts("h1") == ["AVPRF"]
    assert "Архив внешней политики Российской Федерации" in page.text
    assert page.links()["fond 0100"] == "/archives/AVPRF/fond-0100/"
    assert len(page.select("li.document-line")) == 4
    assert page.links()["Note 1"] == f"{talks.address}#note-1"
    assert page.texts("mark") == ["AVPRF f. 0100, op. 46, d. 7, l. 8"]
    assert page.links()["All of them in the chronology"] == "/chronology/?archive=AVPRF"


def test_a_unit_shows_the_way_to_it_and_what_lies_under_it(client):
    page = read(client, "/archives/AVPRF/fond-0100/opis-46/")
    assert page.texts("h1") == ["opis 46"]
    way = page.select("ol.tree")[0]
    assert [a.get("href") for a in way.iter("a")] == [
        "/archives/AVPRF/",
        "/archives/AVPRF/fond-0100/",
    ]
    assert set(page.texts("ul.units")[0].split()) >= {"7", "9", "12"}
    assert len(page.select("li.document-line")) == 3


def test_a_unit_that_is_only_cited_says_so(client):
    page = read(client, "/archives/AVPRF/fond-0100/opis-46/delo-7/")
    assert "None yet: it is cited only." in page.text
    assert page.links()["Note 1"].endswith("#note-1")


FILE = "/archives/AVPRF/fond-0100/opis-46/delo-12/"


def cells_of(row) -> list[str]:
    return [" ".join(cell.text_content().split()) for cell in row.iter("td")]


def test_a_file_says_in_words_what_lies_together_in_it(client, publish, second):
    text = "See AVPRF f. 0100, op. 46, d. 12, l. 40."
    note = Note(id="6", number="6", text=text, references=(reference_to("46", "12", leaf="40"),))
    publish(second.model_copy(update={"notes": (note,)}))
    page = read(client, FILE)
    assert (
        "Three records of this file are known here: document 1 of “The Harbour Talks” on leaf 8; "
        "a record on leaf 40, cited in note 6 of “The Customs Affair” and published nowhere here; "
        "and document 1 of the same dossier on leaf 90."
    ) in page.text
    [table] = page.select("table.in-file")
    rows = [cells_of(row) for row in table.iter("tr")][1:]
    assert [leaves for leaves, _ in rows] == ["8", "40", "90"]
    assert rows[1][1] == "Wanted cited in note 6 of Harbour Papers 8"
    assert page.links()["note 6"].endswith("#note-6")
    assert len(page.select("svg")[0].findall("rect")) == 3


def test_a_leaf_asked_for_is_marked_or_said_to_be_unknown(client):
    page = read(client, f"{FILE}?leaf=90")
    assert "Leaf 90 is marked below." in page.text
    assert [cells_of(row)[0] for row in page.select("tr.here")] == ["90"]
    assert "Nothing known here lies on leaf 91" in read(client, f"{FILE}?leaf=91").text
    assert "Nothing known here lies on leaf x" in read(client, f"{FILE}?leaf=x").text


def test_a_unit_shows_its_level_in_the_archives_word_and_in_isad(client):
    assert "delo: file in ISAD(G)" in read(client, FILE).text
    assert "opis: series in ISAD(G)" in read(client, "/archives/AVPRF/fond-0100/opis-46/").text


def test_a_papka_is_shown_though_it_is_no_step_of_the_tree(client, publish, first):
    printed = "AVPRF f. 0100, op. 46, p. 410, d. 12, l. 8"
    held = first.documents[0].model_copy(update={"source": parse(printed)})
    publish(first.model_copy(update={"documents": (held,)}))
    assert "papka 410" in read(client, "/archives/AVPRF/fond-0100/opis-46/").texts("ul.units")[0]
    assert "shelved in papka 410" in read(client, FILE).text


def many(first, numbers):
    notes = tuple(
        Note(
            id=str(number),
            number=str(number),
            text=f"See AVPRF f. 0100, op. 50, d. {number}, l. 8.",
            references=(reference_to("50", str(number)),),
        )
        for number in numbers
    )
    return first.model_copy(update={"notes": notes})


def test_many_units_come_in_pages_by_their_numbers(client, publish, first):
    publish(many(first, [*range(1, 151), *range(2000, 2120)]))
    page = read(client, "/archives/AVPRF/fond-0100/opis-50/")
    [units] = page.select("ul.units")
    shown = [" ".join(one.text_content().split()) for one in units.iter("li")]
    assert (len(shown), shown[:2]) == (100, ["delo 1 1 wanted", "delo 2 1 wanted"])
    [ranges] = page.select("ul.ranges")
    found = [" ".join(one.text_content().split()) for one in ranges.iter("li")]
    assert found == ["1–99 99", "100–199 51", "2000–2099 100", "2100–2199 20"]
    assert page.links()["2000–2099"] == "?units=2#units"
    assert "Page 1 of 3" in page.text


def test_a_number_sought_opens_the_unit_or_shows_where_it_would_stand(client, publish, first):
    publish(many(first, [*range(1, 151), *range(2000, 2120)]))
    opis = "/archives/AVPRF/fond-0100/opis-50/"
    for typed in ("2010", "d. 2010", "д.2010"):
        answer = client.get(opis, {"go": typed})
        assert (answer.status_code, answer["Location"]) == (302, f"{opis}delo-2010/")
    page = read(client, f"{opis}?go=1000")
    assert "No delo 1000 is cited here; this is where it would stand." in page.text
    assert "delo 2000" in page.links()
    assert "Page 2 of 3" in page.text
    assert "Page 3 of 3" in read(client, f"{opis}?go=99999").text
    assert "No delo 0007 is cited here" in read(client, f"{opis}?go=0007").text


def test_a_page_of_units_that_is_not_there_is_not_found(client):
    for number in ("0", "2", "-1", "x"):
        assert client.get("/archives/AVPRF/", {"units": number}).status_code == 404


def test_of_very_many_documents_the_chronology_counts(client, monkeypatch):
    queries = sys.modules["edossier_site.archive.queries.archives"]
    monkeypatch.setattr(queries, "_MOST_COUNTED", 3)
    page = read(client, "/archives/AVPRF/")
    link = "All of them in the chronology, counted by year, person and place"
    assert page.links()[link] == "/chronology/?archive=AVPRF"
    assert "Over time" not in page.text


def test_a_citation_in_an_essay_or_a_note_leads_to_its_unit(client, publish, first):
    printed = "AVPRF f. 0100, op. 46, d. 7, l. 8"
    text = f"As {printed} tells."
    span = Span(start=3, end=3 + len(printed), kind="reference", target="0")
    paragraphs = (Paragraph(text=text, spans=(span,)),)
    essay = Essay(sections=(Section(paragraphs=paragraphs),), references=(parse(printed),))
    ark = publish(first.model_copy(update={"essay": essay})).ark
    page = read(client, f"/{ark}")
    there = [a.get("href") for a in page.root.iter("a") if a.text_content() == printed]
    assert there == ["/archives/AVPRF/fond-0100/opis-46/delo-7/"] * 2
