"""The pages of persons, organisations and places, and the lists of each."""

from archive.views.reading import read
from edossier.dossier import Agent


def test_the_lists_lead_to_every_name(client):
    persons = read(client, "/persons/")
    assert persons.links()["Ján Orel"] == "/persons/jan-orel/"
    assert persons.links()["organisations"] == "/organisations/"
    assert read(client, "/places/").links()["Port Sable"] == "/places/port-sable/"
    assert "None yet." in read(client, "/organisations/").text


def test_a_person_is_shown_under_every_spelling_with_roles_and_passages(client, documents, talks):
    page = read(client, "/persons/jan-orel/")
    assert page.texts("h1") == ["Ján Orel"]
    assert "J. Orel in The Harbour Talks" in page.texts("ul.forms")[0]
    lines = page.texts("li.document-line")
    assert any("As author" in line for line in lines)
    assert any("As recipient" in line for line in lines)
    assert page.links()["Essay paragraph 1"] == f"{talks.address}#p1"


def test_spellings_that_differ_only_in_case_are_one_person(client):
    forms = read(client, "/persons/marta-vell/").texts("ul.forms")[0]
    assert "Marta Vell in The Harbour Talks" in forms
    assert "MARTA VELL in The Customs Affair" in forms


def test_a_place_is_shown_with_its_passages(client, documents):
    page = read(client, "/places/port-sable/")
    assert page.texts("h1") == ["Port Sable"]
    assert page.links()["Text paragraph 2"] == f"{documents[0].address}#text-1-p2"


def test_a_name_can_be_searched_for(client):
    page = read(client, "/places/port-sable/")
    address = page.links()["Search for this name"]
    assert address == "/search?q=place%3A%22Port+Sable%22"
    assert "The Harbour Talks" in read(client, address).text


def test_a_name_with_quotation_marks_makes_a_query_that_is_understood(client, publish, first):
    agents = (Agent(name="„Bílý“ *Vell*", forms=("„Bílý“ *Vell*",)),)
    publish(first.model_copy(update={"agents": agents}))
    links = read(client, "/persons/").links()
    page = read(client, next(href for words, href in links.items() if "Bílý" in words))
    answered = read(client, page.links()["Search for this name"])
    assert answered.select("div.wrong") == []
