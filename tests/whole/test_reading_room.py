"""The reader's room in a browser: notes, previews, the place of reading, keys, copying, paper."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 390, "height": 844}
ESSAY = "Advisers, Allies, Rivals"
CALL = 'a[role="doc-noteref"]'
# Of the first note: its words, and how often they stand in the page.
NOTE_COPIES = """() => {
  const words = document.querySelector(".note-body").textContent.slice(0, 60);
  return document.body.textContent.split(words).length - 1;
}"""


@pytest.fixture(scope="module")
def browser(chromium_path) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser, sample_site) -> Iterator[Callable[..., Page]]:
    """Open a page of the sample archive in a window of one's own."""
    contexts = []

    def opened(path: str, **options: object) -> Page:
        options = {"viewport": WIDE, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.goto(sample_site + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def open_essay(open_page) -> Callable[..., Page]:
    """Open the page of the dossier with thirteen documents."""

    def opened(**options: object) -> Page:
        page = open_page("/", **options)
        page.click(f"main a:has-text('{ESSAY}')")
        page.wait_for_selector(".essay")
        return page

    return opened


@pytest.mark.parametrize("width", [1185, 1250, 1285])
def test_notes_beside_the_text_widen_no_window(open_page, width):
    page = open_page("/")
    page.click("main a:has-text('Cape Morrow')")
    page.set_viewport_size({"width": width, "height": 800})
    page.wait_for_selector(".notes-beside")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_on_a_wide_window_each_note_stands_beside_its_call(open_essay):
    page = open_essay()
    page.wait_for_selector(".notes-beside")
    places = page.evaluate(
        """call => [...document.querySelectorAll(".note-list > li")].map(note => {
          const own = document.querySelector(`${call}[href="#${note.id}"]`);
          const text = own.closest("p").getBoundingClientRect();
          const box = note.getBoundingClientRect();
          return {right: box.left - text.right, down: box.top - own.getBoundingClientRect().top,
                  top: box.top, bottom: box.bottom};
        })""",
        CALL,
    )
    assert len(places) > 5
    assert all(place["right"] > 0 for place in places)
    # Beside its call, or as near below as the note before leaves room.
    ends = [float("-inf"), *(place["bottom"] for place in places)]
    for place, end in zip(places, ends, strict=False):
        assert place["top"] >= end
        assert abs(place["down"]) < 20 or place["top"] - end < 20
    assert page.evaluate(NOTE_COPIES) == 1


def test_on_a_narrow_window_a_tap_opens_the_note_below_its_paragraph(open_essay):
    page = open_essay(viewport=NARROW, has_touch=True)
    call = page.locator(CALL).first
    call.tap()
    note = page.locator("p:has(sup) + .note-here")
    assert note.count() == 1
    assert note.get_attribute("aria-label") == "Note 1"
    assert call.get_attribute("aria-expanded") == "true"
    assert page.evaluate(NOTE_COPIES) == 1
    call.tap()
    assert page.locator(".note-here").count() == 0
    assert call.get_attribute("aria-expanded") == "false"
    assert (
        page.locator(".note-list > li:visible").count() == page.locator(".note-list > li").count()
    )


def test_a_note_opened_by_keyboard_closes_with_escape_and_focus_returns(open_essay):
    page = open_essay(viewport=NARROW)
    call = page.locator(CALL).first
    call.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Note 1"
    page.keyboard.press("Escape")
    assert page.locator(".note-here").count() == 0
    assert call.evaluate("one => one === document.activeElement")


def test_without_javascript_the_notes_are_a_list_at_the_end(open_essay):
    page = open_essay(java_script_enabled=False)
    assert "notes-beside" not in page.locator(".reading").get_attribute("class")
    assert page.locator("#notes").is_visible()
    assert not page.locator("[data-shortcuts]").is_visible()
    page.locator(CALL).first.click()
    assert page.url.endswith("#note-1")
    page.click("#note-1 .back")
    assert page.url.endswith("#call-1")


def test_on_paper_the_notes_are_a_list_and_no_furniture_is_printed(open_essay):
    page = open_essay()
    page.wait_for_selector(".notes-beside")
    page.emulate_media(media="print")
    positions = page.eval_on_selector_all(
        ".note-list > li", "all => all.map(one => getComputedStyle(one).position)"
    )
    assert "absolute" not in positions
    assert page.locator("#notes").is_visible()
    for furniture in (
        ".site-head",
        ".site-foot",
        ".side",
        ".permalink >> nth=0",
        "[data-shortcuts]",
    ):
        assert not page.locator(furniture).is_visible(), furniture


def test_the_head_of_a_sheet_is_the_citation(open_essay):
    page = open_essay()
    head = page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--running-head')"
    )
    assert head.strip('"') == page.inner_text(".citation >> nth=0").replace('"', '\\"')


def test_text_grown_to_400_percent_keeps_to_one_column(open_essay):
    page = open_essay()
    page.evaluate("document.documentElement.style.fontSize = '400%'")
    page.wait_for_selector(".reading:not(.notes-beside)")
    assert page.evaluate("document.scrollingElement.scrollWidth") == WIDE["width"]
    assert page.locator(".essay p").first.bounding_box()["width"] > 1000


def test_a_document_is_previewed_on_focus_until_escape(open_essay):
    page = open_essay()
    mention = page.locator(".essay a.document").first
    page.locator(".essay a").first.focus()
    while not mention.evaluate("one => one === document.activeElement"):
        page.keyboard.press("Tab")
    preview = page.locator("#preview")
    assert preview.is_visible()
    number = mention.inner_text().split()[-1]
    assert preview.inner_text().startswith(f"{number}. ")
    assert "AVPRF" in preview.inner_text()
    assert mention.get_attribute("aria-describedby") == "preview"
    page.keyboard.press("Escape")
    assert not preview.is_visible()
    assert mention.get_attribute("aria-describedby") is None


def test_a_preview_stays_while_the_pointer_is_on_it_and_leads_to_the_document(open_essay):
    page = open_essay()
    mention = page.locator(".essay a.document").first
    mention.hover()
    preview = page.locator("#preview")
    preview.wait_for()
    preview.hover()
    page.evaluate("() => new Promise(done => setTimeout(done, 500))")
    assert preview.is_visible()
    address = mention.get_attribute("href")
    preview.click()
    page.wait_for_url(f"**{address}")


def test_a_preview_near_the_foot_of_the_window_stands_above_its_link(open_essay):
    page = open_essay()
    mention = page.locator(".essay a.document").nth(3)
    mention.evaluate("one => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight + 20)")
    mention.hover()
    preview = page.locator("#preview")
    preview.wait_for()
    box, link = preview.bounding_box(), mention.bounding_box()
    assert box["y"] >= 0
    assert box["y"] + box["height"] <= link["y"]


def test_a_preview_goes_when_the_pointer_leaves(open_essay):
    page = open_essay()
    page.locator(".essay a.document").first.hover()
    page.locator("#preview").wait_for()
    page.mouse.move(5, 5)
    page.locator("#preview").wait_for(state="hidden")


def test_a_first_tap_previews_and_a_second_opens_the_document(open_essay):
    page = open_essay(viewport=NARROW, has_touch=True)
    mention = page.locator(".essay a.document").first
    address = mention.get_attribute("href")
    mention.tap()
    assert page.locator("#preview").is_visible()
    assert "Tap again" in page.inner_text("#status")
    mention.tap()
    page.wait_for_url(f"**{address}")


def test_the_column_marks_the_document_named_last(open_essay):
    page = open_essay()
    mentions = page.locator(".essay a.document")
    for which in (0, 4, mentions.count() - 1, 2):
        mention = mentions.nth(which)
        mention.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 200)")
        address = page.evaluate(
            """() => [...document.querySelectorAll(".essay a.document")].findLast(
                 one => one.getBoundingClientRect().top < innerHeight * 0.45).pathname"""
        )
        page.wait_for_selector(f'.in-order-document[href="{address}"][aria-current="location"]')
        assert page.locator(".in-order [aria-current]").count() == 1
        assert page.locator(".in-order [aria-current]").evaluate(
            """one => { const side = one.closest(".side").getBoundingClientRect();
                 const box = one.closest("li").getBoundingClientRect();
                 return box.top >= side.top && box.bottom <= side.bottom + 1; }"""
        )


def test_a_stroke_leads_to_the_search_but_is_a_letter_in_it(open_essay):
    page = open_essay()
    page.keyboard.press("/")
    field = page.locator("#site-search")
    assert field.evaluate("one => one === document.activeElement")
    page.keyboard.type("12/3?")
    assert field.input_value() == "12/3?"
    assert page.locator("dialog[open]").count() == 0


def test_arrows_lead_from_the_search_field_through_the_results(open_page):
    page = open_page("/search?q=conversation")
    hits = page.locator(".hit h3 a")
    assert hits.count() > 2
    page.keyboard.press("/")

    def focused(one) -> bool:
        return one.evaluate("one => one === document.activeElement")

    page.keyboard.press("ArrowDown")
    assert focused(hits.nth(0))
    page.keyboard.press("ArrowDown")
    assert focused(hits.nth(1))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert focused(page.locator("#q"))


def test_arrows_scroll_where_no_result_is_focused(open_page):
    page = open_page("/search?q=conversation")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.tagName") == "BODY"


def test_a_question_mark_shows_the_keys_and_escape_closes_them(open_page):
    page = open_page("/persons/")
    page.keyboard.press("?")
    assert page.locator("dialog[open] h2").inner_text() == "Keyboard"
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    page.click("[data-shortcuts]")
    assert page.locator("dialog[open]").count() == 1


def test_single_keys_can_be_turned_off_for_good(open_page):
    page = open_page("/persons/")
    page.click("[data-shortcuts]")
    page.uncheck("#single-keys")
    page.click("dialog button")
    page.reload()
    page.keyboard.press("?")
    page.keyboard.press("/")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.click("[data-shortcuts]")
    assert not page.is_checked("#single-keys")


def test_a_button_copies_the_text_it_names_and_says_so(open_essay):
    page = open_essay(permissions=["clipboard-read", "clipboard-write"])
    page.evaluate(
        """() => {
          const button = document.createElement("button");
          button.dataset.copy = "title";
          button.textContent = "Copy";
          document.querySelector("main").append(button);
        }"""
    )
    page.click("[data-copy=title]")
    expect(page.locator("#status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.inner_text("#title")
