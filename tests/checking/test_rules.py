"""What an editor is told of a dossier, rule by rule; through the door that `check` uses."""

import pytest

from edossier.checking import RULES, check
from edossier.formats.text.read import read
from edossier.reading import read_source_text

HEAD = "Rain on the Border\n\nIntroduction\n\nIt rained, as Document 1 tells.[1]\n\n"
ENTRY = "Document {}\n\n2 May 1957, “Note on rain,” A. Poe, Source: AVPRF f. 1, op. 2, d. 3.\n\n"
NOTES = "Notes\n\n[1] See the file.\n"


def findings_of(text: str, code: str):
    reading = read_source_text(read(text.encode("utf-8"), "rain.txt"))
    return [finding for finding in reading.findings if finding.code == code]


def errors_of(text: str) -> list[str]:
    reading = read_source_text(read(text.encode("utf-8"), "rain.txt"))
    return [finding.code for finding in reading.findings if finding.severity == "error"]


def test_a_sound_dossier_has_no_findings():
    reading = read_source_text(read((HEAD + ENTRY.format(1) + NOTES).encode(), "rain.txt"))
    assert reading.findings == ()


def test_unread_text_is_a_warning_with_its_place():
    text = HEAD + ENTRY.format(1) + "Acronyms\n\nThese are all of them\n\n" + NOTES
    [finding] = findings_of(text, "unread-text")
    assert finding.severity == "warning"
    assert finding.place == "13:1"
    assert "These are all of them" in finding.message


def test_a_note_that_is_called_and_missing_is_an_error():
    [finding] = findings_of(HEAD.replace("[1]", "[1][2]") + ENTRY.format(1) + NOTES, "note-missing")
    assert finding.severity == "error"
    assert "Note 2" in finding.message
    assert finding.place == "5:35"


def test_a_document_that_is_mentioned_and_missing_is_an_error():
    text = HEAD.replace("Document 1", "Documents 1 and 7") + ENTRY.format(1) + NOTES
    [finding] = findings_of(text, "document-missing")
    assert finding.severity == "error"
    assert "Document 7" in finding.message


def test_two_documents_of_one_number_are_an_error():
    text = HEAD + ENTRY.format(1) + ENTRY.format(1) + NOTES
    [finding] = findings_of(text, "document-number-twice")
    assert finding.severity == "error"
    assert finding.place == "11:10"
    assert [related.place for related in finding.related] == ["7:10"]


def test_a_source_that_is_no_citation_is_an_error():
    text = HEAD + ENTRY.format(1).replace("AVPRF f. 1, op. 2, d. 3", "rain and mud") + NOTES
    [finding] = findings_of(text, "source-unparsed")
    assert finding.severity == "error"


def test_a_source_in_doubt_is_a_warning_that_says_why():
    text = HEAD + ENTRY.format(1).replace("AVPRF f. 1, op. 2, d. 3", "SAPMO DY 30/3603/77") + NOTES
    [finding] = findings_of(text, "source-doubtful")
    assert finding.severity == "warning"
    assert "77" in finding.message


def test_a_glued_heading_is_told():
    text = HEAD.replace("Introduction\n\nIt", "IntroductionIt") + ENTRY.format(1) + NOTES
    [finding] = findings_of(text, "heading-glued")
    assert finding.severity == "info"


def test_furniture_left_out_is_told():
    [finding] = findings_of(
        "Skip to main content\n\n" + HEAD + ENTRY.format(1) + NOTES, "furniture-left-out"
    )
    assert finding.severity == "info"


def test_garbled_characters_that_were_mended_are_told():
    garbled = (HEAD + ENTRY.format(1) + NOTES).encode("utf-8").decode("cp1252", "replace")
    findings = findings_of(garbled, "characters-repaired")
    assert findings
    assert {finding.severity for finding in findings} == {"info"}
    assert errors_of(garbled) == []


def test_findings_come_in_the_order_of_the_file():
    text = HEAD.replace("Document 1", "Document 8").replace("[1]", "[1][9]") + NOTES
    reading = read_source_text(read(text.encode("utf-8"), "rain.txt"))
    starts = [finding.anchor.start for finding in reading.findings if finding.anchor]
    assert starts == sorted(starts)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_says_in_one_line_what_it_names(rule):
    assert rule.__doc__
    assert "\n" not in rule.__doc__.strip()


def test_checking_twice_finds_the_same():
    reading = read_source_text(read((HEAD + ENTRY.format(3)).encode("utf-8"), "rain.txt"))
    assert check(reading.dossier, reading.source) == reading.findings


@pytest.mark.parametrize(
    ("printed", "why"),
    [
        ("31 February 1957", "28 days"),
        ("30 February 1956", "29 days"),
    ],
)
def test_a_date_that_cannot_be_is_a_warning_with_the_reason(printed, why):
    text = HEAD + ENTRY.format(1).replace("2 May 1957", printed) + NOTES
    [finding] = findings_of(text, "date-unreadable")
    assert finding.severity == "warning"
    assert why in finding.message


@pytest.mark.parametrize("printed", ["undated", "n.d.", "May 1957"])
def test_a_document_that_says_it_is_undated_is_sound(printed):
    text = HEAD + ENTRY.format(1).replace("2 May 1957", printed) + NOTES
    assert findings_of(text, "date-unreadable") == []


def test_a_file_without_document_and_essay_is_an_error():
    [finding] = findings_of("Only a line\n", "dossier-empty")
    assert finding.severity == "error"
    assert findings_of("Only a line\n", "documents-none") == []


def test_an_essay_without_documents_is_a_warning():
    text = "Rain\n\nBulletin No. 7\n\nIntroduction\n\nIt rained.\n"
    [finding] = findings_of(text, "documents-none")
    assert finding.severity == "warning"
    assert findings_of(text, "dossier-empty") == []
