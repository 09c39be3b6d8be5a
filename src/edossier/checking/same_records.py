"""Which of the records that a dossier cites are one, found by their keys and not pair by pair."""

from collections.abc import Iterable, Iterator, Sequence

from edossier.dossier.records import CitedRecord, is_same_record

__all__ = ["keys_of", "pairs_of_documents", "same_records"]

_NEAREST = 8  # records of one key that each is compared with: those before it


def pairs_of_documents(records: Iterable[CitedRecord]) -> Iterator[tuple[int, int]]:
    """Give pairs of documents, by index, whose sources are certainly one record."""
    documents = [record for record in records if record.document is not None]
    for group in same_records(documents):
        for record in group[1:]:
            yield group[0].index, record.index


def same_records(records: Iterable[CitedRecord]) -> list[list[CitedRecord]]:
    """Gather records that are certainly one; each group has two or more, in their order."""
    records = list(records)
    parents = list(range(len(records)))
    for members in _by_key(records).values():
        for place, index in enumerate(members):
            for other in members[max(0, place - _NEAREST) : place]:
                if is_same_record(records[other], records[index]):
                    parents[_root(parents, index)] = _root(parents, other)
    groups: dict[int, list[CitedRecord]] = {}
    for index, record in enumerate(records):
        groups.setdefault(_root(parents, index), []).append(record)
    return [group for group in groups.values() if len(group) > 1]


def keys_of(record: CitedRecord) -> Iterator[str]:
    """Give the keys of which one record shares at least one wherever it is cited."""
    for number in sorted(record.registry):
        yield f"registry {record.archive} {number}"
    if record.unit is not None and record.leaves:
        yield f"leaves {record.unit}#{record.leaves}"
        for day in sorted(record.days):
            yield f"day {record.unit} {day}"


def _by_key(records: Sequence[CitedRecord]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, record in enumerate(records):
        for key in keys_of(record):
            found.setdefault(key, []).append(index)
    return found


def _root(parents: list[int], index: int) -> int:
    while parents[index] != index:
        parents[index] = parents[parents[index]]
        index = parents[index]
    return index
