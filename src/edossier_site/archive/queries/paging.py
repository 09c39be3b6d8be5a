"""One page of a long list."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import QuerySet

from edossier_site.archive.values import PageOf

__all__ = ["NotHereError", "WithdrawnError", "page_of"]

Row = TypeVar("Row")
Line = TypeVar("Line")


class NotHereError(LookupError):
    """Nothing is at this identifier, or the list has no such page."""


class WithdrawnError(NotHereError):
    """What is at this ARK has been withdrawn.

    Attributes:
        ark, version: As asked for; `version` None for the newest.
    """

    def __init__(self, ark: str, version: int | None = None) -> None:
        super().__init__(f"{ark} is withdrawn")
        self.ark, self.version = ark, version


def page_of(
    rows: QuerySet[Any, Row],
    make: Callable[[Row], Line],
    *,
    number: int,
    size: int,
    total: int | None = None,
) -> PageOf[Line]:
    """Give page `number` of `rows`, each made a line; `rows` must be in a fixed order.

    Args:
        total: How many rows there are, where that is known; else they are counted.

    Raises:
        NotHereError: The list has no such page.
    """
    total = rows.count() if total is None else total
    pages = max(1, -(-total // size))
    if not 1 <= number <= pages:
        raise NotHereError(f"page {number} of {pages}")
    first = (number - 1) * size
    lines = tuple(make(row) for row in rows[first : first + size]) if total else ()
    return PageOf(lines, number, pages, total)
