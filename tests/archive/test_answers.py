"""Whole answers are given again without Django being asked, until the database is written."""

import asyncio
import os
import time

import pytest

from edossier_site.archive.answers import KeptAnswers
from edossier_site.archive.follow import follow
from edossier_site.start import prepare

LONG_AGO = time.time() - 3600


class Counted:
    """The site, and how often it was asked."""

    def __init__(self) -> None:
        from django.core.asgi import get_asgi_application

        self.times = 0
        self.site = get_asgi_application()

    async def __call__(self, scope, receive, send):
        self.times += 1
        await self.site(scope, receive, send)


def ask(application, path="/", *, method="GET", query=b"", **headers):
    """Ask as a server does; give status, headers and body."""
    named = {"host": "localhost", **{k.replace("_", "-"): v for k, v in headers.items()}}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query,
        "root_path": "",
        "headers": [(k.encode(), v.encode()) for k, v in named.items()],
        "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }
    sent = []
    asked = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive():
        if not asked:
            await asyncio.sleep(60)
        return asked.pop()

    async def send(message):
        sent.append(message)

    asyncio.run(application(scope, receive, send))
    found = {name.decode().lower(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(one.get("body", b"") for one in sent[1:])


def settle(archive, at=LONG_AGO):
    """Make the database's files look as if nobody had written them for long."""
    for file in archive.derived.glob("*.sqlite3*"):
        os.utime(file, (at, at))


@pytest.fixture
def site(harbour):
    prepare(harbour.archive.path)
    settle(harbour.archive)
    return Counted()


@pytest.fixture
def kept(site):
    return KeptAnswers(site)


def test_an_answer_is_given_again_byte_for_byte_without_the_site(site, kept):
    first = ask(kept, accept_encoding="gzip")
    assert first[0] == 200
    assert first[1]["content-encoding"] == "gzip"
    assert ask(kept, accept_encoding="gzip") == first
    assert site.times == 1


def test_who_has_the_page_is_told_so_with_the_headers_of_a_304(site, kept):
    etag = ask(kept)[1]["etag"]
    status, headers, body = ask(kept, if_none_match=etag)
    assert (status, body, headers["etag"]) == (304, b"", etag)
    assert {"content-length", "content-type", "content-encoding"}.isdisjoint(headers)
    assert "content-security-policy" in headers
    assert site.times == 1
    assert ask(kept, if_none_match='W/"other"')[0] == 200


def test_what_is_asked_otherwise_is_another_answer(site, kept):
    plain = ask(kept)
    packed = ask(kept, accept_encoding="gzip")
    assert plain[2] != packed[2]
    assert ask(kept, host="elsewhere.example")[0] == 400
    assert ask(kept, "/about/")[2] != plain[2]
    assert site.times == 4


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/", {"method": "HEAD"}),
        ("/", {"cookie": "a=b"}),
        ("/", {"authorization": "Basic x"}),
        ("/nowhere/", {}),
        ("/search", {"query": b"q=harbour"}),
    ],
)
def test_what_may_differ_is_asked_each_time(site, kept, path, asked):
    ask(kept, path, **asked)
    ask(kept, path, **asked)
    assert site.times == 2


def test_a_database_written_drops_every_answer(harbour, first, site, kept):
    before = ask(kept)
    harbour.put(first.model_copy(update={"title": "Corrected"}))
    follow(harbour.archive)
    # Written a moment ago: what is seen now may change unseen, so nothing is kept of it.
    ask(kept)
    ask(kept)
    assert site.times == 3
    settle(harbour.archive, LONG_AGO + 60)
    after = ask(kept)
    assert after[2] != before[2]
    assert ask(kept) == after
    assert site.times == 4


def test_answers_never_outgrow_their_bound(site):
    kept = KeptAnswers(site, most_bytes=10)
    ask(kept)
    ask(kept)
    assert site.times == 2
