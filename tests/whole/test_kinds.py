"""No kind of page escapes the tests that look at every kind."""

from whole.kinds import APART, LINKED, UNLINKED


def test_every_page_that_a_link_leads_to_is_of_a_kind_with_a_name(every_kind):
    assert sorted(every_kind) == sorted([*LINKED, *UNLINKED, *APART])
