"""Lists of documents as archives keep them: header words, values, places; nothing lost silently."""

# ruff: noqa: E501

import pytest

from edossier.dossier import uncovered
from edossier.errors import UnreadableError
from edossier.formats import take_in
from edossier.reading import read_file

OPIS = """№ п/п;Заголовок дела;Крайние даты;Кол-во листов;Фонд;Опись;Дело;Листы;Язык
1;Запись беседы посла с Мао Цзэдуном;22 ноября 1956;12;0100;49;9;8-12;русский
РАЗДЕЛ II;;;;;;;;
2;Письмо Н. Хрущева ЦК КПК;1956-1957;3;0100;49;9;13;русский, китайский
"""
FINDBUCH = """Lfd. Nr.;Aktentitel;Laufzeit;Archiv;Signatur;Verfasser;Empfänger;Übersetzung (englisch)
1.;Gespräch mit Botschafter Semjonow;14.10.1956;SAPMO-BArch;DY 30/3603, Bl. 77;Ulbricht, Walter|Grotewohl, Otto;Pieck, Wilhelm;"First line.

Second."
"""
FRENCH = """Numéro\tIntitulé\tDate du document\tCote\tExpéditeur\tDestinataire\tAnalyse du jour
12\tTélégramme de Moscou\t3 mars 1953\tAMAE, Europe 1944-1960, URSS, vol. 115\tLouis Joxe\tBidault\tx
"""
CZECH = """Poř. číslo,Název dokumentu,Datum vzniku,Původce,Příjemce,Č. j.,Stupeň utajení,Překladatel
3,"Zpráva o jednání, část první",22. listopadu 1956,Jan Novák,ÚV KSČ,0123/56,Tajné,Eva Malá
"""
WILSON = """Title,Date,Creator,Summary,Original Archive,Source,Original Language,Subjects,Permalink,Donor
Conversation in Beijing,1956-11-22,Yudin,Talk on Poland,AVPRF,"f. 0100, op. 49, p. 410, d. 9, l. 8",Russian,China--History,https://digitalarchive.wilsoncenter.org/document/110123,Cold War Fund
"""
ATOM = """legacyId,parentId,identifier,title,levelOfDescription,extentAndMedium,scopeAndContent,eventDates,eventStartDates,eventEndDates,eventActors,language,culture
1,,F-1,Minutes of the board,File,1 folder,What was said,March 1955,1955-03-01,1955-03-31,Board|NULL,en|fr,en
"""
DUBLIN_CORE = """dc:identifier,dc:title,dc:creator,dc:date,dc:language,dc:contributor,dc:rights,dc:coverage
urn:x:1,Report,A. Poe; B. Roe,1955?,ger,C. Vell,CC0,Berlin
"""
OMEKA = """Item Id,Item URI,Dublin Core:Title,Dublin Core:Creator,Dublin Core:Date,tags
77,https://example.org/items/show/77,A letter,Ada Poe^^Ben Roe,c. 1955,ships
"""


@pytest.fixture
def table(tmp_path):
    def taken(text, name="liste.csv", encoding="utf-8", columns=None):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
        if columns:
            (tmp_path / "liste.columns.toml").write_text(columns, encoding="utf-8")
        edition = take_in(path).edition
        assert edition is not None
        assert uncovered(edition.dossier, edition.source) == ()
        return edition

    return taken


def only(edition):
    (document,) = edition.dossier.documents
    return document


def cut(edition, evidence):
    return edition.source.text[evidence.anchor.start : evidence.anchor.end]


def test_a_russian_opis_with_levels_in_columns(table):
    edition = table(OPIS)
    first, second = edition.dossier.documents
    assert first.title == "Запись беседы посла с Мао Цзэдуном"
    assert first.source.printed == "ф. 0100, оп. 49, д. 9, л. 8-12"
    assert [level.level for level in first.source.levels] == ["fond", "opis", "delo"]
    assert first.date.edtf == "1956-11-22"
    assert (second.date.edtf, second.chapter) == ("1956/1957", ("РАЗДЕЛ II",))
    assert [(text.kind, text.language) for text in second.texts] == [
        ("original", "ru"),
        ("original", "zh"),
    ]
    assert [one.reason for one in edition.dossier.ignored] == [
        "column D is left out: extent: a document has no extent here yet"
    ]
    assert edition.dossier.ignored[0].place == "D1"


def test_the_archive_of_all_rows_may_be_said_in_the_columns_file(table):
    edition = table(OPIS, columns='repository = "АВПРФ"\n[dossier]\ntitle = "Опись 49"\n')
    assert edition.dossier.title == "Опись 49"
    source = edition.dossier.documents[0].source
    assert (source.repository, source.printed) == (
        "AVPRF",
        "АВПРФ, ф. 0100, оп. 49, д. 9, л. 8-12",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_german_findbuch_list_in_any_encoding(table, encoding):
    edition = table(FINDBUCH, encoding=encoding)
    document = only(edition)
    assert document.number == "1"
    assert document.authors == ("Ulbricht, Walter", "Grotewohl, Otto")
    assert document.recipients == ("Pieck, Wilhelm",)
    assert document.date.edtf == "1956-10-14"
    assert (document.source.repository, document.source.printed) == (
        "SAPMO-BArch",
        "DY 30/3603, Bl. 77",
    )
    (text,) = document.texts
    assert (text.kind, text.language) == ("translation", "en")
    assert [paragraph.text for paragraph in text.paragraphs] == ["First line.", "Second."]
    second = text.paragraphs[1].evidence["text"]
    assert cut(edition, second) == "Second."
    assert edition.source.place(second.anchor.start) == "H2"
    assert cut(edition, document.evidence["authors[1]"]) == "Grotewohl, Otto"


def test_a_french_list_with_tabs(table):
    edition = table(FRENCH, "liste.tsv")
    document = only(edition)
    assert (document.number, document.title) == ("12", "Télégramme de Moscou")
    assert (document.date.edtf, document.authors) == ("1953-03-03", ("Louis Joxe",))
    assert document.source.printed.startswith("AMAE, Europe")
    (finding,) = edition.findings
    assert (finding.code, finding.place) == ("column-left-out", "G1")
    assert "column B is the title already" in finding.message


def test_a_czech_list(table):
    document = only(table(CZECH))
    assert document.title == "Zpráva o jednání, část první"
    assert (document.registry_number, document.classification) == ("0123/56", "Tajné")
    assert document.date.edtf == "1956-11-22"
    assert [(one.role, one.agent) for one in document.credits] == [("translated", "Eva Malá")]


def test_a_list_of_a_digital_archive(table):
    document = only(table(WILSON))
    assert document.source.key == "avprf:fond=0100/opis=49/papka=410/delo=9#8"
    assert document.summary.text == "Talk on Poland"
    assert [(one.role, one.agent) for one in document.credits] == [("donated", "Cold War Fund")]
    assert document.elsewhere[0].address.endswith("/110123")
    assert [(text.kind, text.language) for text in document.texts] == [("original", "ru")]


def test_the_template_of_atom(table):
    edition = table(ATOM)
    document = only(edition)
    assert document.title == "Minutes of the board"
    assert (document.date.edtf, document.summary.text) == ("1955-03", "What was said")
    assert document.authors == ("Board",)
    assert [text.language for text in document.texts] == ["en", "fr"]


def test_dublin_core_and_omeka(table):
    document = only(table(DUBLIN_CORE))
    assert document.authors == ("A. Poe", "B. Roe")
    assert (document.date.edtf, document.texts[0].language) == ("1955?", "de")
    assert document.elsewhere[0].kind == "identifier"
    document = only(table(OMEKA))
    assert document.authors == ("Ada Poe", "Ben Roe")
    assert document.date.edtf == "1955~"
    assert [one.number for one in document.elsewhere if one.kind == "identifier"] == ["77"]


def test_the_order_of_day_and_month_is_proved_by_another_row(table):
    text = "Title,Date\nA,10/11/1956\nB,13/11/1956\n"
    first = table(text).dossier.documents[0]
    assert first.date.edtf == "1956-11-10"
    edition = table("Title,Date\nA,10/11/1956\n")
    assert only(edition).date is None
    (finding,) = edition.findings
    assert (finding.code, finding.place) == ("cell-unread", "B2")
    assert "1956-11-10 or 1956-10-11" in finding.message
    edition = table("Title,Date\nA,10/11/1956\n", columns='date_order = "mdy"')
    assert only(edition).date.edtf == "1956-10-11"


def test_a_number_of_days_is_a_date(table):
    document = only(table("Title,Date\nA,20758\n"))
    assert (document.date.edtf, document.date.text) == ("1956-10-30", "20758")
    assert document.evidence["date"].basis == "inferred"


def test_columns_without_known_headers_are_told_by_their_values(table):
    text = 'aaa,bbb,ccc\nA report on ships,3 May 1955,"AVPRF f. 0100, op. 46, d. 12"\n'
    document = only(table(text))
    assert (document.title, document.date.edtf) == ("A report on ships", "1955-05-03")
    assert document.source.repository == "AVPRF"


def test_a_columns_file_decides(table):
    text = "Betr.,Wann,Muell\nEin Titel,1955,x\n"
    columns = '[columns]\n"Betr." = "summary"\n"Muell" = "title"\n"column B" = ""\n'
    document = only(table(text, columns=columns))
    assert (document.summary.text, document.title, document.date) == ("Ein Titel", "x", None)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ('[columns]\n"Nope" = "title"', "no column “Nope”"),
        ('[columns]\n"A" = "titel"', "line 2: “titel” is no field"),
        ("header_row = 0", "line 1: the header row is a number from 1"),
        ("[columns", "mend it"),
        ('foo = "x"', "line 1: “foo” says nothing"),
    ],
)
def test_a_wrong_columns_file_is_refused_in_one_line(table, columns, said):
    with pytest.raises(UnreadableError) as error:
        table("A,B\n1,2\n", columns=columns)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_broken_rows_are_told_by_row_and_the_first_twenty_alone(table):
    rows = "".join(f"Title {n},1955,too,many\n" for n in range(30))
    edition = table(f"Title,Date\n{rows}Last,1956\n")
    broken = [one for one in edition.findings if one.code == "row-broken"]
    assert (broken[0].place, broken[0].severity) == ("row 2", "error")
    assert len(broken) == 21
    assert broken[-1].message.startswith("10 more")
    assert edition.dossier.documents[-1].title == "Last"


def test_a_quotation_mark_that_is_never_closed_swallows_no_other_row(table):
    edition = table('Title,Date\n"Open,1955\nGood,1956\n')
    assert [document.title for document in edition.dossier.documents] == ['"Open', "Good"]
    (finding,) = [one for one in edition.findings if one.code == "row-broken"]
    assert (finding.place, "never closed" in finding.message) == ("row 2", True)


def test_an_error_in_a_row_refuses_the_file(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Title,ARK\nA,ark:/99999/x\nB,nothing\n", encoding="utf-8")
    errors = [one for one in read_file(path).findings if one.severity == "error"]
    assert [(one.code, one.place) for one in errors] == [("ark-wrong", "B3")]


def test_more_rows_than_a_dossier_holds_are_one_line(tmp_path):
    path = tmp_path / "million.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Title,Date\n")
        for number in range(30_000):
            file.write("broken,1955,x,y\n" if number % 1000 == 7 else f"Letter {number},1955\n")
    with pytest.raises(UnreadableError) as error:
        take_in(path)
    assert "30,000 rows, 30 of them broken (row 9, row 1009" in str(error.value)
    assert "\n" not in str(error.value)


def test_places_elsewhere_are_told_apart_as_those_in_prose(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        'Title,Published in,Link\nA,"FRUS, 1955-57, vol. XXIV, doc. 123",https://example.org/x\n',
        encoding="utf-8",
    )
    (document,) = read_file(path).dossier.documents
    found = [(one.kind, one.series, one.number, one.address) for one in document.elsewhere]
    assert found == [
        (
            "publication",
            "FRUS",
            "123",
            "https://history.state.gov/historicaldocuments/frus1955-57v24/d123",
        ),
        ("publication", None, None, "https://example.org/x"),
    ]


def test_persons_and_places_are_marked_where_the_document_names_them(table):
    text = "Title,Text (en),Places,Persons\nTalk in Tabor,Orne left Tabor.,Tabor; Berlin,Orne\n"
    edition = table(text)
    document = only(edition)
    spans = document.texts[0].paragraphs[0].spans
    assert [(one.kind, one.target, one.start) for one in spans] == [
        ("person", "Orne", 0),
        ("place", "Tabor", 10),
    ]
    assert [(one.kind, one.start, one.end) for one in document.title_spans] == [("place", 8, 13)]
    assert [one.name for one in edition.dossier.places] == ["Tabor"]
    assert [one.name for one in edition.dossier.agents] == ["Orne"]
    (finding,) = edition.findings
    assert (finding.place, "Berlin" in finding.message) == ("C2", True)
