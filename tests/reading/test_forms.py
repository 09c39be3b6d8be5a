"""The forms in which dossiers announce, label, credit and head their parts, row by row.

Each row is a form as editions of its language print it; the words around are invented.
"""

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edossier.reading.announcements import find_announcement
from edossier.reading.credits import find_clauses
from edossier.reading.header import read_line
from edossier.reading.headings import find_heading
from edossier.reading.kinds import find_kind
from edossier.reading.mentions import find_mentions
from edossier.reading.numbering import parse_number
from edossier.reading.pieces import Piece
from edossier.reading.quotations import find_quotations
from edossier.reading.segments import correspondents, looks_like_person, registry_number
from edossier.reading.series import is_series, leading_series
from edossier.reading.sources import find_bare_source, find_source
from edossier.reading.texts import find_text_label
from edossier.references import parse


def piece(text: str, level: int | None = None) -> Piece:
    return Piece(0, len(text), text, level=level)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("Document 5", "5"),
        ("DOCUMENT No. 5", "5"),
        ("Document Five:", "5"),
        ("Doc. 5.", "5"),
        ("Document V", "5"),
        ("Document No. 12a", "12a"),
        ("Document #3", "3"),
        ("Document 5: Letter from A to B", "5"),
        ("Document 5 – Letter from A to B", "5"),
        ("Dokument č. 3", "3"),
        ("Dokument Nr. 7", "7"),
        ("Dok. 7", "7"),
        ("Документ № 2", "2"),
        ("Документ 2", "2"),
        ("ДОКУМЕНТ №2.", "2"),
        ("Документ третий", "3"),
        ("Document n° 4", "4"),
        ("Documentul nr. 4", "4"),
        ("Dokument nr 9", "9"),
        ("3. sz. dokumentum", "3"),
        ("12. dokumentum", "12"),
        ("[Document 5]", "5"),
        ("**Document 5**", "5"),
        ("Document 2 is a letter from an official", None),
        ("Document 5, dated 22 November 1956, asks", None),
        ("(Document 5). The advisers went home", None),
        ("Documentation 5", None),
        ("The document 5", None),
    ],
)
def test_a_document_is_announced(printed, number):
    found = find_announcement(piece(printed))
    assert (found.number if found and found.is_sure else None) == number


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("5", "5"),
        ("007", "7"),
        ("XIV", "14"),
        ("IX", "9"),
        ("Twelve", "12"),
        ("fünf", "5"),
        ("três", None),
        ("", None),
        ("IIII", None),
        ("1/2", None),
    ],
)
def test_a_number_is_read_however_it_is_written(printed, number):
    assert parse_number(printed) == number


@pytest.mark.parametrize(
    ("printed", "part"),
    [
        ("Introduction", "introduction"),
        ("II. Einleitung:", "introduction"),
        ("Введение", "introduction"),
        ("ÚVOD", "introduction"),
        ("Wstęp", "introduction"),
        ("Bevezetés", "introduction"),
        ("Příloha", None),
        ("Poznámky", "notes"),
        ("Примечания", "notes"),
        ("Anmerkungen", "notes"),
        ("Przypisy", "notes"),
        ("Jegyzetek", "notes"),
        ("Notes to the Introduction", "notes"),
        ("Список сокращений", "acronyms"),
        ("Archivabkürzungen", "acronyms"),
        ("Zkratky", "acronyms"),
        ("Об авторе", "about"),
        ("Über die Autorin", "about"),
        ("About the Author", "about"),
        ("Dokumenty", "documents"),
        ("Résumé", "summary"),
        ("Rain fell", None),
        ("The notes of the ambassador", None),
        ("Примечания к документу № 2", "notes"),
        ("Note du ministère des Affaires étrangères, 9 janvier 1964", None),
    ],
)
def test_a_heading_names_its_part(printed, part):
    found = find_heading(piece(printed))
    assert (found.parts[0] if found and found.parts else None) == part


@pytest.mark.parametrize(
    ("printed", "is_surmised"),
    [
        ("Notes to the Introduction", False),
        ("Anmerkungen zu Dokument 3", False),
        ("Note du ministère de la Guerre", True),
    ],
)
def test_a_heading_of_notes_to_something_unknown_is_only_surmised(printed, is_surmised):
    found = find_heading(piece(printed))
    assert found is not None
    assert found.is_surmised is is_surmised


def test_one_heading_may_name_two_parts():
    found = find_heading(piece("Archive Acronyms and Footnotes"))
    assert found is not None
    assert found.parts == ("acronyms", "notes")


@pytest.mark.parametrize(
    ("printed", "glued"),
    [
        ("IntroductionCentral Europeans were", "Introduction"),
        ("EinleitungDie Berater kamen", "Einleitung"),
        ("ВведениеМеханики приехали", "Введение"),
        ("Notes[1] See the file", "Notes"),
        ("Introductions were made", None),
        ("Introduction of the plan", None),
    ],
)
def test_a_heading_glued_to_its_text_is_parted(printed, glued):
    found = find_heading(piece(printed))
    assert (printed[: found.end] if found and found.is_glued else None) == glued


@pytest.mark.parametrize(
    ("printed", "reference", "tail"),
    [
        ("Source: AVPRF f. 1, l. 8.", "AVPRF f. 1, l. 8", "."),
        ("2 May 1957, “Note,” Source MZV, krabice 1.", "MZV, krabice 1", "."),
        ("Quelle: BArch DN 1/4711", "BArch DN 1/4711", ""),
        ("Zdroj: NA, krabice 2", "NA, krabice 2", ""),
        ("Источник: РГАНИ, ф. 5, л. 9 об.", "РГАНИ, ф. 5, л. 9 об.", ""),
        ("Forrás: MNL OL, 4. d.", "MNL OL, 4. d.", ""),
        ("Źródło: AMSZ, z. 24, k. 4", "AMSZ, z. 24, k. 4", ""),
        ("Source : RGANI f. 5", "RGANI f. 5", ""),
        ("[Source: GARF f. 9576; obtained by Ada Poe]", "GARF f. 9576", "; obtained by Ada Poe]"),
        ("(Source: GARF f. 9576)", "GARF f. 9576", ")"),
        ("Source: GARF f. 1. Translated by Ada Poe.", "GARF f. 1", ". Translated by Ada Poe."),
        ("The source of the river: mud", None, None),
        ("Sources of conduct", None, None),
        ("Source criticism is hard", None, None),
    ],
)
def test_a_source_is_found_with_its_label(printed, reference, tail):
    found = find_source(printed)
    assert (printed[found.label_end : found.reference_end] if found else None) == reference
    assert (printed[found.reference_end : found.end] if found else None) == tail


def test_a_source_takes_up_the_one_before_it():
    before = parse("РГАНИ. Ф. 5. Оп. 30. Д. 9. Л. 3.")
    for printed in (
        "Там же. Оп. 28. Д. 7. Л. 1. Автограф.",
        "Tamtéž, krabice 3.",
        "Uo. 13. doboz.",
    ):
        assert find_bare_source(printed, parse) is None
        found = find_bare_source(printed, partial(parse, before=before))
        assert found is not None
        assert parse(printed, before=before).repository == "RGANI"


@pytest.mark.parametrize(
    ("printed", "is_source"),
    [
        ("РГАНИ. Ф. 5. Оп. 30. Д. 9. Л. 3–11. Подлинник. Машинопись.", True),
        ("Národní archiv, f. ÚV KSČ-02/2, sv. 7, a.j. 24, b. 5.", True),
        ("SAPMO-BArch, DY 30/9999, Bl. 45-47.", True),
        ("[AAN, KC PZPR, sygn. XI A/99, k. 20]", True),
        ("TNA, FO 371/999999", True),
        ("AMSZ, z. 6, w. 99, t. 9999, k. 14–15, oryg., mps.", True),
        ("AMZV, TO-T 1955–1959, Indie, krabice 9, obal 2. Kopie, strojopis.", True),
        ("SHD, GR 10 T 999, dossier 2.", True),
        ("Archives nationales, 999 AP 12, dossier 3.", True),
        ("ÁBTL 3.1.5. O-99999/2, 24–26. fol", True),
        ("Державний архів Полтавської області, ф. П-99, оп. 1, спр. 12, арк. 3.", True),
        ("Архивы молчат, а д. 5 сгорел дотла, и л. 3 тоже.", False),
        ("TNA", False),
        ("Praha, 14. dubna 1958.", False),
        ("The National Archives said that FO 371/1 was lost.", False),
        ("RGANI said no to all 17 requests.", False),
        ("See AVPRF, f. 087, op. 19, p. 39, d. 4, l. 130.", False),
        ("", False),
    ],
)
def test_a_line_that_is_a_citation_is_a_source_without_a_label(printed, is_source):
    found = find_bare_source(printed, parse)
    read = printed[found.label_end : found.reference_end] if found else None
    assert read == (printed.strip("[].") if is_source else None)


@pytest.mark.parametrize(
    ("printed", "clauses"),
    [
        (
            "Obtained and translated by Ada Poe",
            [("obtained", "Ada Poe"), ("translated", "Ada Poe")],
        ),
        (
            "Obtained by A. Poe and translated by B. Roe.",
            [("obtained", "A. Poe"), ("translated", "B. Roe")],
        ),
        ("Translated for the project by A. Poe", [("translated", "A. Poe")]),
        ("Translation: Ada Poe", [("translated", "Ada Poe")]),
        ("Beschafft von Ada Poe", [("obtained", "Ada Poe")]),
        ("Traduit par Ada Poe", [("translated", "Ada Poe")]),
        ("Přeložila Jana Nová", [("translated", "Jana Nová")]),
        ("Перевел И. Лапшин", [("translated", "И. Лапшин")]),
        ("Fordította: Kis Anna", [("translated", "Kis Anna")]),
        (
            "Translated by Ada Poe and Ben Roe",
            [("translated", "Ada Poe"), ("translated", "Ben Roe")],
        ),
        ("Публикация подготовлена А.В. Градовым (Институт дождя)", [("edited", "А.В. Градовым")]),
        ("English translation by Ada Poe", [("translated", "Ada Poe")]),
        ("Translated texts are few", []),
        ("Obtained by him in secret", []),
        ("The papers were obtained by Ada Poe in a flood of rain.", []),
    ],
)
def test_credits_say_who_did_what(printed, clauses):
    found = [
        (role, printed[slice(*agent)])
        for clause in find_clauses(printed)
        for role in clause.roles
        for agent in clause.agents
    ]
    assert sorted(found) == sorted(clauses)


LINES = [
    (
        "2 May 1957, “Note on rain,” 17/57, A. Poe, Source: NA, krabice 2.",
        {"date": ["2 May 1957"], "title": ["Note on rain"], "registry_number": ["17/57"]}
        | {"author": ["A. Poe"]},
    ),
    (
        "“Note on rain,” 2 May 1957, A. Poe and B. Roe, Source: NA, krabice 2.",
        {"date": ["2 May 1957"], "title": ["Note on rain"], "author": ["A. Poe", "B. Roe"]},
    ),
    (
        'A. Poe, 6 March 1954, "Report on rain"',
        {"author": ["A. Poe"], "date": ["6 March 1954"], "title": ["Report on rain"]},
    ),
    (
        "2 May 1957, “Note of 1 May 1957,”A. Poe, Source: NA, krabice 2.",
        {"date": ["2 May 1957"], "title": ["Note of 1 May 1957"], "author": ["A. Poe"]},
    ),
    (
        "A. Poe to B. Roe, 19 March 1954",
        {"author": ["A. Poe"], "recipient": ["B. Roe"], "date": ["19 March 1954"]},
    ),
    (
        "30 May 1956, Memorandum of conversation, A. Poe, Source: NA, krabice 2",
        {"date": ["30 May 1956"], "title": ["Memorandum of conversation"], "author": ["A. Poe"]},
    ),
    ("Letter from A. Poe to B. Roe", {"title": ["Letter from A. Poe to B. Roe"]}),
    ("Author: A. Poe, consul in Tabor", {"author": ["A. Poe, consul in Tabor"]}),
    ("An: Ministerium für Regen", {"recipient": ["Ministerium für Regen"]}),
    ("Дата: 4 мая 1956 г.", {"date": ["4 мая 1956 г."]}),
    ("TOP SECRET", {"classification": ["TOP SECRET"]}),
    ("Совершенно секретно", {"classification": ["Совершенно секретно"]}),
    ("№ 41/с", {"registry_number": ["41/с"]}),
    (
        "Č. j. 0423/54. Přísně tajné. Výtisk č. 2.",
        {
            "registry_number": ["0423/54"],
            "classification": ["Přísně tajné"],
            "remark": ["Výtisk č. 2."],
        },
    ),
    ("Сов. секретно. Экз. № 1", {"classification": ["Сов. секретно"], "remark": ["Экз. № 1"]}),
    (
        "Szigorúan titkos! 0045/1956",
        {"classification": ["Szigorúan titkos"], "registry_number": ["0045/1956"]},
    ),
    (
        "T. nos 4512-4515. Secret. Réservé.",
        {"registry_number": ["4512-4515"], "classification": ["Secret. Réservé"]},
    ),
    ("Strict secret. Nobody may know of the rain.", None),
    (
        "Из дневника посла А. По. Запись беседы с министром дождя 3 марта 1955 года",
        {"title": ["Из дневника посла А. По. Запись беседы с министром дождя 3 марта 1955 года"]},
    ),
    ("It rained for a week. Nobody went out.", None),
    ("“Rain,” he said, “is a promise.”", None),
]


@pytest.mark.parametrize(("printed", "fields"), LINES)
def test_a_line_of_a_header_is_read_in_any_order(printed, fields):
    line = read_line(printed, wants_title=True)
    found: dict[str, list[str]] = {}
    for part in line.parts if line else ():
        found.setdefault(part.field, []).append(printed[part.start : part.end])
    assert (found if line else None) == fields


@pytest.mark.parametrize(
    ("printed", "fields"),
    [
        ("Praha, 14. dubna 1958.", {"date": "1958-04-14"}),
        ("Tabor, den 3. Mai 1957", {"date": "1957-05-03"}),
        ("Белград, 20 июля 1956 г. № 311/с", {"date": "1956-07-20", "registry_number": "311/с"}),
        ("5 May 1957, Budapest", {"date": "1957-05-05"}),
        ("г. Лужа, 12 июня 1954 г.", {"date": "1954-06-12"}),
        ("Paris, le 6 novembre 1956, 18 h 30 (reçu le 7, à 2 h 10)", {"date": "1956-11-06"}),
        ("Pekin, 17 aprilie 1964, ora 18.30", {"date": "1964-04-17"}),
        (
            "Louže, 1956. november 3., 14 óra 20 perc – Érkezett: november 3., 21 óra",
            {"date": "1956-11-03"},
        ),
        ("Budapest, 1958. augusztus 30., 18 óra 30 perc", {"date": "1958-08-30"}),
        (
            "Bratislava 4. apríla 1968. Č. p. 112/68-T. Tajné.",
            {"date": "1968-04-04", "registry_number": "112/68-T", "classification": "Tajné"},
        ),
        (
            "1954, 5. říjen, Louže. – Zpráva velvyslance o dešti.",
            {"date": "1954-10-05", "title": "Zpráva velvyslance o dešti"},
        ),
        (
            "1960 iunie 14, Bălți. Telegrama nr. 5 privind ploaia.",
            {"date": "1960-06-14", "title": "Telegrama nr. 5 privind ploaia"},
        ),
        ("Puddle-Town, 1955. március 2.", {"date": "1955-03-02"}),
        ("P. Puddle, 2 March 1955", {"date": "1955-03-02", "author": "P. Puddle"}),
        (
            "1957, 14.–16. května, Louže. – Zápis z jednání o dešti.",
            {"date": "1957-05-14/1957-05-16", "title": "Zápis z jednání o dešti"},
        ),
        (
            "Tábor, 14. dubna 1958. Záznam o rozhovoru s O. Deštěm.",
            {"date": "1958-04-14", "title": "Záznam o rozhovoru s O. Deštěm"},
        ),
        (
            "27 July 1956. Telegram No. 14, A. Poe to Rain Office. Source: TNA, FO 371/9.",
            {
                "date": "1956-07-27",
                "title": "Telegram No. 14",
                "author": "A. Poe",
                "recipient": "Rain Office",
            },
        ),
        (
            "29 July 1956. From the diary of A. Poe, “Talk of rain.” Source: TNA, FO 371/9.",
            {"date": "1956-07-29", "title": "From the diary of A. Poe, “Talk of rain.”"},
        ),
        ("Budapest", None),
    ],
)
def test_a_dateline_is_read_with_its_place_and_number(printed, fields):
    line = read_line(printed, wants_title="title" in (fields or {}))
    assert (line and line.source is not None) in (None, "Source" in printed)
    parts = [part for part in line.parts if part.field not in ("place", "remark")] if line else []
    found = {part.field: part.date or printed[part.start : part.end] for part in parts}
    assert (found or None) == fields


@pytest.mark.parametrize(
    ("printed", "pair"),
    [
        ("V. Poe to Pavel Roe", ("V. Poe", "Pavel Roe")),
        ("Letter from Ada Poe to B. Roe, 5 May 1957", ("Ada Poe", "B. Roe")),
        ("С. Гордеев — И. Лапшину", ("С. Гордеев", "И. Лапшину")),
        (
            "N. Poe to Central Committee of [East] Rain",
            ("N. Poe", "Central Committee of [East] Rain"),
        ),
        ("Letter from A. Poe to B. Roe, n.d. [November 1961]", ("A. Poe", "B. Roe")),
        ("Visit of Ada Poe to Tabor", None),
        ("Czech Ambassador to Tabor", None),
        ("The visit of the ambassador to bid farewell", None),
        ("Report to the minister", None),
    ],
)
def test_who_wrote_to_whom_is_read(printed, pair):
    found = correspondents(printed)
    assert (tuple(printed[slice(*at)] for at in found) if found else None) == pair


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("014.498/7", "014.498/7"),
        ("No. 17/56", "17/56"),
        ("č. j. 0211/59", "0211/59"),
        ("№ 41/с", "41/с"),
        ("P. Yudin", None),
        ("rain of 1956", None),
    ],
)
def test_a_registry_number_is_told(printed, number):
    found = registry_number(printed)
    assert (printed[slice(*found)] if found else None) == number


@pytest.mark.parametrize(
    ("printed", "is_person"),
    [
        ("P. Yudin", True),
        ("Zhou Enlai", True),
        ("c. Fr. Everhartze", True),
        ("Salim al-Nahhas", True),
        ("И. Лапшин", True),
        ("Note on rain", False),
        ("the rain", False),
        ("Report", False),
        ("Room 17", False),
    ],
)
def test_a_person_is_told_by_form(printed, is_person):
    assert looks_like_person(printed) is is_person


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Memorandum of conversation with A. Poe", "memorandum of conversation"),
        ("Vermerk über ein Gespräch mit A. Poe", "memorandum of conversation"),
        ("Запись беседы с А. По", "record of conversation"),
        ("Záznam o rozhovoru s A. Poe", "record of conversation"),
        ("Notatka z rozmowy z A. Poe", "notes of conversation"),
        ("Feljegyzés", "memorandum"),
        ("Dopis A. Poe", "letter"),
        ("Телеграмма А. По", "telegram"),
        ("Minutes of the commission", "minutes"),
        ("Rain over Tabor", None),
    ],
)
def test_a_kind_is_told_by_the_words_of_a_title(title, kind):
    found = find_kind(title)
    assert (found.kind.name if found else None) == kind


@pytest.mark.parametrize(
    ("printed", "kind", "language"),
    [
        ("[Translation]", "translation", None),
        ("Original (Czech)", "original", "cs"),
        ("English translation", "translation", "en"),
        ("Překlad do angličtiny", "translation", "en"),
        ("Originaltext", "original", None),
        ("Оригинал (на русском языке)", "original", "ru"),
        ("[Translation from Russian]", "translation", None),
        ("[English translation by Ada Poe]", "translation", "en"),
        ("[Deutsche Übersetzung von Ada Poe]", "translation", "de"),
        ("Przekład", "translation", None),
        ("The original was lost", None, None),
    ],
)
def test_the_label_of_a_text_is_read(printed, kind, language):
    found = find_text_label(printed)
    assert (found.kind if found else None) == kind
    assert (found.language if found else None) == language


@pytest.mark.parametrize(
    "printed",
    [
        "CWIHP e-Dossier No. 46",
        "NKIDP Document Reader #3",
        "Rain Papers, no. 7",
        "Вестник дождя, № 7",
        "Prameny deště, č. 3",
        "Cahiers de la pluie n° 5",
        "Esőfüzetek, 4. szám",
        "Quellenhefte Regen Nr. 12",
    ],
)
def test_a_series_is_told_with_its_number(printed):
    assert is_series(printed)


@pytest.mark.parametrize(
    ("printed", "series"),
    [
        ("Rain e-Dossier no. 12: “The Flood”: New Evidence", "Rain e-Dossier no. 12"),
        ("Quellenreihe Regen, Nr. 3 – Die Flut", None),
        ("Schriftenreihe Regen, Nr. 3 – Die Flut", "Schriftenreihe Regen, Nr. 3"),
        ("The Flood of 1957: New Evidence", None),
        ("Rain, No. 5: The Flood", None),
    ],
)
def test_a_series_may_stand_before_a_title(printed, series):
    length = leading_series(printed, needs_word=True)
    assert (printed[:length] if length else None) == series


def test_a_quotation_may_mix_its_marks_and_hold_another():
    text = "„Regen“, \"[M]any letters,” «дождь „и снег“» and “an 'inner' one.”"
    found = [text[start:end] for start, end in find_quotations(text)]
    assert found == ["Regen", "[M]any letters,", "дождь „и снег“", "и снег", "an 'inner' one."]


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("как видно из документов 2 и 4", "2 4"),
        ("З документів 2 і 3 видно", "2 3"),
        ("Документи 2 и 3 показват", "2 3"),
        ("v dokumente č. 2 a v dokumentoch 3 a 4", "2 3 4"),
        ("viz dok. 2, 4 a 5", "2 4 5"),
        ("w dokumentach nr 2–4 i 7", "2 3 4 7"),
        ("documentele 2 și 3, documentul nr. 5", "2 3 5"),
        ("documents nos 2 et 3 ; la pièce n° 4", "2 3 4"),
        ("une pièce 3 fois jouée", ""),
        ("a 2. dokumentumban, a 3. és a 4. számú dokumentumot", "2 3 4"),
        ("lásd az 1–3. dokumentumot", "1 2 3"),
        ("3 dokumentumot találtunk", ""),
    ],
)
def test_documents_are_mentioned_in_inflected_words(printed, numbers):
    assert [mention.number for mention in find_mentions(printed)] == numbers.split()


@pytest.mark.parametrize(
    ("printed", "credited"),
    [
        ("Публикацию подготовила А. По. Перевод с дождевого Б. Ро.", ["edited", "translated"]),
        ("Textele au fost obținute de A. Poe și traduse de B. Roe.", ["obtained", "translated"]),
        ("A dokumentumokat oroszból fordította Roe Béla.", ["translated"]),
        ("Z polštiny přeložil A. Poe.", ["translated"]),
        ("Přeložila z ruštiny A. Poe.", ["translated"]),
        ("Traducere din limba rusă: A. Poe", ["translated"]),
        ("Пер. с англ. А. По", ["translated"]),
        ("Dokumenty opracował i przełożył z rosyjskiego A. Poe.", ["edited", "translated"]),
        ("Documents obtenus par A. Poe et traduits du polonais par B. Roe",
         ["obtained", "translated"]),
        ("Публикация документов стала возможной в 1991 году.", []),
        ("Przekład i opracowanie: Anna Poe, Instytut Deszczu", ["translated", "edited"]),
        ("Přeložil čaj do konvice a odešel.", []),
    ],
)  # fmt: skip
def test_who_did_what_is_told_in_the_languages_of_the_field(printed, credited):
    assert [role for clause in find_clauses(printed) for role in clause.roles] == credited


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Из дневника посла А. По. Запись беседы с министром", "record of conversation"),
        ("Feljegyzés Roe Béla nagykövet 1957. március 12-i beszélgetéséről",
         "memorandum of conversation"),
        ("Notatka attaché prasowego z rozmowy z redaktorem", "notes of conversation"),
        ("A tabori nagykövetség jelentése az esőről", "report"),
        ("Záznam z rozhovoru vedúceho oddelenia", "record of conversation"),
        ("Запис на разговора между А. По и Б. Ро", "record of conversation"),
        ("Шифрована телеграма от А. По", "telegram"),
        ("Доповідна записка секретаря", "memorandum"),
        ("Declarația guvernului", "speech"),
        ("Minuta convorbirii dintre A. Poe și B. Roe", "record of conversation"),
        ("Compte rendu de l’entretien du 5 janvier", "record of conversation"),
        ("Telegram velvyslance o rozhovoru s ministrem", "telegram"),
        ("Depeše ministerstva", "telegram"),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_the_words_of_its_language(title, kind):
    assert find_kind(title).kind.name == kind


@settings(max_examples=300)
@given(text=st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_no_text_breaks_a_form(text):
    for find in (find_announcement, find_heading):
        find(piece(text))
    for find_in_text in (find_source, find_clauses, find_text_label, find_kind, is_series):
        find_in_text(text)
    for mention in find_mentions(text):
        assert 0 <= mention.start < mention.end <= len(text)
    for start, end in find_quotations(text):
        assert 0 < start < end < len(text)
    line = read_line(text, wants_title=True)
    for part in line.parts if line else ():
        assert 0 <= part.start < part.end <= len(text)
