"""Many rows at once, by SQL alone: a model made of each row costs more than writing it.

For tables whose rows have no key that is needed after, and no default but null.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import ForeignKey, JSONField, Model

__all__ = ["add_to_columns", "insert_rows"]

_AT_ONCE = 2_000

_Value = str | int | bool | float | None | Mapping[str, object] | Sequence[object]


def insert_rows(
    model: type[Model], columns: Sequence[str], values: Iterable[Sequence[_Value]]
) -> None:
    """Write rows.

    Args:
        columns: Names of fields; a foreign key is named without `_id`, and takes the key.
        values: Of each row, in the order of `columns`.
    """
    fields = [model._meta.get_field(name) for name in columns]
    quote = connection.ops.quote_name
    names = ", ".join(
        quote(field.attname if isinstance(field, ForeignKey) else str(field.column))  # type: ignore[union-attr]
        for field in fields
    )
    marks = ", ".join(["%s"] * len(columns))
    # Names of the code's own tables, quoted by Django; every value is a parameter.
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({marks})"  # noqa: S608
    kept_as_json = [place for place, field in enumerate(fields) if isinstance(field, JSONField)]
    waiting = iter(values)
    with connection.cursor() as cursor:
        while some := [_stored(row, kept_as_json) for row in islice(waiting, _AT_ONCE)]:
            cursor.executemany(sql, some)


def add_to_columns(
    model: type[Model],
    columns: Sequence[str],
    changes: Mapping[str | int, Sequence[int]],
) -> None:
    """Add to columns of numbers.

    Args:
        changes: By primary key, what is added to each of `columns`.
    """
    quote = connection.ops.quote_name
    sums = ", ".join(f"{quote(name)} = {quote(name)} + %s" for name in columns)
    key = quote(str(model._meta.pk.column))
    sql = f"UPDATE {quote(model._meta.db_table)} SET {sums} WHERE {key} = %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.executemany(sql, [(*added, pk) for pk, added in changes.items()])


def _stored(row: Sequence[_Value], kept_as_json: Sequence[int]) -> list[Any]:
    stored = list(row)
    for place in kept_as_json:
        if stored[place] is not None:
            stored[place] = json.dumps(stored[place])
    return stored
