"""Citations in running text: where each starts and ends, and what is none."""

import pytest

from edossier.references import Context, find, parse


def printed(text: str, context: Context | None = None) -> list[str]:
    return [found.reference.printed for found in find(text, context)]


def test_name_translation_and_acronym_belong_to_the_citation():
    # The form of CWIHP e-Dossier No. 46, note 6; the name as misspelt there.
    cited = (
        "Rossiiskii gosudarstvennyi arkhiv noveishii istorii (Russian State Archive of "
        "Contemporary History, RGANI) f. 5, op. 30, d. 163, l. 89-92"
    )
    assert printed(f"See 31 March 1956, “Talk,” A. Writer, {cited}; also a letter.") == [cited]


def test_two_citations_in_one_sentence_are_parted():
    # Printed in an article on the year 1916 in Central Asia, note 20.
    first = "ЦГВИА РФ. Ф. 400, 1916 г. Оп. 263/216. Д. 42. Л. 118"
    second = "РФ ИЯЛИ НАН КР. Инв. 1503. Л. 87, 99"
    assert printed(f"{first} ; {second}.") == [first, second]


def test_number_in_brackets_names_and_folder_end_at_the_clause():
    # United States files, in the form of the history of the FRUS series.
    text = (
        "Report, p. 2, Department of State, HAC Lot File 96D292, Box 2, 1971–Report. See also it."
    )
    assert printed(text) == ["Department of State, HAC Lot File 96D292, Box 2, 1971–Report"]


@pytest.mark.parametrize(
    "text",
    [
        "Journal of Some Studies 11, no. 4 (Fall 2009): 80, 25n.",
        "A Wengao, vol. 6 (Beijing: Some Press, 1992), 632, 649.",
        "Working Paper 22 (1998), 71; A. Author, A Book (Princeton, NJ: A Press, 1996).",
        "The RGANI is in Moscow, and MZV in Prague; the NA opened in 1989.",
        "The Department of State wrote to the Embassy on 11 March 1965.",
        "",
    ],
)
def test_books_journals_and_mentions_are_no_citations(text):
    assert printed(text) == []


def test_an_acronym_that_the_dossier_defines_decides():
    text = "See NA, fond Antonín Novotný II, krabice 85, and more."
    (found,) = find(text, Context({"NA": "Národní archiv"}))
    assert found.reference.repository == "NA-CZ"
    assert text[found.start : found.end] == "NA, fond Antonín Novotný II, krabice 85"


def test_codes_that_stand_for_their_archive_are_found():
    assert printed("Minute of 5 May, FO 371/151924, in the same sense.") == ["FO 371/151924"]


def test_a_line_of_nothing_but_citations_is_answered_to_its_end():
    assert len(find("RGANI f. 5, op. 3, d. 4; " * 1500)) == 1500


@pytest.mark.parametrize(
    ("cited", "printed", "found"),
    [
        ("AMZV, TO-T 1955–1959, Čína, krabice 2, obal 3", "Tamtéž, obal 4.", "Tamtéž, obal 4"),
        ("AMSZ, z. 7, w. 53, t. 418, k. 2", "Tamże, k. 5.", "Tamże, k. 5"),
        ("MNL OL, XIX-J-1-j, Kína, 4. doboz", "Uo., 00127/1957.", "Uo., 00127/1957"),
        ("ANIC, fond X, dosar nr. 19/1968", "Ibidem, dosar nr. 20/1968, f. 9.",
         "Ibidem, dosar nr. 20/1968, f. 9"),
        ("ANIC, fond X, dosar nr. 19/1968", "Ibidem, 45.", None),
        ("MNL OL XIX-J-1-j-Izrael (14. doboz)", "Uo. (15. doboz), 00412/1957.",
         "Uo. (15. doboz), 00412/1957"),
    ],
)  # fmt: skip
def test_ibid_goes_on_in_the_tradition_of_the_citation_before(cited, printed, found):
    before = parse(cited)
    texts = [printed[one.start : one.end] for one in find(printed, before=before)]
    assert texts == ([found] if found else [])


def test_dashes_may_part_the_levels_of_a_citation():
    text = "Див.: ЦДАГО України. – Ф. 1. – Оп. 23. – Спр. 5011. – Арк. 9. Там само. – Арк. 10."
    assert printed(text) == [
        "ЦДАГО України. – Ф. 1. – Оп. 23. – Спр. 5011. – Арк. 9",
        "Там само. – Арк. 10",
    ]
    assert printed("РГАНИ. – Ф. 5. – Оп. 2. – это не всё.") == ["РГАНИ. – Ф. 5. – Оп. 2"]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "参见《会谈记录》，1965年2月10日，外交部档案馆，档案号：109-03957-06，第3—9页；"
            "另见俄罗斯联邦对外政策档案馆，全宗0100，目录58，卷宗504，案卷5，第12页。",
            [
                "外交部档案馆，档案号：109-03957-06，第3—9页",
                "俄罗斯联邦对外政策档案馆，全宗0100，目录58，卷宗504，案卷5，第12页",
            ],
        ),
        (
            "「致某公電」，《蔣中正總統文物》，國史館藏，數位典藏號：002-020400-00028-012；〈韓戰〉",
            ["國史館藏，數位典藏號：002-020400-00028-012"],
        ),
        (
            "See ISA, RG 130/2446/7; CZA, S25/5634.",
            ["ISA, RG 130/2446/7", "CZA, S25/5634"],
        ),
    ],
)
def test_citations_of_asia_end_with_their_last_level(text, cited):
    # Made-up numbers: a title may stand between archive and number, never behind it.
    assert printed(text) == cited
