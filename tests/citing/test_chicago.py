"""Notes against strings set by hand after the manual's rules for archival documents."""

import pytest

from edossier.citing import Edition, note_for_document, note_for_dossier
from edossier.dossier import (
    Author,
    Credit,
    DateStatement,
    Document,
    Dossier,
    Series,
    SourceFileRecord,
)
from edossier.references import ArchivalReference

EDITION = Edition("Cold War Records", "https://example.org/ark:/99999/fk4abc", 1)
FILE = SourceFileRecord(name="a.txt", media_type="text/plain", sha256="0" * 64, encoding="utf-8")
AUSTIN = (
    Credit(role="obtained", agent="Austin Jersild"),
    Credit(role="translated", agent="Austin Jersild"),
)


def dossier(**fields):
    return Dossier(source_file=FILE, **fields)


def avprf(printed="AVPRF f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03"):
    return ArchivalReference(
        printed=printed, status="parsed", repository="AVPRF", repository_printed="AVPRF"
    )


def test_a_titled_document_names_title_date_source_credits_and_where_it_was_read():
    document = Document(
        number="5",
        title="Memorandum of conversation with comrade Liu Shaoqi of 30 October 1956",
        date=DateStatement(edtf="1956-11-22", text="22 November 1956"),
        source=avprf(),
    )
    assert note_for_document(document, dossier(credits=AUSTIN), EDITION) == (
        "“Memorandum of conversation with comrade Liu Shaoqi of 30 October 1956,” "
        "22 November 1956, AVPRF, f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03, "
        "obtained and translated by Austin Jersild, Cold War Records, "
        "https://example.org/ark:/99999/fk4abc, version 1."
    )


def test_a_document_without_title_is_named_by_its_correspondents():
    document = Document(number="2", authors=("V. Akshinskii",), recipients=("Pavel Yudin",))
    assert note_for_document(document, dossier(), EDITION).startswith(
        "V. Akshinskii to Pavel Yudin, Cold War Records,"
    )


def test_the_credits_of_a_document_win_over_those_of_its_dossier():
    document = Document(
        number="1", title="Letter", credits=(Credit(role="translated", agent="A. Novak"),)
    )
    note = note_for_document(document, dossier(credits=AUSTIN), EDITION)
    assert "translated by A. Novak" in note
    assert "Jersild" not in note


def test_several_people_of_one_role_are_each_named():
    credits_ = (Credit(role="edited", agent="A. B."), Credit(role="edited", agent="C. D."))
    document = Document(number="1", title="Letter", credits=credits_)
    assert "edited by A. B., edited by C. D." in note_for_document(document, dossier(), EDITION)


def test_double_marks_inside_a_title_become_single_ones():
    document = Document(number="1", title="The “Great Friendship” as History")
    assert note_for_document(document, dossier(), EDITION).startswith(
        "“The ‘Great Friendship’ as History,” Cold War Records"
    )


def test_a_title_that_ends_in_a_question_mark_gets_no_comma():
    document = Document(number="1", title="Who lost China?")
    assert note_for_document(document, dossier(), EDITION).startswith("“Who lost China?” Cold")


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("AVPRF f. 0100, l. 1", "AVPRF, f. 0100, l. 1"),
        ("AVPRF, f. 0100, l. 1.", "AVPRF, f. 0100, l. 1"),
        ("AVPRF", "AVPRF"),
        ("In AVPRF, f. 1", "In AVPRF, f. 1"),
    ],
)
def test_the_archive_stands_before_its_levels_after_one_comma(printed, expected):
    document = Document(number="1", title="T", source=avprf(printed))
    assert f"“T,” {expected}, Cold War" in note_for_document(document, dossier(), EDITION)


def test_a_dossier_is_cited_with_its_authors_and_series():
    value = dossier(
        title="Central Europeans",
        authors=(Author(name="Austin Jersild"), Author(name="B. C."), Author(name="D. E.")),
        series=Series(name="CWIHP e-Dossier", number="46"),
    )
    assert note_for_dossier(value, EDITION) == (
        "Austin Jersild, B. C., and D. E., “Central Europeans,” CWIHP e-Dossier No. 46, "
        "Cold War Records, https://example.org/ark:/99999/fk4abc, version 1."
    )
