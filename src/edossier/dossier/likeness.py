"""Records and files that are probably one, though they are cited under different data.

    R-LIKE-1  a number that differs by leading zeros alone
    R-LIKE-2  a papka, box or other container that only one of the two names
    R-LIKE-3  a holding that is cited under another Signatur, or in another archive, today
    R-LIKE-4  the same registry number, in another archive or in another file
    R-LIKE-5  one digit of one level, where leaves and number, or leaves and date, agree
    R-LIKE-6  leaves of one file that overlap
    R-LIKE-7  a note that says so: "another copy in"

Each is a suggestion with its reason, for a person to confirm or to reject; none is a merge. What is
certain (`records.is_same_record`) and what contradicts itself (two dates, two papkas) is none.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import combinations, islice
from typing import Literal

from edossier.dossier.records import CitedRecord, is_same_record

__all__ = [
    "Likeness",
    "Trace",
    "grouped",
    "likeness",
    "likenesses",
    "record_key",
    "traces",
    "unit_of_key",
]

_CONTAINERS = frozenset(
    ("papka", "portfel", "krabice", "karton", "box", "doboz", "container", "reel", "roll")
)
# A unit that ends here is no file: to cite it names no record.
_ABOVE_FILE = frozenset(
    ("record_group", "department", "section", "bestand", "fond", "collection", "toegang",
     "subfonds", "subfond", "date_range", "country_file", "opis", "lot_file", "series", "cs")
)  # fmt: skip
_TELLING = 5  # digits of a registry number that two records hardly share by chance
_MOST_OF_ONE_TRACE = 60
_MOST_LEAVES = 60  # of one run
_RANGE = re.compile(r"([0-9]{1,6})(?:-([0-9]{1,6}))?")
_ZEROS_TELL = frozenset(("AVPRF",))

_Steps = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two records, or two files, that are probably one.

    Attributes:
        id: Eight letters and digits, made of the two keys: the same whenever it is suggested.
        kind: "record", or "unit" for a file of which different leaves are cited.
        first, second: Their keys, see `record_key`; in order.
        rule: "R-LIKE-1" ...
        reason: A clause that follows "because".
    """

    id: str
    kind: Literal["record", "unit"]
    first: str
    second: str
    rule: str
    reason: str


def record_key(record: CitedRecord) -> str:
    """Tell a record apart: its unit and leaves, or its numbers where it has none."""
    if record.unit is None:
        return f"{record.archive}:number={','.join(sorted(record.registry))}"
    if record.leaves:
        return f"{record.unit}#{record.leaves}"
    numbers = ",".join(sorted(record.registry))
    return f"{record.unit}#number={numbers}" if numbers else record.unit


def unit_of_key(key: str) -> str:
    """Give the part of a key that tells the unit: all of it but the leaves."""
    return key.partition("#")[0]


@dataclass(frozen=True, slots=True)
class Trace:
    """Something that a record has in common with every other that it may be one with.

    Attributes:
        kind: "unit", "number", "day", "leaves" or "copy".
        name: Two records are compared where kind and name are the same ...
        differs: ... and this is not.
    """

    kind: str
    name: str
    differs: str


def traces(record: CitedRecord, copies: Iterable[str] = ()) -> tuple[Trace, ...]:
    """Give what a record has in common with those that it may be like.

    So that only those are compared that share one, however many records there are.

    Args:
        copies: Names of the places where a note says that it is, or has, another copy.
    """
    own = record_key(record)
    found = [Trace("number", number, own) for number in record.registry if _is_telling(number)]
    found += [Trace("copy", place, own) for place in copies]
    if record.unit is not None and _is_file(record.unit):
        found.append(Trace("unit", _blurred(record), record.unit))
        found += [Trace("leaves", f"{record.unit}#{leaf}", own) for leaf in _inner(record.leaves)]
        if record.leaves:
            days = (f"{record.archive}|{day}|{record.leaves}" for day in record.days)
            found += [Trace("day", day, own) for day in days]
    return tuple(sorted(found, key=lambda trace: (trace.kind, trace.name)))


def grouped(records: Iterable[CitedRecord]) -> Mapping[tuple[str, str], Sequence[CitedRecord]]:
    """Put together the records that share a trace, by its kind and name."""
    by_trace: dict[tuple[str, str], list[CitedRecord]] = defaultdict(list)
    for record in records:
        for trace in traces(record):
            by_trace[trace.kind, trace.name].append(record)
    return by_trace


def likenesses(
    by_trace: Mapping[tuple[str, str], Sequence[CitedRecord]],
) -> tuple[Likeness, ...]:
    """Give every pair that is probably one, each once, by id.

    Args:
        by_trace: The records that share a trace, by its kind and name. Of one trace the first
            sixty are compared.
    """
    found: dict[str, Likeness] = {}
    for (kind, _), records in by_trace.items():
        pairs = _between_units(records) if kind == "unit" else _all_pairs(records)
        for one, other in pairs:
            alike = likeness(one, other, is_copy=kind == "copy")
            if alike is not None:
                found.setdefault(alike.id, alike)
    return tuple(found[key] for key in sorted(found))


def _all_pairs(records: Sequence[CitedRecord]) -> Iterator[tuple[CitedRecord, CitedRecord]]:
    different = list({record_key(record): record for record in records}.values())
    return combinations(different[:_MOST_OF_ONE_TRACE], 2)


def _between_units(records: Sequence[CitedRecord]) -> Iterator[tuple[CitedRecord, CitedRecord]]:
    """Give, of each two units, the records with the same leaves, and two that have not."""
    by_unit: dict[str, dict[str, CitedRecord]] = defaultdict(dict)
    for record in records:
        by_unit[record.unit or ""].setdefault(record.leaves, record)
    for one, other in combinations(list(by_unit.values())[:_MOST_OF_ONE_TRACE], 2):
        for leaves in list(one.keys() & other.keys())[:_MOST_OF_ONE_TRACE]:
            yield one[leaves], other[leaves]
        unlike = ((a, b) for a in one for b in other if a != b)
        for a, b in islice(unlike, 1):
            yield one[a], other[b]


def _inner(leaves: str) -> Iterator[str]:
    """Name what two runs of leaves share that overlap by more than the one on which both end."""
    run = _RANGE.fullmatch(leaves)
    if run is None:
        return
    first, last = int(run[1]), int(run[2] or run[1])
    if first == last:
        yield f"in {first}"
    for leaf in range(first, min(last, first + _MOST_LEAVES)):
        yield f"from {leaf}"
        if leaf > first:
            yield f"in {leaf}"


def likeness(a: CitedRecord, b: CitedRecord, *, is_copy: bool = False) -> Likeness | None:
    """Say why two records are probably one; None where they are not, or certainly are.

    Args:
        is_copy: A note says that one is another copy of the other.
    """
    if is_same_record(a, b) or (a.days and b.days and not a.days & b.days):
        return None
    if is_copy:
        return _record(a, b, "R-LIKE-7", "a note calls one another copy of the other")
    found = _by_unit(a, b) if a.unit and b.unit else None
    return found or _by_number(a, b) or _by_digit(a, b, "date", bool(a.days & b.days))


def _by_unit(a: CitedRecord, b: CitedRecord) -> Likeness | None:
    """Compare the ways to two files."""
    if not (a.unit and b.unit and _is_file(a.unit) and _is_file(b.unit)):
        return None
    if a.unit == b.unit:
        return _by_leaves(a, b)
    if _blurred(a) != _blurred(b):
        return None
    rules = list(_differences(a, b))
    if not rules or any(rule is None for rule in rules):
        return None
    told = [rule for rule in rules if rule is not None]
    rule, reason = told[0][0], ", and ".join(reason for _, reason in told)
    if a.leaves and a.leaves == b.leaves:
        return _record(a, b, rule, f"{reason}, and the leaves are the same")
    first, second = sorted((a.unit, b.unit))
    return Likeness(_id(first, second), "unit", first, second, rule, reason)


def _differences(a: CitedRecord, b: CitedRecord) -> Iterator[tuple[str, str] | None]:
    """Give the rule and the reason for each difference; None for one that contradicts."""
    (one, moved_one), (other, moved_other) = _moved(a), _moved(b)
    if moved_one != moved_other:
        yield "R-LIKE-3", moved_one or moved_other or ""
    mine, yours = dict(one), dict(other)
    for level in dict.fromkeys((*mine, *yours)):
        value, also = mine.get(level), yours.get(level)
        if value == also:
            continue
        if level in _CONTAINERS:
            both = value is not None and also is not None
            said = f"only one of them names its {level.replace('_', ' ')}, {value or also}"
            yield None if both else ("R-LIKE-2", said)
        elif value is not None and also is not None:
            yield "R-LIKE-1", _zeros_said(level, value, also, a.archive)


def _zeros_said(level: str, value: str, also: str, archive: str) -> str:
    shown = f"{level.replace('_', ' ')} {value} and {also} differ by leading zeros alone"
    return f"{shown} (which can be two in this archive)" if archive in _ZEROS_TELL else shown


def _by_leaves(a: CitedRecord, b: CitedRecord) -> Likeness | None:
    """Compare the leaves of one file."""
    one, other = _RANGE.fullmatch(a.leaves), _RANGE.fullmatch(b.leaves)
    if one is None or other is None or a.leaves == b.leaves:
        return None
    first, last = int(one[1]), int(one[2] or one[1])
    begins, ends = int(other[1]), int(other[2] or other[1])
    if not (begins <= last and first <= ends) or last == begins or ends == first:
        return None  # two records may meet on one leaf
    return _record(a, b, "R-LIKE-6", f"leaves {a.leaves} and {b.leaves} of one file overlap")


def _by_number(a: CitedRecord, b: CitedRecord) -> Likeness | None:
    """Compare two that bear one registry number."""
    common = sorted(number for number in a.registry & b.registry if _is_telling(number))
    if not common:
        return None
    said = f"both bear the number {common[0]}"
    if a.archive != b.archive:
        return _record(a, b, "R-LIKE-4", f"{said}, in {a.archive} and in {b.archive}")
    misprinted = _by_digit(a, b, "number", True)
    return misprinted or _record(a, b, "R-LIKE-4", f"{said}, though they are cited from two files")


def _by_digit(a: CitedRecord, b: CitedRecord, what: str, agrees: bool) -> Likeness | None:
    """Suppose a misprint only where all else agrees: archive, levels, leaves, number or date."""
    if not agrees or a.archive != b.archive or not a.leaves or a.leaves != b.leaves:
        return None
    if not (a.unit and b.unit):
        return None
    one, other = _steps(a.unit), _steps(b.unit)
    different = [(x, y) for x, y in zip(one, other, strict=False) if x != y]
    if len(one) != len(other) or len(different) != 1:
        return None
    (level, value), (also_level, also) = different[0]
    if level != also_level or len(value) != len(also):
        return None
    changed = [(x, y) for x, y in zip(value, also, strict=True) if x != y]
    if len(changed) != 1 or not all(char.isdecimal() for char in changed[0]):
        return None
    said = f"{level.replace('_', ' ')} {value} and {also} differ in one digit, which may be "
    return _record(a, b, "R-LIKE-5", f"{said}misprinted: leaves, {what} and all else agree")


def _record(a: CitedRecord, b: CitedRecord, rule: str, reason: str) -> Likeness | None:
    first, second = sorted((record_key(a), record_key(b)))
    if first == second:
        return None
    return Likeness(_id(first, second), "record", first, second, rule, reason)


def _id(first: str, second: str) -> str:
    return sha256(f"{first}\n{second}".encode()).hexdigest()[:8]


def _is_telling(number: str) -> bool:
    return sum(map(str.isdecimal, number)) >= _TELLING


def _is_file(unit: str) -> bool:
    steps = _steps(unit)
    return bool(steps) and steps[-1][0] not in _ABOVE_FILE


def _steps(unit: str) -> _Steps:
    """Read the levels of a unit key: "avprf:fond=0100/opis=46" -> (("fond", "0100"), ...)."""
    chain = unit.partition(":")[2]
    return tuple((level, value) for level, _, value in (s.partition("=") for s in chain.split("/")))


def _blurred(record: CitedRecord) -> str:
    """Give a unit as all share it that may be one with it: today's, without boxes and zeros."""
    archive, chain = _today(record)
    steps = _steps(f":{chain}")
    kept = [f"{level}={_unpadded(value)}" for level, value in steps if level not in _CONTAINERS]
    return f"{archive}:{'/'.join(kept)}"


def _unpadded(value: str) -> str:
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", value)


def _moved(record: CitedRecord) -> tuple[_Steps, str | None]:
    """Give the levels of a record's unit as they are cited today, and what is said of the move."""
    archive, chain = _today(record)
    own = (record.unit or "").partition(":")[2]
    is_moved = (archive, chain) != (record.archive, own)
    said = next((row["says"] for row in _table() if _applies(row, record)), None)
    return _steps(f":{chain}"), said if is_moved else None


def _today(record: CitedRecord) -> tuple[str, str]:
    chain = (record.unit or "").partition(":")[2]
    row = next((row for row in _table() if _applies(row, record)), None)
    if row is None:
        return record.archive, chain
    return row["to_archive"], row["to"] + chain.removeprefix(row["from"])


def _applies(row: Mapping[str, str], record: CitedRecord) -> bool:
    chain = (record.unit or "").partition(":")[2]
    return row["archive"] == record.archive and chain.startswith(row["from"])


@cache
def _table() -> tuple[Mapping[str, str], ...]:
    table = files("edossier.references").joinpath("tables", "moved_holdings.json")
    return tuple(json.loads(table.read_text("utf-8")))
