"""Rules on notes, their calls and the documents that the essay names."""

import pytest

from checking.dossiers import ENTRIES, ESSAY, NOTES, dossier_of, found_in, reading_of, told, written
from edossier.formats.html.read import read as read_html
from edossier.reading import read_source_text


def test_a_sound_dossier_prints_nothing():
    assert found_in(written()) == []


def test_a_call_without_a_note_is_pointed_at():
    text = written(ESSAY.replace("ice came.[2]", "ice came.[2][7]"))
    assert told(text, "note-missing") == ["[7]"]
    [finding] = [each for each in found_in(text) if each.code == "note-missing"]
    assert finding.severity == "error"
    assert finding.place == "7:23"


def test_a_note_that_nothing_calls_is_pointed_at():
    text = written(notes=[*NOTES, "Nobody comes here."])
    assert told(text, "note-never-called") == ["Nobody comes here."]


def test_a_note_called_in_a_heading_or_title_is_called():
    text = written(
        entries=[ENTRIES[0].replace("Note on rain,”", "Note on rain,”[3]"), *ENTRIES[1:]]
    )
    text = text.replace("[2] Farthing", "[2] Farthing").rstrip() + "\n\n[3] It is a copy.\n"
    assert told(text, "note-never-called") == []


def test_a_footnote_of_a_format_that_calls_it_in_a_title_is_called():
    page = (
        "<h1>Rain on the Border<sup><a href='#n1'>1</a></sup></h1><h2>Introduction</h2>"
        "<p>It rained, and rained for a long time in the hills.<sup><a href='#n2'>2</a></sup></p>"
        "<h2>Notes</h2><p id='n1'>1. A book.</p><p id='n2'>2. Another book.</p>"
    )
    reading = read_source_text(read_html(page.encode(), "rain.html"))
    assert [note.number for note in reading.dossier.notes] == ["1", "2"]
    assert [f.code for f in reading.findings if f.code.startswith("note-")] == []


def test_a_second_call_of_a_note_is_pointed_at_with_the_first():
    text = written(ESSAY.replace("last word.", "last word.[2]"))
    assert told(text, "note-called-twice") == ["[2]"]
    [finding] = [each for each in found_in(text) if each.code == "note-called-twice"]
    assert finding.place == "7:52"
    assert [each.place for each in finding.related] == ["7:20"]


@pytest.mark.parametrize(
    ("order", "pointed_at"),
    [
        ("1 2 3 4", []),
        ("1 3 2 4", ["[3]"]),
        ("4 1 2 3", ["[4]"]),
        ("2 3 4 1", ["[1]"]),
    ],
)
def test_the_fewest_calls_out_of_order_are_pointed_at(order, pointed_at):
    essay = " ".join(f"It rained all day.[{number}]" for number in order.split())
    text = written(essay, notes=["A.", "B.", "C.", "D."])
    assert told(text, "note-out-of-order") == pointed_at


def test_notes_that_are_counted_anew_have_an_order_of_their_own():
    text = written(notes=[*NOTES, "C."]).replace("ice came.[2]", "ice came.[2][3]")
    text += "\nNotes to the documents\n\n[1] D.\n\n[2] E.\n"
    text = text.replace("said B. Roe.", "said B. Roe.[1] It was.[2]")
    assert told(text, "note-out-of-order") == []


def test_a_document_that_does_not_exist_is_pointed_at():
    text = written(ESSAY.replace("Document 3 is", "Documents 3 and 8 are"))
    assert told(text, "document-missing") == ["8"]


def test_what_a_record_says_of_other_documents_is_its_own():
    text = written(entries=[*ENTRIES[:2], f"{ENTRIES[2]}\n\nSee Document 9 of the ministry."])
    assert told(text, "document-missing") == []


@pytest.mark.parametrize(
    ("note", "pointed_at"),
    [
        ("See also Document 9.", ["Document 9"]),
        ("R. Orr, ed., Papers on Rain (Prague: Sad, 1999), Document 9.", []),
        ("FRUS, 1955-1957, Document 9, 33.", []),
    ],
)
def test_a_note_that_only_points_is_the_dossiers_own(note, pointed_at):
    assert told(written(notes=[note, NOTES[0]]), "document-missing") == pointed_at


def test_a_document_that_is_never_mentioned_is_told():
    text = written(ESSAY.replace("Document 3 is", "That is"))
    assert told(text, "document-never-mentioned") == ["3"]


def test_a_document_that_a_note_mentions_is_mentioned():
    text = written(ESSAY.replace("Document 3 is", "That is"), notes=[NOTES[0], "See Document 3."])
    assert told(text, "document-never-mentioned") == []


def test_an_essay_that_mentions_no_document_at_all_is_of_another_kind():
    text = written("It rained for a long time, and then the ice came.[1] That was all.[2]")
    assert told(text, "document-never-mentioned") == []


def test_two_documents_of_one_number_are_pointed_at_with_the_first():
    text = written().replace("Document 3\n", "Document 2\n")
    [finding] = [each for each in found_in(text) if each.code == "document-number-twice"]
    assert finding.severity == "error"
    assert [each.label for each in finding.related] == ["the first"]


@pytest.mark.parametrize(
    ("first", "second", "is_twice"),
    [
        ("“A note,” {}, l. 4", "“A Note,” {}, l. 4", True),
        ("“A note,” {}, l. 4", "“A letter,” {}, l. 4", False),
        ("“A note,” {}, l. 4", "“A note,” {}, l. 5", False),
        ("“A note,” {}", "“A note,” {}", False),
        ("“A note,” 11/57, {}", "“A note,” 11/57, {}", True),
        ("“A note,” 11/57, {}", "“A note,” 12/57, {}", False),
    ],
)
def test_one_record_as_two_documents_is_an_error(first, second, is_twice):
    source = "Source: AVPRF f. 1, op. 2, d. 3"
    entries = [f"2 May 1957, {entry.format(source)}" for entry in (first, second)]
    text = written(entries=[*entries, ENTRIES[2]])
    findings = [each for each in found_in(text) if each.code == "document-twice"]
    assert [each.severity for each in findings] == (["error"] if is_twice else [])
    assert all(each.related[0].label == "document 1" for each in findings)


def test_one_long_text_of_one_date_as_two_documents_is_an_error():
    body = "The roads were mud to the knees and the carts stood still. " * 5
    entry = "2 May 1957, “Note on mud,” Source: AVPRF f. 1, op. 2, d. {}\n\n{}"
    text = written(entries=[entry.format(3, body), entry.format(4, body), ENTRIES[2]])
    assert told(text, "document-twice") == ["2"]


def test_every_place_of_a_finding_is_one_that_its_anchor_leads_to():
    reading = reading_of(written(ESSAY.replace("[1]", "[9]").replace("Document 3", "Document 8")))
    assert reading.findings
    for finding in reading.findings:
        assert finding.anchor is None or finding.place == reading.source.place(finding.anchor.start)


def test_the_parts_of_the_dossier_are_what_the_tests_take_them_for():
    dossier = dossier_of(written())
    assert len(dossier.documents) == 3
    assert [repository.acronym for repository in dossier.repositories] == ["AVPRF", "GARF"]
    assert dossier.documents[1].texts
    assert dossier.documents[1].registry_number == "11/57"
