"""Addresses typed from a footnote: any punctuation, any script, as far as is known."""

from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from archive.views.reading import Read
from edossier.dossier import Note
from edossier.references import parse

DELO = "/archives/AVPRF/fond-0100/opis-46/delo-12/"
PAPKA = "AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8-9"


@pytest.fixture
def shelved(publish, first):
    """The first dossier, its document 1 cited with its papka."""
    source = parse(PAPKA)
    held = first.documents[0].model_copy(update={"source": source})
    publish(first.model_copy(update={"documents": (held, *first.documents[1:])}))


def typed(client, words):
    return client.get(f"/a/{quote(words)}")


@pytest.mark.parametrize(
    "words",
    [
        "avprf/0100/46/12/8",
        "AVPRF/0100/46/362/12/8",
        "avprf/f.0100/op.46/p.362/d.12/l.8",
        "авпрф/ф.0100/оп.46/п.362/д.12/л.8",
        "АВП РФ/ф. 0100/оп. 46/д. 12/л. 8",
        "AVPRF f. 0100, op. 46, d. 12, l. 8",
        "AVPRF f 0100 op 46 d 12 l 8",
        "AVPRF, f.0100; op.46; d.12; l.8/",
        "avprf/0100,46,12,8-9",
        "Archive of Foreign Policy of the Russian Federation/0100/46/12/8",
    ],
)
def test_it_leads_to_the_file_and_opens_it_at_the_leaf(client, shelved, words):
    answer = typed(client, words)
    assert (answer.status_code, answer["Location"]) == (302, f"{DELO}?leaf=8#in-file")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("avprf", "/archives/AVPRF/"),
        ("avprf/0100", "/archives/AVPRF/fond-0100/"),
        ("avprf/0100/46/12", DELO),
        ("AVPRF f. 0100, op. 46, d. 12", DELO),
        ("AVPRF f. 0100, op. 46, p. 362, d. 12", DELO),
    ],
)
def test_it_leads_as_far_as_it_is_typed(client, shelved, words, address):
    assert typed(client, words)["Location"] == address


@pytest.mark.parametrize(
    ("words", "said", "link"),
    [
        ("avprf/0100/46/99/3", "Not known here: 99, 3.", "opis 46"),
        ("avprf f. 0100, op. 46, d. 99", "Not known here: delo 99.", "opis 46"),
        ("avprf/100/46", "Not known here: 100, 46.", "fond 0100"),
        ("avprf f. 0100, d. 12", "Not known here: delo 12.", "delo 12"),
        ("avprf/0100/46/362", "More than one unit may be meant.", "delo 12"),
    ],
)
def test_it_says_what_is_there_and_what_is_not(client, shelved, words, said, link):
    answer = typed(client, words)
    assert answer.status_code == 200
    page = Read(answer, html.document_fromstring(answer.content.decode()))
    assert said in page.text
    assert page.links()[link].startswith("/archives/AVPRF/")
    assert answer["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize(
    "words", ["sapmo/DY 30/3605/25-27", "SAPMO/dy30/3605/25", "SAPMO DY 30/3605/25-27"]
)
def test_letters_of_a_bestand_are_no_label(client, publish, first, words):
    printed = "SAPMO DY 30/3605/25-27"
    note = Note(id="9", number="9", text=f"See {printed}.", references=(parse(printed),))
    publish(first.model_copy(update={"notes": (note,)}))
    unit = "/archives/SAPMO-BArch/bestand-dy-30/archivnummer-3605/"
    assert typed(client, words)["Location"] == f"{unit}?leaf=25#in-file"


def test_an_archive_that_is_not_here_offers_a_search_and_names_like_it(client):
    answer = typed(client, "avprv/0100")
    assert answer.status_code == 404
    page = Read(answer, html.document_fromstring(answer.content.decode()))
    assert page.links()["AVPRF"] == "/archives/AVPRF/"
    [box] = [one for one in page.root.iter("input") if one.get("name") == "q"]
    assert box.get("value") == "avprv/0100"


def test_a_papka_with_the_number_of_a_delo_is_not_chosen_in_silence(client, publish, first):
    """Papka 362 shelves delo 12; there is a delo 362 too, whose leaf 12 may be meant."""
    other = first.documents[1].model_copy(
        update={"source": parse("AVPRF f. 0100, op. 46, d. 362, l. 12")}
    )
    held = first.documents[0].model_copy(update={"source": parse(PAPKA)})
    publish(first.model_copy(update={"documents": (held, other)}))
    answer = typed(client, "avprf/0100/46/362/12")
    assert answer.status_code == 200
    page = Read(answer, html.document_fromstring(answer.content.decode()))
    assert {"delo 12", "delo 362"} <= set(page.links())


HOSTILE = [
    "../../etc/passwd",
    "%2e%2e",
    "avprf/" + "9/" * 400,
    "a" * 5000,
    "٣/٤",
    "💥",
    "avprf/\u202e1",
    "avprf//////",
    "f.f.f.f",
    "avprf/f./op./d.",
    "avprf f. " + "1" * 300,
    "'; drop",
    "avprf/(((",
    "  ",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_hostile_address_makes_it_fail(client, words):
    assert typed(client, words).status_code in (200, 302, 400, 404)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60), st.sampled_from(["", "avprf/", "AVPRF f. 0100, ", "авпрф/0100/46/"]))
def test_whatever_is_typed_is_answered(client, words, before):
    assert typed(client, before + words).status_code in (200, 301, 302, 400, 404)
