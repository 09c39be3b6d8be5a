"""What crawlers ask for: which pages there are, and which not to follow."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.views.answering import page, page_number

__all__ = ["robots", "sitemap"]


@page
def robots(_request: HttpRequest) -> HttpResponse:
    """Keep crawlers from the endless combinations of a search."""
    site = settings.ARCHIVE.settings.address
    parts = range(1, queries.sitemap().pages + 1)
    lines = ["User-agent: *", "Disallow: /search"]
    lines += [f"Sitemap: {site}/sitemap.xml?page={part}" for part in parts]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the addresses of all pages worth finding."""
    context = {
        "addresses": queries.sitemap(page_number(request)),
        "site": settings.ARCHIVE.settings.address,
    }
    return render(request, "archive/sitemap.xml", context, content_type="application/xml")
