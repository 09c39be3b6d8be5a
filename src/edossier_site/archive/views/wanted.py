"""Records that are cited and that nobody has published: the list, and the same as a file."""

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.holdings import WantedLine
from edossier_site.archive.views.answering import page, page_number
from edossier_site.archive.wanted_files import as_csv, as_json

__all__ = ["wanted", "wanted_csv", "wanted_json"]

_LONGEST = 500


@page
def wanted(request: HttpRequest, repository: str | None = None) -> HttpResponse:
    """List the records wanted: of all archives, of one, or of one unit of it."""
    archive = repository or request.GET.get("archive", "")[:_LONGEST] or None
    unit = request.GET.get("unit", "")[:_LONGEST] if archive else ""
    shown = queries.wanted_page(archive, unit, number=page_number(request))
    return render(request, "archive/wanted.html", {"page": shown})


@page
def wanted_csv(request: HttpRequest, repository: str | None = None) -> HttpResponse:
    """Give all of the list for a spreadsheet."""
    content = as_csv(_lines(request, repository), settings.ARCHIVE.settings.address)
    # With its mark of order, spreadsheets take the letters for what they are.
    return _file(f"\ufeff{content}", "text/csv", "wanted.csv")


@page
def wanted_json(request: HttpRequest, repository: str | None = None) -> HttpResponse:
    """Give all of the list for a program."""
    content = as_json(_lines(request, repository), settings.ARCHIVE.settings.address)
    return _file(content + "\n", "application/json", "wanted.json")


def _lines(request: HttpRequest, repository: str | None) -> Iterator[WantedLine]:
    return queries.every_wanted(repository or request.GET.get("archive", "")[:_LONGEST] or None)


def _file(content: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
