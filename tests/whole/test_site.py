"""Every page of a served archive, followed by a crawler and opened in a browser."""

import urllib.request
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import sync_playwright

from whole.crawling import crawl

WIDTHS = (390, 1280)


@pytest.fixture(scope="module", params=["reference_site", "sample_site"])
def site(request) -> str:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def crawled(site):
    return crawl(site)


def test_every_link_leads_to_a_page_and_every_fragment_to_an_element(crawled):
    assert crawled.faults == []
    assert len(crawled.pages) > 60


def test_facets_are_not_for_crawlers_but_answer(site, crawled):
    facets = sorted(
        {urldefrag(link)[0] for page in crawled.pages.values() for link in page.unfollowed}
    )
    assert len(facets) < 500
    for address in facets[:: max(1, len(facets) // 40)]:
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200


def _one_of_each_kind(site: str, crawled) -> list[str]:
    """Every ARK, and of the other pages the first of each shape of address."""
    kinds: dict[str, str] = {}
    for address in crawled.pages:
        path = address.removeprefix(site)
        parts = path.strip("/").split("/")
        kind = f"{parts[0]}/{len(parts)}" if not path.startswith("/ark:") else path
        if "static" not in path and not path.endswith((".txt", ".xml")):
            kinds.setdefault(kind, address)
    return list(kinds.values())


def _note_failed(request, faults: list) -> None:
    # The icon of a page that is left at once is no longer wanted: the browser gives it up.
    if request.failure != "net::ERR_ABORTED":
        faults.append((request.url, request.failure))


@pytest.mark.browser
@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_has_a_console_error_or_scrolls_sideways(site, crawled, chromium_path, width):
    faults = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.on("console", lambda line: faults.append((page.url, line.text)))
        page.on("pageerror", lambda error: faults.append((page.url, str(error))))
        page.on("requestfailed", lambda request: _note_failed(request, faults))
        for address in _one_of_each_kind(site, crawled):
            page.goto(address)
            wide = page.evaluate("document.scrollingElement.scrollWidth")
            if wide > width:
                faults.append((address, f"{wide} px wide"))
        browser.close()
    assert faults == []


@pytest.mark.browser
def test_a_reader_without_javascript_searches_reads_and_cites(reference_site, chromium_path):
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(reference_site)
        page.fill("input[name=q]", "person:Krutikov")
        page.press("input[name=q]", "Enter")
        page.click("main a:has-text('Record of conversation')")
        assert "RGANI" in page.inner_text(".tree")
        assert "leaves" in page.inner_text(".tree")
        page.click("text=Essay paragraph")
        assert "#p" in page.url
        assert page.inner_text(".citation").endswith("version 1.")
        browser.close()
