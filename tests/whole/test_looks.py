"""Every kind of page, looked at in Chromium: on a telephone and a desk, by day and by night."""

import pytest

from whole.kinds import STATUS
from whole.looking import COLOUR_RULES, Look, broken_rules, overflow, sight

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_page_breaks_a_rule_of_axe_or_its_own_policy_or_scrolls_sideways(
    every_kind, browser, width, theme
):
    rules = COLOUR_RULES if theme == "dark" else ()
    faults = []
    with sight(browser, Look(width=width, theme=theme)) as seen:
        for kind, address in every_kind.items():
            status = seen.open(address)
            assert status == STATUS.get(kind, 200), kind
            found = [*seen.faults(), overflow(seen.page), *broken_rules(seen.page, only=rules)]
            faults += [f"{kind}: {fault}" for fault in found if fault]
    assert not faults, "\n".join(faults)
