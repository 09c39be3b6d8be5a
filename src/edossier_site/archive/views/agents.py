"""The pages of persons, organisations and places, and the lists of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier_site.archive import queries
from edossier_site.archive.values import AgentLine, PageOf, PlaceLine
from edossier_site.archive.views.answering import page, page_number

__all__ = ["organisation", "organisations", "person", "persons", "place", "places"]


@page
def persons(request: HttpRequest) -> HttpResponse:
    """List the persons by family name."""
    return _names(request, "Persons", queries.persons(page_number(request)))


@page
def organisations(request: HttpRequest) -> HttpResponse:
    """List the organisations by name."""
    return _names(request, "Organisations", queries.organisations(page_number(request)))


@page
def places(request: HttpRequest) -> HttpResponse:
    """List the places by name."""
    return _names(request, "Places", queries.places(page_number(request)))


@page
def person(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what a person wrote, received and is named in, and under which spellings."""
    return _agent(request, "person", slug)


@page
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where an organisation is named, and under which names."""
    return _agent(request, "organisation", slug)


@page
def place(request: HttpRequest, slug: str) -> HttpResponse:
    """Show where a place is named."""
    shown = queries.place_page(
        slug,
        documents_page=page_number(request),
        passages_page=page_number(request, "passages"),
    )
    context = {"page": shown, "kind": "place", "field": "place"}
    return render(request, "archive/name.html", context)


def _agent(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    shown = queries.agent_page(
        kind,
        slug,
        documents_page=page_number(request),
        passages_page=page_number(request, "passages"),
    )
    return render(request, "archive/name.html", {"page": shown, "kind": kind, "field": "person"})


def _names(
    request: HttpRequest, heading: str, names: PageOf[AgentLine] | PageOf[PlaceLine]
) -> HttpResponse:
    return render(request, "archive/names.html", {"heading": heading, "names": names})
