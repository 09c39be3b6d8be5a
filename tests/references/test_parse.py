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
