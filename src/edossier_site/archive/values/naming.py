"""Agents and places: their lines, their pages, and what editors have ruled on their names."""

from dataclasses import dataclass
from typing import Literal

from edossier.authorities import Authority
from edossier_site.archive import addresses
from edossier_site.archive.portraits import Portrait
from edossier_site.archive.values.paging import PageOf
from edossier_site.archive.values.published import DocumentLine, DossierLine, MentionLine

__all__ = [
    "AgentLine",
    "AgentPage",
    "NamedFormLine",
    "PlaceLine",
    "PlacePage",
    "ProposalLine",
    "RulingLine",
]


@dataclass(frozen=True, slots=True)
class AgentLine:
    """A person or organisation.

    Attributes:
        documents: How many documents name it, in any role.
        passages: In how many places running text does: essays, notes and documents.
    """

    slug: str
    kind: Literal["person", "organisation"]
    name: str
    documents: int
    passages: int

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.agent_address(self.kind, self.slug)


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place; `documents` and `passages` that name it."""

    slug: str
    name: str
    documents: int
    passages: int

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.place_address(self.slug)


@dataclass(frozen=True, slots=True)
class NamedFormLine:
    """A form in which dossiers print a name.

    Attributes:
        first: The first place in running text that has it; None where none does.
        times: How often running text has it.
    """

    form: str
    dossiers: tuple[DossierLine, ...]
    first: MentionLine | None = None
    times: int = 0


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """That a printed name may be of a record: proposed by rules, not decided.

    Attributes:
        id: By which an editor confirms or rejects it.
        name: The printed name's: "person/chou-en-lai"; `label` as it is printed.
        authority: The record's: "person/zhou-enlai.1"; `authority_label` as it is called.
        score: From 0 to 1.
    """

    id: str
    name: str
    label: str
    authority: str
    authority_label: str
    score: float
    because: str

    @property
    def address(self) -> str:
        """The page of the printed name."""
        return addresses.agent_address(*self.name.split("/", 1))

    @property
    def authority_address(self) -> str:
        """The page of the record."""
        return addresses.agent_address(*self.authority.split("/", 1))


@dataclass(frozen=True, slots=True)
class RulingLine:
    """What an editor decided of a name; the fields of `keeping.NameDecision`."""

    id: str
    verdict: Literal["confirmed", "merged", "rejected", "split"]
    name: str
    other: str
    name_label: str
    other_label: str
    documents: tuple[str, ...]
    because: str
    score: float | None
    reason: str
    at: str
    by: str | None

    @property
    def name_address(self) -> str:
        """The page of the name."""
        return addresses.agent_address(*self.name.split("/", 1))

    @property
    def other_address(self) -> str:
        """The page of the other."""
        return addresses.agent_address(*self.other.split("/", 1))


@dataclass(frozen=True, slots=True)
class AgentPage:
    """A person or organisation: forms of the name, documents with their roles, passages.

    Attributes:
        counted: The documents, in every way; None where none names it.
        record: What the authority file says; None where the name stands for no record.
        proposed: Records that it may be, or for a record, names that may be its own.
        decided: What editors decided of it.
    """

    line: AgentLine
    forms: tuple[NamedFormLine, ...]
    documents: PageOf[DocumentLine]
    passages: PageOf[MentionLine]
    counted: Portrait | None
    record: Authority | None = None
    proposed: tuple[ProposalLine, ...] = ()
    decided: tuple[RulingLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacePage:
    """A place: forms of the name, documents that name it, passages; all as for an agent."""

    line: PlaceLine
    forms: tuple[NamedFormLine, ...]
    documents: PageOf[DocumentLine]
    passages: PageOf[MentionLine]
    counted: Portrait
