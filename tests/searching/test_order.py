"""The order list: a page to print, a file for a spreadsheet, and the same in the terminal."""

import csv
import io
import json

import pytest
from click.testing import CliRunner

from edossier.references.ordering import OrderItem, order_list
from edossier_cli.commands.order import command
from edossier_cli.commands.references import command as references


@pytest.fixture
def get(site):
    """Ask the site for a page."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    return lambda path, **asked: client.get(path, asked)


@pytest.fixture
def order(harbour):
    """Run the command on the archive."""
    return lambda *given: CliRunner().invoke(command, [*given, "-C", str(harbour.archive.path)])


def shown(response):
    """What the page says, without the signs that keep a number on the line of its label."""
    return response.content.decode().replace("\u00a0", " ").replace("\u2060", "")


def test_a_number_stays_on_the_line_of_its_label(get):
    html = get("/order", q="dossier:46").content.decode()
    assert "д.\u00a09<" in html
    assert "л.\u00a0202–\u2060203" in html


def test_the_page_has_one_row_a_file_in_the_words_of_the_archive(get):
    html = shown(get("/order", q="dossier:46"))
    assert "ф. 0100, оп. 49, п. 410, д. 9" in html
    assert "л. 202–203" in html
    assert "Document 1: Memorandum of conversation at the harbour" in html
    assert "Архив внешней политики Российской Федерации" in html


def test_a_note_that_was_found_orders_what_it_cites(get):
    html = shown(get("/order", q="part:note"))
    assert "ф. 5, оп. 30, д. 163" in html
    assert "cited in note 1 of Harbour Papers 46" in html
    assert "0100" not in html


def test_what_is_cited_and_not_published_can_be_ordered(get):
    html = shown(get("/order", wanted="RGANI"))
    assert "ф. 5, оп. 30, д. 163" in html
    assert "There is nothing to order" in get("/order", wanted="AVPRF").content.decode()
    assert get("/order", wanted="AMZV-2").status_code == 404


def test_what_is_known_of_one_unit_can_be_ordered(get):
    html = shown(get("/order", **{"in": "AVPRF/fond-0100/opis-49"}))
    assert "ф. 0100, оп. 49, п. 410, д. 9" in html
    assert get("/order", **{"in": "AVPRF/fond-0101"}).status_code == 404


def test_nothing_found_is_nothing_to_order(get):
    assert "There is nothing to order" in get("/order", q="zebra").content.decode()


def test_a_wrong_query_is_shown_where_it_is_wrong(get):
    response = get("/order", q='person:"Zhou')
    assert response.status_code == 200
    assert "At character" in response.content.decode()
    assert get("/order.csv", q='person:"Zhou').status_code == 400


def test_the_file_can_be_read_as_csv(get):
    response = get("/order.csv", q="archive:AVPRF")
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert (row["fonds"], row["series"], row["container"], row["file"]) == (
        "0100",
        "49",
        "410",
        "9",
    )
    assert row["leaves"] == "л. 202–203"
    assert row["years"] == "1956"
    assert row["addresses"].startswith("http")


def test_no_cell_of_the_file_is_a_formula():
    from edossier_site.searching.ordering import OrderPage, as_csv

    items = [OrderItem("=cmd()", (), (), (), (), "+1"), OrderItem("X", (), (), (), (), "a title")]
    first, second = csv.DictReader(io.StringIO(as_csv(OrderPage("", 2, 2, order_list(items)), "")))
    assert (first["archive"], first["documents"]) == ("'=cmd()", "'+1")
    assert second["documents"] == "a title"


def test_the_search_leads_to_the_order_list(get):
    assert 'href="/order?q=drunkenness"' in get("/search", q="drunkenness").content.decode()


def test_a_long_order_list_asks_the_database_no_more(get):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        get("/order", q="")
    assert len(asked) <= 5


def test_the_command_prints_the_list_and_its_json(order):
    lines = order("dossier:46").stdout.splitlines()
    assert "  ф. 0100, оп. 49, п. 410, д. 9 (1956), л. 202–203" in lines
    found = json.loads(order("archive:AVPRF", "--json").stdout)
    (archive,) = found["archives"]
    (file,) = archive["files"]
    assert file["reference"] == "ф. 0100, оп. 49, п. 410, д. 9"
    assert file["wanted"][0]["leaves"] == [{"from": "202", "to": "203"}]


@pytest.mark.parametrize("given", [['person:"Zhou'], ["--wanted", "NOWHERE"]])
def test_what_cannot_be_ordered_is_one_line(order, given):
    result = order(*given)
    assert result.exit_code == 2
    assert result.stderr.startswith("edossier: ")
    assert result.stderr.count("\n") == 1


def test_years_among_the_levels_are_no_container(get):
    response = get("/order.csv", q="archive:AMZV")
    (row,) = csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")))
    assert "1955-1959" in row["reference"]
    assert (row["container"], row["file"], row["years"]) == ("1", "3", "1957")


@pytest.mark.parametrize("given", [["zebra"], ["zebra", "--csv"], ["--wanted", "AVPRF"]])
def test_nothing_to_order_is_said_beside_the_output(order, given):
    result = order(*given)
    assert (result.exit_code, result.stderr) == (0, "There is nothing to order.\n")


def test_an_archive_that_nothing_is_from_is_named(order):
    assert "'NOWHERE'" in order("--wanted", "NOWHERE").stderr


def test_csv_and_json_are_not_given_together(order):
    result = order("--csv", "--json")
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)


def many_cited(harbour):
    """Add a dossier whose notes cite two archives, and one record with its papka and without."""
    from edossier.dossier import Note, Series
    from edossier.references import parse
    from edossier_site.searching.follow import follow

    cited = [
        ["AVPRF f. 0100, op. 50, d. 5, l. 7", "RGANI f. 5, op. 28, d. 307, l. 9"],
        ["AVPRF f. 0100, op. 50, p. 423, d. 5, l. 7"],
    ]
    notes = [
        Note(
            id=str(number), number=str(number), text=". ".join(texts),
            references=tuple(parse(text) for text in texts),
        )
        for number, texts in enumerate(cited, 1)
    ]  # fmt: skip
    series = Series(name="Harbour Papers", number="47")
    harbour.put(harbour.dossier(series=series, documents=(), notes=tuple(notes)))
    follow(harbour.archive)


def test_every_citer_and_container_of_one_record_is_listed(harbour, order):
    many_cited(harbour)
    said = ["confirm", "1", "--reason", "The same leaf.", "-C", str(harbour.archive.path)]
    assert CliRunner().invoke(references, said).exit_code == 0
    lines = order("--wanted", "AVPRF").stdout.splitlines()
    assert "  ф. 0100, оп. 50, п. 423, д. 5, л. 7" in lines
    assert sum("cited in note" in line for line in lines) == 2


@pytest.mark.parametrize(
    "query", ["ref:avprf/0100/50", 'ref:"AVPRF f. 0100, op. 50"', "AVPRF f. 0100, op. 50, d. 5"]
)
def test_of_a_note_only_what_the_reference_asks_for_is_listed(harbour, order, query):
    many_cited(harbour)
    out = order(query).stdout
    assert "ф. 0100, оп. 50, п. 423, д. 5, л. 7" in out
    assert "RGANI" not in out
    both = order("dossier:47").stdout
    assert "RGANI" in both
    assert "AVPRF" in both
    assert "RGANI" not in order("part:note dossier:47 -ref:rgani/5").stdout


def test_an_archive_that_is_asked_for_is_the_only_one_listed(site):
    from edossier.search.query import parse
    from edossier_site.searching.matching import matching

    items = [OrderItem(name, (), (), (), (), name) for name in ("AVPRF", "RGANI")]
    assert [one.title for one in matching(items, parse("archive:avprf"))] == ["AVPRF"]
    assert len(matching(items, parse("archive:avprf OR drunkenness"))) == 2
