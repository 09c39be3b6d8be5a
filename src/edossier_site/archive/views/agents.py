"""The pages of persons, organisations and places, and the lists of each."""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from edossier_site.archive import queries
from edossier_site.archive.addresses import agent_address, search_address
from edossier_site.archive.values import AgentLine, AgentPage, PageOf, PlaceLine, PlacePage
from edossier_site.archive.views.answering import page, page_number
from edossier_site.archive.views.portraits import shown_portrait

__all__ = ["organisation", "organisations", "person", "persons", "place", "places"]

# What would end the quotation that a name stands in, in the query language.
_QUOTES = re.compile(r"[\"“”„‟«»*]")


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
    return _name(request, shown, "place")


def _agent(request: HttpRequest, kind: str, slug: str) -> HttpResponse:
    try:
        shown = queries.agent_page(
            kind,
            slug,
            documents_page=page_number(request),
            passages_page=page_number(request, "passages"),
        )
    except queries.NotHereError:
        # Not for good: a decision can be taken back.
        if (other := queries.leads_to(kind, slug)) is not None:
            return HttpResponseRedirect(agent_address(*other.split("/", 1)))
        raise
    return _name(request, shown, kind)


def _name(request: HttpRequest, shown: AgentPage | PlacePage, kind: str) -> HttpResponse:
    field = "place" if kind == "place" else "person"
    name = _QUOTES.sub(" ", shown.line.name)
    context = {
        "page": shown,
        "portrait": shown.counted
        and shown_portrait(shown.counted, name=kind, value=shown.line.slug),
        "record": shown.record if isinstance(shown, AgentPage) else None,
        "list_heading": f"{kind.capitalize()}s",
        "list_address": reverse(f"archive:{kind}s"),
        "search_address": search_address(f'{field}:"{name}"'),
    }
    return render(request, "archive/name.html", context)


def _names(
    request: HttpRequest, heading: str, names: PageOf[AgentLine] | PageOf[PlaceLine]
) -> HttpResponse:
    return render(request, "archive/names.html", {"heading": heading, "names": names})
