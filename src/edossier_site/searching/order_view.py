"""The order list as a page to print and as a file."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from edossier.errors import KeepingError, QueryError
from edossier.search.query import parse
from edossier_site.archive.queries import NotHereError
from edossier_site.searching.follow import index_of
from edossier_site.searching.ordering import OrderPage, as_csv, order_of_query, order_of_wanted
from edossier_site.searching.presenting import wrong_query

__all__ = ["order", "order_file"]


@require_safe
def order(request: HttpRequest) -> HttpResponse:
    """Show what to order in which archive for what a query finds."""
    typed, wanted = _asked(request)
    status = 200
    context: dict[str, object] = {"query": typed, "search": urlencode({"q": typed})}
    try:
        context["page"] = _page(typed, wanted)
        context["file"] = f"{request.path}.csv?" + urlencode(
            {"wanted": wanted} if wanted else {"q": typed}
        )
    except QueryError as error:
        context["wrong"] = wrong_query(typed, error)
    except KeepingError as error:
        context["failed"], status = str(error), 503
    response = render(request, "searching/order.html", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def order_file(request: HttpRequest) -> HttpResponse:
    """Give the same as CSV, for a spreadsheet."""
    typed, wanted = _asked(request)
    try:
        content, status = as_csv(_page(typed, wanted), settings.ARCHIVE.settings.address), 200
    except QueryError as error:
        content, status = f"{error}\n", 400
    except KeepingError as error:
        content, status = f"{error}\n", 503
    kind = "csv" if status == 200 else "plain"
    # With its mark of order, spreadsheets take the letters for what they are.
    response = HttpResponse(f"\ufeff{content}", f"text/{kind}; charset=utf-8", status)
    response.headers["Cache-Control"] = "no-cache"
    if status == 200:
        response.headers["Content-Disposition"] = 'attachment; filename="order.csv"'
    return response


def _asked(request: HttpRequest) -> tuple[str, str]:
    return request.GET.get("q", ""), request.GET.get("wanted", "")[:200]


def _page(typed: str, wanted: str) -> OrderPage:
    if not wanted:
        return order_of_query(parse(typed), index_of(settings.ARCHIVE))
    try:
        return order_of_wanted(wanted)
    except NotHereError as error:
        raise Http404(str(error)) from error
