"""A reference written again is read as the same reference, whatever its tradition."""

import json

import pytest
from hypothesis import given, settings

from edossier.references import Context, parse
from edossier.references.format import format, is_same  # noqa: A004  # the counterpart of `parse`
from references.made_citations import citations


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        # The Foreign Ministry's archive, CWIHP e-Dossier No. 46; its leaves in full.
        (
            "AVPRF f. 0100,op. 49,  1956, p.410, d. 9, l. 202-03",
            "AVPRF, f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-203",
        ),
        # GOST R 7.0.5-2008, 7.3: full stops, capitals; what follows is no part of it.
        (
            "Source: РГАСПИ Ф.17 Оп.163 Д.899 Л.75об (Б).",
            "РГАСПИ. Ф. 17. Оп. 163. Д. 899. Л. 75 об.",
        ),
        ("РГАСПИ,ф.538,оп.1,д.331,л.5-7", "РГАСПИ, ф. 538, оп. 1, д. 331, л. 5-7"),
        ("ЦГВИА РФ. Ф. 400, 1916 г. Оп. 263/216.", "ЦГВИА РФ. Ф. 400, 1916 г. Оп. 263/216"),
        ("GARF, f. 5, op. 1, d. 2; obtained by Ann Writer", "GARF, f. 5, op. 1, d. 2"),
        ("SAPMO  DY 30/3605/25-27", "SAPMO, DY 30/3605/25-27"),
        ("PA AA,B 33, Bd.103649", "PA AA, B 33, Bd. 103649"),
        ("MOL M-KS 288. f. 5. cs. 44. ő. e. Géppel írt.", "MOL M-KS 288. f. 5. cs. 44. ő. e."),
        ("外交部档案馆,档案号:110-02005-01,第4—5页", "外交部档案馆，110-02005-01，第4—5页"),
        ("PRO Class FO 371/105188-105355", "PRO, FO 371/105188-105355"),
        ("IOR/L/PS/12/1993", "IOR/L/PS/12/1993"),
        (
            "Source: Department of State, Central Files; POL 25–3 INDON. Confidential; Immediate.",
            "Department of State, Central Files, POL 25–3 INDON",
        ),
        ("CREST, CIA–RDP80B01676R000900080046–7.", "CREST, CIA–RDP80B01676R000900080046–7"),
        ("CH-BAR#E1004.1#1000/9#194#2", "CH-BAR#E1004.1#1000/9#194#2"),
    ],
)
def test_each_tradition_has_its_form(printed, written):
    assert format(parse(printed)) == written


@pytest.mark.parametrize(
    "printed",
    [
        "Там же. Оп. 166. Д. 459. Л. 12.",
        "фонозапис ф. 14-10, од. зб. 1248, № 9",
        "A. Author, A Book (New York: A Press, 1977), 385-387.",
        "RGANI f. 5, x 7, d. 163",
        "",
    ],
)
def test_what_is_uncertain_stays_as_printed(printed):
    assert format(parse(printed)) == printed


def test_what_the_dossier_says_of_an_acronym_is_needed_to_read_it_again():
    defined = Context({"NA": "Národní archiv (National Archive)"})
    reference = parse("NA,  Antonín Novotný II,  krabice 85 (copy)", defined)
    written = format(reference, defined)
    assert written == "NA, Antonín Novotný II, krabice 85"
    assert is_same(parse(written, defined), reference)


def test_a_citation_that_takes_its_archive_from_the_one_before():
    before = parse("РГАНИ. Ф. 5. Оп. 30. Д. 9. Л. 3")
    reference = parse("Tamtéž, krabice 3", before=before)
    assert is_same(parse(format(reference, before=before), before=before), reference)


def test_a_form_that_would_be_read_otherwise_is_not_given():
    # With a comma for the semicolon the three numbers are read as those of the archives' network.
    reference = parse("APLodz; 37/12/168, k. 819")
    assert is_same(parse(format(reference)), reference)


def holds_for(printed: str) -> None:
    reference = parse(printed)
    written = format(reference)
    again = parse(written)
    assert is_same(again, reference)
    assert format(again) == written


@given(citations())
def test_a_made_citation_is_read_again_as_the_same(printed):
    holds_for(printed)


@pytest.mark.soak
@settings(max_examples=10_000)
@given(citations())
def test_many_made_citations_are_read_again_as_the_same(printed):
    holds_for(printed)


@pytest.mark.shared
def test_every_real_citation_has_a_form_of_its_tradition(shared):
    lines = (shared / "data/references/citations.dev.jsonl").read_text("utf-8").splitlines()
    for printed in (json.loads(line)["raw"] for line in lines):
        holds_for(printed)
        reference = parse(printed)
        if reference.status in {"parsed", "identifier"}:
            assert not parse(format(reference)).remainder
