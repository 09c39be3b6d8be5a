"""Files of authorities: each kind read, what is wrong told with its row, and written back."""

import json

import pytest

from edossier.authorities import (
    Identifier,
    NameForm,
    Role,
    read_authorities,
    take_in,
    write_linked,
    write_table,
)
from edossier.errors import UnreadableError

CSV = """\
kind,name,forms,start,end,note,roles,identifiers,sources
person,Marta Vell,Марта Велл {ru; bgn; Bulletin 3} | M. Vell,1901~,1977-05-02,Harbour master.,\
"Consul in Port Sable {1955/1958-02} | Envoy {/1960}",wikidata:Q7 | gnd:11,Bulletin 3
corporate body,Board of Harbours,,,,,,,
"""
FRUS = """\
person_id,preferred_name,volume,ref,name_in_volume,description,viaf
7,"Vell, Marta Ann, 1901-1977",v1,p_VM1,"Vell, Marta",\
"Consul, May 1953\u2013November 1954; Envoy to June 3, 1956.",99
7,"Vell, Marta Ann, 1901-1977",v2,p_VM,"Vell, Marta A.",,
"""
TEI = """\
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="v1"><text><list type="names"><item>
<persName xml:id="p_VM1">Vell, Marta</persName>, Consul in Port
Sable from 1956</item></list><listPerson><person xml:id="q">
<persName xml:lang="en">Ján Orel</persName>
<birth when="1899"/><idno type="VIAF">5</idno></person></listPerson></text></TEI>
"""
ENTITY = {
    "id": "Q7",
    "labels": {"en": {"language": "en", "value": "Marta Vell"},
               "ru": {"language": "ru", "value": "Марта Велл"}},
    "aliases": {"en": [{"language": "en", "value": "M. Vell"}]},
    "descriptions": {"en": {"language": "en", "value": "harbour master"}},
    "claims": {
        "P31": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": {"id": "Q5"}}}}],
        "P569": [{"mainsnak": {"snaktype": "value", "datavalue": {
            "value": {"time": "+1901-00-00T00:00:00Z", "precision": 9}}}}],
        "P214": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": "99"}}},
                 {"mainsnak": {"snaktype": "value", "datavalue": {"value": "98"}},
                  "rank": "deprecated"}],
    },
}  # fmt: skip


@pytest.fixture
def read(tmp_path):
    def read(name, content):
        (tmp_path / name).write_text(content, "utf-8")
        return read_authorities(tmp_path / name)

    return read


def plain_slug(name):
    return "-".join(name.lower().split())


def test_a_table_is_read_cell_by_cell(read):
    vell, board = read("people.csv", CSV)
    assert vell.forms == (
        NameForm("Марта Велл", "ru", "bgn", "Bulletin 3"),
        NameForm("M. Vell"),
    )
    assert vell.roles == (
        Role("Consul in Port Sable", "1955", "1958-02"),
        Role("Envoy", None, "1960"),
    )
    assert vell.identifiers == (Identifier("wikidata", "Q7"), Identifier("gnd", "11"))
    assert (vell.start, vell.end) == ("1901~", "1977-05-02")
    assert (board.kind, board.forms) == ("corporate body", ())


def test_the_rows_of_one_person_of_frus_are_one_record(read):
    (vell,) = read("people.csv", FRUS)
    assert (vell.name, vell.start, vell.end) == ("Marta Ann Vell", "1901", "1977")
    assert [form.text for form in vell.forms] == ["Marta Vell", "Marta A. Vell"]
    assert vell.roles == (
        Role("Consul", "1953-05", "1954-11"),
        Role("Envoy", None, "1956-06-03"),
    )
    assert Identifier("frus-ref", "v2#p_VM") in vell.identifiers


def test_a_list_in_tei_is_read_as_printed_and_as_encoded(read):
    orel, vell = read("v1.xml", TEI)
    assert (orel.name, orel.start, orel.identifiers[0]) == (
        "Ján Orel",
        "1899",
        Identifier("viaf", "5"),
    )
    assert (vell.name, vell.roles) == ("Marta Vell", (Role("Consul in Port Sable", "1956"),))


def test_an_entity_of_wikidata_gives_labels_years_and_identifiers(read):
    (vell,) = read("dump.jsonl", f"[\n{json.dumps(ENTITY)},\n]\n")
    assert (vell.kind, vell.name, vell.start) == ("person", "Marta Vell", "1901")
    assert [form.text for form in vell.forms] == ["Марта Велл", "M. Vell"]
    assert vell.identifiers == (Identifier("wikidata", "Q7"), Identifier("viaf", "99"))


@pytest.mark.parametrize("write", [write_table, write_linked])
def test_what_is_written_is_read_again_the_same(read, write):
    records = take_in((), [*read("a.csv", CSV), *read("b.csv", FRUS)], plain_slug)
    assert read("written", write(records)) == records


def test_a_record_joins_the_one_that_shares_an_identifier_and_never_a_namesake(read):
    first = take_in((), read("a.csv", CSV), plain_slug)
    entity = json.dumps(ENTITY)
    again = take_in(first, read("b.jsonl", entity), plain_slug)
    assert [one.id for one in again] == ["marta-vell.1", "board-of-harbours.1"]
    assert again[0].start == "1901~"
    assert Identifier("viaf", "99") in again[0].identifiers
    other = read("c.csv", "kind,name\nperson,Marta Vell\n")
    assert take_in(again, other, plain_slug)[-1].id == "marta-vell.2"


def test_the_same_file_again_changes_nothing(read):
    once = take_in((), read("a.csv", FRUS), plain_slug)
    assert take_in(once, read("a.csv", FRUS), plain_slug) == once


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "row 1: no column 'kind'"),
        ("kind,name,colour\n", "no column is called 'colour'"),
        ("kind,name\nperson,Vell\nghost,Orel\n", "row 3: 'ghost' is no kind"),
        ("kind,name\nperson\n", "row 2: 1 cells, the head has 2"),
        ("kind,name\nperson,\n", "row 2: there is no name"),
        ("kind,name,start\nperson,Vell,5 March\n", "row 2: '5 March' is no EDTF date"),
        ("kind,name,roles\nperson,Vell,Consul {x/y}\n", "row 2: 'x' is no EDTF date"),
        ("kind,name,forms\nperson,Vell,a{b}c\n", "row 2: 'a{b}c' is not read"),
        ("kind,name,identifiers\nperson,Vell,Q7\n", "row 2: 'Q7' is no identifier"),
        ('kind,name\nperson,"Vell\n', "row 2: unexpected end of data"),
        ('{"id": 1}\n', "line 1: no Wikidata entity"),
        ("{]\n", "line 1: no JSON"),
        ('{"@graph": [{"name": 3, "@type": "Person"}]}', "record 1: no name"),
        ('{"@graph": 7}', "no JSON-LD"),
        ("<TEI", "not well-formed XML"),
        ("<TEI/>", "there is no list of persons"),
    ],
)
def test_a_bad_file_is_told_in_one_line_with_its_row(read, content, told):
    with pytest.raises(UnreadableError) as error:
        read("people.csv", content)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_file_that_is_no_text_says_at_which_byte(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"kind,name\nperson,V\xe9ll\n")
    with pytest.raises(UnreadableError, match="byte 18"):
        read_authorities(tmp_path / "a.csv")
