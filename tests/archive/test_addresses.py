"""Addresses: one a page, the same each time, never two units at one."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier_site.archive.addresses import (
    agent_address,
    archive_address,
    natural_order,
    search_address,
    slug,
    unit_segment,
)

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("J. Bušniak", "j-busniak"),
        ("J. BUSNIAK", "j-busniak"),
        ("Žižkov–Praha", "zizkov-praha"),
        ("Мао Цзэдун", "мао-цзэдун"),
        ("蔣介石", "蔣介石"),
        ("  Zhou   Enlai ", "zhou-enlai"),
    ],
)
def test_a_name_becomes_readable_words(name, expected):
    assert slug(name) == expected


@given(ANY_TEXT)
def test_a_slug_stands_in_an_address_and_is_its_own_slug(name):
    made = slug(name)
    assert re.fullmatch(r"[^\W_]+(?:-[^\W_]+)*", made) or made == slug(name)
    assert 0 < len(made) <= 80
    assert "/" not in made
    assert unquote(agent_address("person", made)) == f"/persons/{made}/"


@given(ANY_TEXT)
def test_a_unit_stays_one_step_of_a_path(value):
    made = unit_segment("delo", value)
    assert made.startswith("delo-")
    assert "/" not in made
    assert len(made) <= len("delo-") + 80


@pytest.mark.parametrize(
    ("one", "other"),
    [("12/3", "12-3"), ("12.3", "123"), ("0100", "100"), ("12", "12a"), ("x" * 100, "x" * 101)],
)
def test_two_units_never_share_an_address(one, other):
    assert unit_segment("delo", one) != unit_segment("delo", other)


def test_levels_tell_units_of_one_value_apart():
    assert unit_segment("opis", "5") != unit_segment("delo", "5")


def test_an_organisation_has_addresses_of_its_own():
    assert agent_address("organisation", "foreign-ministry") == "/organisations/foreign-ministry/"


def test_an_archive_has_its_tree_under_it():
    assert archive_address("AVPRF", "fond-0100/opis-46") == "/archives/AVPRF/fond-0100/opis-46/"


def test_a_search_is_escaped():
    assert search_address('person:"Zhou Enlai" & more') == (
        "/search?q=person%3A%22Zhou+Enlai%22+%26+more"
    )


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_sort_by_size(numbers):
    printed = sorted(map(str, numbers), key=natural_order)
    assert [int(value) for value in printed] == sorted(numbers)


def test_a_line_of_a_million_digits_is_cut():
    assert len(natural_order("1" * 1_000_000)) <= 200
