"""The two addresses that only a preview has."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from edossier_site.archive.addresses import ark_address
from edossier_site.preview.desk import the_desk

__all__ = ["first_page", "state"]


def first_page(_request: HttpRequest) -> HttpResponse:
    """Lead to the page of the dossier."""
    return HttpResponseRedirect(ark_address(the_desk().look().publication.ark))


def state(_request: HttpRequest) -> HttpResponse:
    """Give the number of the state of the file: a page that shows another is out of date."""
    return HttpResponse(str(the_desk().look().number), content_type="text/plain")
