"""The list of archives, an archive's page, the page of a unit."""

from archive.views.reading import read


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
