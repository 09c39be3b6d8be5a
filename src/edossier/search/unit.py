"""What is indexed: one unit a document, one for the essay of a dossier, one a note."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from edossier.references import ArchivalReference

__all__ = ["Days", "HeldArchive", "Named", "Part", "Passage", "Unit"]

Part = Literal["document", "essay", "note"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text that a hit is shown by.

    Attributes:
        kind: "title", "summary", "text", "essay", "note", "heading", "people", "source",
            "registry" ...; a title weighs more.
        language: BCP 47; None where unknown.
        anchor: The id of its element on the unit's page; None where it has none.
    """

    kind: str
    text: str
    language: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A person, body or place that the unit names, under every form known for it.

    Attributes:
        printed: The forms that the unit itself prints, where these are known.
    """

    name: str
    forms: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldArchive:
    """An archive that holds the record, or that the unit cites.

    Attributes:
        id: Of the authority table, else the printed acronym or name.
        label: Its name for the eye.
        names: All it may be asked for by: acronyms, names in any language.
        country: ISO 3166; None where unknown.
    """

    id: str
    label: str
    names: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a date, both included; None where it is open.

    Attributes:
        time: The time of day as stated, "16:00" or "15:00/17:00".
    """

    earliest: date | None
    latest: date | None
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a search can find, with all it can be found by.

    Attributes:
        id: Unique, and the same after every rebuild.
        address: Of its page, with the place on it.
        dossier: Id of its dossier.
        dossier_names: What `dossier:` takes for it: its series number, its ARK.
        dossier_label: Title of the dossier, for the eye.
        number: Of the document or note, as printed.
        title_language: BCP 47; None where unknown or where the title was made.
        date: EDTF, of the document; shown with the hit.
        time: Of day, as the document states it; shown with the date.
        dated, event: The days of the document and of what it records.
        kinds: Kind of document, then the kinds above it, nearest first.
        bodies: Organisations named; `person:` takes them too, the facet has persons alone.
        archives: Where the document is held.
        cited: The archives that this part cites.
        references: Every archival reference of the part, its source first.
        languages: BCP 47 of its texts.
        rank: Place among units of one day, below 2**40, the same after every rebuild.
    """

    id: str
    address: str
    part: Part
    dossier: str
    dossier_names: tuple[str, ...] = ()
    dossier_label: str = ""
    number: str | None = None
    title: str | None = None
    title_language: str | None = None
    date: str | None = None
    time: str | None = None
    dated: Days | None = None
    event: Days | None = None
    passages: tuple[Passage, ...] = ()
    kinds: tuple[str, ...] = ()
    people: tuple[Named, ...] = ()
    bodies: tuple[Named, ...] = ()
    places: tuple[Named, ...] = ()
    archives: tuple[HeldArchive, ...] = ()
    cited: tuple[HeldArchive, ...] = ()
    references: tuple[ArchivalReference, ...] = ()
    languages: tuple[str, ...] = ()
    rank: int = 0
