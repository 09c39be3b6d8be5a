"""Every document by its event."""

from archive.views.reading import read
from edossier.dossier import Evidence


def test_events_come_before_the_dates_of_what_was_written(client):
    page = read(client, "/chronology/")
    assert page.texts("p.when") == ["January 1953", "5 January 1953", "1 July 1954", "undated"]
    assert "written 2 February 1953" in page.text


def test_a_year_shows_what_is_dated_in_it_or_tells_of_it(client):
    page = read(client, "/years/1953/")
    assert page.texts("h1") == ["1953"]
    assert len(page.texts("p.when")) == 2
    assert page.links()["1954"] == "/years/1954/"
    assert page.links()["All years"] == "/chronology/"
    assert page.texts("b") == ["1953"]


def test_the_chronology_of_one_archive_says_so(client):
    page = read(client, "/chronology/?archive=AVPRF")
    assert "Only documents from AVPRF" in page.texts("p.lead")[0]
    assert page.links()["all"] == "/chronology/"


def test_an_inferred_event_looks_inferred(client, publish, first):
    one, *rest = first.documents
    why = {"event_date": Evidence(basis="inferred", rule="event-date-from-title")}
    one = one.model_copy(update={"title": "Mended", "title_spans": (), "evidence": why})
    publish(first.model_copy(update={"documents": (one, *rest)}))
    page = read(client, "/chronology/")
    assert page.texts("span.not-printed") == ["5 January 1953 (inferred)"]
