"""RIS, BibTeX and CSL-JSON as readers that nobody here wrote take them."""

import json
import re
import shutil
import subprocess

import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from citing.test_citations import EDITION, TABLE, cited_from, document_from, dossier_from
from edossier.citing import STYLES, Cited, cite
from edossier.dossier import DateStatement

ITEMS = [*({"item": name} for name in TABLE["item"]), *({"dossier": d} for d in TABLE["dossier"])]
ANY_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), max_size=80)
DATES = [
    *("1956-11-22", "1956-11", "1956", "1956?", "1958~", "1958-03%", "195X", "19XX", "1956-XX"),
    *("1956-10-30/1956-10-31", "1956/..", "../1956", "1956-21", "1955~/1957"),
]


def with_words(title, name, number="1"):
    document = document_from({"title": title, "authors": [name], "kind": "letter", "date": "1956"})
    return Cited(dossier_from(TABLE["dossier"]["talks"]), EDITION, document)


def one_ris(cited):
    (record,) = rispy.loads(cite(cited, "ris"))
    return record


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"item": "liu"},
            {
                "type_of_reference": "MANSCPT",
                "title": "Memorandum of conversation with comrade Liu Shaoqi of 30 October 1956",
                "authors": ["Yudin, P."],
                "subsidiary_authors": ["Jersild, Austin"],
                "year": "1956",
                "date": "1956/11/22/",
                "type_of_work": "memorandum of conversation",
                "name_of_database": "AVPRF",
                "call_number": "AVPRF, f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03",
                "language": "en",
                "notes": ["Obtained and translated by Austin Jersild"],
                "edition": "version 1",
                "database_provider": "Harbour Archive",
                "urls": ["https://h.example/ark:/99999/fk4abc/v1"],
                "id": "yudin-1956-fk4abc",
            },
        ),
        (
            {"item": "letter"},
            {
                "type_of_reference": "PCOMM",
                "title": "V. Akshinskii to Pavel Yudin",
                "secondary_authors": ["Yudin, Pavel"],
                "name_of_database": "SAPMO",
            },
        ),
        ({"item": "undated"}, {"type_of_reference": "MANSCPT", "authors": ["Mao Dun"]}),
        (
            {"item": "question"},
            {"date": "1956/10/30/30–31 October 1956", "notes": ["No. 017.267/56"]},
        ),
        (
            {"dossier": "talks"},
            {
                "type_of_reference": "RPRT",
                "secondary_title": "Harbour Papers",
                "issn": "46",
                "publisher": "Harbour Archive",
                "authors": ["Quill, Ada"],
            },
        ),
    ],
)
def test_ris_keeps_a_record_with_its_archive_and_location(row, expected):
    record = one_ris(cited_from(row))
    assert {name: record.get(name) for name in expected if name != "notes"} == {
        name: value for name, value in expected.items() if name != "notes"
    }
    assert set(expected.get("notes", [])) <= set(record.get("notes", []))
    assert "UK" not in record


def test_ris_ends_each_line_as_the_format_asks_and_says_where_in_the_archive():
    written = cite(cited_from({"item": "liu"}), "ris")
    assert written.count("\n") == written.count("\r\n")
    assert "AV  - f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03\r\n" in written
    assert written.endswith("ER  - \r\n")


@given(title=ANY_TEXT, name=ANY_TEXT)
def test_no_words_break_a_ris_record(title, name):
    record = one_ris(with_words(title, name))
    if title.split():
        assert record["title"] == " ".join(title.split())
    assert record["type_of_reference"] == "PCOMM"


@pytest.mark.parametrize("row", ITEMS, ids=str)
def test_pybtex_reads_every_entry(row):
    database = parse_string(cite(cited_from(row), "bibtex"), "bibtex")
    (entry,) = database.entries.values()
    assert entry.type in ("misc", "report", "online")
    assert entry.fields["url"] == "https://h.example/ark:/99999/fk4abc/v1"


def test_bibtex_names_the_writer_the_translator_and_the_archive():
    database = parse_string(cite(cited_from({"item": "liu"}), "bibtex"), "bibtex")
    entry = database.entries["yudin-1956-fk4abc"]
    assert entry.fields["entrysubtype"] == "manuscript"
    assert entry.fields["organization"] == "AVPRF"
    assert entry.fields["note"] == "f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03"
    assert [person.last_names for person in entry.persons["author"]] == [["Yudin"]]
    translator = entry.fields.get("translator") or str(entry.persons["translator"][0])
    assert translator == "Jersild, Austin"


@given(title=ANY_TEXT, name=ANY_TEXT)
def test_no_words_break_a_bibtex_entry(title, name):
    written = cite(with_words(title, name), "bibtex")
    assert len(parse_string(written, "bibtex").entries) == 1
    assert written.count("{") == written.count("}")


def test_signs_that_tex_takes_for_its_own_are_escaped():
    written = cite(with_words("50 % of {A} & B_c #1 ~ ^ \\ $", "A. B"), "bibtex")
    title = re.search(r"title = \{(.*)\},", written)
    assert title is not None
    assert title[1] == (
        r"50 \% of \textbraceleft{}A\textbraceright{} \& B\_c \#1 "
        r"\textasciitilde{} \textasciicircum{} \textbackslash{} \$"
    )


@pytest.fixture(scope="session")
def biber():
    found = shutil.which("biber")
    if found is None:
        pytest.skip("needs Debian's biber")
    return found


def test_biber_finds_nothing_to_warn_of(biber, tmp_path):
    # biblatex asks for a date, which an undated record does not have.
    dated = [row for row in ITEMS if row != {"item": "undated"}]
    made = [cite(cited_from(row), "bibtex") for row in dated]
    talks = dossier_from(TABLE["dossier"]["talks"])
    for date in DATES:
        stated = DateStatement(edtf=date, text=date)
        document = document_from({"title": "A & {B} %"}).model_copy(update={"date": stated})
        made.append(cite(Cited(talks, EDITION, document), "bibtex"))
    numbered = (
        re.sub(r"^@(\w+)\{[^,]*,", rf"@\1{{k{number},", entry) for number, entry in enumerate(made)
    )
    (tmp_path / "all.bib").write_text("\n".join(numbered), "utf-8")
    ran = subprocess.run(
        [biber, "--tool", "--validate-datamodel", "--output-file", "out.bib", "all.bib"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    said = [line for line in ran.stdout.splitlines() if "WARN - " in line or "ERROR - " in line]
    # The standard styles print it, though the data model of biblatex does not list it.
    unlisted = "Invalid field 'translator' for entrytype 'misc'"
    assert (ran.returncode, [line for line in said if unlisted not in line]) == (0, [])


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            {"item": "liu"},
            {
                "type": "manuscript",
                "archive": "AVPRF",
                "archive_location": "f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03",
                "author": [{"family": "Yudin", "given": "P."}],
                "translator": [{"family": "Jersild", "given": "Austin"}],
                "issued": {"date-parts": [[1956, 11, 22]]},
                "genre": "memorandum of conversation",
                "version": "1",
                "source": "Harbour Archive",
            },
        ),
        (
            {"item": "letter"},
            {
                "type": "personal_communication",
                "recipient": [{"family": "Yudin", "given": "Pavel"}],
                "archive": "SAPMO",
            },
        ),
        (
            {"item": "question"},
            {
                "type": "document",
                "issued": {"date-parts": [[1956, 10, 30], [1956, 10, 31]]},
                "number": "017.267/56",
            },
        ),
        ({"item": "nothing"}, {"issued": {"date-parts": [[1958]], "circa": True}}),
        ({"item": "cyrillic"}, {"issued": {"literal": "1950s"}, "archive": "РГАНИ"}),
        ({"item": "undated"}, {"author": [{"literal": "Mao Dun"}], "issued": None}),
        (
            {"dossier": "talks"},
            {"type": "report", "collection-title": "Harbour Papers", "number": "46"},
        ),
    ],
)
def test_csl_json_keeps_a_record_with_its_archive_and_location(row, expected):
    (item,) = json.loads(cite(cited_from(row), "csl-json"))
    assert {name: item.get(name) for name in expected} == expected
    assert item["URL"] == "https://h.example/ark:/99999/fk4abc/v1"


# The names that CSL 1.0.2 knows, of those that are written here.
CSL_VARIABLES = frozenset(
    {
        "id",
        "type",
        "title",
        "author",
        "recipient",
        "translator",
        "issued",
        "genre",
        "collection-title",
        "number",
        "archive",
        "archive_location",
        "call-number",
        "language",
        "abstract",
        "note",
        "publisher",
        "source",
        "version",
        "URL",
    }
)


@settings(max_examples=50)
@given(title=ANY_TEXT, name=ANY_TEXT)
def test_csl_json_uses_the_names_that_the_schema_knows_alone(title, name):
    (item,) = json.loads(cite(with_words(title, name), "csl-json"))
    assert set(item) <= CSL_VARIABLES
    assert all(item.values())


@settings(max_examples=200)
@given(title=ANY_TEXT, name=ANY_TEXT)
def test_any_words_can_be_cited_in_any_style(title, name):
    cited = with_words(title, name)
    for style in ("chicago-note", "chicago-bibliography", "mla"):
        written = cite(cited, style)
        assert "\n" not in written
        assert written.endswith((".", "?", "!", ".”", "?”", "!”", "’”"))


@pytest.mark.parametrize("words", ["„", "“‘a’", "x [", "1956 ", "of ", '"', "a-", "„a"])
def test_a_title_of_hundreds_of_thousands_of_letters_is_cited_in_every_style(words):
    cited = with_words(words * 50_000, "A. B")
    for style in STYLES:
        assert cite(cited, style)
    assert len(cite(cited, again=True)) < 2_000
