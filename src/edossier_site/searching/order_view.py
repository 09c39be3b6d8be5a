"""The order list as a page to print and as a file."""

from dataclasses import dataclass, field

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from edossier.errors import KeepingError, QueryError
from edossier.search.engines.tantivy import Names
from edossier.search.query import parse
from edossier_site.archive.queries import NotHereError
from edossier_site.searching.follow import index_of
from edossier_site.searching.forms import asked_names, in_address
from edossier_site.searching.ordering import OrderPage, as_csv, order_of_query, order_of_unit
from edossier_site.searching.presenting import wrong_query

__all__ = ["order", "order_file"]


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a list is asked for: what a query finds, or what is known of a unit."""

    query: str = ""
    place: str = ""
    only_wanted: bool = False
    names: Names = field(default_factory=Names)

    @property
    def in_address(self) -> str:
        if self.place:
            return urlencode({"wanted" if self.only_wanted else "in": self.place})
        return urlencode([("q", self.query), *in_address(self.names)])

    def page(self) -> OrderPage:
        if not self.place:
            return order_of_query(parse(self.query), index_of(settings.ARCHIVE), self.names)
        try:
            return order_of_unit(self.place, only_wanted=self.only_wanted)
        except NotHereError as error:
            raise Http404(str(error)) from error


@require_safe
def order(request: HttpRequest) -> HttpResponse:
    """Show what to order in which archive."""
    asked, status = _asked(request), 200
    context: dict[str, object] = {"asked": asked}
    try:
        context["page"] = asked.page()
    except QueryError as error:
        context["wrong"] = wrong_query(asked.query, error)
    except KeepingError as error:
        context["failed"], status = str(error), 503
    response = render(request, "searching/order.html", context, status=status)
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def order_file(request: HttpRequest) -> HttpResponse:
    """Give the same as CSV, for a spreadsheet."""
    asked = _asked(request)
    try:
        content, status = as_csv(asked.page(), settings.ARCHIVE.settings.address), 200
    except QueryError as error:
        content, status = f"{error}\n", 400
    except KeepingError as error:
        content, status = f"{error}\n", 503
    kind = "csv" if status == 200 else "plain"
    # With a byte order mark, spreadsheets take the letters for what they are.
    response = HttpResponse(f"\ufeff{content}", f"text/{kind}; charset=utf-8", status)
    response.headers["Cache-Control"] = "no-cache"
    if status == 200:
        response.headers["Content-Disposition"] = 'attachment; filename="order.csv"'
    return response


def _asked(request: HttpRequest) -> _Asked:
    wanted, place = request.GET.get("wanted", ""), request.GET.get("in", "")
    return _Asked(
        request.GET.get("q", ""), (wanted or place)[:700], bool(wanted), asked_names(request)
    )
