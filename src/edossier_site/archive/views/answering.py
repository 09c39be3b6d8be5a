"""What every view does alike: a page that is not there is a 404, a list has page numbers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from edossier_site.archive import queries
from edossier_site.archive.metadata import as_header, signposts
from edossier_site.archive.queries import NotHereError, WithdrawnError
from edossier_site.archive.values import DocumentPage, DossierPage

__all__ = ["page", "page_number", "signposted"]

P = ParamSpec("P")

_MOST_DIGITS = 6


def page(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Make a view a public page: read only, 404 where its query finds nothing, 410 withdrawn."""

    @require_safe
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except WithdrawnError as error:
            return _gone(request, error)
        except NotHereError as error:
            raise Http404(str(error)) from error

    return answer


def _gone(request: HttpRequest, error: WithdrawnError) -> HttpResponse:
    """Say what stood here, when it was withdrawn and why; it may be restored any time."""
    shown = queries.withdrawn_page(error.ark, error.version)
    response = render(request, "archive/withdrawn.html", {"page": shown}, status=410)
    response.headers["Cache-Control"] = "no-cache"
    return response


def page_number(request: HttpRequest, name: str = "page") -> int:
    """Give the number of the page of a list that the address asks for, one where it is silent.

    Raises:
        Http404: What is asked for is no number of a page.
    """
    asked = request.GET.get(name, "1")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= _MOST_DIGITS):
        raise Http404(f"{name}={asked[:40]}")
    return int(asked)


def signposted(response: HttpResponse, shown: DocumentPage | DossierPage) -> HttpResponse:
    """Put the typed links of a page into its `Link` header."""
    response["Link"] = as_header(signposts(shown, settings.ARCHIVE.settings.address))
    return response
