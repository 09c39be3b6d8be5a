"""What editors decided of records that may be one, as far as it bears on other rows.

A confirmed pair makes two records, or two files, one: what is published from one is published from
the other, and what is wanted from both is wanted once. A rejected pair is asked no more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from hashlib import sha256

from edossier.dossier.likeness import record_key, traces, unit_of_key
from edossier.dossier.records import CitedRecord, is_same_record
from edossier.keeping import Decision
from edossier_site.archive import models

__all__ = [
    "Decided",
    "decided_now",
    "dossiers_beside",
    "replace_decisions",
    "trace_of",
    "traces_of",
]


class Decided:
    """Which records and files are one by decision."""

    def __init__(self, pairs: Iterable[tuple[str, str, str]] = ()) -> None:
        """Take the confirmed pairs: kind, first key, second key."""
        listed = sorted(pairs)
        self._units = _groups((a, b) for kind, a, b in listed if kind == "unit")
        self._records = _groups(
            (self._in_unit(a), self._in_unit(b)) for kind, a, b in listed if kind != "unit"
        )
        self._members: dict[str, set[str]] = defaultdict(set)
        for kind, first, second in listed:
            for key in (first, second):
                root = self._units[key] if kind == "unit" else self._records[self._in_unit(key)]
                self._members[root].add(key)

    def same(self, one: CitedRecord, other: CitedRecord) -> bool:
        """Say whether two records are one: certainly, or by decision."""
        if is_same_record(one, other):
            return True
        if not self._members:
            return False
        name = self.name_of(one)
        by_name = name is not None and name in self._members and name == self.name_of(other)
        return by_name or is_same_record(self._restated(one), self._restated(other))

    def name_of(self, record: CitedRecord) -> str | None:
        """Give the key that stands for all that is one with a record; None if nothing is."""
        own = record_key(record)
        stated = self._in_unit(own)
        root = self._records.get(stated, stated)
        return root if stated in self._records or unit_of_key(own) in self._units else None

    def joins(self, first: str, second: str) -> bool:
        """Say whether two keys, of records or of files, are one by decisions on other pairs."""
        one, other = (self._in_unit(key) for key in (first, second))
        return self._records.get(one, one) == self._records.get(other, other)

    def names_of(self, record: CitedRecord) -> set[str]:
        """Give the keys that stand for a record, and for its file, where either is decided on."""
        unit = self._units.get(record.unit or "")
        return {name for name in (self.name_of(record), unit) if name is not None}

    def traces_beside(self, records: Iterable[CitedRecord]) -> set[str]:
        """Give the traces by which all are found that are one, by decision, with some of these."""
        found: set[str] = set()
        for record in records if self._members else ():
            own = record_key(record)
            unit = self._units.get(unit_of_key(own))
            found |= {trace_of("in", key) for key in self._members.get(unit or "", ())}
            root = self._records.get(self._in_unit(own), "")
            found |= {trace_of("is", key) for key in self._members.get(root, ())}
        return found

    def file_of(self, record: CitedRecord) -> str | None:
        """Give the key that stands for the file a record lies in; None if nothing is decided."""
        return self._units.get(record.unit or "") or self.name_of(record)

    def _restated(self, record: CitedRecord) -> CitedRecord:
        """Give a record under the name that stands for its file and all that are one with it."""
        unit = self._units.get(record.unit or "")
        if unit is None:
            return record
        return replace(record, unit=unit, archive=unit.partition(":")[0])

    def _in_unit(self, key: str) -> str:
        unit, mark, rest = key.partition("#")
        return f"{self._units.get(unit, unit)}{mark}{rest}"


def decided_now() -> Decided:
    """Give what is confirmed now."""
    return decided_by(models.RecordDecision.objects.filter(verdict="confirmed"))


def decided_by(decisions: Iterable[models.RecordDecision]) -> Decided:
    """Give what these decisions confirm."""
    confirmed = (row for row in decisions if row.verdict == "confirmed")
    return Decided((row.kind, row.first, row.second) for row in confirmed)


def replace_decisions(entries: Iterable[Decision]) -> None:
    """Write the register as it now is."""
    models.RecordDecision.objects.all().delete()
    models.RecordDecision.objects.bulk_create(
        models.RecordDecision(
            id=entry.id,
            verdict=entry.verdict,
            kind=entry.kind,
            first=entry.first,
            second=entry.second,
            first_label=entry.first_label,
            second_label=entry.second_label,
            because=entry.because,
            reason=entry.reason,
            at=entry.at,
            by=entry.by,
        )
        for entry in entries
    )


def dossiers_beside(decision: Decision) -> list[models.Dossier]:
    """Give the dossiers that cite one of the two: what they cite has to be settled again."""
    keys = [trace_of(how, key) for key in (decision.first, decision.second) for how in _HOWS]
    found = models.Dossier.objects.filter(citations__traces__key__in=keys)
    return list(found.order_by("first_event").distinct())


def traces_of(record: CitedRecord, copies: Iterable[str] = ()) -> Iterator[tuple[str, str, str]]:
    """Give the traces to keep of a record: kind, digest, and the digest of what has to differ.

    Args:
        copies: Where a note says that it is a copy of another record, or has one.
    """
    own = record_key(record)
    yield "is", trace_of("is", own), ""
    yield "in", trace_of("in", unit_of_key(own)), ""
    for trace in traces(record, copies):
        yield trace.kind, _digest(f"{trace.kind}={trace.name}"), _digest(trace.differs)


_HOWS = ("is", "in")


def _groups(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each member of a group the least of its members."""
    groups: dict[str, set[str]] = {}
    for first, second in pairs:
        joined = groups.get(first, {first}) | groups.get(second, {second})
        groups.update(dict.fromkeys(joined, joined))
    return {key: min(group) for key, group in groups.items()}


def trace_of(kind: str, key: str) -> str:
    """Give the trace that names a record ("is") or its unit ("in") by its key."""
    return _digest(f"{kind}={key}")


def _digest(trace: str) -> str:
    return sha256(trace.encode()).hexdigest()[:40]
