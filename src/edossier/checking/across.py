"""What only all dossiers of an archive together show.

One record is published twice, one person spelled in two ways.

Of each dossier its keys are kept, not itself: an archive of any size can be checked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from edossier.checking.name_forms import NameForm, find_misspellings, name_form
from edossier.checking.same_records import keys_of
from edossier.dossier import Dossier, Finding, Related, Severity
from edossier.dossier.records import CitedRecord, cited_records, is_same_record

__all__ = ["ARCHIVE_CODES", "check_archive"]

ARCHIVE_CODES: dict[str, Severity] = {
    "record-published-twice": "info",
    "person-spelled-across": "warning",
}
"""What `check_archive` can find, and how grave it is."""

_MOST_EACH = 8  # records under one key, from other dossiers, that one is compared with


def check_archive(dossiers: Iterable[tuple[str, Dossier]]) -> Iterator[tuple[str, Finding]]:
    """Check dossiers against each other.

    Args:
        dossiers: Each with its label, such as "46" or its ARK; taken one by one and let go.

    Yields:
        The label of the dossier that a finding is told of, and the finding: it has no anchor; its
        `related` names the other dossier.
    """
    memory = _Memory()
    for label, dossier in dossiers:
        yield from memory.published_twice(label, dossier)
        memory.remember_people(label, dossier)
    yield from memory.spelled_twice()


@dataclass(slots=True)
class _Memory:
    """The keys of all records and the forms of all names seen so far, each with its dossier."""

    records: dict[str, list[tuple[str, CitedRecord]]] = field(default_factory=dict)
    forms: dict[str, NameForm] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)

    def published_twice(self, label: str, dossier: Dossier) -> Iterator[tuple[str, Finding]]:
        """Name the documents that an earlier dossier publishes too."""
        for record in cited_records(dossier):
            if record.document is None:
                continue
            before = self._before(label, record)
            if before is not None:
                other, earlier = before
                yield (
                    label,
                    _finding(
                        "record-published-twice",
                        f"Document {record.document} is published in {other} too, as document "
                        f"{earlier.document}: let the two dossiers say so of each other.",
                        f"document {earlier.document}",
                        other,
                    ),
                )

    def _before(self, label: str, record: CitedRecord) -> tuple[str, CitedRecord] | None:
        found: tuple[str, CitedRecord] | None = None
        for key in keys_of(record):
            known = self.records.setdefault(key, [])
            for other, earlier in known:
                if found is None and other != label and is_same_record(earlier, record):
                    found = (other, earlier)
            if len(known) < _MOST_EACH:
                known.append((label, record))
        return found

    def remember_people(self, label: str, dossier: Dossier) -> None:
        """Keep how the persons of a dossier are spelled."""
        for agent in dossier.agents:
            for printed in agent.forms if agent.kind == "person" else ():
                form = self.forms.get(printed) or name_form(printed)
                if form is not None:
                    self.forms[printed] = form
                    places = self.places.setdefault(printed, [])
                    if label not in places and len(places) < _MOST_EACH:
                        places.append(label)

    def spelled_twice(self) -> Iterator[tuple[str, Finding]]:
        """Name the persons that are spelled in two ways, in dossiers of which none has both."""
        for one, other in find_misspellings(self.forms.values()):
            first, second = self.places[one.printed], self.places[other.printed]
            if set(first) & set(second):
                continue  # told of that dossier
            yield (
                second[0],
                _finding(
                    "person-spelled-across",
                    f"{other.printed} is {one.printed} in {first[0]}: choose one spelling, if they "
                    "are one person.",
                    one.printed,
                    first[0],
                ),
            )


def _finding(code: str, message: str, label: str, dossier: str) -> Finding:
    return Finding(
        severity=ARCHIVE_CODES[code],
        code=code,
        message=message,
        related=(Related(label=label, dossier=dossier),),
    )
