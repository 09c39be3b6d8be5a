"""What is derived can be thrown away: rebuilt from the stored files, every page is the same."""

import re
import shutil
import urllib.request

from whole.conftest import run, served
from whole.crawling import crawl

_TOOK = re.compile(rb"in [\d.]+ ms")


def _pages(folder) -> dict[str, bytes]:
    """Every page a crawler reaches, and some searches, by path; without the time a search took."""
    pages = {}
    with served(folder) as site:
        addresses = [address for address in crawl(site).pages if "/static/" not in address]
        searches = ("archive:AVPRF", "lighthouse", "date:1957..1959&sort=date", "nothingofthekind")
        addresses += [f"{site}/search?q={query}" for query in searches]
        for address in addresses:
            with urllib.request.urlopen(address) as answer:
                content = answer.read().replace(site.encode(), b"")
            pages[address.removeprefix(site)] = _TOOK.sub(b"", content)
    return pages


def test_every_page_is_the_same_after_database_and_index_are_made_anew(sample_archive, tmp_path):
    folder = tmp_path / "archive"
    shutil.copytree(sample_archive, folder)
    before = _pages(folder)
    shutil.rmtree(folder / "derived")
    run("rebuild", "-C", folder)
    after = _pages(folder)
    assert len(before) > 100
    assert sorted(before) == sorted(after)
    assert [path for path in before if before[path] != after[path]] == []
