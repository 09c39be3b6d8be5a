"""Every document by its event, whole or narrowed; the years, and one of them."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from django.db.models import Count, F

from edossier_site.archive import models
from edossier_site.archive.facets import FACETS
from edossier_site.archive.narrowing import Condition
from edossier_site.archive.queries.lines import (
    current_documents,
    page_of_documents,
    page_of_facet,
)
from edossier_site.archive.queries.narrowing import narrowed
from edossier_site.archive.queries.paging import NotHereError
from edossier_site.archive.queries.portraits import portrait_of
from edossier_site.archive.values import ChronologyPage, MonthLine, YearLine, YearPage

__all__ = ["chronology", "year_page", "years"]

_DOCUMENTS = 25

# Of a year's documents: what happened first, else what was written first.
_BY_DATE = (
    F("date_earliest").asc(nulls_last=True),
    F("date_latest").asc(nulls_last=True),
    "place_in_time",
)


def years() -> tuple[YearLine, ...]:
    """Give the years that documents are dated in or tell of, in order, each with its count."""
    counted = models.DocumentYear.objects.values_list("year").annotate(Count("document"))
    return tuple(YearLine(year, count) for year, count in counted.order_by("year"))


def chronology(page: int = 1, conditions: Sequence[Condition] = ()) -> ChronologyPage:
    """Give the documents by event, else by their own date; ties by date, then by ARK.

    Args:
        conditions: All of which must be true; see `conditions_of`.

    Raises:
        NotHereError: There is no such page.
    """
    found = narrowed(conditions)
    facet = _facet_of(conditions)
    if facet is not None:
        documents = page_of_facet(*facet, number=page, size=_DOCUMENTS)
    else:
        documents = page_of_documents(found, number=page, size=_DOCUMENTS)
    counted = portrait_of(found if conditions else None, total=documents.total, facet=facet)
    return ChronologyPage(documents, tuple(conditions), counted)


def _facet_of(conditions: Sequence[Condition]) -> tuple[str, str] | None:
    """Give the facet that alone is asked for; None where dates are, or several things."""
    if len(conditions) != 1 or conditions[0].name not in FACETS or conditions[0].name == "date":
        return None
    return conditions[0].name, conditions[0].value


def year_page(year: int, page: int = 1, *, by: Literal["event", "date"] = "event") -> YearPage:
    """Give the documents dated in a year or telling of it.

    Args:
        by: What orders them: what happened, or what was written.

    Raises:
        NotHereError: No document is of that year, or there is no such page.
    """
    lines = years()
    here = next((index for index, line in enumerate(lines) if line.year == year), None)
    if here is None:
        raise NotHereError(f"year {year}")
    found = current_documents().filter(years__year=year)
    order = _BY_DATE if by == "date" else ("place_in_time",)
    total = lines[here].documents
    documents = page_of_documents(found, number=page, size=_DOCUMENTS, order=order, total=total)
    return YearPage(
        year=year,
        by=by,
        documents=documents,
        months=_months(year),
        previous=lines[here - 1] if here else None,
        next=lines[here + 1] if here + 1 < len(lines) else None,
    )


def _months(year: int) -> tuple[MonthLine, ...]:
    """Count by month what happened and what was written, 0 for the year alone, all of 0 to 12."""
    happened: Counter[int | None] = Counter()
    written: Counter[int | None] = Counter()
    counted = models.DocumentYear.objects.filter(year=year).values_list("happened", "written")
    for month_of_event, month_of_date, count in counted.annotate(Count("pk")).order_by():
        happened[month_of_event] += count
        written[month_of_date] += count
    return tuple(MonthLine(month, happened[month], written[month]) for month in range(13))
