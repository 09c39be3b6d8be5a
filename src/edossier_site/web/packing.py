"""Answers packed with gzip for who takes them so: a page of words is a quarter of its size.

No page holds a secret or says back what only its reader knows, so that its packed length gives
nothing away.
"""

import gzip

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

__all__ = ["pack", "packed_if_wanted"]

_SMALLEST = 1000
_OF_WORDS = ("text/", "application/json", "application/xml", "application/vnd.citationstyles")
# Level 6 takes 2 ms for a page of 65 kB; level 9 twice that, for 1 % less.
_LEVEL = 6


def pack(content: bytes) -> bytes:
    """Pack content; the same content gives the same bytes."""
    return gzip.compress(content, _LEVEL, mtime=0)


def packed_if_wanted(
    request: HttpRequest, response: HttpResponse, packed: bytes | None = None
) -> HttpResponse:
    """Give the response packed where its reader takes it so, and it is worth it.

    Args:
        packed: Its content, where it has been packed before.
    """
    if not _is_worth_it(response):
        return response
    patch_vary_headers(response, ["Accept-Encoding"])
    if _takes_gzip(request.headers.get("Accept-Encoding", "")):
        response.content = pack(response.content) if packed is None else packed
        response.headers["Content-Encoding"] = "gzip"
    return response


def _is_worth_it(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and "Content-Encoding" not in response.headers
        and response.headers.get("Content-Type", "").startswith(_OF_WORDS)
        and len(response.content) >= _SMALLEST
    )


def _takes_gzip(accepted: str) -> bool:
    for entry in accepted.split(","):
        name, _, quality = entry.replace(" ", "").partition(";")
        if name == "gzip":
            return quality not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
