"""One page of a list that is too long to show whole."""

from dataclasses import dataclass
from typing import Generic, TypeVar

__all__ = [
    "PageOf",
]


Item = TypeVar("Item", covariant=True)


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Item]):
    """One page of a long list.

    Attributes:
        number: From one.
        pages: At least one, also of an empty list.
        total: Items on all pages.
    """

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int

    @property
    def previous(self) -> int | None:
        """The number of the page before, None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, None on the last."""
        return self.number + 1 if self.number < self.pages else None
