"""Every link of a served archive, followed by a crawler; every document, opened on a telephone."""

import urllib.request
from urllib.parse import urldefrag

import pytest

from whole.looking import Look, overflow, sight


def test_every_link_leads_to_a_page_and_every_fragment_to_an_element(crawled):
    assert not crawled.faults, "\n".join(crawled.faults)
    assert len(crawled.pages) > 150


def test_facets_are_not_for_crawlers_but_answer(crawled):
    facets = sorted(
        {urldefrag(link)[0] for page in crawled.pages.values() for link in page.unfollowed}
    )
    assert len(facets) < 1000
    for address in facets[:: max(1, len(facets) // 40)]:
        with urllib.request.urlopen(address) as answer:
            assert answer.status == 200


@pytest.mark.browser
def test_no_dossier_or_document_speaks_on_the_console_or_scrolls_sideways(crawled, browser):
    published = [
        address
        for address, page in crawled.pages.items()
        if "/ark:/" in address and page.body in ("dossier", "document")
    ]
    assert len(published) > 30
    faults = []
    with sight(browser, Look(width=390)) as seen:
        for address in published:
            seen.open(address)
            found = [*seen.faults(), overflow(seen.page)]
            faults += [f"{address}: {fault}" for fault in found if fault]
    assert not faults, "\n".join(faults)
