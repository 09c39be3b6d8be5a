"""A query as a tree of conditions; all offsets count code points of the query as typed."""

from dataclasses import dataclass

from edossier.search.fields import DateField, Field
from edossier.search.times import TimeField

__all__ = [
    "And",
    "Everything",
    "Name",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Word",
]


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed; one with several parts ("0423/57", "P.F.") is looked for as a phrase."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prefix:
    """The beginning of a word as written, without its star."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, as written.

    Attributes:
        moves: How many places the words may be moved, all in all; to swap two takes two.
    """

    text: str
    moves: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A name in all its forms; no reader types one, `expanding` makes it of words and fields.

    Attributes:
        text: The form as typed.
        typed: What finds this form.
        forms: The other forms to look for, each as an exact phrase.
        field: "person" or "place" where only what names it so is wanted; None for any text.
    """

    text: str
    typed: "Node"
    forms: tuple[str, ...]
    field: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Not:
    """Without this."""

    item: "Node"
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    items: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of these."""

    items: tuple["Node", ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Everything:
    """No condition: an empty query."""

    start: int = 0
    end: int = 0


Node = Word | Prefix | Phrase | Name | Field | DateField | TimeField | Not | And | Or | Everything


@dataclass(frozen=True, slots=True)
class Query:
    """A query as typed, and as read; all offsets count code points of `text`."""

    text: str
    root: Node
