"""Every document by its event, whole or of one year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.views.answering import page, page_number

__all__ = ["chronology", "year"]


@page
def chronology(request: HttpRequest) -> HttpResponse:
    """Show the documents in the order of what happened."""
    return _answer(request, None)


@page
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the documents dated in one year or telling of it."""
    return _answer(request, year)


def _answer(request: HttpRequest, year: int | None) -> HttpResponse:
    archive = request.GET.get("archive") or None
    shown = queries.chronology(page_number(request), year=year, archive=archive)
    return render(request, "archive/chronology.html", {"page": shown})
