"""Records and files that may be one: what is suggested, and what editors decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import Count, Q, QuerySet

from edossier.dossier.likeness import Likeness, likenesses, record_key, unit_of_key
from edossier.dossier.records import CitedRecord
from edossier_site.archive import models, rows
from edossier_site.archive.addresses import archive_address
from edossier_site.archive.deciding import decided_by, trace_of
from edossier_site.archive.values import AlikeLine, AlikeSide

__all__ = ["alike_in_unit", "decided_lines", "suggested_lines"]

# So many traces that citations share are looked at, and so many citations.
_MOST_TRACES = 2000
_MOST_CITATIONS = 10_000
_MOST_OF_UNIT = 1000
_AT_ONCE = 500
_NAMING = ("is", "in")

_ByTrace = Mapping[tuple[str, str], Sequence["_Traced"]]


class _Traced:
    """A citation of a record, and how it is called and reached."""

    def __init__(self, row: models.Citation, record: Mapping[str, Any]) -> None:
        self.record: CitedRecord = rows.record_value(record, archive=row.repository_id)
        self.key = record_key(self.record)
        self._row = row

    def side(self, key: str) -> AlikeSide:
        """Give it as one side of a pair, as printed; `key` is its own, or that of its file."""
        passage = rows.passage_value(self._row.passage)
        printed = " ".join(passage.text[passage.start : passage.end].split())
        return AlikeSide(key, printed or key, _address(self._row))


def suggested_lines() -> tuple[AlikeLine, ...]:
    """Give what is suggested and not decided, by its reason and then by its id."""
    pairs = _shared().order_by("key").values_list("kind", "key")[:_MOST_TRACES]
    lines = _suggested(_traced(pairs), list(models.RecordDecision.objects.all()))
    return tuple(sorted(lines, key=lambda line: (line.rule, line.id)))


def decided_lines() -> tuple[AlikeLine, ...]:
    """Give what is decided, the oldest decision first."""
    return _decided(models.RecordDecision.objects.order_by("at", "id"))


def alike_in_unit(repository: str, path: str) -> tuple[AlikeLine, ...]:
    """Give what is suggested or confirmed of the records of one unit, its own side first.

    What is rejected is left out.
    """
    decisions = list(models.RecordDecision.objects.order_by("id"))
    unit = models.ArchivalUnit.objects.filter(repository=repository, path=path)
    own = models.RecordTrace.objects.filter(citation__unit__in=unit).exclude(kind__in=_NAMING)
    wanted = Q(key__in=_shared().filter(key__in=own.values("key")).values("key"))
    for row in decisions[:_AT_ONCE]:
        wanted |= Q(key__in=_traces_of_sides(row.first, row.second))
    found = models.RecordTrace.objects.filter(wanted).select_related("citation__unit")
    traces = list(found.order_by("citation__order", "pk")[:_MOST_OF_UNIT])
    here = archive_address(repository, path)
    mine = {
        name
        for trace in traces
        if _address(trace.citation) == here
        for name in (trace.key, *_names_of(trace.citation))
    }
    pages = {trace.key: _address(trace.citation) for trace in reversed(traces)}
    decided = [row for row in decisions if mine & _traces_of_sides(row.first, row.second)]
    suggested = _suggested(
        _by_trace(trace for trace in traces if trace.kind not in _NAMING), decisions
    )
    beside = [
        line for line in suggested if mine & _traces_of_sides(line.first.key, line.second.key)
    ]
    confirmed = [_decided_line(row, pages) for row in decided if row.verdict == "confirmed"]
    lines = (*confirmed, *beside)
    return tuple(_turned(line) if line.first.address != here else line for line in lines)


def _shared() -> QuerySet[Any, Any]:
    """Give the traces that records share of which something differs: few, however many are one."""
    found = models.RecordTrace.objects.exclude(kind__in=_NAMING).values("kind", "key")
    return found.annotate(n=Count("differs", distinct=True)).filter(n__gt=1)


def _names_of(row: models.Citation) -> tuple[str, ...]:
    """Give the traces that name a citation's record and its unit."""
    if row.record is None:
        return ()
    own = record_key(rows.record_value(row.record, archive=row.repository_id))
    return trace_of("is", own), trace_of("in", unit_of_key(own))


def _turned(line: AlikeLine) -> AlikeLine:
    return replace(line, first=line.second, second=line.first)


def _traces_of_sides(*keys: str) -> set[str]:
    return {trace_of(kind, key) for key in keys for kind in ("is", "in")}


def _suggested(traced: _ByTrace, decisions: Sequence[models.RecordDecision]) -> list[AlikeLine]:
    """Give the pairs that nothing is decided of, themselves or by what was decided of others."""
    known = {one.key: one for some in traced.values() for one in some}
    for one in list(known.values()):
        known.setdefault(unit_of_key(one.key), one)
    found = likenesses({key: [one.record for one in some] for key, some in traced.items()})
    taken, decided = {row.id for row in decisions}, decided_by(decisions)
    return [
        _line(pair, known)
        for pair in found
        if pair.id not in taken and not decided.joins(pair.first, pair.second)
    ]


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
    wanted = {key for row in decisions for key in _traces_of_sides(row.first, row.second)}
    pages: dict[str, str] = {}
    for some in range(0, len(wanted), _AT_ONCE):
        traces = models.RecordTrace.objects.filter(key__in=sorted(wanted)[some : some + _AT_ONCE])
        for trace in traces.select_related("citation__unit").order_by("-citation__order", "-pk"):
            pages[trace.key] = _address(trace.citation)
    return tuple(_decided_line(row, pages) for row in decisions)


def _decided_line(row: models.RecordDecision, pages: Mapping[str, str]) -> AlikeLine:
    first, second = (
        AlikeSide(key, words, pages.get(trace_of("is", key)) or pages.get(trace_of("in", key)))
        for key, words in ((row.first, row.first_label), (row.second, row.second_label))
    )
    return AlikeLine(
        id=row.id,
        kind=row.kind,
        verdict=row.verdict,
        first=first,
        second=second,
        rule="",
        because=row.because,
        reason=row.reason,
        at=row.at,
        by=row.by,
    )


def _address(row: models.Citation) -> str:
    return archive_address(row.repository_id, row.unit.path if row.unit else "")


def _traced(traces: Iterable[tuple[str, str]]) -> _ByTrace:
    """Give the citations that have each of these traces, the oldest first."""
    keys = [key for _, key in traces]
    found = models.RecordTrace.objects.filter(key__in=keys).exclude(kind__in=_NAMING)
    found = found.select_related("citation__unit").order_by("citation__order", "pk")
    return _by_trace(found[:_MOST_CITATIONS])


def _by_trace(traces: Iterable[models.RecordTrace]) -> _ByTrace:
    by_trace: dict[tuple[str, str], list[_Traced]] = defaultdict(list)
    for trace in traces:
        row = trace.citation
        if row.record is not None:
            by_trace[trace.kind, trace.key].append(_Traced(row, row.record))
    return by_trace
