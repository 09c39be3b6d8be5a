"""The pages of the archives that documents come from, and of the units in their trees."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.filing import said_of_file, strip_of
from edossier_site.archive.views.answering import page, page_number
from edossier_site.archive.views.portraits import shown_portrait

__all__ = ["archive", "archives"]

_LONGEST_SOUGHT = 80


@page
def archives(request: HttpRequest) -> HttpResponse:
    """List every archive that a document comes from or a note cites."""
    lines = queries.archives()
    wanted = sum(line.wanted for line in lines)
    return render(request, "archive/archives.html", {"archives": lines, "wanted": wanted})


@page
def archive(request: HttpRequest, repository: str, path: str = "") -> HttpResponse:
    """Show an archive, or one unit of it: what lies under it, what is published, who cites it.

    A unit that is sought by its number and known is opened.
    """
    shown = queries.archive_page(
        repository,
        path,
        units_page=page_number(request, "units"),
        documents_page=page_number(request),
        cited_page=page_number(request, "cited"),
        sought=request.GET.get("go", "").strip()[:_LONGEST_SOUGHT] or None,
        leaf=request.GET.get("leaf", "").strip()[:_LONGEST_SOUGHT] or None,
    )
    if shown.children.found is not None:
        return HttpResponseRedirect(shown.children.found.address)
    context: dict[str, object] = {"page": shown}
    if shown.counted is not None:
        context["portrait"] = shown_portrait(
            shown.counted, name="archive", value=shown.repository.id, is_unit=bool(shown.unit)
        )
    if shown.unit is not None and shown.file is not None:
        context["alike"] = queries.alike_in_unit(shown.repository.id, shown.unit.path)
    if shown.file is not None:
        context |= {"said": said_of_file(shown.file), "strip": strip_of(shown.file)}
    return render(request, "archive/archive.html", context)
