"""One unit has one key, however it was printed; what an archive tells apart keeps two."""

import pytest

from edossier.references import parse


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("BAR, E 2001 (E), 1972/33, Bd. 214", "CH-BAR#E2001E#1972/33#214*, Az. B.15, China"),
        (
            "AMZV, TO-T 1955-1959, Čína, k. 4, ob. 17",
            "AMZV, f. TO-T, 1955–1959, Čína, krabice 4, obal 17",
        ),
        (
            "NA, A ÚV KSČ, f. 02/1, sv. 71, a. j. 84",
            "AÚV KSČ, fond 02/1, svazek 71, archivní jednotka 84",
        ),
        ("AIPN BU 0296/217, t. 2", "AIPN, sygn. IPN BU 0296/217, t. 2"),
        ("AMSZ, 10/41/372", "AMSZ, z. 10, t. 372, w. 41"),
        ("MNL OL M-KS 288. f. 5/147. ő. e.", "MOL, M-KS-288. f. 5. cs. 147. ő. e."),
        (
            "Nationaal Archief, Den Haag, Ministerie van Buitenlandse Zaken, 1955-1964, "
            "nummer toegang 2.05.118, inventarisnummer 12873",
            "NL-HaNA, 2.05.118, inv.nr. 12873",
        ),
        ("BArch, DY 30/2471", "SAPMO-BArch, DY30/2471"),
        ("BArch, MfS, ZAIG 5472", "BStU, MfS, ZAIG, Nr. 5472"),
    ],
)
def test_one_unit_has_one_key(printed: str, other: str) -> None:
    assert parse(printed).key is not None
    assert parse(printed).key == parse(other).key


@pytest.mark.parametrize(
    ("printed", "other"),
    [
        ("AIPN BU 0296/217, t. 2", "AIPN Wr 0296/217, t. 2"),
        ("PA AA, MfAA, A 1184/75", "PA AA, MfAA, C 1184/75"),
        ("SNA, ÚV KSS, š. 12", "NA, f. ÚV KSS, k. 12"),
        ("LAB, C Rep. 902, Nr. 2418", "LAB, B Rep. 902, Nr. 2418"),
    ],
)
def test_units_that_an_archive_tells_apart_have_two_keys(printed: str, other: str) -> None:
    assert parse(printed).key is not None
    assert parse(printed).key != parse(other).key
