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


LONG = "2 May 1957, AVPRF f. 1, op. 2, d. 3, l. 74-81."


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("AVPRF f. 1, op. 2, d. 3, l. 76.", True),
        ("AVPRF f. 1, op. 2, d. 3, l. 74-76.", True),
        ("AVPRF f. 1, op. 2, d. 3, l. 70-90.", True),
        ("AVPRF f. 1, op. 2, d. 3, l. 81.", False),  # where the next record may begin
        ("AVPRF f. 1, op. 2, d. 3, l. 80-85.", False),
        ("3 May 1957, AVPRF f. 1, op. 2, d. 3, l. 76.", False),
    ],
)
def test_leaves_within_those_of_a_record_are_of_it(other, is_same):
    assert is_same_record(cited(LONG), cited(other)) is is_same
    assert is_same_record(cited(other), cited(LONG)) is is_same


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        ("外交部档案馆,档案号:110-01998-01。", True),
        ("外交部档案馆,档案号:110-01998-02。", False),
        ("2 May 1957, AVPRF f. 1, op. 2, d. 3.", False),
    ],
)
def test_an_item_is_one_record_without_its_leaves(other, is_same):
    assert is_same_record(cited("外交部档案馆,档案号:110-01998-01,第15页"), cited(other)) is is_same
    file = "AVPRF f. 1, op. 2, d. 3."
    assert not is_same_record(cited(file), cited(file))


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
