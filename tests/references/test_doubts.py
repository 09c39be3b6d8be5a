"""What must not be given as certain: a level, side or archive that was printed and not read."""

import pytest

from edossier.references import find_all, parse


@pytest.mark.parametrize(
    "printed",
    [
        "ЦАМО РФ, ф. 16, оп. 3139, ед.хр. 133 (том 2), лл. 44–46",
        "ГДА СБУ, Ф. 16, Оп. 1, Спр. 1004 (т. 3), Арк. 211",
        "TNA, FO 371/127300 (Part 2)",
        "BArch, N 265/124, Bl. 5 (Rückseite)",
        "PA AA, f. 12, op. 3",
        'HSTL, PSF, Subject File, Box 159, "China, 1949", Tab B',
        "LBJL, NSF, Country File, China, Box 238 [1 of 2], Vol. I, #34a",
        "JFKL, NSF, b. 22A, China, General, 7/62–8/62, doc 5",
        "MfAA, A 6661",
    ],
)
def test_what_was_printed_and_not_read_casts_a_doubt(printed: str) -> None:
    answer = parse(printed)
    assert answer.status == "partial"
    assert answer.doubts


def test_the_page_behind_an_opaque_number_is_read() -> None:
    answer = parse("CIA, FOIA ERR, CIA-RDP79T00975A003100010001-2, pp. 3–4")
    assert answer.status == "identifier"
    assert [(run.first, run.last) for run in answer.leaves] == [("3", "4")]


def test_the_national_archives_keep_the_records_of_the_department() -> None:
    answer = parse("DOS, 611.93/7-1558, NARA")
    assert (answer.status, answer.repository) == ("parsed", "DOS")
    assert [level.value for level in answer.levels] == ["611.93/7-1558"]


def test_the_fourth_number_of_the_united_nations_is_a_document() -> None:
    answer = parse("UNARMS S-0901-0004-11-00001")
    assert [(level.level, level.value) for level in answer.levels] == [
        ("series", "S-0901"),
        ("file", "11"),
        ("item", "00001"),
    ]


def test_a_svazek_decides_for_prague_and_a_fonds_alone_for_nobody() -> None:
    assert parse("NA, f. 02/1, sv. 26").repository == "NA-CZ"
    assert parse("NA, f. 02/1").status == "ambiguous"


def test_the_word_ibid_is_understood_where_it_was_followed() -> None:
    text = "AVPRF, f. 0100, op. 46, p. 362, d. 12, l. 8; ibid., d. 13, l. 4."
    followed = find_all(text).citations[1].reference
    assert followed.key == "avprf:fond=0100/opis=46/papka=362/delo=13#4"
    assert followed.remainder == ()


def test_the_word_before_a_registry_number_is_no_part_of_it() -> None:
    assert parse("č.j. 0423/51, AMZV, TO-T 1955-1959, ČLR, krabice 2").doc_number == "0423/51"


@pytest.mark.parametrize(
    ("printed", "doubt"),
    [
        ("ANIC, CC al PCR – Relaţii Externe, d. 16/1967, f. 3", "“d. 16/1967” opens with"),
        ("MOL-276-65/184", "“/184” looks like a part"),
        ("ThHStAW, Land Thüringen, BdMP, Bl. 7", "Leaves are printed, and no file"),
        ("RGANI, f. 5, op. 30, d. 4, l. 94, cited in Zubok, p. 112", "between the levels"),
        ("HDA SBU, f. 65, op. 1, d. 7 (case S-9079), ark. 89", "may be a level, or belong"),
        ("ThHStAW, Land Thüringen, BdMP 1031, Bl. 7", "may be a title or a level"),
        ("ЦДАГО України, ф. 1, оп. 24, спр. 4250, арк. 39 зв.–41", "has its side printed"),
        ("TNA FO371/94703 FS1052/4", "Several departments"),
    ],
)
def test_what_is_unusual_in_a_tradition_is_said(printed: str, doubt: str) -> None:
    answer = parse(printed)
    assert answer.status == "partial"
    assert any(doubt in one for one in answer.doubts), answer.doubts
