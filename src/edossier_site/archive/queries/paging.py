"""One page of a long list."""

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, QuerySet

from edossier_site.archive.values import PageOf

__all__ = ["NotHereError", "page_of"]

Row = TypeVar("Row", bound=Model)
Line = TypeVar("Line")


class NotHereError(LookupError):
    """Nothing is at this identifier, or the list has no such page."""


def page_of(
    rows: QuerySet[Row], make: Callable[[Row], Line], *, number: int, size: int
) -> PageOf[Line]:
    """Give page `number` of `rows`, each made a line; `rows` must be in a fixed order.

    Raises:
        NotHereError: The list has no such page.
    """
    total = rows.count()
    pages = max(1, -(-total // size))
    if not 1 <= number <= pages:
        raise NotHereError(f"page {number} of {pages}")
    first = (number - 1) * size
    lines = tuple(make(row) for row in rows[first : first + size]) if total else ()
    return PageOf(lines, number, pages, total)
