"""The table of rules on CWIHP e-Dossier No. 46, read by a person against the file itself."""

import pytest

from edossier.checking import CODES
from edossier.reading import read_file

# What each rule points at, in the words of the file; a rule that is not here finds nothing.
# Acronyms: all six that are listed are used, and none is used that is not. Short forms: Jersild
# (notes 2 and 3), Shen and Li (5), Shen and Xia (8) have their full forms in notes 1 and 7.
FOUND = {
    "document-never-mentioned": ["3", "4", "11"],
    "source-doubtful": ["77", "53", "17"],
    "record-cited-twice": ["Archiv Ministerstva"],
    "person-spelled-twice": ["J. Busňiak"],
    "person-initials-clash": ["P.V. Yudin"],
    "event-date-differs": ["November 1956"],
    "quotation-marks": ['"'],
    "heading-glued": ["Introduction"],
    "furniture-left-out": ["Skip to main content", "Read More", "Read more", "Read more"],
}


@pytest.fixture(scope="module")
def reading(reference_file):
    return read_file(reference_file)


@pytest.mark.parametrize("code", CODES)
def test_each_rule_finds_what_the_table_says(reading, code):
    text = reading.source.text
    found = [
        text[finding.anchor.start : finding.anchor.end]
        for finding in reading.findings
        if finding.code == code
    ]
    wanted = FOUND.get(code, [])
    assert [words[: len(want)] for words, want in zip(found, wanted, strict=True)] == wanted


def test_the_doubts_are_of_document_2_and_of_notes_6_and_10(reading):
    said = [finding.message for finding in reading.findings if finding.code == "source-doubtful"]
    assert [message.partition(" is in doubt")[0] for message in said] == [
        "The source of document 2",
        "A reference of note 6",
        "A reference of note 10",
    ]


def test_document_8_and_note_9_are_linked_and_the_neighbours_of_note_6_are_not(reading):
    [finding] = [each for each in reading.findings if each.code == "record-cited-twice"]
    assert "Document 8 and note 9" in finding.message
    [related] = finding.related
    assert related.label == "document 8"
    assert reading.source.text[related.anchor.start :].startswith("MZV Teritori")


def test_the_two_spellings_and_the_two_initials_are_linked(reading):
    linked = {
        finding.code: [related.label for related in finding.related]
        for finding in reading.findings
        if finding.code.startswith("person-")
    }
    assert linked["person-spelled-twice"] == ["Ján Bušniak in the essay"]
    assert linked["person-initials-clash"] == ["P.F. Yudin in note 6"]


def test_nothing_in_it_is_an_error(reading):
    assert [f for f in reading.findings if f.severity == "error"] == []
