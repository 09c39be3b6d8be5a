"""What crawlers ask for: which pages there are, and which not to follow."""

from html import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from edossier_site.archive import queries
from edossier_site.archive.views.answering import page, page_number

__all__ = ["robots", "sitemap"]

_XML = "application/xml"


@page
def robots(_request: HttpRequest) -> HttpResponse:
    """Keep crawlers from the endless combinations of a search."""
    site = settings.ARCHIVE.settings.address
    kept_from = ["Disallow: /search?", "Disallow: /order"]
    lines = ["User-agent: *", *kept_from, "", f"Sitemap: {site}/sitemap.xml"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@page
def sitemap(request: HttpRequest) -> HttpResponse:
    """List the addresses of all pages worth finding; of many, first the parts of the list."""
    site = settings.ARCHIVE.settings.address
    parts = 1 if "page" in request.GET else queries.sitemap_parts()
    if parts > 1:
        context: dict[str, object] = {"parts": range(1, parts + 1), "site": site}
        return render(request, "archive/sitemap_index.xml", context, content_type=_XML)
    lines = queries.sitemap(page_number(request)).items
    # Safe: addresses go through `escape`. A list may hold fifty thousand, each a look-up or five.
    urls = SafeString("\n".join(_url(site + line.address, line.changed) for line in lines))
    return render(request, "archive/sitemap.xml", {"urls": urls}, content_type=_XML)


def _url(address: str, changed: str | None) -> str:
    last = f"<lastmod>{changed}</lastmod>" if changed else ""
    return f"<url><loc>{escape(address)}</loc>{last}</url>"
