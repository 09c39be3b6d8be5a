"""The kinds of pages that the site has, and one address of each: what browsers and judges look at.

A kind is told by the class of the page's body and the shape of its address, so that a page of a
new kind, once a link leads to it, is a kind without a name here and fails a test.
"""

import re
from urllib.parse import urlsplit

from whole.crawling import Crawl, crawl

# Kinds that links lead to.
LINKED = (
    "home",
    "dossier",
    "dossier in a version",
    "document",
    "document in a version",
    "withdrawn",
    "versions",
    "difference",
    "archives",
    "archive",
    "unit",
    "persons",
    "person",
    "organisations",
    "organisation",
    "places",
    "place",
    "chronology",
    "year",
    "wanted",
    "order",
    "about",
    "search without a question",
    "search help",
)
# Kinds that no link leads to, each with an address that answers so on any archive.
UNLINKED = {
    "search": "/search?q=Beijing",
    "search that finds nothing": "/search?q=nothingofthekind",
    "search misunderstood": "/search?q=date:1957..%22",
    "not found": "/archives/no-such-archive/",
    "typed": "/a/no-such-archive/0100/49",
}
# Kinds on a site of their own.
APART = ("preview, dossier", "preview, document", "failed")
# The status that a page of the kind answers with, where it is not 200.
STATUS = {"withdrawn": 410, "not found": 404, "typed": 404, "failed": 500}

_ONE_OF = {
    "archives": "archive",
    "persons": "person",
    "organisations": "organisation",
    "places": "place",
    "years": "year",
}


def kind_of(path: str, body: str) -> str:
    """Name the kind of a page.

    Args:
        path: Of its address, without the question.
        body: The class of its body, which tells a dossier from a document.
    """
    parts = path.strip("/").split("/")
    if parts[0] == "ark:":
        return f"{body} in a version" if re.fullmatch(r"v\d+", parts[-1]) else body
    if parts[0] == "search":
        return "search help" if len(parts) > 1 else "search without a question"
    if len(parts) == 1:
        return parts[0] or "home"
    if parts[0] == "archives" and parts[2:] == ["wanted"]:
        return "wanted"
    if parts[0] == "archives" and len(parts) > 2:
        return "unit"
    return _ONE_OF.get(parts[0], path)


def pages_by_kind(crawled: Crawl, site: str) -> dict[str, str]:
    """Give the fullest page of each kind: the one with the most links and ids."""
    found: dict[str, tuple[int, str]] = {}
    for address, page in crawled.pages.items():
        if page.body is None:
            continue
        kind = kind_of(urlsplit(address).path, page.body)
        found[kind] = max(found.get(kind, (0, "")), (len(page.links) + len(page.ids), address))
    linked = {kind: address for kind, (_, address) in found.items()}
    return linked | {kind: site + path for kind, path in UNLINKED.items()}


def preview_pages(site: str) -> dict[str, str]:
    """Give the fullest page of each kind that a preview has of its own."""
    linked = pages_by_kind(crawl(site), site)
    return {f"preview, {kind}": linked[kind] for kind in ("dossier", "document")}
