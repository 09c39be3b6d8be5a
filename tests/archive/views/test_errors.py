"""The pages of what went wrong: each says a way on, under the same policy as every page."""

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.urls import path
from lxml import html

from archive.views.reading import Read, structural_faults
from edossier_site import urls
from edossier_site.archive import queries

handler400, handler404, handler500 = urls.handler400, urls.handler404, urls.handler500


def _fail(_request):
    raise RuntimeError("planted")


urlpatterns = [path("fails/", _fail), *urls.urlpatterns]


@pytest.fixture
def ask(harbour):
    """Ask as a browser would; a failure of the site is answered, not raised."""
    client = Client(SERVER_NAME="localhost", raise_request_exception=False)

    def ask(address, **headers):
        answer = client.get(address, **headers)
        return Read(answer, html.document_fromstring(answer.content.decode()))

    return ask


def assert_is_a_page_of_the_site(page, status):
    assert page.answer.status_code == status
    assert structural_faults(page) == []
    assert page.root.get("lang") == "en"
    assert "default-src 'none'" in page.answer.headers["Content-Security-Policy"]
    assert page.answer.headers["Cache-Control"] == "no-cache"
    assert page.links()["first page"] == "/"


def test_what_is_not_here_can_be_searched_for(ask):
    page = ask("/persons/marta-orel/")
    assert_is_a_page_of_the_site(page, 404)
    assert page.root.get_element_by_id("q").get("value") == "marta orel"
    assert page.select("form.search-box")[0].get("action") == "/search"


def test_what_an_address_holds_is_never_markup(ask):
    page = ask("/%3Cscript%3Ealert%281%29%3C/script%3E/%22onload=%22")
    assert_is_a_page_of_the_site(page, 404)
    assert [one for one in page.select("script") if one.text] == []


def test_a_mistyped_ark_is_said_to_be_mistyped(ask):
    ark = queries.dossiers().items[0].ark
    wrong = ark[:-1] + ("b" if ark[-1] != "b" else "c")
    page = ask(f"/{wrong}")
    assert_is_a_page_of_the_site(page, 404)
    assert "The address is mistyped" in page.text


def test_a_version_that_was_never_made_leads_to_what_there_is(ask):
    address = queries.dossiers().items[0].address
    page = ask(f"{address}/v9")
    assert_is_a_page_of_the_site(page, 404)
    assert page.links()[address[1:]] == address
    assert "The address is mistyped" not in page.text


def test_an_ark_of_another_archive_leads_to_the_resolver_of_all(ask):
    page = ask("/ark:/13030/xf93gt2q")
    assert_is_a_page_of_the_site(page, 404)
    assert "https://n2t.net/ark:/13030/xf93gt2q" in page.links().values()


def test_a_request_to_another_host_is_not_understood(ask):
    page = ask("/", HTTP_HOST="elsewhere.example")
    assert_is_a_page_of_the_site(page, 400)


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_says_what_to_do_and_what_to_report(ask):
    page = ask("/fails/")
    assert_is_a_page_of_the_site(page, 500)
    assert page.fact("Address") == "/fails/"
    assert page.fact("Time").endswith(" UTC")


@override_settings(ROOT_URLCONF=__name__)
def test_no_error_page_asks_the_database_anything(ask):
    asked = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask("/nothing/here")
        ask("/fails/")
        ask("/", HTTP_HOST="elsewhere.example")
    # The pages that are kept are looked for by the position in the log.
    assert [sql for sql in asked if "followposition" not in sql] == []


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_of_the_templates_is_answered_too(harbour, monkeypatch):
    def fail(*_args, **_kwargs):
        raise RuntimeError("planted")

    monkeypatch.setattr("edossier_site.web.errors.render", fail)
    answer = Client(SERVER_NAME="localhost", raise_request_exception=False).get("/fails/")
    assert answer.status_code == 500
    assert b"Try again in a minute" in answer.content
