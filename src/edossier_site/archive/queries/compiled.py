"""Questions to the database whose SQL is written once and asked often.

Django writes the SQL of a query set each time it is asked, which takes it longer than the database
takes to answer. The questions of a page differ in their values alone, so their SQL is kept.
"""

from collections.abc import Callable, Sequence
from copy import copy
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, QuerySet

__all__ = ["compiled"]

P = ParamSpec("P")
Row = TypeVar("Row")

# Of one question: as many lengths of its lists and pages of its answer are kept.
_SHAPES = 64


def compiled(write: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Make a function that writes a query set into one that asks it, its SQL kept.

    What is given by position (text, a number, or a list of them that is not empty) stands as a
    place in the SQL, and the function may only hand it on to a filter. What is given by keyword is
    part of the SQL.

    Raises:
        TypeError: When asked: the SQL has no place for a value. A list for a relation
            ("document__in") is text by then; its key takes it ("document__ark__in").
    """

    @lru_cache(_SHAPES)
    def question(
        lengths: tuple[int | None, ...], options: tuple[tuple[str, Any], ...]
    ) -> _Question:
        places = [
            _Place(at) if length is None else [_Place(at, item) for item in range(length)]
            for at, length in enumerate(lengths)
        ]
        writer: Callable[..., QuerySet[Any, Row]] = write
        asked = _Question(writer(*places, **dict(options)))
        wanted = sum(length or 1 for length in lengths)
        if asked.places != wanted:
            raise TypeError(f"{write.__name__}: {asked.places} places in its SQL, not {wanted}")
        return asked

    @wraps(write)
    def ask(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        values = [one if isinstance(one, str | int) else _filled(one) for one in args]
        lengths = tuple(len(one) if isinstance(one, list) else None for one in values)
        return question(lengths, tuple(kwargs.items())).ask(values)

    return ask


def _filled(items: Any) -> list[Any]:
    """Repeat the last item up to a power of two: a question has few lengths, and finds the same."""
    listed = list(items)
    wanted = 1 << (len(listed) - 1).bit_length()
    return listed + listed[-1:] * (wanted - len(listed))


class _Place(Expression):
    """Where a value goes, as a parameter of the SQL: the argument, and the item in it."""

    def __init__(self, at: int, item: int | None = None) -> None:
        super().__init__()
        self.at, self.item = at, item

    def as_sql(self, *_: Any, **__: Any) -> Any:
        """Stand in the parameters for the value that comes."""
        return "%s", (self,)

    def value(self, values: Sequence[Any]) -> Any:
        """Take the value out of the arguments."""
        given = values[self.at]
        return given if self.item is None else given[self.item]


class _Question:
    """A query set with its SQL; Django makes the rows of the answer as it always does."""

    def __init__(self, found: QuerySet[Any, Any]) -> None:
        self._found = found
        self._compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, self._parameters = self._compiler.as_sql()
        self.places = len({one for one in self._parameters if isinstance(one, _Place)})

    def ask(self, values: Sequence[Any]) -> list[Any]:
        given = tuple(
            one.value(values) if isinstance(one, _Place) else one for one in self._parameters
        )
        compiler: Any = copy(self._compiler)
        compiler.connection = connections[DEFAULT_DB_ALIAS]
        compiler.as_sql = lambda *_, **__: (self._sql, given)
        found: Any = self._found.all()
        found.query.get_compiler = lambda *_, **__: compiler
        return list(found)
