"""The search page: what is found, facets, a wrong query, and nothing that runs without end."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest


class Links(HTMLParser):
    """Every link of a page, with its `rel`."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "a":
            self.found.append((values.get("href") or "", values.get("rel") or ""))


@pytest.fixture
def get(site):
    """Ask the site for a page; gives status and HTML."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})

    def ask(path, **asked):
        response = client.get(path, asked)
        return response.status_code, response.content.decode()

    return ask


def search_links(html):
    return [(href, rel) for href, rel in Links(html).found if href.startswith("/search?")]


def test_a_hit_is_shown_with_its_words_marked(get):
    status, html = get("/search", q="drunkenness")
    assert status == 200
    assert "<mark>drunkenness</mark>" in html
    assert "1 found" in html
    assert "#p1" in html


def test_without_a_query_there_is_only_the_box(get):
    status, html = get("/search")
    assert status == 200
    assert "found" not in html


def test_what_was_typed_is_escaped(get):
    _, html = get("/search", q='"<script>alert(1)</script>"')
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("typed", "words"),
    [("date:1958..1956", "ends before it begins"), ("(mao", "not closed"), ("autor:x", "no field")],
)
def test_a_wrong_query_is_answered_with_its_place(get, typed, words):
    status, html = get("/search", q=typed)
    assert status == 200
    assert words in html
    assert 'role="alert"' in html


def test_each_search_link_is_nofollow(get):
    _, html = get("/search", q="orlik")
    assert search_links(html)
    assert all("nofollow" in rel for _, rel in search_links(html))


def test_each_facet_link_finds_as_many_as_it_says(get):
    _, html = get("/search", q="orlik")
    assert "archive:AVPRF" in str([parse_qs(urlsplit(h).query) for h, _ in search_links(html)])
    _, narrowed = get("/search", q="orlik archive:AVPRF")
    assert "1 found" in narrowed
    assert "drop</a>" in narrowed


def test_following_every_search_link_comes_to_an_end(get):
    waiting, seen = ["/search?q=orlik+OR+harbour"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        status, html = get(
            "/search", **{k: v[0] for k, v in parse_qs(urlsplit(address).query).items()}
        )
        assert status == 200, address
        waiting += [href for href, _ in search_links(html)]
        assert len(seen) < 400


def test_nothing_found_is_answered_with_a_suggestion(get):
    status, html = get("/search", q="drunkeness")
    assert status == 200
    assert "Did you mean" in html
    assert "q=drunkenness" in html


def test_sorting_by_date_is_kept_in_the_links(get):
    _, html = get("/search", q="orlik", sort="date")
    assert 'name="sort" value="date"' in html
    narrowing = [href for href, _ in search_links(html) if "archive" in href]
    assert all("sort=date" in href for href in narrowing)


def test_a_page_beyond_the_last_is_not_found(get):
    assert get("/search", q="orlik", page="2")[0] == 404
    assert get("/search", q="orlik", page="x")[0] == 404
    assert get("/search", q="orlik", page="0")[0] == 404


def test_every_example_of_the_help_page_is_understood(get):
    status, html = get("/search/help")
    assert status == 200
    examples = search_links(html)
    assert len(examples) > 15
    for href, _ in examples:
        status, found = get("/search", q=parse_qs(urlsplit(href).query)["q"][0])
        assert status in (200, 302)  # a citation leads to its unit
        assert 'role="alert"' not in found


def test_a_damaged_index_is_said_and_not_thrown(get, site):
    from edossier_site.searching.follow import index_of

    current = index_of(site.archive).folder / "current.json"
    kept = current.read_text()
    current.write_text(kept.replace('"generation": 1', '"generation": 9'))
    status, html = get("/search", q="orlik")
    current.write_text(kept)
    assert status == 503
    assert "edossier rebuild" in html
    assert get("/search", q="orlik")[0] == 200


def test_nothing_found_names_what_is_to_blame(get):
    _, html = get("/search", q="harbour helicopter")
    assert "Nothing here is <strong>helicopter</strong>" in html


def test_a_long_facet_has_a_box_that_finds_its_values(get):
    _, html = get("/search", q="", facet="person", starts="Ve")
    assert "found" not in html  # no query, no facets
    _, html = get("/search", q="part:document", facet="person", starts="Ve")
    assert 'value="Ve"' in html
    assert "Marta Vell" in html
    _, html = get("/search", q="part:document", facet="person", starts="zzz")
    assert "none begins so" in html
