"""A crawler that follows every link of a site and says what is wrong with it."""

import urllib.error
import urllib.request
from collections import deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin

_ADDRESSES = {"a": "href", "link": "href", "img": "src", "script": "src", "form": "action"}


@dataclass
class Page:
    """What one page holds.

    Attributes:
        body: The class of its body, "" without one; None for what is no page.
        links: Absolute, with fragments; those marked nofollow apart.
    """

    body: str | None = None
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    unfollowed: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.page = address, Page()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = dict(attributes)
        if tag == "body":
            self.page.body = values.get("class") or ""
        if values.get("id"):
            self.page.ids.append(values["id"])
        target = values.get(_ADDRESSES.get(tag, ""))
        if target is not None:
            kind = "unfollowed" if "nofollow" in (values.get("rel") or "") else "links"
            getattr(self.page, kind).append(urljoin(self.address, target))


@dataclass
class Crawl:
    """What a crawl found: pages by address, and one line for each fault."""

    pages: dict[str, Page] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def crawl(start: str, *, most: int = 3000) -> Crawl:
    """Follow every link below `start` that is not marked nofollow, and check fragments and ids."""
    result = Crawl()
    waiting = deque([(start + "/", "the start")])
    seen = {start + "/"}
    wanted: list[tuple[str, str]] = []
    while waiting:
        address, source = waiting.popleft()
        page = _fetch(address, source, result)
        if page is None:
            continue
        for link in page.links:
            target, fragment = urldefrag(link)
            if not (target + "/").startswith(start + "/"):
                continue
            if fragment:
                wanted.append((link, address))
            if target not in seen:
                seen.add(target)
                waiting.append((target, address))
        if len(seen) > most:
            result.faults.append(f"more than {most} addresses: the site has no end")
            break
    for link, source in wanted:
        target, fragment = urldefrag(link)
        if target in result.pages and fragment not in result.pages[target].ids:
            result.faults.append(f"{source} links to {link}: no such id")
    return result


def _fetch(address: str, source: str, result: Crawl) -> Page | None:
    try:
        answer = urllib.request.urlopen(address)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        content, kind = answer.read(), answer.headers.get_content_type()
    # 410 is no fault: what was withdrawn is linked where it stood, and its page says why.
    if answer.status not in (200, 410):
        result.faults.append(f"{answer.status} at {address}, linked from {source}")
        return None
    reader = _Reader(address)
    if kind == "text/html":
        reader.feed(content.decode("utf-8"))
    result.pages[address] = reader.page
    doubled = {one for one in reader.page.ids if reader.page.ids.count(one) > 1}
    if doubled:
        result.faults.append(f"{address} has ids twice: {sorted(doubled)}")
    return reader.page
