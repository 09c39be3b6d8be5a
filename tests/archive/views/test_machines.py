"""What crawlers ask for."""

from lxml import etree

from edossier_site.archive.queries import sitemaps

SITE = "http://localhost:8000"


def entries(answer, tag):
    assert answer.headers["Content-Type"] == "application/xml"
    found = etree.fromstring(answer.content).findall(f"{{*}}{tag}")
    return {one.findtext("{*}loc"): one.findtext("{*}lastmod") for one in found}


def test_robots_are_kept_from_searches_and_told_of_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /search?" in lines
    assert lines[-1] == f"Sitemap: {SITE}/sitemap.xml"


def test_the_sitemap_names_every_dossier_and_document_with_its_last_change(
    client, publish, first, talks, documents
):
    found = entries(client.get("/sitemap.xml"), "url")
    for line in (talks, *documents):
        assert found[SITE + line.address] == "2026-01-01T12:00:00Z"
    assert found[f"{SITE}/persons/marta-vell/"] is None
    newer = first.documents[0].model_copy(update={"classification": "secret"})
    publish(first.model_copy(update={"documents": (newer, *first.documents[1:])}))
    found = entries(client.get("/sitemap.xml"), "url")
    assert found[SITE + talks.address] == "2026-01-03T12:00:00Z"
    assert found[SITE + documents[0].address] == "2026-01-03T12:00:00Z"
    assert found[SITE + documents[1].address] == "2026-01-01T12:00:00Z"


def test_a_long_sitemap_comes_in_parts_with_an_index(client, monkeypatch):
    whole = entries(client.get("/sitemap.xml"), "url")
    monkeypatch.setattr(sitemaps, "_ADDRESSES", 5)
    parts = entries(client.get("/sitemap.xml?q=fresh"), "sitemap")
    assert len(parts) == -(-len(whole) // 5)
    addresses = [address.removeprefix(SITE) for address in parts]
    assert addresses[0] == "/sitemap.xml?page=1"
    found = [entries(client.get(address), "url") for address in addresses]
    assert [len(part) for part in found[:-1]] == [5] * (len(found) - 1)
    assert {address: at for part in found for address, at in part.items()} == whole
