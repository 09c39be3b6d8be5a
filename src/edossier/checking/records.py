"""One record cited in several places, and citations of one record that contradict each other."""

from collections.abc import Iterable, Iterator, Sequence

from edossier.checking.places import Passage, Places, note_passages
from edossier.checking.same_records import same_records
from edossier.dossier import Anchor, Dossier, Finding, Related
from edossier.dossier.records import CitedRecord, contradictions

__all__ = ["find_records_cited_differently", "find_records_cited_twice"]


def find_records_cited_twice(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Link the places that cite one record; those of one note count as one place."""
    pointing = _Pointing(dossier, places)
    for group in same_records(places.records):
        cited: dict[str, CitedRecord] = {}
        for record in group:
            cited.setdefault(_label(record), record)
        if len(cited) < 2 or _are_documents(cited.values()):
            continue
        yield pointing.finding(
            "record-cited-twice",
            f"{_listed(list(cited))} cite the same record: let them say so of each other.",
            list(cited.values()),
        )


def find_records_cited_differently(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name citations that agree in registry number or leaves, and not in unit or date."""
    pointing = _Pointing(dossier, places)
    first: dict[str, CitedRecord] = {}
    told: set[tuple[str, str]] = set()
    for record in places.records:
        for key, agreed in _agreements(record):
            before = first.setdefault(key, record)
            pair = (_label(before), _label(record))
            differs = contradictions(before, record)
            # Where unit and date both differ, they are two records.
            if len(differs) != 1 or pair[0] == pair[1] or pair in told:
                continue
            told.add(pair)
            yield pointing.finding(
                "record-cited-differently",
                f"{_listed(pair)} cite {agreed} under another {differs[0]}: mend one of them, if "
                "they mean one record.",
                [before, record],
            )


class _Pointing:
    """Points a finding at citations: the last one, the others being related."""

    def __init__(self, dossier: Dossier, places: Places) -> None:
        self._dossier = dossier
        self._places = places
        self._notes: dict[str | None, Passage] = {p.note: p for p in note_passages(dossier)}

    def finding(self, code: str, message: str, records: list[CitedRecord]) -> Finding:
        related = [Related(label=_label(each), anchor=self._anchor(each)) for each in records[:-1]]
        return self._places.finding(code, message, self._anchor(records[-1]), related)

    def _anchor(self, record: CitedRecord) -> Anchor | None:
        if record.note is None:
            document = self._dossier.documents[record.index]
            return self._places.of(document, "source") or self._places.of(document, "number")
        passage = self._notes[record.note]
        for span in passage.spans:
            if span.kind == "reference" and span.target == str(record.index):
                return self._places.within(passage, span.start, span.end)
        return self._places.of(passage.owner, "text")


def _label(record: CitedRecord) -> str:
    return f"note {record.note}" if record.note is not None else f"document {record.document}"


def _are_documents(records: Iterable[CitedRecord]) -> bool:
    return all(each.document is not None for each in records)


def _listed(labels: Sequence[str]) -> str:
    shown = [*labels[:5], f"{len(labels) - 5} more"] if len(labels) > 6 else [*labels]
    text = f"{', '.join(shown[:-1])} and {shown[-1]}"
    return text[:1].upper() + text[1:]


def _agreements(record: CitedRecord) -> Iterator[tuple[str, str]]:
    """Give the keys under which citations are compared, and each in words."""
    for number in sorted(record.registry):
        yield f"registry {record.archive} {number}", f"the number {number}"
    if record.unit is not None and record.leaves:
        yield f"leaves {record.unit}#{record.leaves}", "the same leaves"
