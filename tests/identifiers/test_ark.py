"""ARKs and short identifiers as people write them."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edossier.identifiers import Ark, LocalId, mint, parse_ark, parse_id


@pytest.mark.parametrize(
    "written",
    [
        "ark:/13030/xf93gt2q",
        "ark:13030/xf93gt2q",
        "ARK:/13030/XF93GT2Q",
        " ark:/13030/xf-93-gt2q ",
        "ark:/13030/xf93\u2010gt2q",
        "http://example.org/ark:/13030/xf93gt2q",
        "https://example.org/a/b/ark:13030/xf93gt2q/",
        "https://example.org/ark:/13030/xf93gt2q?info",
        "https://example.org/ark:/13030/xf93gt2q#p3",
        "https://example.org/ark%3A/13030/xf93gt2q",
    ],
)
def test_every_way_to_write_an_ark_gives_the_same(written):
    assert parse_ark(written) == Ark("13030", "xf93gt2q")


def test_a_version_is_read_from_the_qualifier():
    ark = parse_ark("ark:/13030/xf93gt2q/v12")
    assert ark == Ark("13030", "xf93gt2q", "/v12")
    assert ark.version == 12
    assert ark.unversioned == Ark("13030", "xf93gt2q")
    assert parse_ark("ark:/13030/xf93gt2q/vx").version is None


def test_a_mistyped_ark_is_read_and_known_to_be_wrong():
    assert not parse_ark("ark:/13030/xf93tg2q").has_valid_check


@pytest.mark.parametrize(
    "text",
    ["", "ark:", "ark:/13030", "ark:/13030/", "13030/x/y", "see ark:/13030/x", "ark:/13030/é"],
)
def test_other_text_is_no_ark(text):
    assert parse_ark(text) is None


@given(st.text())
def test_reading_any_text_never_raises(text):
    parse_ark(text)
    parse_id(text)
    parse_ark("ark:/" + text)


@given(st.integers(0, 2**32), st.sampled_from(["", "/v1", "/v23"]))
def test_writing_then_reading_gives_the_same(seed, qualifier):
    ark = Ark("99999", mint("99999", Random(seed)), qualifier)
    assert parse_ark(str(ark)) == ark


def test_a_very_long_text_is_refused_at_once():
    assert parse_ark("ark:/99999/" + "x/" * 500_000) is None
    assert parse_id("4" * 1_000_000) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("46", LocalId("46")),
        ("46/5", LocalId("46", "5")),
        ("12a/V", LocalId("12a", "V")),
        ("ark:/13030/xf93gt2q", Ark("13030", "xf93gt2q")),
        ("46/5/6", None),
        ("46 5", None),
        ("", None),
    ],
)
def test_what_people_type_is_an_ark_or_two_numbers(text, expected):
    assert parse_id(text) == expected
