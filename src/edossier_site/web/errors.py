"""Error pages: what happened, and a way on. None of them asks the database anything."""

import logging
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.web.missing import missing_at

__all__ = ["bad_request", "not_found", "server_error"]

_log = logging.getLogger(__name__)

# The last resort: the templates themselves may be what failed.
_PLAIN = b"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>The archive failed</title></head>
<body>
<h1>The archive failed to make this page</h1>
<p>The fault is not yours, and nothing was lost. Try again in a minute.</p>
</body>
</html>
"""


# Django hands `exception` over by its name, needed or not.
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that no browser makes by itself."""
    return _uncached(render(request, "web/400.html", status=400))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer for a page that is not here, with a search for the words of its address."""
    missing = missing_at(request.path, naan=settings.ARCHIVE.settings.naan)
    return _uncached(render(request, "web/404.html", {"missing": missing}, status=404))


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer when the site itself failed: what to do, and what to tell the archive's contact."""
    at = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S")
    try:
        return _uncached(render(request, "web/500.html", {"at": at}, status=500))
    except Exception:  # noqa: BLE001 -- whatever is broken, a reader gets an answer
        _log.exception("The page that tells of a failure failed itself.")
        return _uncached(HttpResponse(_PLAIN, status=500))


def _uncached(response: HttpResponse) -> HttpResponse:
    """Let nobody keep it: what is not here now may be published in a minute."""
    response.headers["Cache-Control"] = "no-cache"
    return response
