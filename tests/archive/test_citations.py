"""Which archive a citation is of, and which unit of its tree."""

import pytest

from edossier.dossier import Note, Repository
from edossier.references import ArchivalReference, Context, parse
from edossier_site.archive.citations import citations_of, holder_of, units_of


def paths(printed: str) -> list[str]:
    return [unit.path for unit in units_of(parse(printed))]


def test_the_path_goes_from_the_widest_unit_down():
    assert paths("AVPRF f. 0100, op. 49, 1956, p. 410, d. 9, l. 202-03") == [
        "fond-0100",
        "fond-0100/opis-49",
        "fond-0100/opis-49/delo-9",
    ]


def test_the_letters_of_a_bestand_are_part_of_its_name():
    assert paths("SAPMO DY 30/3603") == ["bestand-dy-30", "bestand-dy-30/archivnummer-3603"]
    assert paths("SAPMO NY 30/3603")[0] != paths("SAPMO DY 30/3603")[0]


def test_zeros_and_letters_tell_files_apart():
    assert paths("AVPRF f. 0100, op. 1, d. 1")[0] != paths("AVPRF f. 100, op. 1, d. 1")[0]


def test_a_citation_deeper_than_any_tree_is_cut():
    [level] = parse("AVPRF f. 5").levels
    reference = ArchivalReference(printed="", status="partial", levels=(level,) * 1000)
    assert len(units_of(reference)) < 100


def own(acronym: str, name: str) -> Repository:
    return Repository(acronym=acronym, name=name)


@pytest.mark.parametrize(
    ("acronym", "name", "expected"),
    [
        ("SAM", "State Archive of Mirovia", "sam-state-archive-of-mirovia"),
        ("SAM", "Sable Archive of Music", "sam-sable-archive-of-music"),
    ],
)
def test_an_archive_that_only_the_dossier_names_has_both_its_names(first, acronym, name, expected):
    dossier = first.model_copy(update={"repositories": (own(acronym, name),)})
    reference = parse(f"{acronym} f. 1, op. 2, d. 3", Context(acronyms={acronym: name}))
    holder = holder_of(reference, dossier)
    assert holder is not None
    assert (holder.id, holder.acronym, holder.name) == (expected, acronym, name)
    assert not holder.is_known


def test_a_citation_that_names_no_archive_is_no_archives(first):
    assert holder_of(ArchivalReference(printed="f. 5, op. 1", status="relative"), first) is None


def test_one_of_several_archives_is_not_guessed(first):
    shared = ArchivalReference(
        printed="NA 5", status="ambiguous", candidates=("NA-CZ", "NARA"), repository_printed="NA"
    )
    assert holder_of(shared, first.model_copy(update={"repositories": ()})) is None


def test_a_citation_without_a_span_is_found_by_its_words(first):
    reference = first.notes[0].references[0]
    text = f"Compare {reference.printed} with the rest."
    note = Note(id="1", number="1", text=text, references=(reference,))
    dossier = first.model_copy(update={"notes": (note,), "documents": ()})
    [cited] = citations_of(dossier)
    assert cited.passage.words == reference.printed
    assert cited.anchor == "note-1"
