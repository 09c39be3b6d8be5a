"""Error pages: what happened, and a way on."""

# Django hands `exception` over by its name, needed or not.
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

__all__ = ["bad_request", "not_found", "server_error"]


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer a request that no browser makes by itself."""
    return render(request, "web/400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Answer for a page that is not here, with a search for the words of its address."""
    return render(request, "web/404.html", status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer when the site itself failed; static, since the database may be what failed."""
    return HttpResponse(render_to_string("web/500.html"), status=500)
