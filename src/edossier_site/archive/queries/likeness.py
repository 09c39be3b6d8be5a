"""Records and files that may be one: what is suggested, and what editors decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Count

from edossier.dossier.likeness import Likeness, likenesses, record_key, unit_of_key
from edossier.dossier.records import CitedRecord
from edossier_site.archive import models, rows
from edossier_site.archive.addresses import archive_address
from edossier_site.archive.deciding import trace_of
from edossier_site.archive.values import AlikeLine, AlikeSide

__all__ = ["alike_in_unit", "decided_lines", "suggested_lines"]

# So many traces that citations share are looked at, and so many citations of each page of them.
_MOST_TRACES = 2000
_MOST_CITATIONS = 10_000
_MOST_OF_UNIT = 200
_AT_ONCE = 500
_SUGGESTING = ("alike", "copy")

_ByTrace = Mapping[str, Sequence["_Traced"]]


class _Traced:
    """A citation of a record, and how it is called and reached."""

    def __init__(self, row: models.Citation) -> None:
        self.record: CitedRecord = rows.record_value(row.record, archive=row.repository_id)
        self.key = record_key(self.record)
        self._row = row

    def side(self, key: str) -> AlikeSide:
        """Give it as one side of a pair; `key` is its own, or that of its file."""
        row = self._row
        units = sorted(row.units.all(), key=lambda unit: len(unit.path))
        steps = [f"{unit.level.replace('_', ' ')} {unit.value}" for unit in units]
        steps += [f"{level} {value}" for level, value in row.containers]
        if key == self.key:
            runs = ["–".join(dict.fromkeys(run)) for run in row.leaves]
            steps += [f"leaf {runs[0]}" if len(runs) == 1 else f"leaves {', '.join(runs)}"] * bool(
                runs
            )
            steps += [f"no. {number}" for number in sorted(self.record.registry)]
        words = ", ".join([row.repository_id, *steps])
        return AlikeSide(key, words, _address(row))


def suggested_lines() -> tuple[AlikeLine, ...]:
    """Give what is suggested and not decided, by its reason and then by its id."""
    shared = models.RecordTrace.objects.filter(kind__in=_SUGGESTING)
    counted = shared.values("kind", "key").annotate(n=Count("citation")).filter(n__gt=1)
    pairs = counted.order_by("key").values_list("kind", "key")[:_MOST_TRACES]
    decided = set(models.RecordDecision.objects.values_list("id", flat=True))
    lines = _suggested(_traced(pairs), decided=decided)
    return tuple(sorted(lines, key=lambda line: (line.rule, line.id)))


def decided_lines() -> tuple[AlikeLine, ...]:
    """Give what is decided, the oldest decision first."""
    return _decided(models.RecordDecision.objects.order_by("at", "id"))


def alike_in_unit(repository: str, path: str) -> tuple[AlikeLine, ...]:
    """Give what is suggested or confirmed of the records of one unit, its own side first.

    What is rejected is left out.
    """
    unit = models.ArchivalUnit.objects.filter(repository=repository, path=path)
    own = models.RecordTrace.objects.filter(citation__unit__in=unit)
    pairs = list(own.order_by("key").values_list("kind", "key").distinct()[:_MOST_OF_UNIT])
    if not pairs:
        return ()
    decisions = models.RecordDecision.objects.all()
    mine = {key for kind, key in pairs if kind not in _SUGGESTING}
    decided = [row for row in decisions if mine & _traces_of_sides(row.first, row.second)]
    suggested = _suggested(
        _traced([pair for pair in pairs if pair[0] in _SUGGESTING]),
        decided={row.id for row in decided},
    )
    confirmed = [row for row in decided if row.verdict == "confirmed"]
    beside = [
        line for line in suggested if mine & _traces_of_sides(line.first.key, line.second.key)
    ]
    lines = (*_decided(confirmed), *sorted(beside, key=lambda line: line.id))
    here = archive_address(repository, path)
    return tuple(_turned(line) if line.first.address != here else line for line in lines)


def _turned(line: AlikeLine) -> AlikeLine:
    return replace(line, first=line.second, second=line.first)


def _traces_of_sides(*keys: str) -> set[str]:
    return {trace_of(kind, key) for key in keys for kind in ("is", "in")}


def _suggested(traced: _ByTrace, *, decided: set[str]) -> list[AlikeLine]:
    known = {one.key: one for some in traced.values() for one in some}
    for one in list(known.values()):
        known.setdefault(unit_of_key(one.key), one)
    found = likenesses({key: [one.record for one in some] for key, some in traced.items()})
    return [_line(pair, known) for pair in found if pair.id not in decided]


def _line(pair: Likeness, known: Mapping[str, _Traced]) -> AlikeLine:
    return AlikeLine(
        id=pair.id,
        kind=pair.kind,
        verdict=None,
        first=known[pair.first].side(pair.first),
        second=known[pair.second].side(pair.second),
        rule=pair.rule,
        because=pair.reason,
    )


def _decided(found: Iterable[models.RecordDecision]) -> tuple[AlikeLine, ...]:
    """Give decisions as lines, each side with the page of its unit where it is still cited."""
    decisions = list(found)
    keys = {key for row in decisions for key in (row.first, row.second)}
    pages = _pages_of(keys)
    return tuple(
        AlikeLine(
            id=row.id,
            kind=row.kind,
            verdict=row.verdict,
            first=AlikeSide(row.first, row.first_label, pages.get(row.first)),
            second=AlikeSide(row.second, row.second_label, pages.get(row.second)),
            rule="",
            because=row.because,
            reason=row.reason,
            at=row.at,
            by=row.by,
        )
        for row in decisions
    )


def _pages_of(keys: Iterable[str]) -> dict[str, str]:
    by_trace = {trace_of(kind, key): key for key in keys for kind in ("is", "in")}
    found = models.RecordTrace.objects.filter(key__in=list(by_trace)[:_AT_ONCE])
    found = found.select_related("citation__unit").order_by("pk")
    pages: dict[str, str] = {}
    for trace in found:
        pages.setdefault(by_trace[trace.key], _address(trace.citation))
    return pages


def _address(row: models.Citation) -> str:
    return archive_address(row.repository_id, row.unit.path if row.unit else "")


def _traced(traces: Iterable[tuple[str, str]]) -> _ByTrace:
    """Give the citations that have each of these traces, the oldest first."""
    kinds = {key: kind for kind, key in traces}
    found = models.RecordTrace.objects.filter(key__in=list(kinds), kind__in=_SUGGESTING)
    found = found.select_related("citation__unit").prefetch_related("citation__units")
    by_trace: dict[str, list[_Traced]] = defaultdict(list)
    for trace in found.order_by("citation__order")[:_MOST_CITATIONS]:
        by_trace[f"{trace.kind}={trace.key}"].append(_Traced(trace.citation))
    return by_trace
