"""What the tables say of a name: every form of the one that it is."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from edossier.names.places import forms_in_tables

__all__ = ["FormKind", "KnownForm", "KnownName", "known_name"]

FormKind = Literal["person", "organisation", "place"]


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
    """Give what `text` is a name of; None where nothing is known, or several things are."""
    forms = forms_in_tables(text)
    if not forms:
        return None
    found = tuple(KnownForm(form, None, "the table of places") for form in forms)
    return KnownName(forms[0], "place", found)
