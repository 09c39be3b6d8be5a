"""Two texts of a document in a browser: rows that go together stand at one height."""

import pytest
from playwright.sync_api import sync_playwright

from whole.crawling import crawl

_TOPS = """() => [...document.querySelectorAll(".parallel-text")].map(text =>
  [...text.querySelectorAll(".stretch")].map(row => Math.round(row.getBoundingClientRect().top)))"""


@pytest.fixture(scope="module")
def parallel_pages(sample_site) -> list[str]:
    """The documents of the samples that have two texts."""
    return [
        address
        for address, page in crawl(sample_site).pages.items()
        if {"texts", "text-1-p1", "text-2-p1"} <= set(page.ids) and "/v" not in address
    ]


@pytest.fixture(scope="module")
def browser(chromium_path):
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield opened
        opened.close()


@pytest.mark.browser
def test_on_a_wide_page_each_paragraph_stands_beside_its_fellow(parallel_pages, browser):
    assert parallel_pages
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for address in parallel_pages:
        page.goto(address)
        left, right = page.evaluate(_TOPS)
        assert left == right, address
        assert left == sorted(set(left))
        assert not page.is_visible(".counterpart")
    page.close()


@pytest.mark.browser
def test_on_a_phone_one_text_follows_the_other_and_leads_to_it(parallel_pages, browser):
    page = browser.new_page(viewport={"width": 390, "height": 900})
    for address in parallel_pages:
        page.goto(address)
        left, right = page.evaluate(_TOPS)
        assert max(left) < min(right), address
        page.click(".counterpart >> nth=0")
        assert page.url.endswith("#text-2-p1")
    page.close()
