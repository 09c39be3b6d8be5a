"""A condition that narrows the chronology, as its address says it and as a reader does."""

from collections.abc import Sequence
from dataclasses import dataclass

from edossier_site.archive import addresses
from edossier_site.archive.facets import FACETS

__all__ = ["MOST_CONDITIONS", "NARROWING", "Condition", "address_of", "query_of"]

# The fields of the query language that a list of documents can be narrowed by.
NARROWING = (*FACETS, "dated", "event")
# A list with so many conditions is offered no further ones: the combinations have an end.
MOST_CONDITIONS = 4

_QUOTED = '()"“”„‟«»*: '


@dataclass(frozen=True, slots=True)
class Condition:
    """A field and its value.

    Attributes:
        value: As an address has it: an id, a slug, a code, a range of dates.
        label: For the eye: a name.
    """

    name: str
    value: str
    label: str

    @property
    def heading(self) -> str:
        """What its field is called on a page."""
        return {"date": "Date", "dated": "Written", "event": "Event"}.get(
            self.name, FACETS.get(self.name, self.name)
        )


def address_of(conditions: Sequence[Condition]) -> str:
    """Give the address of the chronology narrowed so."""
    return addresses.chronology_address([(one.name, one.value) for one in conditions])


def query_of(conditions: Sequence[Condition]) -> str:
    """Give the search that asks the same, by names: the search knows no slugs."""
    return " ".join(f"{_field(one)}:{_value(one)}" for one in conditions)


def _field(condition: Condition) -> str:
    return "person" if condition.name == "organisation" else condition.name


def _value(condition: Condition) -> str:
    is_name = condition.name in ("person", "organisation", "place", "dossier")
    value = condition.label if is_name else condition.value
    if not any(char in _QUOTED for char in value):
        return value
    return '"' + "".join(" " if char in _QUOTED[:-2] else char for char in value) + '"'
