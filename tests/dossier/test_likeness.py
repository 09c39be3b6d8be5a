"""Suggestions that two records are one: each rule, and what must never be suggested."""

import pytest

from edossier.dossier.likeness import grouped, likeness, likenesses, record_key, traces
from edossier.dossier.records import CitedRecord
from edossier.references import parse

AVPRF = "AVPRF f. 0100, op. 49, p. 410, d. 9, l. 202-203"


def record(printed: str, *, number: str = "", day: str = "") -> CitedRecord:
    reference = parse(printed)
    unit, _, leaves = (reference.key or "").partition("#")
    return CitedRecord(
        document=None,
        note="1",
        index=0,
        archive=reference.repository or reference.repository_printed or "",
        unit=unit or None,
        leaves=leaves,
        registry=frozenset({number} - {""}),
        days=frozenset({day} - {""}),
        reference=reference,
    )


ALIKE = [
    (
        (AVPRF, "", ""), ("AVPRF f. 100, op. 49, p. 410, d. 9, l. 202-203", "", ""),
        "R-LIKE-1", "record", "fond 0100 and 100 differ by leading zeros alone",
    ),
    (
        (AVPRF, "", ""), ("AVPRF f. 0100, op. 49, d. 9, l. 202-203", "", ""),
        "R-LIKE-2", "record", "only one of them names its papka, 410",
    ),
    (
        (AVPRF, "", ""), ("AVPRF f. 0100, op. 49, d. 9, l. 17", "", ""),
        "R-LIKE-2", "unit", "only one of them names its papka, 410",
    ),
    (
        ("PA AA, MfAA, A 6564", "", ""), ("PA AA, M 1, A 6564", "", ""),
        "R-LIKE-3", "unit", "the Bestand MfAA is cited as M 1 today",
    ),
    (
        ("APRF, f. 3, op. 65, d. 500, l. 5", "", ""),
        ("RGANI, f. 3, op. 65, d. 500, l. 5", "", ""),
        "R-LIKE-3", "record", "handed over from APRF to RGANI",
    ),
    (
        ("GARF f. 9576, op. 18, d. 26, l. 312", "0423/57", ""),
        ("RGANI f. 5, op. 30, d. 163, l. 89", "0423/57", ""),
        "R-LIKE-4", "record", "both bear the number 0423/57, in GARF and in RGANI",
    ),
    (
        ("RGANI f. 5, op. 30, d. 163, l. 89", "0423/57", ""),
        ("RGANI f. 5, op. 49, d. 12, l. 4", "0423/57", ""),
        "R-LIKE-4", "record", "though they are cited from two files",
    ),
    (
        ("RGANI f. 5, op. 30, d. 163, l. 89", "0423/57", ""),
        ("RGANI f. 5, op. 30, d. 168, l. 89", "0423/57", ""),
        "R-LIKE-5", "record", "delo 163 and 168 differ in one digit",
    ),
    (
        ("RGANI f. 5, op. 30, d. 163, l. 89", "", "1956-10-30"),
        ("RGANI f. 5, op. 30, d. 168, l. 89", "", "1956-10-30"),
        "R-LIKE-5", "record", "leaves, date and all else agree",
    ),
    (
        ("RGANI f. 5, op. 30, d. 163, l. 89-92", "", ""),
        ("RGANI f. 5, op. 30, d. 163, l. 91-95", "", ""),
        "R-LIKE-6", "record", "leaves 89-92 and 91-95 of one file overlap",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rule", "kind", "reason"), ALIKE)
def test_what_is_probably_one_is_suggested_with_its_reason(one, other, rule, kind, reason):
    a, b = (record(printed, number=number, day=day) for printed, number, day in (one, other))
    found = likeness(a, b)
    assert found is not None
    assert (found.rule, found.kind) == (rule, kind)
    assert reason in found.reason
    assert likeness(b, a) == found or likeness(b, a).id == found.id
    assert [pair.id for pair in likenesses(grouped([a, b]))] == [found.id]


UNLIKE = [
    # A digit alone, nothing else telling.
    (("RGANI f. 5, op. 30, d. 163, l. 89", "", ""), ("RGANI f. 5, op. 30, d. 168, l. 89", "", "")),
    # A digit, and other leaves.
    (
        ("RGANI f. 5, op. 30, d. 163, l. 89", "", "1956-10-30"),
        ("RGANI f. 5, op. 30, d. 168, l. 90", "", "1956-10-30"),
    ),
    # Two papkas contradict each other.
    ((AVPRF, "", ""), ("AVPRF f. 0100, op. 49, p. 411, d. 9, l. 202-203", "", "")),
    # Two dates too.
    (
        (AVPRF, "", "1956-10-30"),
        ("AVPRF f. 0100, op. 49, d. 9, l. 202-203", "", "1956-10-31"),
    ),
    # Two records may meet on one leaf.
    (
        ("RGANI f. 5, op. 30, d. 163, l. 89-92", "", ""),
        ("RGANI f. 5, op. 30, d. 163, l. 92-95", "", ""),
    ),
    # Neighbours in one file, and a file of which no leaf is said.
    ((AVPRF, "", ""), ("AVPRF f. 0100, op. 49, p. 410, d. 9, l. 17", "", "")),
    ((AVPRF, "", ""), ("AVPRF f. 0100, op. 49, p. 410, d. 9", "", "")),
    # A short number comes again each year.
    (
        ("GARF f. 9576, op. 18, d. 26, l. 312", "12/3", ""),
        ("RGANI f. 5, op. 30, d. 163, l. 89", "12/3", ""),
    ),
    # A fonds is no file.
    (("AVPRF f. 0100", "", ""), ("AVPRF f. 100", "", "")),
    # Certainly the same.
    ((AVPRF, "", ""), (AVPRF, "", "")),
    # The Bestand MfAA has other files than those that moved.
    (("PA AA, MfAA, A 6564", "", ""), ("PA AA, M 1, A 6565", "", "")),
]


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_what_may_well_be_two_is_not_suggested(one, other):
    a, b = (record(printed, number=number, day=day) for printed, number, day in (one, other))
    assert likeness(a, b) is None
    assert likenesses(grouped([a, b])) == ()


def test_a_note_that_speaks_of_another_copy_is_a_reason():
    a, b = (
        record("GARF f. 9576, op. 18, d. 26, l. 312"),
        record("RGANI f. 5, op. 30, d. 163, l. 89"),
    )
    found = likeness(a, b, is_copy=True)
    assert found is not None
    assert found.rule == "R-LIKE-7"


def test_the_id_of_a_suggestion_is_made_of_the_records_alone():
    a, b = record(AVPRF), record("AVPRF f. 0100, op. 49, d. 9, l. 202-203")
    found = likeness(a, b)
    assert found is not None
    assert {found.first, found.second} == {record_key(a), record_key(b)}
    assert found.id == likeness(b, a).id
    assert len(found.id) == 8


def test_a_pair_is_found_among_the_many_records_of_a_large_file():
    many = [record(f"AVPRF f. 0100, op. 49, p. 410, d. 9, l. {n}") for n in range(1, 300)]
    one = record("AVPRF f. 0100, op. 49, d. 9, l. 250")
    found = likenesses(grouped([*many, one]))
    assert {(pair.kind, pair.rule) for pair in found} == {
        ("record", "R-LIKE-2"),
        ("unit", "R-LIKE-2"),
    }


def test_records_of_one_file_that_have_nothing_in_common_share_no_trace_that_differs():
    one, other = (record(f"RGANI f. 5, op. 30, d. 163, l. {leaf}") for leaf in ("89-92", "92-95"))
    shared = {(t.kind, t.name): t.differs for t in traces(one)}
    assert all(shared.get((t.kind, t.name), t.differs) == t.differs for t in traces(other))
