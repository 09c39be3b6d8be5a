"""A hundred thousand strings of any script: `same` and `keys` answer for every one."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from edossier.names import KeyedForms, expand, keys, same

SCRIPTS = [
    *((0x41, 0x24F), (0x370, 0x3FF), (0x400, 0x52F), (0x531, 0x58A), (0x5D0, 0x5F4)),
    *((0x620, 0x6FF), (0x904, 0x939), (0xE01, 0xE3A), (0x10A0, 0x10FF), (0x1E00, 0x1EFF)),
    *((0x3041, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3)),
]
letters = st.sampled_from(SCRIPTS).flatmap(
    lambda ends: st.text(st.characters(min_codepoint=ends[0], max_codepoint=ends[1]), max_size=9)
)
names = st.lists(letters, min_size=1, max_size=4).map(" ".join) | st.text(max_size=40)


def check(one: str, other: str) -> None:
    found, turned = same(one, other), same(other, one)
    assert (found.same, found.score, found.tier) == (turned.same, turned.score, turned.tier)
    assert 0 <= found.score <= 1
    assert found.same == (found.tier in ("same name", "identified"))
    for name in (one, other):
        assert keys(name)
        assert same(name, name).same


@given(names, names)
@example("", "ʹ")
def test_two_strings_of_any_script_are_compared(one, other):
    check(one, other)


@pytest.mark.soak
@settings(
    max_examples=50_000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(names, names)
def test_a_hundred_thousand_strings_of_any_script_are_compared(one, other):
    check(one, other)


@given(st.lists(names, max_size=6), names)
def test_a_name_is_expanded_over_any_forms(forms, query):
    found = expand(query, KeyedForms(forms))
    assert {one.form for one in found} <= set(forms) - {query}
