"""The pages of the archives that documents come from, and of the units in their trees."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.views.answering import page, page_number
from edossier_site.archive.views.portraits import shown_portrait

__all__ = ["archive", "archives"]


@page
def archives(request: HttpRequest) -> HttpResponse:
    """List every archive that a document comes from or a note cites."""
    return render(request, "archive/archives.html", {"archives": queries.archives()})


@page
def archive(request: HttpRequest, repository: str, path: str = "") -> HttpResponse:
    """Show an archive, or one unit of it: what lies under it, what is published, who cites it."""
    shown = queries.archive_page(
        repository,
        path,
        units_page=page_number(request, "units"),
        documents_page=page_number(request),
        cited_page=page_number(request, "cited"),
    )
    portrait = shown_portrait(
        shown.counted, name="archive", value=shown.repository.id, is_unit=shown.unit is not None
    )
    return render(request, "archive/archive.html", {"page": shown, "portrait": portrait})
