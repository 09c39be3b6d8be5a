"""Essays that open under no heading: every paragraph before the first document is kept as one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edossier.formats.html.read import read as read_html
from edossier.formats.text.read import read as read_text
from edossier.reading import read_source_text

DOCUMENTS = (
    "Document 1\n\nNote on rain, 3 May 1957\n\nSource: RGANI, f. 5, op. 30, d. 7, l. 1.\n\n"
    "Document 2\n\nNote on snow, 4 May 1957\n\nSource: RGANI, f. 5, op. 30, d. 7, l. 2.\n"
)
HEAD_LINES = (
    "By Ada Poe, University of Rain",
    "Ada Poe and Bela Roe",
    "Rain e-Dossier No. 12",
    "Rain Papers, no. 7 — posted 3 May 2019",
    "Published: March 2014",
    "Translated by Cyril Doe",
    "© 2018 Institute of Rain. All rights reserved.",
    "A Subtitle of Several Words",
)
SENTENCES = (
    "It rained in the city.",
    "The minister asked for coffee in return (see Document 2).",
    "“Nobody here is in a hurry,” he told the envoy.",
    "What did the envoy answer, and whom did he tell?",
    "In 1957 the embassy in Tabor burned down; nobody has told why.",
    "Three letters remain … and none of them has a date.",
    "Дождь шёл три дня, и никто не вышел из дома.",
)
paragraphs = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=5,
)
head_lines = st.lists(st.sampled_from(HEAD_LINES), max_size=4, unique=True)


def essay_of(dossier):
    return [p.text for section in dossier.essay.sections for p in section.paragraphs]


@given(head=head_lines, essay=paragraphs)
@settings(max_examples=60, deadline=None)
def test_every_paragraph_under_the_lines_of_the_head_is_the_essays(head, essay):
    text = "\n\n".join(["Rain over Tabor, 1957", *head, *essay, DOCUMENTS])
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert essay_of(dossier) == essay
    assert [document.number for document in dossier.documents] == ["1", "2"]


@given(head=head_lines, essay=paragraphs)
@settings(max_examples=30, deadline=None)
def test_every_paragraph_under_a_heading_of_html_is_the_essays(head, essay):
    lines = "".join(f"<p>{line}</p>" for line in [*head, *essay])
    documents = "".join(f"<p>{line}</p>" for line in DOCUMENTS.split("\n\n"))
    page = f"<h1>Rain over Tabor, 1957</h1>{lines}{documents}"
    dossier = read_source_text(read_html(page.encode(), "rain.html")).dossier
    assert essay_of(dossier) == essay


@pytest.mark.parametrize(
    ("line", "series", "published"),
    [
        ("Rain e-Dossier No. 101 — posted 3 May 2019", "101", "2019-05-03"),
        ("Rain e-Dossier No. 101 | published on 3 May 2019 | by Ada Poe", "101", "2019-05-03"),
        ("Schriftenreihe Regen, Heft 4 · veröffentlicht am 3. Mai 2019", "4", "2019-05-03"),
    ],
)
def test_series_and_date_of_one_line_are_told_apart(line, series, published):
    text = f"Rain over Tabor\n\n{line}\n\nIt rained in the city.\n\n{DOCUMENTS}"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert dossier.series is not None
    assert (dossier.series.number, dossier.published) == (series, published)
    assert dossier.about == ()


def test_a_subtitle_with_a_full_stop_above_the_author_stays_in_the_head():
    text = (
        "Rain over Tabor\n\nA story of rain told from the files.\n\nBy Ada Poe\n\n"
        f"It rained in the city.\n\n{DOCUMENTS}"
    )
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert [author.name for author in dossier.authors] == ["Ada Poe"]
    assert essay_of(dossier) == ["It rained in the city."]


def test_ibid_takes_the_archive_of_the_note_before():
    text = (
        f"Rain\n\nIt rained.[1] And it went on.[2] \n\n{DOCUMENTS}\nNotes\n\n"
        "[1] See RGANI, f. 5, op. 30, d. 7, l. 1.\n[2] Ibid., l. 5.\n"
    )
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert [r.repository for note in dossier.notes for r in note.references] == ["RGANI", "RGANI"]


@pytest.mark.parametrize(
    ("above", "series"),
    [
        ("Institute of Rain", None),
        ("Rain History Project\nWorking Papers", "Working Papers"),
        ("Schriftenreihe des Regeninstituts", "Schriftenreihe des Regeninstituts"),
        ("Edice Prameny", "Edice Prameny"),
    ],
)
def test_a_masthead_above_the_title_is_no_title(above, series):
    text = f"{above}\n\nRain over Tabor, 1957\nBy Ada Poe\n\nIt rained in the city.\n\n{DOCUMENTS}"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert dossier.title == "Rain over Tabor, 1957"
    assert (dossier.series and dossier.series.name) == series
    assert [author.name for author in dossier.authors] == ["Ada Poe"]


@pytest.mark.parametrize("title", ["The Danube Project", "Rain at the University of Tabor"])
def test_a_title_that_ends_like_a_masthead_stays_the_title_above_an_author(title):
    text = f"{title}\n\nBy Ada Poe\n\nIt rained in the city.\n\n{DOCUMENTS}"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert dossier.title == title


@pytest.mark.parametrize(
    ("byline", "heading", "authors", "credited"),
    [
        ("By Ada Poe", "Introduction by Bela Roe", ["Ada Poe"], [("edited", "Bela Roe")]),
        ("1957", "Introduction by Bela Roe", ["Bela Roe"], []),
        ("1957", "Einleitung von Ada Poe und Bela Roe", ["Ada Poe", "Bela Roe"], []),
    ],
)
def test_a_signed_introduction_is_a_heading_and_names_who_wrote_it(
    byline, heading, authors, credited
):
    text = f"Rain over Tabor\n\n{byline}\n\n{heading}\n\nIt rained in the city.\n\n{DOCUMENTS}"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert [section.heading for section in dossier.essay.sections] == [heading]
    assert [author.name for author in dossier.authors] == authors
    assert [(credit.role, credit.agent) for credit in dossier.credits] == credited


@pytest.mark.parametrize(
    ("essay", "called"),
    [
        ("It rained in 1957.1 Nobody knew of Documents Nos. 1 and 2.2", ["1", "2"]),
        ("It rose from 1.1 to 1.2 metres. Nobody knew.", []),
        ("Nobody knew of it (Document 2).1 It rose to 3.2 metres.", ["1"]),
    ],
)
def test_a_lowered_call_may_stand_behind_a_figure(essay, called):
    text = f"Rain\n\n{essay}\n\n{DOCUMENTS}\nNotes\n\n1. Poe, Rain.\n2. Roe, Snow.\n"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    [paragraph] = dossier.essay.sections[0].paragraphs
    assert [span.target for span in paragraph.spans if span.kind == "note"] == called


@pytest.mark.parametrize(
    "sentence",
    [
        "It rained in Tabor. The envoy wrote of it (document no. 1).",
        "V lednu napadl sníh. Velvyslanec o tom psal do Ulánbátaru (dokument č. 1).",
        "The envoy wrote of rain in Document No. 2.",
    ],
)
def test_a_sentence_that_mentions_a_document_is_no_series(sentence):
    text = f"Rain over Tabor\n\nAda Poe\n\n{sentence}\n\n{DOCUMENTS}"
    dossier = read_source_text(read_text(text.encode(), "rain.txt")).dossier
    assert dossier.series is None
    assert essay_of(dossier) == [sentence]
    assert [author.name for author in dossier.authors] == ["Ada Poe"]
