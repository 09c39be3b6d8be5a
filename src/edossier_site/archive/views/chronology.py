"""Every document by its event, whole, narrowed, or of one year."""

from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from edossier.dates import format_date
from edossier.errors import QueryError
from edossier_site.archive import queries
from edossier_site.archive.addresses import search_address
from edossier_site.archive.derive import month_in, shown_when, when_of
from edossier_site.archive.facets import FACETS
from edossier_site.archive.narrowing import MOST_CONDITIONS, Condition, address_of, query_of
from edossier_site.archive.plotting import plot_months, plot_years
from edossier_site.archive.portraits import FacetCount, Portrait
from edossier_site.archive.values import ChronologyPage, DocumentLine, YearPage
from edossier_site.archive.views.answering import page, page_number

__all__ = ["chronology", "year"]

_MOST_VALUES = 10


@dataclass(frozen=True, slots=True)
class _ShownCondition:
    """A condition, and the address of the same list without it."""

    condition: Condition
    without: str


@dataclass(frozen=True, slots=True)
class _ShownValue:
    """A value of a facet; its address narrows the list, None where it would narrow nothing."""

    counted: FacetCount
    address: str | None


@dataclass(frozen=True, slots=True)
class _ShownFacet:
    """A facet: its most frequent values, and how many more there are."""

    name: str
    heading: str
    values: tuple[_ShownValue, ...]
    more: int


@dataclass(frozen=True, slots=True)
class _Group:
    """Documents of one month, in order; `anchor` is the id of its heading."""

    heading: str
    anchor: str
    lines: tuple[DocumentLine, ...]


@page
def chronology(request: HttpRequest) -> HttpResponse:
    """Show the documents in the order of what happened, all or those that conditions leave."""
    asked = [(name, value) for name, values in request.GET.lists() for value in values]
    context: dict[str, object] = {"asked_date": request.GET.get("date", "")}
    try:
        conditions = queries.conditions_of(asked)
    except QueryError as error:
        context["wrong"] = str(error)
        return render(request, "archive/chronology.html", context, status=400)
    shown = queries.chronology(page_number(request), conditions)
    return render(request, "archive/chronology.html", {**context, **_context(shown)})


@page
def year(request: HttpRequest, year: int) -> HttpResponse:
    """Show the documents dated in one year or telling of it, by month."""
    by = request.GET.get("by") or "event"
    if by not in ("event", "date"):
        raise Http404(f"by={by[:40]}")
    shown = queries.year_page(year, page_number(request), by="date" if by == "date" else "event")
    months = shown.months[1:]
    context = {
        "page": shown,
        "groups": _by_month(shown),
        "months": [(_month(year, one.month), one) for one in months if one.happened or one.written],
        "plot": plot_months([one.happened for one in months], [one.written for one in months]),
        "kept_query": "by=date" if shown.by == "date" else "",
    }
    return render(request, "archive/year.html", context)


def _month(year: int, month: int) -> str:
    return format_date(f"{year:04}-{month:02}")


def _context(shown: ChronologyPage) -> dict[str, object]:
    conditions = shown.conditions
    years = {int(one.value): one.count for one in shown.counted.values("date")}
    return {
        "page": shown,
        "conditions": [
            _ShownCondition(one, address_of([other for other in conditions if other != one]))
            for one in conditions
        ],
        "facets": _facets(shown.counted, conditions),
        "plot": plot_years(years),
        "year_values": [
            _ShownValue(one, _narrowed(one, shown.counted.total, conditions))
            for one in shown.counted.values("date")
        ],
        "search_address": search_address(query_of(conditions)) if conditions else "",
        "kept_query": address_of(conditions).partition("?")[2],
    }


def _facets(counted: Portrait, conditions: tuple[Condition, ...]) -> list[_ShownFacet]:
    """Give the facets but for the years, which the plot and its table show whole."""
    facets: list[_ShownFacet] = []
    for name, heading in FACETS.items():
        values = counted.values(name)
        if name == "date" or not values:
            continue
        shown = tuple(
            _ShownValue(one, _narrowed(one, counted.total, conditions))
            for one in values[:_MOST_VALUES]
        )
        more = len(values) - len(shown) + counted.more.get(name, 0)
        facets.append(_ShownFacet(name, heading, shown, more))
    return facets


def _narrowed(one: FacetCount, total: int, conditions: tuple[Condition, ...]) -> str | None:
    if one.count == total or len(conditions) >= MOST_CONDITIONS:
        return None
    return address_of([*conditions, Condition(one.name, one.value, one.label)])


def _by_month(shown: YearPage) -> list[_Group]:
    """Part the documents of a page where the month changes."""
    groups: list[_Group] = []
    for line in shown.documents.items:
        when = when_of(line.document.date) if shown.by == "date" else shown_when(line.document)
        heading, anchor = _month_heading(month_in(shown.year, when), shown)
        if groups and groups[-1].heading == heading:
            groups[-1] = replace(groups[-1], lines=(*groups[-1].lines, line))
        else:
            groups.append(_Group(heading, f"{anchor}-{len(groups) + 1}", (line,)))
    return groups


def _month_heading(month: int | None, shown: YearPage) -> tuple[str, str]:
    if month:
        return _month(shown.year, month), "month"
    if month == 0:
        return f"{shown.year}, month unknown", "year"
    if shown.by == "date":
        return f"Of {shown.year}, written in another year", "other"
    return f"Written in {shown.year}, of another year", "other"
