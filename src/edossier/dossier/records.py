"""Records that a dossier cites: the source of each document, each archival reference of a note.

    R-SAME-1  one archive and one registry number: the same record, if unit and date agree
    R-SAME-2  one archival unit and the same leaves: the same record, if no two dates contradict
    R-SAME-3  one unit, leaves within the other's, and a common day: the same record; without a
              day too, if more is within than the one leaf at which two records may meet
    R-SAME-4  one item, and neither leaves nor dates that contradict: the same record

Missing leaves are never equal: two records of one file are neighbours until something tells more.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edossier import dates
from edossier.dossier.model import Document, Dossier, Note
from edossier.references import ArchivalReference
from edossier.references.keys import unit_key

__all__ = [
    "CitedRecord",
    "cited_records",
    "contradictions",
    "is_same_record",
    "record_of_document",
    "records_of_note",
]

_REGISTRY = re.compile(r"(?<![\w./-])[0-9][0-9.]{0,11}/[0-9]{1,4}(?:-[A-Z]{1,3})?(?![\w/-])")
_YEARS = re.compile(r"(?:1[89]|20)[0-9]{2}/(?:(?:1[89]|20)[0-9]{2}|[0-9]{2})")  # "1995/1996"
_CLAUSE_END = re.compile(
    r"[;\n]|[^\W\d_]{3}[.!?][”\"’»)]{0,2}\s|[0-9)][.!?][”\"’»)]{0,2}\s(?=[^\W\d_]{3})"
)
_LONGEST_CLAUSE = 600  # code points before a citation that describe its record


@dataclass(frozen=True, slots=True)
class CitedRecord:
    """One record where it is cited.

    Attributes:
        document: The number of the document whose source it is; None in a note.
        note: The id of the note; None for a document's source.
        index: Of the document in the dossier, or of the reference in its note.
        archive: The archive's id, else its name as printed.
        unit: The key of the archival unit, leaves left out; None where it is not certain.
        leaves: As the key writes them: "202-203"; empty where none are printed.
        registry: Registry numbers printed with it.
        days: EDTF dates of the record and of the event it tells of, those of one day only.
        is_item: The unit is a single item, not a file of many.
    """

    document: str | None
    note: str | None
    index: int
    archive: str
    unit: str | None
    leaves: str
    registry: frozenset[str]
    days: frozenset[str]
    reference: ArchivalReference
    is_item: bool = False


def cited_records(dossier: Dossier) -> tuple[CitedRecord, ...]:
    """Give every record that the dossier cites: the documents', then those of the notes."""
    found: list[CitedRecord] = []
    for index, document in enumerate(dossier.documents):
        record = record_of_document(document, index)
        if record is not None:
            found.append(record)
    for note in dossier.notes:
        found += records_of_note(note)
    return tuple(found)


def records_of_note(note: Note) -> tuple[CitedRecord, ...]:
    """Give the records that a note cites, with what its words before each citation say of it."""
    found: list[CitedRecord] = []
    for index, reference, words in _described(note):
        archive = reference.repository or reference.repository_printed
        if archive is None:
            continue
        unit, leaves = _unit(reference)
        registry = frozenset(
            match[0] for match in _REGISTRY.finditer(words) if not _YEARS.fullmatch(match[0])
        )
        days = frozenset(
            date.edtf for date in dates.find(words) if date.edtf and date.precision == "day"
        )
        numbers = registry | ({reference.doc_number} if reference.doc_number else set())
        of = (None, note.id, index, archive, unit, leaves, numbers, days, reference)
        found.append(CitedRecord(*of, is_item=_is_item(reference)))
    return tuple(found)


def is_same_record(a: CitedRecord, b: CitedRecord) -> bool:
    """Say whether two citations certainly name one record: rules R-SAME-1 to R-SAME-4."""
    if a.archive != b.archive:
        return False
    if a.registry & b.registry and not contradictions(a, b):
        return True
    if a.unit is None or a.unit != b.unit:
        return False
    common_day = bool(a.days & b.days)
    agrees = common_day or not (a.days and b.days)
    if not a.leaves or not b.leaves:
        return agrees and a.is_item and b.is_item
    if a.leaves == b.leaves:
        return agrees
    if not (_is_within(a, b) or _is_within(b, a)):
        return False
    return common_day or (agrees and not _may_only_meet(a, b))


def contradictions(a: CitedRecord, b: CitedRecord) -> tuple[str, ...]:
    """Give in what two citations cannot both be right of one record: "unit", "date"."""
    found: list[str] = []
    if a.unit and b.unit and not _is_part(a.unit, b.unit):
        found.append("unit")
    if a.days and b.days and not a.days & b.days:
        found.append("date")
    return tuple(found)


def _is_part(one: str, other: str) -> bool:
    """Say whether all that one key states is stated by the other: it is only less exact."""
    first, second = (set(unit.partition(":")[2].split("/")) for unit in (one, other))
    return first <= second or second <= first


def record_of_document(document: Document, index: int) -> CitedRecord | None:
    """Give the record that a document's source cites; None where it names no archive.

    Args:
        index: Of the document in its dossier.
    """
    reference = document.source
    archive = (reference.repository or reference.repository_printed) if reference else None
    if reference is None or archive is None:
        return None
    unit, leaves = _unit(reference)
    stated = (document.date, document.event_date)
    days = frozenset(date.edtf for date in stated if date and len(date.edtf) >= len("1956-10-30"))
    numbers = frozenset(n for n in (document.registry_number, reference.doc_number) if n)
    of = (document.number, None, index, archive, unit, leaves, numbers, days, reference)
    return CitedRecord(*of, is_item=_is_item(reference))


def _is_item(reference: ArchivalReference) -> bool:
    return any(level.isad == "item" for level in reference.levels)


def _unit(reference: ArchivalReference) -> tuple[str | None, str]:
    """Give unit and leaves; a reference read in one of several ways has those of this reading."""
    key = reference.key
    if key is None and reference.status == "ambiguous" and reference.repository is not None:
        key = unit_key(reference.repository, reference.levels, reference.leaves)
    if key is None:
        return None, ""
    unit, _, leaves = key.partition("#")
    return unit, leaves


def _described(note: Note) -> Iterator[tuple[int, ArchivalReference, str]]:
    """Give each reference of a note with the clause before it, which names its record."""
    at = 0
    for span in note.spans:
        if span.kind != "reference" or span.target is None or not span.target.isdecimal():
            continue
        index = int(span.target)
        if index >= len(note.references):
            continue
        words = note.text[max(at, span.start - _LONGEST_CLAUSE) : span.start]
        ends = [match.end() for match in _CLAUSE_END.finditer(words)]
        yield index, note.references[index], words[ends[-1] :] if ends else words
        at = span.end


def _is_within(a: CitedRecord, b: CitedRecord) -> bool:
    """Say whether all leaves of `a` are among those of `b`, which must be plain numbers."""
    inner, outer = _leaf_range(a.leaves), _leaf_range(b.leaves)
    return bool(inner and outer and outer[0] <= inner[0] and inner[1] <= outer[1])


def _may_only_meet(a: CitedRecord, b: CitedRecord) -> bool:
    """Say whether the shorter is one leaf at an end of the longer: another record may lie there."""
    one, other = _leaf_range(a.leaves), _leaf_range(b.leaves)
    if one is None or other is None:
        return True
    short, long = sorted((one, other), key=lambda run: run[1] - run[0])
    return short[0] == short[1] and short[0] in long


def _leaf_range(leaves: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"([0-9]{1,6})(?:-([0-9]{1,6}))?", leaves)
    return (int(match[1]), int(match[2] or match[1])) if match else None
