"""What stands at an ARK: a dossier or a document, its versions, what changed between two."""

import re

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from edossier.identifiers import parse_ark
from edossier_site.archive import addresses, queries
from edossier_site.archive.citing import FORMS
from edossier_site.archive.differences import DossierDifference
from edossier_site.archive.views.answering import page
from edossier_site.archive.views.document import document
from edossier_site.archive.views.dossier import dossier

__all__ = ["ark", "difference", "other_spelling", "versions"]

# What stands after the last part of an ARK: its variant.
_VARIANT = re.compile(r"\.([A-Za-z][A-Za-z0-9.]{0,40})$")


@page
def ark(request: HttpRequest, ark: str, version: int | None = None) -> HttpResponse:
    """Show what the ARK names: its newest version, or the one asked for."""
    found = queries.resolve(ark)
    if found.ark != ark:
        return HttpResponsePermanentRedirect(addresses.ark_address(found.ark, version))
    show = dossier if found.kind == "dossier" else document
    return show(request, ark, version)


@page
def other_spelling(_request: HttpRequest, rest: str) -> HttpResponse:
    """Lead from another spelling of an ARK (`ark:99999/...`, with hyphens) to its address.

    After a stop the name of a file's form goes on; another one is not here, and may come to be.
    """
    found = queries.resolve(f"ark:{rest}")
    form = _VARIANT.search(rest)
    if form is None:
        return HttpResponsePermanentRedirect(found.address)
    if form[1] not in FORMS:
        raise Http404(f"form {form[1]}")
    address = addresses.download_address(found.ark, form[1], _version_before(rest, form.start()))
    return HttpResponsePermanentRedirect(address)


def _version_before(rest: str, end: int) -> int | None:
    """Give the version of an address such as "99999/fk4abc/v2.ris"."""
    ark = parse_ark(f"ark:{rest[:end]}")
    return ark.version if ark else None


@page
def versions(request: HttpRequest, ark: str) -> HttpResponse:
    """List the versions, newest first."""
    return render(request, "archive/versions.html", {"page": queries.versions(ark)})


@page
def difference(request: HttpRequest, ark: str, old: int, new: int) -> HttpResponse:
    """Show what changed from one version to a later one."""
    if old >= new:
        raise Http404(f"versions {old} and {new}")
    change = queries.difference(ark, old, new)
    context = {
        "page": queries.versions(ark),
        "change": change,
        "of_dossier": isinstance(change, DossierDifference),
        "old": old,
        "new": new,
    }
    return render(request, "archive/difference.html", context)
