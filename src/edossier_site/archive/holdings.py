"""What the pages of archives, of their units and of the records wanted show. All frozen."""

from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from edossier_site.archive import addresses
from edossier_site.archive.portraits import Portrait
from edossier_site.archive.values import (
    CitationLine,
    DocumentLine,
    PageOf,
    RepositoryLine,
    UnitLine,
)

__all__ = [
    "ArchivePage",
    "Children",
    "FilePage",
    "NumberRange",
    "RecordInFile",
    "TypedPlace",
    "WantedLine",
    "WantedPage",
    "leaf_word",
]


def leaf_word(leaves: str) -> str:
    """Give the word before leaves: "leaf" before "8", "leaves" before "202–203"."""
    return "leaves" if "–" in leaves or "," in leaves else "leaf"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A stretch of the units below one, and the page of the list on which it begins."""

    label: str
    units: int
    page: int


@dataclass(frozen=True, slots=True)
class Children:
    """The units right below an archive or a unit.

    Attributes:
        level: The word that they share: "delo"; "unit" where they have several.
        ranges: Ways into a long list; empty where one page holds all.
        sought: What the reader looked for by its number; None where nothing was.
        found: The unit of that number; None where none is known.
    """

    page: PageOf[UnitLine]
    level: str
    ranges: tuple[NumberRange, ...] = ()
    sought: str | None = None
    found: UnitLine | None = None


@dataclass(frozen=True, slots=True)
class RecordInFile:
    """One record of a file: a document published from it, or one that is only cited.

    Attributes:
        leaves: From the first to the last: "202–203"; empty where none is stated.
        first, last: Of them, for drawing; None where they have no number.
        document: None for a record that is wanted.
        cited_by: The notes and essays that cite it, at most five.
        is_wanted: It is cited and nobody has published it; False for a citation of the file alone.
        is_asked: It holds the leaf that the reader asked for.
    """

    leaves: str
    first: int | None
    last: int | None
    document: DocumentLine | None
    cited_by: tuple[CitationLine, ...]
    is_wanted: bool
    is_asked: bool = False

    @property
    def days(self) -> tuple[str, ...]:
        """When a wanted record is of, as those who cite it say; EDTF."""
        return tuple(dict.fromkeys(day for line in self.cited_by for day in line.days))


@dataclass(frozen=True, slots=True)
class FilePage:
    """What is known of one file, published and cited together, leaf by leaf.

    Attributes:
        asked: The leaf that the reader asked for, None where none was.
        more: How many more citations of the file there are.
    """

    records: tuple[RecordInFile, ...]
    asked: str | None
    more: int

    @property
    def is_answered(self) -> bool:
        """Something known lies on the leaf asked for."""
        return any(record.is_asked for record in self.records)


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A record that is cited and that nobody has published.

    Attributes:
        chain: Its unit and those above it, the widest first.
        registry_number: As printed, empty where none is.
        days: As those who cite it date it, EDTF.
        cited_by: At most five; `more` of them are left out.
    """

    repository: RepositoryLine
    chain: tuple[UnitLine, ...]
    leaves: str
    registry_number: str
    cited_by: tuple[CitationLine, ...]
    more: int = 0

    @property
    def days(self) -> tuple[str, ...]:
        """When it is of, as those who cite it say; EDTF."""
        return tuple(dict.fromkeys(day for line in self.cited_by for day in line.days))

    @property
    def leaf_word(self) -> str:
        """What `leaves` counts: "leaf" or "leaves"."""
        return leaf_word(self.leaves)

    @property
    def containers(self) -> tuple[tuple[str, str], ...]:
        """What shelves it: ("papka", "410")."""
        return self.chain[-1].containers if self.chain else ()

    @property
    def address(self) -> str:
        """The page of the unit that it lies in, else of its archive."""
        return self.chain[-1].address if self.chain else self.repository.address


@dataclass(frozen=True, slots=True)
class WantedPage:
    """Records wanted, by archive and in the order of its tree.

    Attributes:
        archives: All of which something is wanted, those of most first.
        repository: The archive that they are of; None for all.
        unit: The unit that they lie in, at any depth; None for all of the archive.
    """

    lines: PageOf[WantedLine]
    archives: tuple[RepositoryLine, ...]
    repository: RepositoryLine | None = None
    unit: UnitLine | None = None

    @property
    def keep(self) -> str:
        """What the addresses of its other pages keep."""
        return urlencode({"unit": self.unit.path}) if self.unit else ""


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """A repository, or one unit of it: what is under it, what it holds, who cites it.

    Attributes:
        ancestors: From the widest unit to the one above; empty for a repository.
        unit: None for the repository itself.
        years: The first and the last that its documents and citations speak of.
        file: What lies in it leaf by leaf; None where it is no file.
        documents: Held in it, at any depth, by event.
        wanted: The first of the records wanted from it; none where `file` has them.
        cited_by: Notes and essays that cite it, at any depth.
        counted: The documents, in every way; None on later pages of its lists, and where
            they are too many.
    """

    repository: RepositoryLine
    ancestors: tuple[UnitLine, ...]
    unit: UnitLine | None
    years: tuple[str, str] | None
    children: Children
    file: FilePage | None
    documents: PageOf[DocumentLine]
    wanted: tuple[WantedLine, ...]
    cited_by: PageOf[CitationLine]
    counted: Portrait | None

    @property
    def at(self) -> RepositoryLine | UnitLine:
        """What the page is about."""
        return self.unit or self.repository


@dataclass(frozen=True, slots=True)
class TypedPlace:
    """Where an address typed from a footnote leads.

    Attributes:
        typed: As it was typed, blanks made plain.
        repository: None where the archive is not known here; `near` may be meant.
        chain: The units found, the widest first.
        missing: The steps that are not known here, in words: "delo 99".
        containers: Steps that only shelve, and were found: ("papka", "410").
        leaf: The leaf asked for, None where none was.
        near: Archives whose name is like it, or units that stand beside the one not found.
        why: In what it fails: the archive, a step, or nothing.
    """

    typed: str
    repository: RepositoryLine | None
    chain: tuple[UnitLine, ...] = ()
    missing: tuple[str, ...] = ()
    containers: tuple[tuple[str, str], ...] = ()
    leaf: str | None = None
    near: tuple[RepositoryLine | UnitLine, ...] = ()
    why: Literal["archive", "step", "nothing"] = "nothing"

    @property
    def at(self) -> RepositoryLine | UnitLine | None:
        """The narrowest level that is known."""
        return self.chain[-1] if self.chain else self.repository

    @property
    def address(self) -> str | None:
        """Its page, opened at the leaf."""
        if self.at is None:
            return None
        return addresses.leaf_address(self.at.address, self.leaf)
