"""What the tables say of a name: every form of the one that it is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from edossier.names.authority import Agent, starter
from edossier.names.places import forms_in_tables

__all__ = ["FormKind", "KnownForm", "KnownName", "known_name"]

_TABLES = "the table of places and organisations"
FormKind = Literal["person", "organisation", "place"]
_KINDS: dict[str, FormKind] = {"person": "person", "family": "person", "place": "place"}


@dataclass(frozen=True, slots=True)
class KnownForm:
    """One form of a known name.

    Attributes:
        system: The romanisation or spelling it is in, where that is known.
        source: Where the form was read.
    """

    text: str
    system: str | None
    source: str


@dataclass(frozen=True, slots=True)
class KnownName:
    """A person, an organisation or a place that the tables know."""

    name: str
    kind: FormKind
    forms: tuple[KnownForm, ...]


@lru_cache(maxsize=4096)
def known_name(text: str) -> KnownName | None:
    """Give what `text` is a name of, by the authority file and the tables.

    Returns:
        None where nothing is known, or where it may be any of several: two people of one name
        are never searched as one.
    """
    agents = starter().find(text)
    in_tables = forms_in_tables(text)
    tabled = tuple(
        KnownForm(form, None, "the table of places and organisations") for form in in_tables
    )
    if len(agents) == 1:
        return _known_agent(agents[0], tabled)
    return KnownName(in_tables[0], "place", tabled) if tabled else None


def _known_agent(agent: Agent, tabled: tuple[KnownForm, ...]) -> KnownName:
    kind = _KINDS.get(agent.kind, "organisation")
    forms = [
        KnownForm(form.text, form.system, "the authority file")
        for form in agent.forms
        if len(form.text.split()) > 1 or starter().find(form.text) == (agent,)
    ]
    # A person may have the name of a place; then the table is of something else.
    return KnownName(agent.name, kind, (*forms, *(tabled if kind != "person" else ())))
