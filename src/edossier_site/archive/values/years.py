"""Years and months, and the pages of the chronology."""

from dataclasses import dataclass
from typing import Literal

from edossier_site.archive import addresses
from edossier_site.archive.narrowing import Condition
from edossier_site.archive.portraits import Portrait
from edossier_site.archive.values.paging import PageOf
from edossier_site.archive.values.published import DocumentLine

__all__ = [
    "ChronologyPage",
    "MonthLine",
    "YearLine",
    "YearPage",
]


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year, and how many documents are dated in it or tell of an event in it."""

    year: int
    documents: int

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.year_address(self.year)


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of a year, 0 for the year alone: how much happened in it, and was written."""

    month: int
    happened: int
    written: int


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year: the documents dated in it or telling of it, the years beside it.

    Attributes:
        by: What orders the documents.
        months: Thirteen, the first for what is of the year alone.
        previous, next: The nearest years with documents.
    """

    year: int
    by: Literal["event", "date"]
    documents: PageOf[DocumentLine]
    months: tuple[MonthLine, ...]
    previous: YearLine | None
    next: YearLine | None


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """Documents by event, else by their own date; the undated last.

    Attributes:
        conditions: Which are true of all of them; none for every document.
        counted: All of them, not only those of this page.
    """

    documents: PageOf[DocumentLine]
    conditions: tuple[Condition, ...]
    counted: Portrait
