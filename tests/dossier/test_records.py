"""When two citations are certainly one record, and in what they contradict each other."""

import pytest

from edossier.dossier import Note, Span
from edossier.dossier.records import CitedRecord, contradictions, is_same_record, records_of_note
from edossier.references import find


def cited(text: str) -> CitedRecord:
    """Read a note with one citation as the record that it cites."""
    [found] = find(text)
    span = Span(start=found.start, end=found.end, kind="reference", target="0")
    note = Note(id="1", number="1", text=text, spans=(span,), references=(found.reference,))
    [record] = records_of_note(note)
    return record


FIRST = "2 May 1957, “Note,” 11/57, AVPRF f. 1, op. 2, d. 3, l. 4-5."


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("2 May 1957, “Note,” 11/57, AVPRF f. 1, op. 2, d. 3, l. 4-5.", True),
        ("“Note,” 11/57, AVPRF f. 1, op. 2, d. 3.", True),
        ("AVPRF f. 1, op. 2, d. 3, l. 4-5.", True),
        ("2 May 1957, AVPRF f. 1, op. 2, d. 3, l. 5.", True),
        ("AVPRF f. 1, op. 2, d. 3, l. 5.", False),
        ("3 May 1957, AVPRF f. 1, op. 2, d. 3, l. 4-5.", False),
        ("2 May 1957, AVPRF f. 1, op. 2, d. 4, l. 4-5.", False),
        ("2 May 1957, 11/57, AVPRF f. 1, op. 2, d. 4, l. 4-5.", False),
        ("2 May 1957, “Note,” 11/57, GARF f. 1, op. 2, d. 3, l. 4-5.", False),
        ("2 May 1957, AVPRF f. 1, op. 2, d. 3.", False),
    ],
)
def test_two_citations_are_one_record_only_when_certain(other, is_same):
    assert is_same_record(cited(FIRST), cited(other)) is is_same
    assert is_same_record(cited(other), cited(FIRST)) is is_same


@pytest.mark.parametrize(
    ("other", "differs"),
    [
        ("2 May 1957, 11/57, AVPRF f. 1, op. 2, d. 4.", ("unit",)),
        ("3 May 1957, 11/57, AVPRF f. 1, op. 2, d. 3.", ("date",)),
        ("3 May 1957, 11/57, AVPRF f. 1, op. 2, d. 4.", ("unit", "date")),
        ("11/57, AVPRF f. 1, op. 2.", ()),  # less exact is no contradiction
    ],
)
def test_citations_contradict_each_other_in_unit_or_date(other, differs):
    assert contradictions(cited(FIRST), cited(other)) == differs


def test_years_of_a_journal_are_no_registry_number():
    record = cited("Bulletin 6-7 (Winter 1995/1996), 5 and AVPRF f. 1, op. 2, d. 3, l. 4.")
    assert record.registry == frozenset()


def test_the_words_of_the_sentence_before_are_of_another_record():
    record = cited("On 9 May 1955 it was 12/55. See 2 May 1957, 11/57, AVPRF f. 1, op. 2, d. 3.")
    assert record.registry == {"11/57"}
    assert record.days == {"1957-05-02"}
