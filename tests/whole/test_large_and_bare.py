"""Every kind of page for eyes that need it larger, and without its style sheet or its script."""

import pytest

from whole.looking import Look, overflow, sight
from whole.trees import faults_of, parts_of

pytestmark = pytest.mark.browser

# 1280 px at 400 % are 320 px: WCAG 2.2, success criterion 1.4.10.
ENLARGED = Look(width=320, height=256)


def test_at_four_hundred_per_cent_no_page_scrolls_sideways(every_kind, browser):
    faults = []
    with sight(browser, ENLARGED) as seen:
        for kind, address in every_kind.items():
            seen.open(address)
            faults += [f"{kind}: {fault}" for fault in [overflow(seen.page)] if fault]
    assert not faults, "\n".join(faults)


def test_with_letters_of_four_times_the_size_no_page_scrolls_sideways(every_kind, browser):
    faults = []
    with sight(browser, Look(width=1280)) as seen:
        seen.devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 64, "fixed": 52}})
        for kind, address in every_kind.items():
            seen.open(address)
            size = seen.page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
            assert size >= 56, f"{kind}: the reader's own size of letters is not heeded"
            faults += [f"{kind}: {fault}" for fault in [overflow(seen.page)] if fault]
    assert not faults, "\n".join(faults)


def test_without_style_and_script_every_page_has_its_parts_in_order(every_kind, browser):
    """As a screen reader hears it: the accessibility tree that Chromium makes of the page."""
    faults = []
    with sight(browser, Look(styled=False, scripts=False)) as seen:
        for kind, address in every_kind.items():
            seen.open(address)
            faults += [f"{kind}: {fault}" for fault in faults_of(parts_of(seen.devtools))]
    assert not faults, "\n".join(faults)
