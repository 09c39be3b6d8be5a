"""Which records of what was found a query asks for: a note that cites five files is found by one.

Only conditions on the record itself choose, `archive:` and `ref:`; words, dates and the others
are of what was found, and hold for all that it cites.
"""

from collections.abc import Iterable

from edossier.references import ArchivalReference, Leaves, Level, parse
from edossier.references.naming import archives_named
from edossier.references.ordering import OrderItem, OrderStep
from edossier.references.repositories import by_id
from edossier.search.chains import chain_terms, wanted_paths, wanted_terms
from edossier.search.fields import Field
from edossier.search.nodes import And, Node, Not, Or, Query
from edossier_site.archive import queries

__all__ = ["matching"]


def matching(items: Iterable[OrderItem], query: Query) -> tuple[OrderItem, ...]:
    """Give the records that the conditions of a query on archive and reference hold for."""
    asked = _Asked()
    return tuple(item for item in items if asked.holds(query.root, item) is not False)


class _Asked:
    """The conditions of one query, each read once."""

    def __init__(self) -> None:
        self.archives: dict[str, set[str]] = {}
        self.references: dict[str, list[list[list[str]]]] = {}

    def holds(self, node: Node, item: OrderItem) -> bool | None:
        """Say whether a condition holds for a record; None where it is of no record."""
        match node:
            case And(items=nodes):
                said = [self.holds(one, item) for one in nodes]
                return False if False in said else True if True in said else None
            case Or(items=nodes):
                said = [self.holds(one, item) for one in nodes]
                return True if True in said else None if None in said else False
            case Not(item=one):
                holds = self.holds(one, item)
                return None if holds is None else not holds
            case Field(name="archive", value=value):
                return self._is_of(value, item)
            case Field(name="ref", value=value):
                return self._is_called(value, item)
        return None

    def _is_of(self, name: str, item: OrderItem) -> bool | None:
        if name not in self.archives:
            self.archives[name] = {line.id for line in queries.archives_called(name)}
        known = self.archives[name]
        return item.archive in known if known else None

    def _is_called(self, typed: str, item: OrderItem) -> bool | None:
        if typed not in self.references:
            self.references[typed] = _ways(typed)
        ways = self.references[typed]
        if by_id(item.archive) is None:  # the terms have it as printed, the record by its page
            return False if _names_known_archive(typed) else None
        terms = set(chain_terms(_reference_of(item)))
        is_called = any(all(terms.intersection(some) for some in way) for way in ways)
        return is_called if ways else None


def _ways(typed: str) -> list[list[list[str]]]:
    """Give the terms of which a reference needs one of each list, for each reading of it."""
    read, paths = parse(typed), wanted_paths(typed)
    readings = [one for one in (read, *read.readings) if one.levels or not paths]
    # What the record's registry number is, an order list does not know.
    placed = [
        [some for some in wanted_terms(one) if not some[0].startswith("number=")]
        for one in readings
    ]
    ways = [way for way in placed if way]
    return [*ways, [paths]] if paths else ways


def _names_known_archive(typed: str) -> bool:
    archive, stroke, _ = typed.partition("/")
    return parse(typed).repository is not None or bool(stroke and archives_named(archive))


def _reference_of(item: OrderItem) -> ArchivalReference:
    boxes = [step for step in item.path if step.is_container]
    levels = [step for step in item.path if not step.is_container]
    return ArchivalReference(
        printed="",
        status="parsed",
        repository=item.archive,
        levels=tuple(map(_level, levels)),
        containers=tuple(map(_level, [*boxes, *item.shelves])),
        leaves=tuple(map(_leaves, item.leaves)),
    )


def _level(step: OrderStep) -> Level:
    return Level(step.level, step.label, step.value, 0, 0, step.isad)


def _leaves(run: tuple[str, str]) -> Leaves:
    return Leaves(run[0], run[1], verso=None, label="", start=0, end=0)
