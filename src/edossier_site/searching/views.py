"""The search page and the page that explains the query language."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from edossier.errors import KeepingError, QueryError
from edossier.search.among import Among
from edossier.search.asked import citation_asked
from edossier.search.engines.tantivy import DEEPEST_HIT, Names, SearchIndex
from edossier.search.query import Query, parse
from edossier.search.results import FACETS, Sort
from edossier_site.archive.values import NearestUnit
from edossier_site.archive.views.answering import page_number
from edossier_site.searching.examples import EXAMPLES
from edossier_site.searching.follow import index_of
from edossier_site.searching.forms import asked_names
from edossier_site.searching.landing import Landing, landing_of
from edossier_site.searching.presenting import SearchPage, wrong_query

__all__ = ["search", "search_help"]

_HITS_A_PAGE = 10
_LONGEST_BEGINNING = 100


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Show what a query finds, or where it cannot be understood."""
    typed = request.GET.get("q", "")
    sort: Sort = "date" if request.GET.get("sort") == "date" else "relevance"
    number = page_number(request)
    names = asked_names(request)
    status = 200
    context: dict[str, object] = {"query": typed, "sort": sort, "exact": names.are_exact}
    try:
        if typed.strip():
            query = parse(typed)
            landing = landing_of(query) if number == 1 else Landing()
            if landing.cited is not None:
                return _moved(_way_to(landing.cited, typed))
            context["landing"] = landing
            context["page"] = _found(query, sort, number, names, _among(request))
    except QueryError as error:
        context["wrong"] = wrong_query(typed, error)
    except KeepingError as error:
        context["failed"], status = str(error), 503
    response = render(request, "searching/search.html", context, status=status)
    # It says how long it took, and its index may be newer than the rows: not to be kept.
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def search_help(request: HttpRequest) -> HttpResponse:
    """Explain the query language by examples."""
    return render(request, "searching/help.html", {"groups": EXAMPLES})


def _way_to(cited: NearestUnit, typed: str) -> str:
    """Give the page of the unit cited; where it is not known, the one that says what is."""
    if not cited.missing:
        return cited.address
    citation = citation_asked(typed)  # without the "Source:" that stood before it
    printed = citation.printed if citation else typed
    return reverse("archive:typed", args=[" ".join(printed.split())])


def _moved(address: str) -> HttpResponse:
    """Lead to the unit that a citation names; where it leads changes with what is published."""
    response = HttpResponseRedirect(address)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _among(request: HttpRequest) -> Among | None:
    """Read which values of which facet are looked for: `facet=person&starts=chou`."""
    facet, beginning = request.GET.get("facet", ""), request.GET.get("starts", "").strip()
    return Among(facet, beginning[:_LONGEST_BEGINNING]) if facet in FACETS and beginning else None


def _found(query: Query, sort: Sort, number: int, names: Names, among: Among | None) -> SearchPage:
    offset = (number - 1) * _HITS_A_PAGE
    results = _index(settings.ARCHIVE.derived).search(
        query, limit=_HITS_A_PAGE, offset=offset, sort=sort, names=names, among=among
    )
    pages = max(1, -(-min(results.total, DEEPEST_HIT) // _HITS_A_PAGE))
    if not 1 <= number <= pages:
        raise Http404(f"page {number} of {pages}")
    return SearchPage(query, results, sort, number, pages, names, among)


@lru_cache(maxsize=4)
def _index(_derived: Path) -> SearchIndex:
    """Keep the opened index of the archive that is served."""
    return index_of(settings.ARCHIVE)
