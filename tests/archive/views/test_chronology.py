"""Every document by its event."""

import pytest

from archive.views.reading import read
from edossier.dossier import Evidence


def test_events_come_before_the_dates_of_what_was_written(client):
    page = read(client, "/chronology/")
    assert page.texts("p.when") == ["January 1953", "5 January 1953", "1 July 1954", "undated"]
    assert "written 2 February 1953" in page.text


def test_a_year_shows_what_is_dated_in_it_or_tells_of_it(client):
    page = read(client, "/years/1953/")
    assert page.texts("h1") == ["1953"]
    assert page.texts("h2")[:1] == ["January 1953"]
    assert page.texts("p.when") == ["January 1953", "5 January 1953"]
    [beside] = page.select("nav.neighbours")
    assert [(a.get("rel"), a.get("href")) for a in beside.iter("a")] == [("next", "/years/1954/")]


def test_a_year_can_be_read_by_what_was_written(client):
    page = read(client, "/years/1953/?by=date")
    assert page.texts("h2")[:2] == ["January 1953", "February 1953"]
    assert page.texts("p.when") == ["January 1953", "2 February 1953"]
    assert "of an event on 5 January 1953" in page.text
    assert client.get("/years/1953/?by=title").status_code == 404


def test_the_months_of_a_year_are_drawn_and_told(client):
    page = read(client, "/years/1953/")
    [drawn] = page.select("svg.plot")
    assert drawn.get("aria-label") == (
        "By month: 2 that tell of an event, 2 written; most in a month 2."
    )
    assert len(list(drawn.iter("rect"))) == 3
    assert [[cell.text_content() for cell in row] for row in page.select("tr")] == [
        ["Month", "Happened", "Written"],
        ["January 1953", "2", "1"],
        ["February 1953", "0", "1"],
    ]


def facet(page, name: str) -> dict[str, tuple[str | None, str]]:
    """The values of a facet: by label, the address that narrows to it, and the count."""
    section = page.root.get_element_by_id(f"facet-{name}").getparent()
    found = {}
    for line in section.iter("li"):
        words, count = list(line)
        found[words.text_content()] = (words.get("href"), count.text_content())
    return found


def test_the_chronology_is_narrowed_by_the_fields_of_the_search(client):
    page = read(client, "/chronology/")
    assert facet(page, "person") == {
        "Ján Orel": ("/chronology/?person=jan-orel", "2"),
        "Marta Vell": ("/chronology/?person=marta-vell", "2"),
    }
    # All documents are from there: it would narrow nothing.
    assert facet(page, "archive") == {"AVPRF": (None, "4")}
    narrowed = read(client, "/chronology/?person=marta-vell")
    assert len(narrowed.texts("p.when")) == 2
    assert narrowed.texts("ul.conditions") == ["Person: Marta Vell drop"]
    assert narrowed.links()["drop"] == "/chronology/"
    assert facet(narrowed, "kind")["memorandum of conversation"] == (
        "/chronology/?person=marta-vell&kind=memorandum+of+conversation",
        "1",
    )


def test_a_narrowed_chronology_is_no_page_for_crawlers(client):
    whole, narrowed = read(client, "/chronology/"), read(client, "/chronology/?lang=en")
    assert [one.get("content") for one in narrowed.root.iter("meta")][-1] == "noindex, nofollow"
    assert "noindex" not in {one.get("content") for one in whole.root.iter("meta")}
    for page in (whole, narrowed):
        followed = [
            a.get("href") for a in page.root.iter("a") if "nofollow" not in a.get("rel", "")
        ]
        assert [href for href in followed if href.startswith("/chronology/?")] == []


def test_conditions_have_an_end(client):
    four = "/chronology/?archive=AVPRF&person=marta-vell&person=jan-orel&date=1953"
    page = read(client, four)
    assert all(address is None for address, _ in facet(page, "kind").values())
    assert client.get(f"{four}&lang=en").status_code == 404


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("archive=Archive", 404),
        ("archive=avprf", 4),
        ("person=J. Orel", 2),
        ("person=MARTA VELL", 2),
        ("kind=memorandum", 1),
        ("dossier=8", 1),
        ("dossier=7", 3),
        ("place=Port Sable", 1),
        ("lang=English", 1),
        ("date=1953-01..1953-02", 2),
        ("dated=1953-02", 1),
        ("event=1953-02", 0),
        ("event=1953-01", 1),
        ("date=1954..", 1),
        ("event=..1953-01-05", 1),
        ("event=1953-01-05..", 1),
        ("event=1953-01-06..", 0),
        ("dossier=9", 404),
        ("person=nobody", 404),
        ("nonsense=1", 4),
    ],
)
def test_a_value_is_what_a_search_takes(client, asked, found):
    if found == 404:
        assert client.get(f"/chronology/?{asked}").status_code == 404
    else:
        assert len(read(client, f"/chronology/?{asked}").texts("p.when")) == found


def test_a_date_that_is_none_is_answered_with_what_one_is(client):
    answer = client.get("/chronology/?date=1958..1956")
    assert answer.status_code == 400
    assert "the other way round: 1956..1958" in answer.content.decode()
    assert 'aria-invalid="true"' in answer.content.decode()


def test_a_fault_of_another_field_is_not_laid_on_the_dates(client):
    answer = client.get("/chronology/?kind=a*")
    assert answer.status_code == 400
    assert "star works on words" in answer.content.decode()
    assert "aria-invalid" not in answer.content.decode()


def test_the_same_conditions_lead_to_a_search(client):
    page = read(client, "/chronology/?person=marta-vell&archive=AVPRF")
    words = "Search with the same conditions, in essays and notes too"
    assert page.links()[words] == "/search?q=person%3A%22Marta+Vell%22+archive%3AAVPRF"


def test_an_inferred_event_looks_inferred(client, publish, first):
    one, *rest = first.documents
    why = {"event_date": Evidence(basis="inferred", rule="event-date-from-title")}
    one = one.model_copy(update={"title": "Mended", "title_spans": (), "evidence": why})
    publish(first.model_copy(update={"documents": (one, *rest)}))
    page = read(client, "/chronology/")
    assert page.texts("span.not-printed") == ["5 January 1953 (inferred)"]
