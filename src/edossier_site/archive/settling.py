"""What each citation in a note or an essay is of: a document published here, or a record wanted.

A citation is decided from all sources of documents that may be the same record, and these from
their unit and registry numbers alone, so that a dossier that is added asks for no more of the
archive than what lies beside its own records. The decision is a function of what is published
now: whichever dossier came first, the rows are the same.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from django.db.models import QuerySet

from edossier.dossier.records import CitedRecord
from edossier_site.archive import models, rows
from edossier_site.archive.deciding import Decided, decided_now

__all__ = ["settled"]

_AT_ONCE = 500
_LONGEST_KEY = 600
_COLUMNS = (
    "pk", "order", "repository_id", "unit_id", "unit__path", "unit__place", "leaf", "leaves",
    "record", "document_id", "published_id", "wanted_id",
)  # fmt: skip

Item = TypeVar("Item")
_Key = tuple[str, str]  # an archive and what tells a wanted record in it; see `_Citation.key`


@dataclass(frozen=True)
class _Citation:
    """A citation of a record, as far as deciding needs it; `decided` is what editors decided."""

    values: Mapping[str, Any]
    decided: Decided

    @property
    def archive(self) -> str:
        return str(self.values["repository_id"])

    @cached_property
    def record(self) -> CitedRecord:
        return rows.record_value(self.values["record"], archive=self.archive)

    @property
    def key(self) -> _Key:
        """Tell the record from every other: its place, leaves, and its numbers if it has none."""
        of, path = self.record, self.values["unit__path"] or ""
        name = self.decided.name_of(of)
        if name is not None:  # it may be cited from two archives
            return "", f"decided|{sha256(name.encode()).hexdigest()}"
        leaves = ",".join("-".join(run) for run in self.values["leaves"])
        numbers = "" if leaves else ",".join(sorted(of.registry))
        key = "|".join((path, of.unit or "", leaves, numbers))
        if len(key) > _LONGEST_KEY:
            key = f"{key[:_LONGEST_KEY]}|{sha256(key.encode()).hexdigest()}"
        return self.archive, key


@contextmanager
def settled(dossier: models.Dossier) -> Iterator[None]:
    """Decide anew all citations for which it matters what is done inside to a dossier's rows."""
    own = models.Citation.objects.filter(dossier=dossier)
    were_of_it = models.Citation.objects.filter(published__dossier=dossier)
    others = set(were_of_it.exclude(dossier=dossier).values_list("pk", flat=True))
    touched = set(own.exclude(wanted=None).values_list("wanted", flat=True))
    yield
    cites = _to_decide(dossier, others, decided_now())
    touched |= {one.values["wanted_id"] for one in cites} - {None}
    _keep(cites, _decide(cites), touched)


def _to_decide(dossier: models.Dossier, others: set[int], decided: Decided) -> list[_Citation]:
    """Give the dossier's own citations, and the others that may be of its documents."""
    in_text = models.Citation.objects.exclude(part="source").exclude(record=None)
    sources = models.Citation.objects.filter(dossier=dossier, part="source").exclude(record=None)
    held = set(sources.exclude(unit=None).values_list("unit", flat=True))
    numbers = models.CitedNumber.objects.filter(citation__in=sources)
    said = set(numbers.values_list("number", flat=True))
    found = [
        in_text.filter(dossier=dossier),
        *(in_text.filter(pk__in=some) for some in _parted(others)),
        *(in_text.filter(unit__in=some) for some in _parted(held)),
        *(in_text.filter(numbers__number__in=some) for some in _parted(said)),
    ]
    own = models.Citation.objects.filter(dossier=dossier).exclude(record=None)
    beside = decided.traces_beside(one.record for one in _fetched([own], decided))
    found += [in_text.filter(traces__key__in=some) for some in _parted(beside)]
    return _fetched(found, decided)


def _decide(cites: Sequence[_Citation]) -> dict[int, str]:
    """Give the documents that citations are of, by the citation's key.

    Of several that publish one record, the oldest dossier's first.
    """
    sources = _sources_for(cites)
    by_unit: dict[int, list[_Citation]] = defaultdict(list)
    by_number: dict[tuple[str, str], list[_Citation]] = defaultdict(list)
    by_name: dict[str, list[_Citation]] = defaultdict(list)
    for one in sources:
        if one.values["unit_id"] is not None:
            by_unit[one.values["unit_id"]].append(one)
        for number in one.record.registry:
            by_number[one.archive, number].append(one)
        for name in one.decided.names_of(one.record):
            by_name[name].append(one)
    decided: dict[int, str] = {}
    for cite in cites:
        near = [*by_unit.get(cite.values["unit_id"], ())]
        for number in cite.record.registry:
            near += by_number.get((cite.archive, number), ())
        for name in cite.decided.names_of(cite.record):
            near += by_name.get(name, ())
        near.sort(key=lambda one: one.values["order"])
        same = [one for one in near if one.decided.same(one.record, cite.record)]
        # Of records that are not one, none is chosen.
        if same and all(one.decided.same(same[0].record, one.record) for one in same[1:]):
            decided[cite.values["pk"]] = same[0].values["document_id"]
    return decided


def _sources_for(cites: Sequence[_Citation]) -> list[_Citation]:
    if not cites:
        return []
    decided = cites[0].decided
    sources = models.Citation.objects.filter(part="source").exclude(record=None)
    units = {one.values["unit_id"] for one in cites} - {None}
    numbers = {number for one in cites for number in one.record.registry}
    found = [
        *(sources.filter(unit__in=some) for some in _parted(units)),
        *(sources.filter(numbers__number__in=some) for some in _parted(numbers)),
    ]
    beside = decided.traces_beside(one.record for one in cites)
    found += [sources.filter(traces__key__in=some) for some in _parted(beside)]
    return _fetched(found, decided)


def _fetched(found: Iterable[QuerySet[models.Citation]], decided: Decided) -> list[_Citation]:
    rows_found = {row["pk"]: row for some in found for row in some.order_by().values(*_COLUMNS)}
    in_order = sorted(rows_found.values(), key=lambda row: row["order"])
    return [_Citation(row, decided) for row in in_order]


def _keep(cites: Sequence[_Citation], decided: Mapping[int, str], touched: set[int]) -> None:
    """Write what was decided, and the records that are wanted now and were not before."""
    wanted: dict[_Key, _Citation] = {}
    for one in cites:
        if one.values["pk"] not in decided:
            wanted.setdefault(one.key, one)
    keys, changes = _want(wanted)
    changed: list[models.Citation] = []
    for cite in cites:
        pk = cite.values["pk"]
        published = decided.get(pk)
        record = None if published else keys[cite.key]
        if (published, record) != (cite.values["published_id"], cite.values["wanted_id"]):
            changed.append(models.Citation(pk=pk, published_id=published, wanted_id=record))
    models.Citation.objects.bulk_update(changed, ["published", "wanted"], batch_size=_AT_ONCE)
    _count([*changes, *_forget(touched)])


def _want(
    wanted: Mapping[_Key, _Citation],
) -> tuple[Mapping[_Key, int], list[tuple[str, str, int]]]:
    """Make the records wanted that are not there; give all, and the changes in number."""
    there = _stored(wanted)
    new = {key: one for key, one in wanted.items() if key not in there}
    models.WantedRecord.objects.bulk_create(
        models.WantedRecord(
            repository_id=one.archive,
            unit_id=one.values["unit_id"],
            key=key,
            place=f"{one.values['unit__place'] or ''}{one.values['leaf']}",
            leaves=one.values["leaves"],
            registry_number=", ".join(sorted(one.record.registry))[:100],
        )
        for (_, key), one in new.items()
    )
    changes = [(one.archive, one.values["unit__path"] or "", 1) for one in new.values()]
    return {**there, **_stored(new)}, changes


def _stored(keys: Iterable[_Key]) -> dict[_Key, int]:
    """Give the records wanted that are there, by archive and key; decided ones by the key alone."""
    by_archive: dict[str, list[str]] = defaultdict(list)
    for archive, key in keys:
        by_archive[archive].append(key)
    found: dict[_Key, int] = {}
    for archive, listed in by_archive.items():
        there = models.WantedRecord.objects.filter(**{"repository": archive} if archive else {})
        for some in _parted(listed):
            for pk, key in there.filter(key__in=some).values_list("pk", "key"):
                found[archive, key] = pk
    return found


def _forget(touched: set[int]) -> Iterator[tuple[str, str, int]]:
    """Remove the records that nothing cites any more, or that were published."""
    for some in _parted(touched):
        gone = models.WantedRecord.objects.filter(pk__in=some, citations=None)
        places = list(gone.values_list("pk", "repository_id", "unit__path"))
        models.WantedRecord.objects.filter(pk__in=[pk for pk, _, _ in places]).delete()
        for _, archive, path in places:
            yield archive, path or "", -1


def _count(changes: Iterable[tuple[str, str, int]]) -> None:
    """Change how many records are wanted from archives and from units, and all units above."""
    of_archive: Counter[str] = Counter()
    of_unit: Counter[tuple[str, str]] = Counter()
    for archive, path, change in changes:
        of_archive[archive] += change
        steps = path.split("/") if path else []
        for depth in range(len(steps)):
            of_unit[archive, "/".join(steps[: depth + 1])] += change
    archives = list(models.Repository.objects.filter(id__in=of_archive))
    for row in archives:
        row.wanted += of_archive[row.id]
    models.Repository.objects.bulk_update(archives, ["wanted"], batch_size=_AT_ONCE)
    for some in _parted({path for _, path in of_unit}):
        found = models.ArchivalUnit.objects.filter(repository__in=of_archive, path__in=some)
        units = [row for row in found if of_unit[row.repository_id, row.path]]
        for unit in units:
            unit.wanted += of_unit[unit.repository_id, unit.path]
        models.ArchivalUnit.objects.bulk_update(units, ["wanted"], batch_size=_AT_ONCE)


def _parted(items: Iterable[Item]) -> Iterator[list[Item]]:
    """Part many values into lists that a question can take."""
    listed = list(items)
    for first in range(0, len(listed), _AT_ONCE):
        yield listed[first : first + _AT_ONCE]
