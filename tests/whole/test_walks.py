"""Home, search, document, the essay's passage that cites it, its citation: on foot.

Once without JavaScript, and once with the keyboard alone, by the keys that a person presses.
"""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser

PERSON = "person:Krutikov"
TITLE = "Record of conversation"


def _cites(page: Page, document: str) -> bool:
    """Say whether the passage that the address names links to the document."""
    links = page.locator(":target a.document")
    return document in links.evaluate_all("links => links.map(link => link.href)")


def test_a_reader_without_javascript_searches_reads_and_cites(every_kind_site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(every_kind_site)
    page.fill("input[name=q]", PERSON)
    page.press("input[name=q]", "Enter")
    page.click(f"main .hit a:has-text('{TITLE}')")
    assert TITLE in page.inner_text("h1")
    assert "RGANI" in page.inner_text(".tree")
    document = page.url
    page.click("[aria-labelledby=cited-by] a >> nth=0")
    assert _cites(page, document)
    page.click(".side a[href='#cite']")
    assert page.url.endswith("#cite")
    assert page.inner_text(".citation").endswith("version 1.")
    context.close()


# Of the element that holds the focus: what it is, and what is wrong with how it shows.
_FOCUSED = """
() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const box = one.getBoundingClientRect();
  const faults = [];
  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2)
    faults.push("its focus is not to be seen");
  if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth)
    faults.push("it is outside the window");
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  if (top && !one.contains(top) && !top.contains(one) && one.getClientRects().length < 2)
    faults.push(`it lies under ${top.outerHTML.slice(0, 80)}`);
  return faults.map(fault => `${one.outerHTML.slice(0, 120)}: ${fault}`);
}
"""
MOST_STOPS = 150


def _tab_to(page: Page, selector: str, *, key: str = "Tab") -> None:
    """Press Tab until an element that the selector takes is reached; each stop must be visible."""
    for _ in range(MOST_STOPS):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement !== document.body"), "the Tab key leads out"
        assert page.evaluate(_FOCUSED) == []
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is more than {MOST_STOPS} stops away on {page.url}")


def _follow(page: Page) -> None:
    """Press Enter on a link, and wait for the page behind it."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.fixture
def by_keyboard(browser) -> BrowserContext:
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


def test_a_reader_with_a_keyboard_alone_searches_reads_and_cites(every_kind_site, by_keyboard):
    page = by_keyboard.new_page()
    page.goto(every_kind_site)
    page.keyboard.press("/")
    page.keyboard.type(PERSON)
    _follow(page)
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(_FOCUSED) == []
    assert page.evaluate("document.activeElement.matches('.hit a')")
    while TITLE not in page.evaluate("document.activeElement.textContent"):
        _tab_to(page, ".hit h3 a")
    _follow(page)
    assert TITLE in page.inner_text("h1")
    document = page.url
    _tab_to(page, "[aria-labelledby=cited-by] a")
    _follow(page)
    assert _cites(page, document)
    page.keyboard.press("Tab")
    assert page.evaluate(
        "document.querySelector(':target').compareDocumentPosition(document.activeElement)"
        " & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY)"
    ), "the next stop is not in the passage or behind it"
    _tab_to(page, ".side a[href='#cite']", key="Shift+Tab")
    page.keyboard.press("Enter")
    _tab_to(page, "[data-copy]")
    page.keyboard.press("Enter")
    expect(page.locator("#status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()").endswith("version 1.")


def test_the_first_stop_of_every_page_leads_past_its_head(every_kind, by_keyboard):
    page = by_keyboard.new_page()
    for kind, address in every_kind.items():
        page.goto(address)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.hash") == "#content", kind
        assert page.evaluate(_FOCUSED) == [], kind
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(
            "!document.querySelector('body > header').contains(document.activeElement)"
        ), kind
