"""The units right below one: in pages, by ranges of their numbers, and by a number sought."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import connection
from django.db.models import Case, Count, QuerySet, When
from django.db.models.functions import Substr

from edossier.text.folding import fold
from edossier_site.archive import models
from edossier_site.archive.addresses import natural_order
from edossier_site.archive.holdings import Children, NumberRange
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.lines import unit_line, units
from edossier_site.archive.queries.paging import page_of
from edossier_site.archive.traits import YEAR
from edossier_site.archive.values import PageOf, UnitLine

__all__ = [
    "Shelves",
    "children_called",
    "children_of",
    "counted_groups",
    "groups_below",
    "shelves_of",
]

Shelves = Mapping[int, tuple[tuple[str, str], ...]]

_ON_A_PAGE = 100
_MOST_RANGES = 60
_SIZES = (100, 1000, 10_000, 100_000, 1_000_000)
_LABEL = re.compile(r"^[^\W\d_]+\.?\s*(?=\d)")
_NUMBER = 12  # digits to which `natural_order` fills numbers up
_TELLING = _NUMBER - 2  # of these, without the last two: the hundred
# From the first unit of a group to the first of the next by the index alone: of 50,000 units it
# looks at some hundreds, where grouping looks at all.
_BOUND = """CASE WHEN leap.at = '' THEN ''
    WHEN leap.at >= '0' AND leap.at < ':' THEN substr(leap.at, 1, 10) || ':'
    ELSE substr(leap.at, 1, 1) || char(1114111) END"""
_BELOW = """FROM {table} WHERE repository_id = %s AND parent = %s"""
_LEAPING = f"""WITH RECURSIVE leap(at) AS (
    SELECT min("order") {_BELOW}
    UNION ALL
    SELECT (SELECT min("order") {_BELOW} AND "order" > {_BOUND}) FROM leap WHERE leap.at IS NOT NULL
) SELECT leap.at, (SELECT count(*) {_BELOW} AND "order" >= leap.at AND "order" <= {_BOUND})
FROM leap WHERE leap.at IS NOT NULL"""  # noqa: S608  # of constants; values are parameters


def children_of(
    repository: str,
    parent: str,
    *,
    above: Sequence[int] = (),
    number: int,
    sought: str | None,
) -> tuple[Children, Shelves]:
    """Give a page of the units right below a unit, or below an archive where `parent` is empty.

    Args:
        above: Keys of units whose shelves are asked for in the same question.
        number: Of the page; where something is sought, the page on which it would stand.
        sought: The number of a unit, as a reader types it: "49", "op. 49".

    Returns:
        The units, and what shelves each unit asked for.

    Raises:
        NotHereError: There is no such page.
    """
    below = units().filter(repository=repository, parent=parent)
    found: UnitLine | None = None
    if sought is not None:
        called = children_called(repository, parent, sought)
        found = next((line for line in called if _is_of_number(line, sought)), None)
        before = below.filter(order__lt=_order(called[0].value if called else sought)).count()
        number = before // _ON_A_PAGE + 1
    rows = _first_below(repository, parent) if sought is None else []
    is_long = sought is not None or len(rows) > _ON_A_PAGE
    groups = groups_below(repository, parent) if is_long else []
    total = sum(count for _, count in groups) or len(rows)
    if sought is not None:
        number = min(number, -(-total // _ON_A_PAGE) or 1)
    shown = tuple(rows[:_ON_A_PAGE])
    if number != 1 or sought is not None:
        keys = below.values_list("pk", flat=True)
        page = page_of(keys, int, number=number, size=_ON_A_PAGE, total=total)
        shown = tuple(units().filter(pk__in=page.items))
    shelves = shelves_of([*above, *(row.pk for row in shown)])
    lines = tuple(unit_line(row, shelves.get(row.pk, ())) for row in shown)
    words = {line.word for line in lines}
    return Children(
        page=PageOf(lines, number, -(-total // _ON_A_PAGE) or 1, total),
        level=words.pop() if len(words) == 1 else "unit",
        ranges=_ranges(groups) if total > _ON_A_PAGE else (),
        sought=sought,
        found=found,
    ), shelves


@compiled
def _first_below(repository: str, parent: str) -> QuerySet[models.ArchivalUnit]:
    return units().filter(repository=repository, parent=parent)[: _ON_A_PAGE + 1]


def children_called(repository: str, parent: str, value: str) -> list[UnitLine]:
    """Give the units right below one whose value has this number, zeros left aside."""
    below = units().filter(repository=repository, parent=parent)
    orders = {_order(value), natural_order(value), natural_order(_closed(value))}
    return [unit_line(row) for row in below.filter(order__in=sorted(orders))[:_ON_A_PAGE]]


def shelves_of(units_asked: Iterable[int]) -> Shelves:
    """Give the containers that shelve units, by the unit's key: a footnote may print them."""
    keys = list(units_asked)
    if not keys:
        return {}
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for unit, name, value in _shelves(keys):
        found[unit].append((name.replace("_", " "), value))
    return {unit: tuple(shelves) for unit, shelves in found.items()}


@compiled
def _shelves(keys: Sequence[int]) -> QuerySet[models.UnitTrait, tuple[int, str, str]]:
    traits = models.UnitTrait.objects.filter(unit__id__in=keys).exclude(name=YEAR)
    return traits.order_by("name", "value").values_list("unit", "name", "value")


def _is_of_number(line: UnitLine, sought: str) -> bool:
    """Say whether a unit has just the number sought: 0100 and 100 are two fonds."""
    return fold(line.value).text in {fold(sought).text, fold(_LABEL.sub("", sought)).text}


def _order(value: str) -> str:
    return natural_order(_LABEL.sub("", value.strip()))


def _closed(value: str) -> str:
    """Part letters from the number behind them: "DY30" is the Bestand "DY 30"."""
    return re.sub(r"([^\W\d_])(?=\d)", r"\1 ", value.strip())


def groups_below(repository: str, parent: str) -> list[tuple[str, int]]:
    """Count the units by the hundred of their number; others by their first letter."""
    if connection.vendor != "sqlite":
        return counted_groups(repository, parent)
    table = models.ArchivalUnit._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(_LEAPING.format(table=table), [repository, parent] * 3)
        return sorted((_group_of(str(order)), int(count)) for order, count in cursor.fetchall())


def counted_groups(repository: str, parent: str) -> list[tuple[str, int]]:
    """Count the same by looking at every unit: the check on the fast way."""
    below = models.ArchivalUnit.objects.filter(repository=repository, parent=parent)
    group = Case(
        When(order__gte="0", order__lt=":", then=Substr("order", 1, _TELLING)),
        default=Substr("order", 1, 1),
    )
    counted = below.order_by().values_list(group).annotate(Count("pk"))
    return sorted((str(name), count) for name, count in counted)


def _group_of(order: str) -> str:
    return order[:_TELLING] if "0" <= order < ":" else order[:1]


def _ranges(groups: list[tuple[str, int]]) -> tuple[NumberRange, ...]:
    """Part a long list by hundreds, thousands or more, so that not too many ways lead into it."""
    for size in _SIZES:
        ranges = _ranges_of(groups, size)
        if len(ranges) <= _MOST_RANGES:
            return ranges if len(ranges) > 1 else ()
    return ()


def _ranges_of(groups: list[tuple[str, int]], size: int) -> tuple[NumberRange, ...]:
    made: dict[str, tuple[int, int]] = {}
    before = 0
    for name, count in groups:
        label = _label(name, size)
        units_there, first = made.get(label, (0, before))
        made[label] = units_there + count, first
        before += count
    return tuple(
        NumberRange(label, units_there, first // _ON_A_PAGE + 1)
        for label, (units_there, first) in made.items()
    )


def _label(name: str, size: int) -> str:
    if not (len(name) == _TELLING and name.isascii() and name.isdecimal()):
        return name.upper() or "–"
    first = int(name) * 100 // size * size
    return f"{first or 1}–{first + size - 1}"
