"""Check characters against the NOID specification, and names as they are drawn."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.identifiers import noid

NAMES = st.integers(0, 2**32).map(lambda seed: noid.mint("99999", Random(seed)))


def test_the_example_of_the_specification_has_its_check_character():
    # "Noid: nice opaque identifiers", section on the check digit algorithm: 13030/xf93gt2q
    assert noid.check_character("13030/xf93gt2") == "q"
    assert noid.is_valid("13030", "xf93gt2q")


@given(NAMES)
def test_a_drawn_name_is_valid_and_starts_with_a_letter(name):
    assert noid.is_valid("99999", name)
    assert name[0] in "bcdfghjkmnpqrstvwxz"
    assert len(name) == 12


@given(NAMES, st.data())
def test_one_wrong_character_is_caught(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    wrong = data.draw(st.sampled_from([c for c in noid.ALPHABET if c != name[place]]))
    assert not noid.is_valid("99999", name[:place] + wrong + name[place + 1 :])


@given(NAMES, st.integers(0, 10))
def test_two_characters_that_changed_places_are_caught(name, place):
    swapped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    assert noid.is_valid("99999", swapped) == (swapped == name)


def test_the_same_source_of_chance_draws_the_same_name():
    assert noid.mint("99999", Random(7)) == noid.mint("99999", Random(7))
    assert noid.mint("99999", Random(7)) != noid.mint("99999", Random(8))


@pytest.mark.parametrize("name", ["", "q", "xf93gt2é", "XF93GT2Q", "xf93gt2q ", "x" * 100_000])
def test_what_is_no_name_is_not_valid(name):
    assert not noid.is_valid("13030", name)
