"""Where else a record is: from its source, from the notes that cite it, from the editor."""

import pytest

from edossier.formats.text.read import read as read_text
from edossier.reading import read_source_text
from edossier.reading.corrections import Corrections
from edossier.reading.elsewhere import elsewhere_of

DOSSIER = """\
The Harbour Letters

Harbour Papers No. 9

Introduction

The talks were recorded twice, as Document 1 shows.[1] Others say so too.[2]

Document 1
30 October 1956, Memorandum of conversation with the harbour master
Source: {source}

Document 2
4 April 1956, Reply of the Board
Source: RGANI f. 5, op. 30, d. 163, l. 89-92

Notes

[1] {first}

[2] {second}
"""
SOURCE = "AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203"
FRUS = "FRUS, 1955–57, vol. XXIV, doc. 123"


def documents_of(source=SOURCE, first="A book, 1956.", second="Another book, 1957.", **corrected):
    text = DOSSIER.format(source=source, first=first, second=second)
    return read_source_text(read_text(text.encode(), "harbour.txt"), **corrected).dossier.documents


def told(document):
    return [(place.kind, place.text) for place in document.elsewhere]


def test_a_source_that_names_another_copy_and_an_edition_keeps_its_own_levels():
    copy = "GARF f. 9576, op. 18, d. 26, l. 312"
    printed = f"{SOURCE}; another copy in {copy}. Also published in {FRUS}."
    (document, other) = documents_of(source=printed)
    assert told(document) == [("copy", copy), ("publication", FRUS)]
    assert document.elsewhere[0].reference.key == "garf:fond=9576/opis=18/delo=26#312"
    assert document.source.printed.startswith(SOURCE)
    assert [level.value for level in document.source.levels] == ["0100", "49", "9"]
    assert document.evidence["elsewhere[0]"].rule == "copy-in-source"
    assert other.elsewhere == ()


def test_a_source_that_names_nothing_else_is_as_it_was():
    (document, _) = documents_of()
    assert document.elsewhere == ()
    assert document.source.status == "parsed"


def test_a_note_that_cites_the_record_tells_of_its_copy_and_edition():
    note = (
        f"See {SOURCE}; another copy in GARF f. 9576, op. 18, d. 26, l. 312; published in {FRUS}."
    )
    (document, other) = documents_of(first=note)
    assert told(document) == [
        ("copy", "GARF f. 9576, op. 18, d. 26, l. 312"),
        ("publication", FRUS),
    ]
    assert document.evidence["elsewhere[0]"].rule == "copy-in-note"
    assert other.elsewhere == ()


@pytest.mark.parametrize(
    "note",
    [
        # It cites another record.
        f"See AVPRF f. 0100, op. 49, p. 410, d. 9, l. 17; also published in {FRUS}.",
        # It cites none.
        f"Also published in {FRUS}.",
        # It cites the edition beside the record, not as the same.
        f"See {SOURCE}; see also {FRUS}.",
        # "Also" goes on to another record.
        f"See {SOURCE}; also GARF f. 9576, op. 18, d. 26, l. 312.",
    ],
)
def test_what_a_note_says_of_something_else_is_not_taken(note):
    assert [told(document) for document in documents_of(first=note)] == [[], []]


def test_the_editor_has_the_last_word():
    from edossier.reading.corrections import Correction

    value = ["FRUS 1950, vol. VI, doc. 12", "GARF f. 9576, op. 18, d. 26"]
    entry = Correction("1", "elsewhere", value, "Ada", None, "seen", "x, line 1")
    (document, _) = documents_of(
        source=f"{SOURCE}. Published in {FRUS}.", corrections=Corrections(entries=(entry,))
    )
    assert [place.kind for place in document.elsewhere] == ["publication", "copy"]
    why = document.evidence["elsewhere[0]"]
    assert (why.basis, why.by, why.printed) == ("corrected", "Ada", FRUS)


PLACES = [
    (FRUS, "publication", "FRUS", "1955–57, vol. XXIV", "123",
     "https://history.state.gov/historicaldocuments/frus1955-57v24/d123"),
    ("Foreign Relations of the United States, 1952–1954, Volume XIV, Part 2, China, Document 45",
     "publication", "FRUS", "1952–1954, vol. XIV, part 2", "45",
     "https://history.state.gov/historicaldocuments/frus1952-54v14p2/d45"),
    ("FRUS 1950, vol. VI, pp. 12-14", "publication", "FRUS", "1950, vol. VI", None, None),
    ("FRUS 1950, vol. VI, docs. 12-14", "publication", "FRUS", "1950, vol. VI", "12-14", None),
    ("CWIHP Digital Archive, document 116831", "identifier", "Wilson Center Digital Archive", None,
     "116831", "https://digitalarchive.wilsoncenter.org/document/116831"),
    ("Китайско-советские отношения, т. V, док. 12", "publication", None, "V", "12", None),
    ("GARF f. 9576, op. 18, d. 26, l. 312", "copy", None, None, None, None),
    ("CIA-RDP80B01676R000900080046-7", "identifier", "CREST", None,
     "CIA-RDP80B01676R000900080046-7", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "series", "volume", "number", "address"), PLACES)
def test_a_place_is_read_as_far_as_it_says(text, kind, series, volume, number, address):
    place = elsewhere_of(text)
    assert place.text == text
    assert (place.kind, place.series, place.volume) == (kind, series, volume)
    assert (place.number, place.address) == (number, address)
