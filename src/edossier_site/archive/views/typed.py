"""Addresses typed from a footnote: they lead to the unit, or say how far they lead."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from edossier_site.archive import queries

__all__ = ["typed"]


@require_safe
def typed(request: HttpRequest, typed: str) -> HttpResponse:
    """Lead to the unit that is typed; where not all of it is known, say what is.

    The address is no page of its own, and where it leads changes with what is published.
    """
    place = queries.typed_place(typed)
    if place.why == "nothing" and place.address is not None:
        response: HttpResponse = HttpResponseRedirect(place.address)
    else:
        status = 200 if place.repository else 404
        response = render(request, "archive/typed.html", {"place": place}, status=status)
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    return response
