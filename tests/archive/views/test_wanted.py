"""The list of records that are cited and that nobody has published."""

import csv
import io
import json

from archive.conftest import reference_to
from archive.views.reading import read
from edossier.dossier import Note
from edossier.references import parse

UNIT = "/archives/AVPRF/fond-0100/opis-46/delo-7/"


def many_notes(count: int) -> tuple[Note, ...]:
    return tuple(
        Note(
            id=str(number),
            number=str(number),
            text=f"See AVPRF f. 0100, op. 46, d. {number}, l. 8.",
            references=(reference_to("46", str(number)),),
        )
        for number in range(100, 100 + count)
    )


def archives_of(page) -> list[str]:
    """The headings over the list, without that of the dialogue of keys."""
    return [one for one in page.texts("h2") if one != "Keyboard"]


def test_it_names_the_record_and_who_cites_it_with_the_sentence(client, talks):
    page = read(client, "/wanted/")
    assert "1 record that scholars cite and nobody has published here." in page.text
    assert archives_of(page) == ["AVPRF"]
    assert page.links()["delo 7"] == UNIT
    assert page.links()["Note 1"] == f"{talks.address}#note-1"
    assert page.texts("blockquote") == [
        "See AVPRF f. 0100, op. 46, d. 7, l. 8, and the literature."
    ]


def test_archives_lead_to_it(client):
    page = read(client, "/archives/")
    assert page.links()["1 record wanted"] == "/wanted/"
    assert page.links()["1 wanted"] == "/archives/AVPRF/wanted/"
    assert read(client, "/archives/AVPRF/").links()["1 record wanted"] == "/archives/AVPRF/wanted/"


def test_it_is_narrowed_to_an_archive_and_to_a_unit(client, publish, first):
    fsb = "GARF f. 9576, op. 18, d. 26, l. 312"
    other = Note(id="9", number="9", text=f"See {fsb}.", references=(parse(fsb),))
    publish(first.model_copy(update={"notes": (*first.notes, other)}))
    assert archives_of(read(client, "/wanted/")) == ["AVPRF", "GARF"]
    assert archives_of(read(client, "/archives/GARF/wanted/")) == ["GARF"]
    assert archives_of(read(client, "/wanted/?archive=GARF")) == ["GARF"]
    unit = read(client, "/archives/AVPRF/wanted/?unit=fond-0100/opis-46")
    assert "1 record of opis 46" in unit.text
    none = read(client, "/archives/AVPRF/wanted/?unit=fond-0100/opis-47")
    assert "None: what is cited is published." in none.text


def test_it_comes_in_pages_in_the_order_of_the_tree(client, publish, first):
    publish(first.model_copy(update={"notes": many_notes(30)[::-1]}))
    page = read(client, "/wanted/")
    assert [one for one in page.links() if one.startswith("delo")][:2] == ["delo 100", "delo 101"]
    assert "Page 1 of 2" in page.text
    later = read(client, "/archives/AVPRF/wanted/?unit=fond-0100/opis-46&page=2")
    assert later.links()["Previous"] == "?unit=fond-0100%2Fopis-46&page=1"
    assert len(later.select("blockquote")) == 5


def test_it_can_be_taken_away(client):
    rows = list(csv.DictReader(io.StringIO(client.get("/wanted.csv").content.decode("utf-8-sig"))))
    assert [(row["archive"], row["unit"], row["leaves"]) for row in rows] == [
        ("AVPRF", "fond 0100, opis 46, delo 7", "8")
    ]
    assert rows[0]["cited_in"] == "note 1 of The Harbour Talks"
    assert rows[0]["sentence"].startswith("See AVPRF f. 0100")
    [record] = json.loads(client.get("/archives/AVPRF/wanted.json").content)["wanted"]
    assert [level["value"] for level in record["levels"]] == ["0100", "46", "7"]
    assert record["cited_by"][0]["part"] == "note"
    assert record["cited_by"][0]["address"].endswith("#note-1")


def test_what_a_citation_leaves_open_is_said_beside_it_and_in_the_files(client, publish, first):
    printed = "AVPRF f. 0100, op. 46, d. 7, l. 8 ob.-9"
    note = Note(id="1", number="1", text=f"See {printed}.", references=(parse(printed),))
    publish(first.model_copy(update={"notes": (note,)}))
    doubt = "Of “8 ob.-9” the first leaf alone has its side printed."
    page = read(client, "/wanted/")
    assert f"In doubt: {doubt}" in page.text
    assert f"In doubt: {doubt}" in read(client, UNIT).text
    assert doubt in client.get("/wanted.csv").content.decode()
    [record] = json.loads(client.get("/wanted.json").content)["wanted"]
    assert record["cited_by"][0]["doubts"] == [doubt]


def test_it_is_in_the_menu_of_every_page(client):
    assert read(client, "/about/").links()["Wanted"] == "/wanted/"


def test_no_cell_is_a_formula(client, publish, first):
    note = first.notes[0].model_copy(
        update={"text": "=1+1 AVPRF f. 0100, op. 46, d. 7, l. 8", "spans": ()}
    )
    publish(first.model_copy(update={"notes": (note,)}))
    assert ",\"'=1+1 AVPRF" in client.get("/wanted.csv").content.decode()


def test_what_is_not_here_has_no_list(client):
    for address in (
        "/archives/NOWHERE/wanted/",
        "/archives/NOWHERE/wanted.csv",
        "/wanted/?archive=NOWHERE",
        "/wanted/?page=2",
        "/wanted/?page=x",
        "/archives/AVPRF/wanted/?unit=fond-1",
    ):
        assert client.get(address).status_code == 404, address
