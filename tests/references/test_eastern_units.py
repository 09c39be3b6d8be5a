"""However a scholar of the East writes it, one unit has one key; two units never share one."""

import pytest

from edossier.references import parse


def key(printed: str) -> str | None:
    return parse(printed).key


@pytest.mark.parametrize(
    "ways",
    [
        ("AJ, 837 (KPR), I-5-b/99-11", "AJ, KPR (837), I-5-b/99-11", "AJ, 837, KPR, I-5-b/99-11"),
        ("AJ, 145-12-48", "AJ, 145 – 12 – 48, Beleška o razgovoru, 4. maj 1957."),
        ("DAMSP, PA, 1956, SSSR, f. 85, d. 16", "DAMSP, 1956, PA, SSSR, f-85, dok. 16"),
        ("HR-HDA-1561, SDS RSUP SRH, kut. 3", "HDA, fond 1561, kut. 3"),
        (
            "ANIC, fond CC al PCR – Relații Externe, dosar nr. 84/1968",
            "ANIC, CC al PCR, Relații Externe, dosar 84/1968",
        ),
        ("ERAF.1.4.1522", "RA, ERAF.1.4.1522", "ERAF, f. 1, n. 4, s. 1522", "ERAF, 1-4-1522"),
        ("LVA, 270. f., 2. apr., 5. l.", "LVA, f. 270, op. 2, d. 5", "LVA, 270-2-5"),
        ("МУҮТА, Х. 1, Д. 4, ХН. 512", "МУҮТА, хөмрөг 1, данс 4, хадгаламжийн нэгж 512"),
        ("ГДА СБУ, ф. 16, оп. 1, спр. 5", "HDA SBU, f. 16, op. 1, spr. 5", "HDA SBU, 16/1/5"),
        ("ЦДА, ф. 1Б, оп. 6, а.е. 3", "TsDA, f. 1B, op. 6, a.e. 3"),
    ],
)
def test_one_unit_has_one_key(ways: tuple[str, ...]) -> None:
    assert key(ways[0]) is not None
    assert {key(way) for way in ways} == {key(ways[0])}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AQSH, F. 490, V. 1958, D. 5", "AQSH, F. 490, V. 1959, D. 5"),
        ("DAMSP, PA, 1956, SSSR, f. 85, d. 16", "DAMSP, PA, 1957, SSSR, f. 85, d. 16"),
        ("SEA (I), f. 14, op. 1, d. 5", "SEA (II), f. 14, op. 1, d. 5"),
        ("RGASPI, f. 17, op. 3, d. 5", "RGASPI, f. 17, op. 3, d. 5a"),
        ("AVPRF, f. 0100, op. 3, d. 5", "AVPRF, f. 100, op. 3, d. 5"),
        ("ANIC, fond CC al PCR, dosar 84/1968", "ANIC, fond CC al PCR, dosar 84/1969"),
    ],
)
def test_two_units_share_no_key(one: str, other: str) -> None:
    assert None not in {key(one), key(other)}
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "printed",
    [
        "ANIC, dosar 84/1968, f. 3",
        "AQSH, F. 490, D. 5",
        "DAMSP, PA, f. 82, d. 15",
        "VA, k. 12, f. 3, r.b. 4",
        "МУҮТА, Д. 4, ХН. 5",
        "ГАНО. Ф. 4. Оп. 1. Д. 5.",
        "AJ, CK SKJ, Komisija, III/42",
    ],
)
def test_a_chain_with_a_gap_or_a_shared_archive_is_in_doubt(printed: str) -> None:
    reference = parse(printed)
    assert reference.status in {"partial", "ambiguous"}
    assert reference.doubts
    assert reference.key is None
