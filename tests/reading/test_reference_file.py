"""CWIHP e-Dossier No. 46 reads as a careful person reads it: each fact of its tables.

Only facts stand here: dates, names, shelfmarks, counts. The text itself is beside the project.
"""

import pytest

from edossier.dossier import unread_share
from edossier.reading import read_file

MEETING = "memorandum of conversation"
# number, dated, of the meeting, authors, recipients, registry number, kind
DOCUMENTS = [
    ("1", "1953-02-02", "1953-01-05", [], [], None, MEETING),
    ("2", "1956-01-17", None, ["V. Akshinskii"], ["Pavel Yudin"], None, "letter"),
    ("3", "1956-03-21", "1956-03-20", [], [], None, "reception"),
    ("4", "1956-10-14", "1956-10-14", [], [], "017.267/56", "notes of conversation"),
    ("5", "1956-11-22", "1956-10-30", ["P. Yudin"], [], None, MEETING),
    ("6", "1956-12-17", None, ["K.A. Krutikov", "Sall"], [], None, "record of conversation"),
    ("7", "1957-04-15", None, ["J. Bušniak"], [], "014.498/7", "memorandum"),
    ("8", "1957-11-09", "1957-09-29", ["J. Bušniak"], [], "0423/57", "notes of conversation"),
    ("9", "1957-12-21", None, ["L. Kubiš"], [], None, "memorandum"),
    ("10", "1958-10-02", "1958-10-02", [], [], None, MEETING),
    ("11", "1958-11-29", "1958-11-08", ["P.F. Yudin"], [], None, MEETING),
    (
        "12",
        "1960-07-18",
        None,
        ["N. Khrushchev"],
        ["Central Committee of Socialist Unity Party of [East] Germany"],
        None,
        "letter",
    ),
    ("13", "1963-11-12", None, [], [], "2296/7", None),
]
CZECH = ["Teritoriální odbory – Tajné", "1955-1959", "ČLR"]
# number, printed archive, authority, levels and containers in printed order, year, leaves
SOURCES = [
    ("1", "AVPRF", "AVPRF", ["0100", "46", "362", "12"], "1953", ["8-8"]),
    ("2", "SAPMO", "SAPMO-BArch", ["30", "3603"], None, ["77-77"]),
    ("3", "AVPRF", "AVPRF", ["0100", "49", "410", "6"], "1956", ["39-40"]),
    ("4", "MZV", "AMZV", [*CZECH, "1", "3"], None, []),
    ("5", "AVPRF", "AVPRF", ["0100", "49", "410", "9"], "1956", ["202-203"]),
    ("6", "RGANI", "RGANI", ["5", "28", "5195", "479"], None, ["74-81"]),
    ("7", "MZV", "AMZV", [*CZECH, "2", "10"], None, []),
    ("8", "MZV", "AMZV", [*CZECH, "2", "10"], None, []),
    ("9", "MZV", "AMZV", [*CZECH, "3", "3"], None, []),
    ("10", "GARF", "GARF", ["9576", "18", "26"], "1958", ["312-322"]),
    ("11", "AVPRF", "AVPRF", ["0100", "51", "432", "6"], None, ["173-175"]),
    ("12", "SAPMO", "SAPMO-BArch", ["30", "3605"], None, ["25-27"]),
]
REPOSITORIES = {
    "AVPRF": ("Arkhiv vneshnei politiki", "Archive of Foreign Policy of the Russian Federation"),
    "GARF": ("Gosudarstvennyi arkhiv", "State Archive of the Russian Federation"),
    "MZV": ("Archiv Ministerstva zahraničních věcí", "Archive of the Ministry of Foreign Affairs"),
    "NA": ("Národní archiv", "National Archive"),
    "RGANI": ("Rossiiskii gosudarstvennyi arkhiv", "Russian State Archive of Contemporary History"),
    "SAPMO": ("Stiftung Archiv der Parteien", "Archive of Parties and Mass Organisations"),
}


@pytest.fixture(scope="module")
def reading(reference_file):
    return read_file(reference_file)


@pytest.fixture(scope="module")
def dossier(reading):
    return reading.dossier


@pytest.fixture(scope="module")
def documents(dossier):
    return {document.number: document for document in dossier.documents}


def essay_spans(dossier, kind):
    return [
        span
        for section in dossier.essay.sections
        for paragraph in section.paragraphs
        for span in paragraph.spans
        if span.kind == kind
    ]


def test_title_loses_nothing_and_keeps_its_inner_quotation(dossier):
    assert dossier.title is not None
    assert dossier.title.startswith("Central Europeans and the Sino-Soviet Split: The “Great")
    assert dossier.title.endswith("Friendship” as International History")


def test_series_is_told_from_its_number(dossier):
    assert (dossier.series.name, dossier.series.number) == ("CWIHP e-Dossier", "46")


def test_essay_is_one_section_of_eight_paragraphs(dossier):
    [section] = dossier.essay.sections
    assert section.heading == "Introduction"
    assert len(section.paragraphs) == 8
    assert section.paragraphs[0].text.startswith("Central Europeans, and the region itself")


def test_notes_are_called_once_each_and_in_order(dossier):
    called = [span.target for span in essay_spans(dossier, "note")]
    assert called == [str(number) for number in range(1, 14)]
    assert [note.number for note in dossier.notes] == called
    assert [note.id for note in dossier.notes] == called


def test_note_calls_are_empty_ranges_and_gone_from_the_text(dossier):
    [section] = dossier.essay.sections
    for paragraph in section.paragraphs:
        assert "[1" not in paragraph.text
        assert all(s.start == s.end for s in paragraph.spans if s.kind == "note")
        assert "  " not in paragraph.text
        assert "\xa0" not in paragraph.text


def test_documents_are_mentioned_in_this_order(dossier):
    mentioned = [span.target for span in essay_spans(dossier, "document")]
    assert mentioned == ["1", "8", "2", "9", "5", "12", "7", "6", "10", "5", "10", "13"]


def test_credits_name_who_obtained_and_translated(dossier):
    assert [(credit.role, credit.agent) for credit in dossier.credits] == [
        ("obtained", "Austin Jersild"),
        ("translated", "Austin Jersild"),
    ]


def test_author_is_inferred_from_the_part_about_him(dossier):
    [author] = dossier.authors
    assert (author.name, author.affiliation) == ("Austin Jersild", "Old Dominion University")
    assert author.evidence["name"].basis == "inferred"
    assert author.evidence["name"].rule == "author-from-about"
    assert author.evidence["affiliation"].rule == "affiliation-from-about"


@pytest.mark.parametrize("field", ["publisher", "rights", "licence", "published"])
def test_what_the_file_does_not_say_is_null(dossier, field):
    assert getattr(dossier, field) is None


def test_about_tells_of_the_author_the_project_and_the_programme(dossier):
    texts = [paragraph.text for paragraph in dossier.about]
    assert texts[0] == "Austin Jersild"
    assert "Cold War International History Project" in texts
    assert "History and Public Policy Program" in texts
    assert not any("read more" in text.lower() for text in texts)


@pytest.mark.parametrize("row", DOCUMENTS, ids=lambda row: row[0])
def test_document_reads_as_printed(documents, row):
    number, dated, event, authors, recipients, registry, kind = row
    document = documents[number]
    assert document.date is not None
    assert document.date.edtf == dated
    assert (document.event_date and document.event_date.edtf) == event
    assert list(document.authors) == authors
    assert list(document.recipients) == recipients
    assert document.registry_number == registry
    assert document.kind == kind


@pytest.mark.parametrize("row", SOURCES, ids=lambda row: row[0])
def test_source_is_read(documents, row):
    number, printed, repository, chain, year, leaves = row
    source = documents[number].source
    assert source.repository_printed == printed
    assert source.repository == repository
    parts = sorted((*source.levels, *source.containers), key=lambda level: level.start)
    assert [level.value for level in parts] == chain
    assert source.year == year
    assert [f"{run.first}-{run.last}" for run in source.leaves] == leaves


def test_the_national_archive_is_the_czech_one_by_the_list_of_acronyms(documents):
    source = documents["13"].source
    assert source.repository_printed == "NA"
    assert source.repository == "NA-CZ"
    values = [level.value for level in (*source.levels, *source.containers)]
    assert any("ÚV KSČ" in value for value in values)
    assert "1945-1989" in values
    assert "Antonín Novotný II" in values
    assert "85" in values
    assert any("118" in value and "Čína" in value for value in values)


def test_the_leaf_of_document_2_is_not_certain(documents):
    assert documents["2"].source.doubts


def test_titles_lose_their_comma_and_document_2_has_none(documents):
    assert documents["2"].title is None
    for number, document in documents.items():
        if number != "2":
            assert document.title
            assert document.title[-1] not in ",”“ "
    assert documents["5"].title.endswith("of 30 October 1956")
    assert documents["9"].title == "Excerpt from memorandum"


def test_event_dates_and_kinds_say_that_they_are_inferred(documents):
    assert documents["1"].evidence["event_date"].rule == "event-date-from-title"
    assert documents["1"].evidence["kind"].rule == "kind-from-title"
    assert documents["2"].evidence["kind"].basis == "inferred"
    assert documents["12"].evidence["authors[0]"].rule == "correspondence-in-title"
    assert documents["12"].evidence["recipients[0]"].basis == "inferred"
    assert documents["2"].evidence["recipients[0]"].basis == "printed"


def test_repositories_have_both_names(dossier):
    assert [r.acronym for r in dossier.repositories] == list(REPOSITORIES)
    for repository in dossier.repositories:
        name, name_en = REPOSITORIES[repository.acronym]
        assert repository.name.startswith(name)
        assert repository.name_en.startswith(name_en)
        assert repository.id is not None


@pytest.mark.parametrize(
    ("number", "archives"),
    [
        ("6", ["RGANI", "AVPRF", "SAPMO-BArch"]),
        ("9", ["RGANI", "AMZV"]),
        ("10", ["SAPMO-BArch"]),
        ("1", []),
        ("4", []),
        ("13", []),
    ],
)
def test_notes_cite_these_archives(dossier, number, archives):
    [note] = [note for note in dossier.notes if note.number == number]
    assert [reference.repository for reference in note.references] == archives


@pytest.mark.parametrize(
    "name",
    [
        "Zhou Enlai",
        "Liu Shaoqi",
        "Mao Zedong",
        "Zhu De",
        "K.E. Voroshilov",
        "Chen Yi",
        "A.S. Paniushkin",
        "Ia.K. Petkov",
        "Fr. Everhartze",
        "Nikita Khrushchev",
        "K.A. Krutikov",
        "Ferenc Martin",
    ],
)
def test_persons_named_in_titles_and_essay_are_listed(dossier, name):
    assert any(name in (agent.name, *agent.forms) for agent in dossier.agents)


def test_compatible_initials_are_one_person_and_others_are_not(dossier):
    [yudin] = [agent for agent in dossier.agents if "Pavel Yudin" in agent.forms]
    assert {"P. Yudin", "P.F. Yudin"} <= set(yudin.forms)
    assert "P.V. Yudin" not in yudin.forms


def test_every_person_of_a_span_is_an_agent(dossier):
    names = {agent.name for agent in dossier.agents}
    assert {span.target for span in essay_spans(dossier, "person")} <= names


def test_furniture_is_ignored_with_its_place_and_rule(dossier):
    assert [(ignored.text, ignored.reason) for ignored in dossier.ignored] == [
        ("Skip to main content", "navigation-line"),
        ("Read More", "navigation-line"),
        ("Read more", "navigation-tail"),
        ("Read more", "navigation-tail"),
    ]
    assert dossier.ignored[0].place == "1:1"


def test_nothing_is_unread(reading):
    assert unread_share(reading.dossier, reading.source) == 0
    assert [f.code for f in reading.findings if f.severity == "error"] == []


def test_the_glued_heading_is_told(reading):
    [glued] = [f for f in reading.findings if f.code == "heading-glued"]
    assert glued.severity == "info"
    assert glued.place == "7:1"
