"""An editor's corrections: what they change, what they say of it, and what they refuse."""

import contextlib
import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edossier.dossier import uncovered
from edossier.errors import CorrectionsError
from edossier.reading import corrections_path, read_file, template

DOSSIER = """Rain on the Border

Rain Project e-Dossier No. 7

by Ada Poe, University of Rain

Introduction

It rained on the border for a week.[1] Document 1 tells how.

Document 1

2 May 1957, “Note on the rain of 30 April 1957,” 17/57, A. Poe and B. Roe, Source: AVPRF f. 1, d. 3.

Document 2

3 May 1957, A. Poe to B. Roe, Source: NA, krabice 2.

Notes

[1] See NA, krabice 3.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "rain.txt"
    path.write_text(DOSSIER, "utf-8")
    return path


def read_with(file, corrections):
    corrections_path(file).write_text(corrections, "utf-8")
    return read_file(file)


def refusal_of(file, corrections):
    with pytest.raises(CorrectionsError) as caught:
        read_with(file, corrections)
    return str(caught.value)


def test_corrections_lie_beside_the_file(file):
    assert corrections_path(file).name == "rain.corrections.toml"
    assert read_file(file).corrections.entries == ()


def test_a_field_of_the_dossier_is_corrected_and_says_by_whom_when_and_why(file):
    dossier = read_with(
        file,
        'publisher = "Rain Press"\n'
        'title = { value = "Rain", by = "C. Doe", on = 2026-03-01, reason = "shorter" }\n',
    ).dossier
    assert dossier.publisher == "Rain Press"
    assert dossier.evidence["publisher"].basis == "corrected"
    assert dossier.evidence["publisher"].printed is None
    title = dossier.evidence["title"]
    assert (dossier.title, title.by, title.on, title.reason) == (
        "Rain",
        "C. Doe",
        "2026-03-01",
        "shorter",
    )
    assert title.printed == "Rain on the Border"


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("title", '"A note"', "A note"),
        ("kind", '"report"', "report"),
        ("registry_number", '"18/57"', "18/57"),
        ("classification", '"Secret"', "Secret"),
        ("ark", '"ark:/99999/fk4x"', "ark:/99999/fk4x"),
    ],
)
def test_a_field_of_a_document_is_corrected(file, field, written, value):
    dossier = read_with(file, f"[documents.1]\n{field} = {written}\n").dossier
    assert getattr(dossier.documents[0], field) == value
    assert dossier.documents[0].evidence[field].basis == "corrected"


def test_dates_are_taken_in_prose_and_in_edtf(file):
    [document, _] = read_with(
        file, '[documents.1]\ndate = "3 May 1957"\nevent_date = "1957-04~"\n'
    ).dossier.documents
    assert (document.date.edtf, document.date.text) == ("1957-05-03", "3 May 1957")
    assert document.event_date.edtf == "1957-04~"
    assert document.evidence["date"].printed == "2 May 1957"


def test_an_empty_text_says_not_stated(file):
    document = read_with(file, '[documents.1]\nevent_date = ""\nkind = ""\n').dossier.documents[0]
    assert document.event_date is None
    assert document.kind is None
    assert document.evidence["event_date"].basis == "corrected"


def test_a_source_is_read_as_a_citation(file):
    dossier = read_with(file, '[documents.2]\nsource = "RGANI f. 5, op. 30, d. 7, l. 1"\n').dossier
    source = dossier.documents[1].source
    assert source.repository == "RGANI"
    assert dossier.documents[1].evidence["source"].printed == "NA, krabice 2"


def test_authors_and_recipients_are_corrected_as_lists(file):
    document = read_with(
        file, '[documents.1]\nauthors = ["B. Roe"]\nrecipients = ["C. Doe", "D. Zoe"]\n'
    ).dossier.documents[0]
    assert document.authors == ("B. Roe",)
    assert document.recipients == ("C. Doe", "D. Zoe")
    assert document.evidence["authors[0]"].printed == "A. Poe"


def test_authors_of_the_dossier_and_its_series_are_corrected(file):
    dossier = read_with(
        file,
        'authors = ["Ben Roe", { name = "Cy Doe", affiliation = "Rain College" }]\n'
        'series = { name = "Rain Papers", number = "8" }\n',
    ).dossier
    assert [(a.name, a.affiliation) for a in dossier.authors] == [
        ("Ben Roe", None),
        ("Cy Doe", "Rain College"),
    ]
    assert (dossier.series.name, dossier.series.number) == ("Rain Papers", "8")
    assert dossier.evidence["authors"].printed == "Ada Poe"
    assert dossier.evidence["series"].printed == "Rain Project e-Dossier, 7"


def test_who_is_named_follows_from_the_corrected_fields(file):
    dossier = read_with(file, '[documents.2]\nrecipients = ["Zdeněk Nový"]\n').dossier
    assert "Zdeněk Nový" in [agent.name for agent in dossier.agents]


def test_what_was_corrected_stays_accounted_for(file):
    reading = read_with(
        file,
        'title = "X"\nauthors = []\nseries = ""\n'
        '[documents.1]\nauthors = []\ntitle = ""\ndate = ""\nsource = ""\nregistry_number = ""\n',
    )
    assert uncovered(reading.dossier, reading.source) == ()
    assert reading.dossier.authors == ()
    assert reading.dossier.series is None


def test_answers_of_who_is_the_same_are_kept_for_publishing(file):
    same = read_with(file, '[same]\n1 = "ark:/99999/fk4x"\n2 = "new"\n').corrections.same
    assert same == {"1": "ark:/99999/fk4x", "2": "new"}


@pytest.mark.parametrize(
    ("corrections", "line", "said"),
    [
        ('title = "X"\npublsher = "X"\n', 2, "no field of a dossier"),
        ('\n[documents.9]\ntitle = "X"\n', 3, "no document 9"),
        ('[documents.1]\ncolour = "red"\n', 2, "no field of a document"),
        ('[documents.1]\ntitle = { value = "X", because = "Y" }\n', 2, "because"),
        ('[documents.1]\ndate = "31 April 1957"\n', 2, "30 days"),
        ('[documents.1]\nkind = "poem"\n', 2, "no kind of document"),
        ("[documents.1]\nauthors = [1]\n", 2, "list of names"),
        ("[documents.1]\ntitle = [1]\n", 2, "text in quotation marks"),
        ('[documents.1]\nark = "fk4x"\n', 2, "no ARK"),
        ('[same]\n1 = "the old one"\n', 2, "ARK"),
        ('[same]\n7 = "new"\n', 2, "no document 7"),
        ("same = 3\n", 1, "an answer for each document"),
        ("documents = 3\n", 1, "a table for each document"),
        ("[documents]\n1 = 3\n", 2, "under [documents.1]"),
        ("authors = [{ surname = 3 }]\n", 1, "an author is"),
        ("series = [1]\n", 1, "a series is"),
        ('published = "one day"\n', 1, "no date"),
        ('title = "X\n', 1, "mend the TOML"),
        ('\ntitle = "X"\ntitle = "Y"\n', 3, "mend the TOML"),
    ],
)
def test_a_correction_that_points_at_nothing_is_refused_with_its_line(
    file, corrections, line, said
):
    message = refusal_of(file, corrections)
    assert message.startswith(f"rain.corrections.toml, line {line}")
    assert said in message
    assert "\n" not in message


def test_two_documents_of_one_number_cannot_be_corrected_by_it(file):
    file.write_text(DOSSIER.replace("Document 2", "Document 1"), "utf-8")
    assert "several documents 1" in refusal_of(file, '[documents.1]\ntitle = "X"\n')


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"title = \x80", b"[" * 100_000])
def test_a_file_that_is_no_toml_is_refused_in_one_line(file, content):
    corrections_path(file).write_bytes(content)
    with pytest.raises(CorrectionsError) as caught:
        read_file(file)
    assert "\n" not in str(caught.value)


@settings(max_examples=200)
@given(text=st.text(max_size=80))
def test_no_text_raises_anything_else(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("any") / "rain.txt"
    file.write_text(DOSSIER, "utf-8")
    corrections_path(file).write_bytes(text.encode("utf-8", "replace"))
    with contextlib.suppress(CorrectionsError):
        read_file(file)


def test_the_template_changes_nothing(file):
    plain = read_file(file)
    assert read_with(file, template(plain)).dossier == plain.dossier


def test_the_template_opened_whole_says_what_was_read(file):
    plain = read_file(file)
    opened = "\n".join(
        line.removeprefix("# ")
        for line in template(plain).split("\n")
        if line.startswith(("# [", "# 1 = ", "# 2 = ")) or (" = " in line and line[2:3].islower())
    )
    tomllib.loads(opened)
    again = read_with(file, opened).dossier
    for field in ("title", "language", "publisher"):
        assert getattr(again, field) == getattr(plain.dossier, field)
    assert [(a.name, a.affiliation) for a in again.authors] == [("Ada Poe", "University of Rain")]
    for one, other in zip(again.documents, plain.dossier.documents, strict=True):
        assert (one.title, one.kind, one.authors, one.recipients) == (
            other.title,
            other.kind,
            other.authors,
            other.recipients,
        )
        assert one.source == other.source
        assert (one.date and one.date.edtf) == (other.date and other.date.edtf)


@given(title=st.text(min_size=1, max_size=40))
def test_the_template_quotes_any_title(title):
    from edossier.reading.template import _quoted

    clean = title.encode("utf-8", "ignore").decode()
    assert tomllib.loads(f"title = {_quoted(clean)}")["title"] == clean
