"""Whole answers given again before Django is asked: what wraps the application.

A public page that was answered once is answered the same until the database is written
(`pages.py`), so a reader who comes for it later needs no middleware, no view and no other thread:
the bytes of the answer lie here, a 304 among them. Whatever is not certain goes to Django: another
method or host, a cookie, a database that is no file or was written a moment ago.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from edossier_site.archive.pages import CACHE_CONTROL
from edossier_site.archive.standing import settled_stamp

__all__ = ["KeptAnswers"]

_MOST_BYTES = 16 * 1024 * 1024
_OF_BODY = frozenset(
    {b"content-length", b"content-type", b"content-encoding", b"content-disposition"}
)
_PERSONAL = frozenset({b"cookie", b"authorization", b"range"})

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]
_Key = tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer as it was sent; `not_modified` has the headers of a 304."""

    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    etag: bytes
    not_modified: tuple[tuple[bytes, bytes], ...]


class KeptAnswers:
    """An ASGI application before another, whose public answers it gives again."""

    def __init__(self, application: Application, most_bytes: int = _MOST_BYTES) -> None:
        self._application, self._most_bytes = application, most_bytes
        self._answers: OrderedDict[_Key, _Answer] = OrderedDict()
        self._stamp: object = None
        self._bytes = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        asked = _asked(scope)
        stamp = settled_stamp() if asked else None
        if asked is None or stamp is None:
            await self._application(scope, receive, send)
            return
        key, known = asked
        kept = self._answers.get(key) if stamp == self._stamp else None
        if kept is not None:
            self._answers.move_to_end(key)
            await _send(kept, known, send)
            return
        heard = _Heard(send)
        await self._application(scope, receive, heard)
        answer = heard.answer()
        if answer is not None and settled_stamp() == stamp:
            self._keep(stamp, key, answer)

    def _keep(self, stamp: object, key: _Key, answer: _Answer) -> None:
        if stamp != self._stamp:
            self._answers.clear()
            self._bytes, self._stamp = 0, stamp
        replaced = self._answers.pop(key, None)
        self._bytes += len(answer.body) - (len(replaced.body) if replaced else 0)
        self._answers[key] = answer
        while self._bytes > self._most_bytes:
            self._bytes -= len(self._answers.popitem(last=False)[1].body)


class _Heard:
    """Sends an answer on, and holds it until it is whole."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._headers: tuple[tuple[bytes, bytes], ...] | None = None
        self._body: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        await self._send(message)
        if message["type"] == "http.response.start":
            self._headers = _of_public_page(message)
        elif self._headers is not None:
            self._body.append(message.get("body", b""))

    def answer(self) -> _Answer | None:
        """Give the answer where it is a public page's."""
        if self._headers is None:
            return None
        shorter = tuple(one for one in self._headers if one[0] not in _OF_BODY)
        etag = dict(self._headers)[b"etag"]
        return _Answer(self._headers, b"".join(self._body), etag, shorter)


def _of_public_page(start: Message) -> tuple[tuple[bytes, bytes], ...] | None:
    """Give the headers of an answer that may be given again; None of another."""
    headers = tuple((name.lower(), value) for name, value in start["headers"])
    named = dict(headers)
    is_public = named.get(b"cache-control") == CACHE_CONTROL.encode() and b"etag" in named
    return headers if start["status"] == 200 and is_public else None


def _asked(scope: Scope) -> tuple[_Key, bytes | None] | None:
    """Give what tells a request from others, and the tag that the reader has; None for others."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return None
    host = encodings = b""
    known = None
    for name, value in scope["headers"]:
        if name in _PERSONAL:
            return None
        if name == b"host":
            host = value
        elif name == b"accept-encoding":
            encodings = value
        elif name == b"if-none-match":
            known = value
    path = scope.get("raw_path") or scope["path"].encode()
    return (path, scope["query_string"], host, encodings, scope["scheme"].encode()), known


async def _send(kept: _Answer, known: bytes | None, send: Send) -> None:
    is_known = known == kept.etag
    status, headers = (304, kept.not_modified) if is_known else (200, kept.headers)
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    body = b"" if is_known else kept.body
    await send({"type": "http.response.body", "body": body, "more_body": False})
