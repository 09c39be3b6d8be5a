"""What crawlers ask for."""

from lxml import etree


def test_robots_are_kept_from_searches_and_told_of_the_sitemap(client):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /search" in lines
    assert any(line.endswith("/sitemap.xml?page=1") for line in lines)


def test_the_sitemap_names_every_dossier_and_document(client, talks, documents):
    answer = client.get("/sitemap.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    found = etree.fromstring(answer.content).findall("{*}url/{*}loc")
    addresses = {one.text for one in found}
    for line in (talks, *documents):
        assert any(address.endswith(line.address) for address in addresses)
