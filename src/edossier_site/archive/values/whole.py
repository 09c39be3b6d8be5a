"""Whole pages of dossiers and documents, and what stands around a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from edossier.dossier import Document, Dossier, Note
from edossier.references import ArchivalReference
from edossier_site.archive import addresses
from edossier_site.archive.passages import Passage
from edossier_site.archive.quotations import Stretch
from edossier_site.archive.values.holdings import CitationLine, InFile, RepositoryLine, UnitLine
from edossier_site.archive.values.naming import AgentLine, PlaceLine
from edossier_site.archive.values.paging import PageOf
from edossier_site.archive.values.published import (
    ChapterLine,
    DocumentLine,
    DossierLine,
    MentionLine,
    VersionLine,
)
from edossier_site.archive.values.years import YearLine

__all__ = [
    "Around",
    "DocumentPage",
    "DossierPage",
    "HomePage",
    "Links",
    "Pointed",
    "QuotationLine",
    "QuotedLine",
    "Resolved",
    "VersionsPage",
    "WithdrawnPage",
]


@dataclass(frozen=True, slots=True)
class Pointed:
    """Where a link to a place in an edition leads.

    Attributes:
        words: What it is: "Document 12 of frus1952-54v08".
        address: Here, else at its publisher's; None where neither has an address for it.
        is_here: It is in this archive.
        is_own: It is in the volume that the link stands in.
    """

    words: str
    address: str | None
    is_here: bool
    is_own: bool


@dataclass(frozen=True, slots=True)
class Links:
    """Where the names in a dossier's running text lead: the targets of its spans.

    Attributes:
        documents: By number, the address of the document.
        agents, places: By name (a span's target), the address of its page.
        repositories: By id and by printed acronym or name, the address of the archive's page.
        references: The page of the unit that a citation names, where there is one.
        pointers: By a link's target, the place in this or another volume that it leads to.
    """

    documents: Mapping[str, str] = field(default_factory=dict)
    agents: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    repositories: Mapping[str, str] = field(default_factory=dict)
    references: Mapping[ArchivalReference, str] = field(default_factory=dict)
    pointers: Mapping[str, Pointed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """A quotation, and the paragraph of a document in which its words stand.

    Attributes:
        anchor: Of the paragraph or note that quotes.
        start, end: Of the quotation in it, code points.
        ark, number: Of the document.
        source: Anchor of the paragraph on the document's page.
    """

    anchor: str
    start: int
    end: int
    ark: str
    number: str
    source: str

    @property
    def address(self) -> str:
        """The paragraph quoted."""
        return f"{addresses.ark_address(self.ark)}#{self.source}"


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A place that quotes a document, and where the words stand in its texts.

    Attributes:
        within: ARK of the document whose own note quotes it; None in the dossier's own text.
    """

    part: str
    number: str | None
    dossier: DossierLine
    anchor: str
    stretches: tuple[Stretch, ...]
    passage: Passage
    within: str | None = None

    @property
    def address(self) -> str:
        """The paragraph or note that quotes."""
        return f"{addresses.ark_address(self.within or self.dossier.ark)}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a document, wherever it was published.

    Attributes:
        in_file: Its neighbours in the archive's file, by leaf, itself among them; empty where
            nothing else is known of the file.
        in_file_more: How many more of the file there are.
        before, after: Its neighbours in the chronology; None for what is undated.
        cited_by: Passages that mention it, at most a hundred; `cited_by_total` of all.
        cited_in_notes: Notes that cite it where it lies: by its leaves, or its registry number.
        quoted_by: The passages that quote it.
    """

    in_file: tuple[InFile, ...] = ()
    in_file_more: int = 0
    before: DocumentLine | None = None
    after: DocumentLine | None = None
    cited_by: tuple[MentionLine, ...] = ()
    cited_by_total: int = 0
    cited_in_notes: tuple[CitationLine, ...] = ()
    quoted_by: tuple[QuotedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class HomePage:
    """What is here: the newest dossiers and the busiest ways in."""

    dossiers: PageOf[DossierLine]
    documents: int
    archives: tuple[RepositoryLine, ...]
    persons: tuple[AgentLine, ...]
    places: tuple[PlaceLine, ...]
    years: tuple[YearLine, ...]


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A dossier in one version.

    Attributes:
        line: Of the newest version.
        version: Shown here.
        published_at: When the version shown was published.
        dossier: The library's value; its `documents`, the notes of these, `labels` and `ignored`
            are left out.
        documents: In order, as this version has them; a page of at most 100.
        place: In the dossier of the first of this page, from zero.
        chapters: That they stand under, all of this version.
        versions: All, newest first.
        quotations: In essay and notes, those whose words stand in a document; of the newest
            version only.
    """

    line: DossierLine
    version: int
    published_at: str
    dossier: Dossier
    documents: PageOf[DocumentLine]
    place: int
    chapters: tuple[ChapterLine, ...]
    versions: tuple[VersionLine, ...]
    links: Links
    quotations: tuple[QuotationLine, ...] = ()

    @property
    def is_current(self) -> bool:
        """The newest version is shown."""
        return self.version == self.line.version


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document in one version, and what stands around it.

    Attributes:
        line: The document as shown here, in the version `line.version`.
        document: The library's value, whole.
        dossier: The library's value of the newest version of its dossier that holds this version
            of the document; `documents`, `labels` and `ignored` left out.
        dossier_version: The number of that version.
        published_at: When this version was first published.
        notes: Those of its dossier that its texts and summary call, in order.
        own_notes: Those that are its own, in order.
        tree: The way to it through its archive, from the widest unit; empty where unknown.
        previous, next: Beside it in the dossier.
        versions: All, newest first.
    """

    line: DocumentLine
    document: Document
    dossier: Dossier
    dossier_version: int
    published_at: str
    notes: tuple[Note, ...]
    own_notes: tuple[Note, ...]
    repository: RepositoryLine | None
    tree: tuple[UnitLine, ...]
    previous: DocumentLine | None
    next: DocumentLine | None
    around: Around
    versions: tuple[VersionLine, ...]
    links: Links

    @property
    def is_current(self) -> bool:
        """The newest version is shown."""
        return self.line.version == self.versions[0].version


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """The versions of a dossier or document, newest first.

    Attributes:
        dossier: The dossier, or the one that holds the document.
        document: None where the versions are a dossier's.
    """

    ark: str
    dossier: DossierLine
    document: DocumentLine | None
    versions: tuple[VersionLine, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What an identifier names.

    Attributes:
        version: None where none was asked for: the newest.
    """

    kind: Literal["dossier", "document"]
    ark: str
    version: int | None

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.ark_address(self.ark, self.version)


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """What an address says at which something stood: enough for who follows a citation.

    Attributes:
        title: As it was shown.
        version: The one asked for, else the newest.
        document: Its value without its texts; None for a dossier.
        dossier: Its dossier; itself, where that is withdrawn.
        with_dossier: It was withdrawn with its dossier.
        at, by, reason: Of the withdrawal.
    """

    ark: str
    title: str
    version: int
    published_at: str
    document: Document | None
    dossier: DossierLine
    with_dossier: bool
    at: str
    by: str | None
    reason: str

    @property
    def address(self) -> str:
        """Where the newest version stood."""
        return addresses.ark_address(self.ark)
