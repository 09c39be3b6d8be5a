"""Citations as the field prints them, read by hand; each row says where it was printed."""

import pytest

from edossier.references import ArchivalReference, Context, parse

DOSSIER_46 = Context({"NA": "Národní archiv (National Archive)"})


def chain(reference: ArchivalReference) -> dict[str, str]:
    return {level.level: level.value for level in (*reference.levels, *reference.containers)}


def runs(reference: ArchivalReference) -> list[tuple[str, str]]:
    return [(leaves.first, leaves.last) for leaves in reference.leaves]


@pytest.mark.parametrize(
    ("printed", "repository", "expected", "leaves", "year"),
    [
        (
            "AVPRF f. 0100, op. 46, 1953, p. 362, d. 12, l. 8",
            "AVPRF",
            {"fond": "0100", "opis": "46", "papka": "362", "delo": "12"},
            [("8", "8")],
            "1953",
        ),
        (
            "AVPRF f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03",
            "AVPRF",
            {"fond": "0100", "opis": "49", "papka": "410", "delo": "9"},
            [("202", "203")],
            "1956",
        ),
        (
            "RGANI f. 5, op. 28, r. 5195, d. 479, l. 74-81",
            "RGANI",
            {"fond": "5", "opis": "28", "reel": "5195", "delo": "479"},
            [("74", "81")],
            None,
        ),
        (
            "GARF, f. 9576, op. 18, 1958, d. 26, l. 312-322",
            "GARF",
            {"fond": "9576", "opis": "18", "delo": "26"},
            [("312", "322")],
            "1958",
        ),
        (
            "SAPMO DY 30/3605/25-27",
            "SAPMO-BArch",
            {"bestand": "30", "archivnummer": "3605"},
            [("25", "27")],
            None,
        ),
        (
            "MZV Teritoriální odbory – Tajné 1955-1959, ČLR, krabice 2, obal. 10",
            "AMZV",
            {
                "fond": "Teritoriální odbory – Tajné",
                "date_range": "1955-1959",
                "country_file": "ČLR",
                "krabice": "2",
                "obal": "10",
            },
            [],
            None,
        ),
        (
            "NA, Ústřední výbor komunistické strany československa (ÚV KSČ), 1945-1989, "
            "Antonín Novotný II, krabice 85, folder 118:  Čína",
            "NA-CZ",
            {
                "fond": "Ústřední výbor komunistické strany československa (ÚV KSČ)",
                "date_range": "1945-1989",
                "subfond": "Antonín Novotný II",
                "krabice": "85",
                "folder": "118: Čína",
            },
            [],
            None,
        ),
    ],
)
def test_sources_of_dossier_46(printed, repository, expected, leaves, year):
    # CWIHP e-Dossier No. 46, the sources of its documents and its notes 6 and 9.
    reference = parse(printed, DOSSIER_46)
    assert reference.status == "parsed"
    assert reference.repository == repository
    assert chain(reference) == expected
    assert runs(reference) == leaves
    assert reference.year == year
    assert reference.key is not None


def test_single_third_number_of_a_bestand_is_in_doubt():
    # CWIHP e-Dossier No. 46, Document 2.
    reference = parse("SAPMO DY 30/3603/77")
    assert reference.status == "ambiguous"
    assert runs(reference) == [("77", "77")]
    assert reference.key is None
    assert reference.doubts
    assert reference.readings


def test_shared_acronym_without_a_definition_has_candidates():
    reference = parse("NA, Antonín Novotný II, folder 118")
    assert reference.status == "ambiguous"
    assert reference.repository is None
    assert "NA-CZ" in reference.candidates


def test_an_archive_that_only_the_dossier_names_is_read_by_the_form_of_its_numbers():
    # An invented archive, in the form of the sources of CWIHP e-Dossier No. 46.
    defined = Context({"QXW": "Archiv der Vereine", "QXY": "Archiv ministerstva Ruritánie"})
    german, czech = (
        parse("QXW DY 31/4605/26-28", defined),
        parse("QXY Územní odbory, krabice 4, obal 7", defined),
    )
    assert (chain(german), runs(german)) == (
        {"bestand": "31", "archivnummer": "4605"},
        [("26", "28")],
    )
    assert chain(czech) == {"fond": "Územní odbory", "krabice": "4", "obal": "7"}
    for reference in (german, czech):
        assert reference.status == "parsed"
        assert reference.doubts == ()
        assert reference.repository is None
        assert reference.key is None


def test_an_archive_that_nobody_explains_is_in_doubt():
    reference = parse("QXW f. 12, op. 4, d. 404", Context({"QXY": "Archiv ministerstva Ruritánie"}))
    assert reference.status == "partial"
    assert reference.doubts == ("No archive that is known here is named.",)


def test_a_name_given_to_a_shared_acronym_is_believed():
    ruritania = Context({"NA": "National Archive of Ruritania"})
    assert parse("NA, Letters, krabice 5", ruritania).repository is None


@pytest.mark.parametrize(
    ("printed", "repository", "expected", "leaves"),
    [
        # Editions at istmat.org and the archives' own forms of citation.
        ("РГАСПИ. Ф. 17. Оп. 163. Д. 899. Л. 75 (Б).", "RGASPI", "17 163 899", [("75", "75")]),
        ("ГА РФ Р7523 105 168", "GARF", "Р7523 105 168", []),
        ("АВП РФ. Ф. 0102. Оп. 12. Д. 4, папка 68.", "AVPRF", "0102 12 4 68", []),
        ("АПРФ. Ф. 45. On. 1. Д. 328. Л. 32-50.", "APRF", "45 1 328", [("32", "50")]),
        ("AVPRF fond 0102, opis 16, delo 7, p.16-42", "AVPRF", "0102 16 7", [("16", "42")]),
        ("LYA, f. K-35, ap. 2, b. 844, l. 1–207.", "LYA", "K-35 2 844", [("1", "207")]),
        ("CDAWOWU, 38/1/245, p. 47.", "TsDAVOU", "38 1 245", [("47", "47")]),
        ("BArch, RW 19 (OKW/Amt)/234, Bl. 4.", "BArch", "19 OKW/Amt 234", [("4", "4")]),
        ("PA AA, M 38, ZR 311/98", "PA-AA", "38 311/98", []),
        ("MOL M-KS 288. f. 5. cs. 44. ő. e.", "MNL-OL", "M-KS 288 5 44", []),
        ("外交部档案馆,档案号:110-02005-01,第4—5页", "CFMA", "110 02005 01", [("4", "5")]),
        ("C. O. 882/5, p. 46 .", "TNA", "C. O. 882 5", [("46", "46")]),
        ("IOR/L/PS/12/1993", "BL", "IOR L PS 12 1993", []),
        ("NARA, RG 59, CDF 1910–1929, 111.324/17.", "NARA", "59 CDF 1910–1929 111.324/17", []),
        ("AAN, KC PZPR, 237/V-123, k. 12", "AAN", "KC PZPR 237/V-123", [("12", "12")]),
        ("ANIC, fond CC, dosar 84/1968, f. 2-10", "ANIC", "CC 84/1968", [("2", "10")]),
        ("AMSZ, z. 10, w. 36, t. 331", "AMSZ", "10 331 36", []),
        ("AQSH, F. 14/AP, V. 1956, D. 12, fl. 3", "AQSH", "14/AP 1956 12", [("3", "3")]),
    ],
)
def test_each_tradition_is_read_by_its_own_grammar(printed, repository, expected, leaves):
    reference = parse(printed)
    assert reference.status == "parsed"
    assert reference.repository == repository
    assert " ".join(chain(reference).values()) == expected
    assert runs(reference) == leaves


def test_credits_stand_apart_from_the_chain():
    reference = parse("AVPRF f. 5, op. 1, d. 2; obtained by Ann Writer; translated by Bo T. Reader")
    assert [(credit.role, credit.agent) for credit in reference.credits] == [
        ("obtained", "Ann Writer"),
        ("translated", "Bo T. Reader"),
    ]
    assert reference.status == "parsed"


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("495/225/71", "partial"),  # three numbers, the archive in the sentence before
        ("Ф. 1Б; оп. 6; а.е. 307", "partial"),
        ("LAC, RG 25, Box 3", "parsed"),  # a record group in Ottawa
        ("XYZ, RG 25, Box 3", "partial"),  # and one nobody knows
        ("Л. 80.", "relative"),
        ("Там же. Оп. 166. Д. 459.", "relative"),
        ("A. Author, A Book (New York: A Press, 1977), 385-387.", "not-archival"),
        ("CREST, CIA–RDP80B01676R000900080046–7", "identifier"),
        ("НА РБ. Ф. 4. Оп. 1. Д. 2.", "ambiguous"),
        ("RGANI f. 5, d. 163", "partial"),  # no opis
        ("", "unknown"),
    ],
)
def test_what_is_not_certain_says_so(printed, status):
    assert parse(printed).status == status


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        # The citation form of the Central Committee's papers in Warsaw: paczka, tom, karta.
        (
            "AAN, KC PZPR, p. 112, t. 27, k. 203",
            {"zespol": "KC PZPR", "container": "112", "teczka": "27"},
        ),
        (
            "SHD, GR 10 T 534, dossier 2",
            {"department": "GR", "series": "10 T", "number": "534", "file": "2"},
        ),
        (
            "Archives nationales, 457 AP 12, dossier 3. Minute",
            {"series": "457 AP", "item": "12", "file": "3"},
        ),
        # The labels are those of the author's language.
        (
            "RGANI, fonds 5, inventaire 30, dossier 422, folios 12-15",
            {"fond": "5", "opis": "30", "delo": "422"},
        ),
        ("AMAE Bucarest, fonds Chine, dossier 217/1964", {"fond": "Chine", "dosar": "217/1964"}),
        ("AN, 5 AG 1, carton 230", {"series": "5 AG", "item": "1", "karton": "230"}),
        (
            "AMZV, f. DTD 1980–1989, kr. 12",
            {"fond": "DTD", "date_range": "1980–1989", "krabice": "12"},
        ),
        (
            "Державний архів Полтавської області. – Ф. П-46. – Оп. 1. – Спр. 612. – Арк. 44.",
            {"fond": "П-46", "opys": "1", "sprava": "612"},
        ),
        (
            "Archives diplomatiques, La Courneuve, 118QO/271, fol. 112",
            {"series": "118QO", "volume": "271"},
        ),
        ("ÁBTL 3.1.5. O-13405/2, 24–26. o.", {"fond": "3.1.5", "file": "O-13405/2"}),
        (
            "SNA, f. ÚV KSS, kartón 1187, archívna jednotka 4. Rukopis.",
            {"fond": "ÚV KSS", "karton": "1187", "archivni_jednotka": "4"},
        ),
        (
            "AMZV, TO-T 1955–1959, Indie, krabice 1, obal 2. Kopie, strojopis.",
            {
                "fond": "TO-T",
                "date_range": "1955–1959",
                "country_file": "Indie",
                "krabice": "1",
                "obal": "2",
            },
        ),
    ],
)
def test_what_stands_behind_a_code_or_a_level_is_read_apart(printed, expected):
    assert chain(parse(printed)) == expected


def test_ibid_takes_its_archive_from_the_citation_before():
    before = parse("AMZV, TO-T 1955–1959, Čína, krabice 2, obal 3")
    taken_up = parse("Tamtéž, krabice 3", before=before)
    assert (taken_up.repository, chain(taken_up)) == ("AMZV", {"krabice": "3"})
    assert parse("Tamtéž, krabice 3").repository is None
    assert parse("MZV, krabice 3", before=before).repository == "AMZV"


@pytest.mark.parametrize(
    "printed",
    [
        "AVPRF f. 0100, op. 49, l. 5, p. 410",
        "AVPRF f. 0100, p. 410, l. 5",
        "GARF f. 9401, op. 2, ll. 3-9",
        "ЦДА, ф. 1Б, оп. 6, л. 14",
    ],
)
def test_leaves_of_a_file_that_is_not_printed_are_in_doubt(printed):
    reference = parse(printed)
    assert (reference.status, reference.key) == ("partial", None)
    assert any("No file is printed" in doubt for doubt in reference.doubts)


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [
        ("AMAE, Asie-Océanie, Inde, vol. 212, folios 31 à 34", "31", "34"),
        ("BArch, DY 30/2911, Bl. 8 bis 11", "8", "11"),
        ("РГАНИ, ф. 5, оп. 30, д. 9, лл. 3 до 6", "3", "6"),
        ("SNA, f. ÚV KSS, k. 902, s. 14 do 19", "14", "19"),
        ("RGASPI, f. 17, op. 3, d. 41, ll. 17 to 19", "17", "19"),
    ],
)
def test_a_run_of_leaves_may_have_its_dash_written_out(printed, first, last):
    assert [(run.first, run.last) for run in parse(printed).leaves] == [(first, last)]
    assert not parse(printed).remainder
