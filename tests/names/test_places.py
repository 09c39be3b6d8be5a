"""Places and organisations of the field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.names import find_organisations, find_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("from Peking to Praha", ["Beijing", "Prague"]),
        ("the People’s Republic of Bulgaria and the PRC", ["Bulgaria", "China"]),
        ("České republiky, ČLR", ["Czech Republic", "China"]),
        ("в Пекине и Москве", ["Beijing", "Moscow"]),
        ("Washington, DC and New York", ["Washington", "New York"]),
        ("East Germany’s trade", ["East Germany"]),
        ("the Chinese and Soviet people", []),
        ("a turkey in china", []),
    ],
)
def test_places_have_one_name_whatever_is_printed(text: str, names: list[str]) -> None:
    assert [place.name for place in find_places(text)] == names


def test_organisations_are_found_by_acronym_and_by_name() -> None:
    found = find_organisations("The SED and the Chinese Communist Party (CCP)")
    assert [each.name for each in found] == [
        "Socialist Unity Party of Germany",
        "Chinese Communist Party",
        "Chinese Communist Party",
    ]


@given(st.text() | st.lists(st.sampled_from(["PRC", "’s", " ", "New", "York", "."])).map("".join))
def test_offsets_cut_the_text(text: str) -> None:
    for found in (*find_places(text), *find_organisations(text)):
        assert text[found.start : found.end] == found.printed
