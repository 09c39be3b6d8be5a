"""The first page: what is here, and the ways in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.views.answering import page, page_number

__all__ = ["about", "home"]


@page
def home(request: HttpRequest) -> HttpResponse:
    """Show the dossiers, a search box, and the busiest archives, persons, places and years."""
    shown = queries.home(page_number(request))
    return render(request, "archive/home.html", {"page": shown})


@page
def about(request: HttpRequest) -> HttpResponse:
    """Say what the archive is, who keeps it, and how to read and cite it."""
    return render(request, "archive/about.html", {"dossiers": queries.dossiers()})
