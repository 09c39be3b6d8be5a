"""Values of a long facet that are looked for."""

import pytest

from edossier.search.among import Among
from edossier.search.query import parse
from edossier.search.unit import Named

PEOPLE = [f"Person {number:03d}" for number in range(120)] + ["Zhou Enlai", "Čeněk Zhouba"]


@pytest.fixture
def index(index_with, unit):
    return index_with([unit(1, people=tuple(map(Named, PEOPLE)))])


def labels(index, facet, beginning):
    found = index.search(parse(""), among=Among(facet, beginning)).facets[facet]
    return [value.label for value in found]


def test_values_are_found_by_the_beginning_of_any_word(index):
    assert labels(index, "person", "zhou") == ["Zhou Enlai", "Čeněk Zhouba"]
    assert labels(index, "person", "cen zh") == ["Čeněk Zhouba"]
    assert labels(index, "person", "person 11") == [f"Person 11{n}" for n in range(10)]


def test_names_are_found_by_their_sound(index):
    assert labels(index, "person", "Чжоу Эньлай") == ["Zhou Enlai"]


def test_what_is_not_there_gives_no_value(index):
    assert labels(index, "person", "helicopter") == []


def test_how_many_values_more_there_are_is_counted(index):
    found = index.search(parse(""))
    assert len(found.facets["person"]) + found.more["person"] == len(PEOPLE)
