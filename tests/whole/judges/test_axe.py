"""axe-core, in its newest release: every rule, every kind of page, with and without JavaScript."""

from pathlib import Path

import pytest

from whole.looking import Look, broken_rules, overflow, sight

pytestmark = pytest.mark.judges

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing_on_any_kind_of_page(every_kind, browser, width, theme, scripts):
    faults = []
    with sight(browser, Look(width=width, theme=theme, scripts=scripts)) as seen:
        for kind, address in every_kind.items():
            seen.open(address)
            found = [*seen.faults(), overflow(seen.page), *broken_rules(seen.page, axe=AXE)]
            faults += [f"{kind}: {fault}" for fault in found if fault]
    assert not faults, "\n".join(faults)
