"""Every document by its event, whole or of one year."""

from urllib.parse import urlencode

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
    kept = urlencode({"archive": shown.archive.id}) if shown.archive else ""
    return render(request, "archive/chronology.html", {"page": shown, "kept_query": kept})
