"""The first page: what is here, a search, the ways in."""

from archive.views.reading import read


def test_it_says_what_is_here(client, talks):
    page = read(client, "/")
    assert page.texts("h1") == ["Harbour Archive"]
    assert "2 dossiers with 4 documents from 1 archive." in page.text
    assert "Marta Vell met Ján Orel in Port Sable" in page.texts("p.opening")[1]
    assert page.links()["The Harbour Talks"] == talks.address
    assert page.texts("li.card")[1].startswith("Harbour Papers No. 7 The Harbour Talks Marta Vell")
    assert page.texts("li.card")[1].endswith("Ada Quill · 3 documents")


def test_it_has_a_search_and_four_ways_in(client):
    page = read(client, "/")
    assert page.select("form.search-box")[0].get("action") == "/search"
    links = page.links()
    assert links["AVPRF"] == "/archives/AVPRF/"
    assert links["Marta Vell"] == "/persons/marta-vell/"
    assert links["Port Sable"] == "/places/port-sable/"
    assert links["1953"] == "/years/1953/"


def test_the_titles_of_dossiers_carry_language_and_direction(client, publish, first):
    series = first.series.model_copy(update={"number": "9"})
    title = "محادثات المرفأ"
    publish(first.model_copy(update={"title": title, "language": "ar", "series": series}))
    link = next(a for a in read(client, "/").select("a") if a.text_content() == title)
    assert (link.get("lang"), link.get("dir")) == ("ar", "rtl")
