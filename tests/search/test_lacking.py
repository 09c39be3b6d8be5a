"""A query that finds nothing: what is to blame, and what is near to it."""

import pytest

from edossier.references import parse as parse_reference
from edossier.search.query import parse
from edossier.search.unit import Named


@pytest.fixture
def index(index_with, unit):
    return index_with(
        [
            unit(1, "the harbour", references=(parse_reference("AVPRF f. 0100, op. 49, d. 9"),)),
            unit(2, "the envoy, No. 0423/57", people=(Named("Zhou Enlai"),)),
            unit(3, "letters", references=(parse_reference("AVPRF f. 0100, op. 46, d. 12"),)),
        ]
    )


def test_the_condition_that_nothing_meets_is_named(index):
    (one,) = index.search(parse("harbour helicopter -letters")).lacking
    assert (one.words, one.alone, one.total) == ("helicopter", 0, None)


def test_conditions_that_are_never_met_together_are_named(index):
    found = index.search(parse("harbour envoy the")).lacking
    assert [(one.words, one.alone, one.total) for one in found] == [
        ("harbour", 1, 1),
        ("envoy", 1, 1),
    ]


def test_near_signatures_are_beside_it_and_above(index):
    (one,) = index.search(parse("AVPRF f. 0100, op. 48")).lacking
    assert one.near == ("ref:AVPRF/0100/49", "ref:AVPRF/0100/46", "ref:AVPRF/0100")
    for query in one.near:
        assert index.search(parse(query)).total


def test_near_signatures_without_an_archive_are_as_printed(index):
    (one,) = index.search(parse('ref:"f. 0100, op. 46, d. 13"')).lacking
    assert one.near[0] == 'ref:"f. 0100, op. 46, d. 12"'
    assert index.search(parse(one.near[0])).total == 1


def test_the_beginning_of_a_number_is_near_to_it(index):
    assert index.search(parse("0423/58")).lacking[0].near[0] == "0423"


def test_near_names_sound_like_it(index):
    (one,) = index.search(parse('person:"Zhou Enshou"')).lacking
    assert 'person:"Zhou Enlai"' in one.near


def test_nothing_is_to_blame_where_something_is_found(index):
    assert index.search(parse("harbour")).lacking == ()
