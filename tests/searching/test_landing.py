"""Where a query leads besides what it finds: a citation to its unit, a name to its archive."""

import json

import pytest
from click.testing import CliRunner

FILE = "/archives/AVPRF/fond-0100/opis-49/delo-9/"


@pytest.fixture
def ask(site):
    """Ask the search page; gives the response and its HTML."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})

    def get(typed, **asked):
        response = client.get("/search", {"q": typed, **asked})
        return response, response.content.decode()

    return get


@pytest.mark.parametrize(
    ("typed", "leaf"),
    [
        ("AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203", "?leaf=202#in-file"),
        ("АВП РФ. Ф. 0100. Оп. 49. П. 410. Д. 9. Л. 1", "?leaf=1#in-file"),
        ("Source: AVPRF, f. 0100, op. 49, d. 9", ""),
    ],
)
def test_a_pasted_citation_goes_to_its_unit_and_leaf(ask, typed, leaf):
    response, _ = ask(typed)
    assert (response.status_code, response.headers["Location"]) == (302, FILE + leaf)


@pytest.mark.parametrize("before", ["", "Source: "])
def test_a_citation_with_another_papka_says_that_it_is_not_known(ask, before):
    response, _ = ask(f"{before}AVPRF f. 0100, op. 49, p. 411, d. 9, l. 202")
    assert response.headers["Location"].startswith("/a/AVPRF")
    html = response.client.get(response.headers["Location"]).content.decode()
    assert "Not known here: papka 411." in html
    assert f'href="{FILE}"' in html


def test_a_citation_in_quotation_marks_is_a_search_for_its_words(ask):
    response, html = ask('"AVPRF f. 0100, op. 49"')
    assert response.status_code == 200
    assert "Document 1" in html


def test_a_citation_of_an_unknown_unit_leads_to_the_nearest_and_says_so(ask):
    response, _ = ask("AVPRF f. 0100, op. 49, d. 77")
    assert response.status_code == 302
    html = response.client.get(response.headers["Location"]).content.decode()
    assert "Not known here: <strong>delo 77" in html or "delo 77" in html
    assert 'href="/archives/AVPRF/fond-0100/opis-49/"' in html


def test_a_citation_of_an_archive_that_nothing_is_from_finds_nothing(ask):
    response, html = ask("FO 371/151924")
    assert response.status_code == 200
    assert "Nothing was found" in html


@pytest.mark.parametrize(
    "typed", ["Foreign Policy Archive", "АВП РФ", "avprf", "Archiv vneshnei politiki"]
)
def test_the_name_of_an_archive_in_any_language_finds_it(ask, typed):
    _, html = ask(typed)
    assert 'href="/archives/AVPRF/"' in html


def test_words_that_name_no_archive_offer_none(ask):
    _, html = ask("drunkenness")
    assert 'href="/archives/AVPRF/"' not in html


def test_an_archive_that_nothing_here_is_from_is_not_offered(ask):
    _, html = ask("Politisches Archiv")
    assert "/archives/PA-AA/" not in html


def test_the_command_says_where_a_query_leads(harbour):
    from edossier_cli.commands.search import command

    where = ["-C", str(harbour.archive.path), "--json"]

    def leads_to(typed):
        return json.loads(CliRunner().invoke(command, [typed, *where]).stdout)["leads_to"]

    (unit,) = leads_to("AVPRF f. 0100, op. 49, d. 77")
    assert unit["label"] == "AVPRF, fond 0100, opis 49"
    assert unit["missing"] == ["delo 77"]
    (archive,) = leads_to("Foreign Policy Archive")
    assert archive["address"] == "/archives/AVPRF/"
    assert leads_to("drunkenness") == []
