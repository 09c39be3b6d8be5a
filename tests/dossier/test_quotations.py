"""Which document a quotation is credited to, rule by rule, and where its words are found."""

import pytest

from edossier.dossier.quotations import credited
from edossier.formats.text.read import read
from edossier.reading import read_source_text

DOCUMENTS = """
Document 1

2 May 1957, “Note on rain,” A. Poe, Source: AVPRF f. 1, op. 2, d. 3, l. 4-5.

The rain fell for seven days on the border.

The ministry sent boats and a band of musicians.

Document 2

3 May 1957, “Note on mud,” B. Poe, Source: AVPRF f. 1, op. 2, d. 3, l. 6-7.

The mud was deeper than a horse is tall.

Document 3

4 May 1957, “Note on ice,” C. Poe, Source: AVPRF f. 1, op. 2, d. 3, l. 8.
"""
NOTES = """
Notes

[1] A. Roe, Weather and its Friends (Prague: Sad, 1990), 5.

[2] AVPRF f. 1, op. 2, d. 3, l. 6-7.

[3] GARF f. 7, op. 2, d. 9, l. 1.

[4] They called it “deeper than a horse,” as Document 2 has it.
"""


def credits_of(essay: str) -> list[tuple[str, str, str, bool]]:
    text = f"Rain on the Border\n\nIntroduction\n\n{essay}\n{DOCUMENTS}{NOTES}"
    dossier = read_source_text(read(text.encode(), "rain.txt")).dossier
    found: list[tuple[str, str, str, bool]] = []
    for each in credited(dossier):
        if each.note is None:
            paragraph = dossier.essay.sections[each.section].paragraphs[each.paragraph]
            words = paragraph.text[each.span.start : each.span.end]
            found.append((words, each.document, each.rule, bool(each.located)))
    return found


@pytest.mark.parametrize(
    ("essay", "document", "rule"),
    [
        ("Document 2 was early, but “the rain fell” (Document 1).", "1", "R-CREDIT-1"),
        ("Document 2 was early, but “the rain fell.” (See Document 1.)", "1", "R-CREDIT-1"),
        ("Of that day, “the rain fell” (Document 1).[3]", "1", "R-CREDIT-1"),
        ("In Document 1 “the rain fell,” and Document 2 has mud.", "1", "R-CREDIT-2"),
        ("For long “the rain fell,” says Document 1, unlike Document 2.", "1", "R-CREDIT-3"),
        ("It was “deeper than a horse.”[2] So Document 1 says.", "2", "R-CREDIT-4"),
        ("Document 1 tells of it. For long “the rain fell.” It did.", "1", "R-CREDIT-5"),
        ("For long “the rain fell.” It did. Document 1 tells of it.", "1", "R-CREDIT-6"),
        ("Document 2 tells. “The rain fell.” It did, as in Document 1.", "1", "R-CREDIT-5"),
    ],
)
def test_a_quotation_is_credited_by_the_first_rule_that_fits(essay, document, rule):
    [(_, credited_to, by, is_located)] = credits_of(essay)
    assert (credited_to, by, is_located) == (document, rule, True)


@pytest.mark.parametrize(
    "essay",
    [
        "Document 3 says “the ice was thin.”",  # no text to look in
        "It was “wet and cold” there. Nobody knows.",  # no document in the paragraph
        "It was “wet and cold” there.[1] Document 1 tells more.",  # a book's words
        "As Document 1 shows it was “wet and cold” there.[3]",  # another record's words
    ],
)
def test_a_quotation_of_something_else_is_credited_to_no_document(essay):
    assert credits_of(essay) == []


def test_words_that_are_nowhere_are_credited_and_not_located():
    [(_, document, rule, is_located)] = credits_of("Document 1 says “the sun shone for weeks.”")
    assert (document, rule, is_located) == ("1", "R-CREDIT-2", False)


def test_of_several_documents_named_at_once_the_one_that_holds_the_words_counts():
    [(_, document, _, is_located)] = credits_of("In Documents 1-2 it is “deeper than a horse.”")
    assert (document, is_located) == ("2", True)


@pytest.mark.parametrize(
    ("essay", "rule"),
    [
        ("It was “deeper than a horse” (documents 1, 2).", "R-CREDIT-1"),
        ("It was “deeper than a horse” (Document 1 and Document 2).", "R-CREDIT-1"),
        ("It was “deeper than a horse” (see Document 3; Document 2).", "R-CREDIT-1"),
        ("Document 2, like documents 1 and 3, has “deeper than a horse.”", "R-CREDIT-2"),
        ("It was “deeper than a horse,” say Document 1 and Document 2.", "R-CREDIT-3"),
    ],
)
def test_of_the_documents_that_a_sentence_names_the_one_that_holds_the_words_counts(essay, rule):
    assert [found[1:] for found in credits_of(essay)] == [("2", rule, True)]


def test_brackets_behind_a_quotation_name_its_document_against_the_rest_of_the_sentence():
    [found] = credits_of("Document 2 has mud, “deeper than a horse” (Document 1).")
    assert found[1:] == ("1", "R-CREDIT-1", False)


def test_a_quotation_may_run_over_the_end_of_a_paragraph():
    essay = "In Document 1 it “fell for seven days . . . [and] the ministry sent boats.”"
    text = f"Rain\n\nIntroduction\n\n{essay}\n{DOCUMENTS}{NOTES}"
    dossier = read_source_text(read(text.encode(), "rain.txt")).dossier
    [found] = [each for each in credited(dossier) if each.note is None]
    paragraphs = dossier.documents[0].texts[0].paragraphs
    assert [
        [paragraphs[place.paragraph].text[r.start : r.end] for r in place.ranges]
        for place in found.located
    ] == [["fell for seven days"], ["The ministry sent boats"]]


def test_a_quotation_in_a_note_is_credited_too():
    text = f"Rain\n\nIntroduction\n\nIt rained.[4]\n{DOCUMENTS}{NOTES}"
    dossier = read_source_text(read(text.encode(), "rain.txt")).dossier
    [found] = credited(dossier)
    assert (found.note, found.document, found.rule) == ("4", "2", "R-CREDIT-3")
    assert found.located


def test_the_reference_file_has_no_transcripts_to_look_in(reference_file):
    dossier = read_source_text(read(reference_file.read_bytes(), "e.txt")).dossier
    assert credited(dossier) == ()
