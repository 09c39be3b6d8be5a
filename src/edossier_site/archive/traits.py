"""What citations say of a unit beside its place in the tree: years, and what shelves it.

Counted as `counting` counts: what a dossier says is taken off before its citations are replaced
and put on again after, so that no other dossier is looked at.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from edossier_site.archive import models

__all__ = ["YEAR", "traits_recounted"]

YEAR = "year"

_AT_ONCE = 300

_Trait = tuple[int, str, str]


@contextmanager
def traits_recounted(dossier: models.Dossier) -> Iterator[None]:
    """Bring the traits of units up to date with what is done inside to a dossier's citations."""
    before = _said_by(dossier)
    yield
    after = _said_by(dossier)
    after.subtract(before)
    _add({trait: change for trait, change in after.items() if change})


def _said_by(dossier: models.Dossier) -> Counter[_Trait]:
    """Count the traits that a dossier's citations state: years of all units, shelves of the own."""
    held = models.UnitCitation.objects.filter(citation__dossier=dossier)
    said: Counter[_Trait] = Counter()
    for unit, own, years, containers, record in held.values_list(
        "archivalunit_id",
        "citation__unit_id",
        "citation__years",
        "citation__containers",
        "citation__record",
    ):
        days = {day[: len("1956")] for day in (record["days"] if record else ())}
        for year in days | set(map(str, years)):
            said[unit, YEAR, year] += 1
        for name, value in containers if unit == own else ():
            said[unit, name, value] += 1
    return said


def _add(changes: dict[_Trait, int]) -> None:
    units = sorted({unit for unit, _, _ in changes})
    for first in range(0, len(units), _AT_ONCE):
        some = set(units[first : first + _AT_ONCE])
        _add_some({trait: change for trait, change in changes.items() if trait[0] in some}, some)


def _add_some(changes: dict[_Trait, int], units: set[int]) -> None:
    rows = {
        (row.unit_id, row.name, row.value): row
        for row in models.UnitTrait.objects.filter(unit__in=units)
    }
    new: list[models.UnitTrait] = []
    changed: list[models.UnitTrait] = []
    for (unit, name, value), change in sorted(changes.items()):
        row = rows.get((unit, name, value))
        if row is None:
            new.append(models.UnitTrait(unit_id=unit, name=name, value=value, citations=change))
        else:
            row.citations += change
            changed.append(row)
    models.UnitTrait.objects.bulk_create(new)
    kept = [row for row in changed if row.citations]
    models.UnitTrait.objects.bulk_update(kept, ["citations"], batch_size=_AT_ONCE)
    gone = [row.pk for row in changed if not row.citations]
    models.UnitTrait.objects.filter(pk__in=gone).delete()
