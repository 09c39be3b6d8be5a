"""What only several dossiers together show."""

import itertools

from checking.dossiers import ENTRIES, ESSAY, dossier_of, written
from edossier.checking import check_archive

OTHER = (
    "5 May 1957, “Note on hail,” A. Poe, Source: AVPRF f. 1, op. 2, d. 8, l. 1.",
    ENTRIES[1],
    "6 May 1957, “Note on fog,” A. Poe, Source: AVPRF f. 1, op. 2, d. 8, l. 3.",
)


def told_across(*texts: str) -> list[tuple[str, str, list[str]]]:
    dossiers = ((f"No. {number}", dossier_of(text)) for number, text in enumerate(texts, start=1))
    return [
        (label, finding.code, [f"{each.label} in {each.dossier}" for each in finding.related])
        for label, finding in check_archive(dossiers)
    ]


def test_one_record_in_two_dossiers_links_them():
    assert told_across(written(), written(entries=OTHER)) == [
        ("No. 2", "record-published-twice", ["document 2 in No. 1"])
    ]


def test_neighbours_in_one_file_are_two_records():
    others = [entry.replace("11/57", "12/57").replace("l. 8", "l. 9") for entry in OTHER]
    assert told_across(written(), written(entries=others)) == []


def test_a_person_spelled_in_two_ways_is_told_of_the_second_dossier():
    one = written(f"{ESSAY} Ján Bušniak came.")
    other = written(f"{ESSAY} Ján Busňiak came.", OTHER[:1] + ENTRIES[2:] + OTHER[2:])
    found = [each for each in told_across(one, other) if each[1] == "person-spelled-across"]
    assert found == [("No. 2", "person-spelled-across", ["Ján Bušniak in No. 1"])]


def test_two_spellings_of_one_dossier_are_told_there_alone():
    both = written(f"{ESSAY} Ján Bušniak and Ján Busňiak came.")
    assert [each[1] for each in told_across(both)] == []


def test_dossiers_are_taken_one_by_one_and_let_go():
    dossier = dossier_of(written())
    taken = itertools.count()
    dossiers = ((f"No. {next(taken)}", dossier) for _ in range(3))
    found = check_archive(dossiers)
    next(found)
    assert next(taken) == 2  # the third is not asked for before the second is told
