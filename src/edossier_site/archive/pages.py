"""Public pages, rendered once and kept: middleware.

A public page is a function of its address, of how far the log has been followed, of the
archive's own statement and of the code. Their digest is its ETag: a reader who has the page is
told so, and another gets the kept one, without a view or a template being run.

Pages are kept packed as well, as almost every reader takes them; the tag is a weak one, since it
stands for both.

Each process keeps its own pages, in memory, the least used dropped first: one place more to
look, against files that every process would have to agree on. A page that sets `Cache-Control`
itself is left alone; an error is never kept.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import urlencode

import edossier
import edossier_site
from edossier.keeping.settings import FILE_NAME
from edossier_site.archive.standing import Standing
from edossier_site.web.packing import pack, packed_if_wanted

__all__ = ["CACHE_CONTROL", "KeptPage", "KeptPages", "keep_pages"]

_MOST_BYTES = 64 * 1024 * 1024
_MOST_OF_ONE = 2 * 1024 * 1024
# Ask again each time: the answer is mostly 304, and a correction is seen at once.
CACHE_CONTROL = "public, max-age=0, must-revalidate"
_KEPT_HEADERS = ("Link", "Content-Disposition")

Respond = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was answered.

    Attributes:
        packed: The content as most readers take it.
        headers: Those that the view set and that are the page's own: its links, its file name.
    """

    content: bytes
    packed: bytes
    content_type: str
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def bytes(self) -> int:
        """What it takes to keep it."""
        return len(self.content) + len(self.packed)


class KeptPages:
    """Pages of one state of the archive; the least used go first.

    Attributes:
        bytes: Of all pages kept now.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._pages: OrderedDict[str, KeptPage] = OrderedDict()
        self.bytes = 0
        self._of = ""
        self._lock = Lock()

    def get(self, state: str, address: str) -> KeptPage | None:
        """Give the page kept for an address in this state of the archive."""
        with self._lock:
            if state != self._of:
                return None
            kept = self._pages.get(address)
            if kept is not None:
                self._pages.move_to_end(address)
            return kept

    def keep(self, state: str, address: str, page: KeptPage) -> None:
        """Keep a page; all pages of another state are dropped."""
        with self._lock:
            if state != self._of:
                self._pages.clear()
                self.bytes, self._of = 0, state
            replaced = self._pages.pop(address, None)
            self.bytes += page.bytes - (replaced.bytes if replaced else 0)
            self._pages[address] = page
            while self.bytes > self._most_bytes:
                self.bytes -= self._pages.popitem(last=False)[1].bytes


def keep_pages(get_response: Respond) -> Respond:
    """Middleware: answer from the pages kept, and keep what is answered."""
    pages, standing = KeptPages(), Standing()

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        address = _normal_address(request)
        state = _state(standing)
        etag = f'W/"{_digest(state, address)}"'
        if request.headers.get("If-None-Match") == etag:
            # Only a public page of this very state was ever given this tag.
            return _not_modified(etag)
        page = pages.get(state, address)
        if page is not None:
            response = HttpResponse(
                page.content, content_type=page.content_type, headers=dict(page.headers)
            )
            return _conditional(request, response, etag, page.packed)
        response = get_response(request)
        if not _is_public(response) or _state(standing) != state:
            return packed_if_wanted(request, response)
        page = _kept(response)
        if page.bytes <= _MOST_OF_ONE:
            pages.keep(state, address, page)
        return _conditional(request, response, etag, page.packed)

    return middleware


def _kept(response: HttpResponse) -> KeptPage:
    headers = tuple((name, response[name]) for name in _KEPT_HEADERS if name in response)
    content = response.content
    return KeptPage(content, pack(content), response.headers["Content-Type"], headers)


def _not_modified(etag: str) -> HttpResponse:
    headers = {"ETag": etag, "Cache-Control": CACHE_CONTROL}
    response = HttpResponseNotModified(headers=headers)
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _conditional(
    request: HttpRequest, response: HttpResponse, etag: str, packed: bytes
) -> HttpResponse:
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = CACHE_CONTROL
    response = packed_if_wanted(request, response, packed)
    return get_conditional_response(request, etag=etag, response=response) or response


def _is_public(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and "Cache-Control" not in response.headers
        and not response.cookies
    )


def _normal_address(request: HttpRequest) -> str:
    """Give path and query, the query's entries in order of their names, empty ones left out.

    Raises:
        Http404: It holds a NUL, which names nothing and which PostgreSQL refuses to look for.
    """
    entries = sorted(
        (name, value) for name, values in request.GET.lists() for value in values if value
    )
    if "\0" in request.path or any("\0" in value for _, value in entries):
        raise Http404("A NUL stands in the address.")
    return f"{request.path}?{urlencode(entries)}"


def _state(standing: Standing) -> str:
    made_with = _made_with(settings.ARCHIVE.path)
    return f"{settings.ARCHIVE.path} {standing.position()} {made_with}"


@cache
def _made_with(archive: Path) -> str:
    """Digest the archive's own statement and the code, as they were when first asked for."""
    digest = hashlib.sha256(version("edossier").encode())
    digest.update((archive / FILE_NAME).read_bytes())
    for package in (edossier, edossier_site):
        folder = Path(package.__file__ or "").parent
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
