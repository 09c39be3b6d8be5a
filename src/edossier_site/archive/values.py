"""What the queries give: lines of lists, parts of pages, whole pages. All frozen.

A *line* is one row of a list; its `address` is the page it leads to. A page holds the library's
own values (`Dossier`, `Document`, with their evidence) beside the lines around them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from edossier.authorities import Authority
from edossier.dossier import Document, Dossier, Note
from edossier.references import ArchivalReference
from edossier_site.archive import addresses
from edossier_site.archive.narrowing import Condition
from edossier_site.archive.passages import Passage
from edossier_site.archive.portraits import FacetCount, Portrait
from edossier_site.archive.quotations import Stretch

__all__ = [
    "AgentLine",
    "AgentPage",
    "AlikeLine",
    "AlikeSide",
    "Around",
    "ChapterLine",
    "ChronologyPage",
    "CitationLine",
    "Condition",
    "DocumentLine",
    "DocumentPage",
    "DossierLine",
    "DossierPage",
    "FacetCount",
    "HomePage",
    "InFile",
    "Links",
    "MentionLine",
    "MonthLine",
    "NamedFormLine",
    "NearestUnit",
    "Opening",
    "PageOf",
    "Passage",
    "PlaceLine",
    "PlacePage",
    "Pointed",
    "Portrait",
    "ProposalLine",
    "QuotationLine",
    "QuotedLine",
    "RepositoryLine",
    "Resolved",
    "RulingLine",
    "SitemapLine",
    "UnitLine",
    "VersionLine",
    "VersionsPage",
    "WithdrawnPage",
    "YearLine",
    "YearPage",
]

Item = TypeVar("Item", covariant=True)


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Item]):
    """One page of a long list.

    Attributes:
        number: From one.
        pages: At least one, also of an empty list.
        total: Items on all pages.
    """

    items: tuple[Item, ...]
    number: int
    pages: int
    total: int

    @property
    def previous(self) -> int | None:
        """The number of the page before, None on the first."""
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        """The number of the page after, None on the last."""
        return self.number + 1 if self.number < self.pages else None


@dataclass(frozen=True, slots=True)
class DossierLine:
    """A dossier in a list.

    Attributes:
        ark: Whole: "ark:/99999/fk4...".
        version: Its newest.
        title: As shown: where none is printed, the series and number, else the file's name.
        published_at: When its newest version was published, ISO 8601.
        documents: How many its newest version has.
        opening: Its summary, else the first words of its essay; empty where only its title counts.
    """

    ark: str
    version: int
    title: str
    language: str | None
    series: str | None
    number: str | None
    authors: tuple[str, ...]
    published_at: str
    documents: int
    opening: str = ""

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.ark_address(self.ark)

    @property
    def short(self) -> str:
        """Its series and number, "CWIHP e-Dossier 46"; its title where it has none."""
        return f"{self.series} {self.number}" if self.series and self.number else self.title


@dataclass(frozen=True, slots=True)
class Opening:
    """The first words of a document's text; `language` BCP 47, None where unknown."""

    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in a list.

    Attributes:
        version: The newest, or the one that the page's version of the dossier holds.
        document: What a list shows of the library's value: titles, dates, kind, authors,
            recipients, the source as printed; of its evidence, what is not plain print.
        title: As shown: the printed title, else made of what is known ("X to Y", "Document 2").
        is_title_made: No title is printed, `title` was made.
        repository: Id of the holding archive's page, None where unknown.
        languages: Of its texts, in order, each once.
        opening: Of its translation, else of its first text, else of its summary.
        is_current: It stands in the newest version of its dossier.
        is_withdrawn: It is not shown any more: all but `ark`, `version`, the number and the
            dossier is left out.
        roles: On a person's page, what makes it stand there: "author", "recipient", "mentioned".
    """

    ark: str
    version: int
    document: Document
    title: str
    is_title_made: bool
    dossier: DossierLine
    repository: str | None
    languages: tuple[str, ...]
    has_texts: bool
    opening: Opening | None = None
    is_current: bool = True
    is_withdrawn: bool = False
    roles: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.ark_address(self.ark)


@dataclass(frozen=True, slots=True)
class MentionLine:
    """A passage that names something: a person, a place, a document.

    Attributes:
        part: "essay", "note", "about", "summary", "text" or "title".
        number: Of the note or of the paragraph in its part, as a person counts: "3".
        document: The document it stands in, None in the dossier's own text.
        anchor: Id of the paragraph on the page at `address`.
    """

    part: str
    number: str | None
    dossier: DossierLine
    document: DocumentLine | None
    anchor: str
    passage: Passage

    @property
    def address(self) -> str:
        """The paragraph it stands in."""
        page = self.document.ark if self.document else self.dossier.ark
        return f"{addresses.ark_address(page)}#{self.anchor}"


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A note, or a paragraph of an essay, that cites an archival unit.

    Attributes:
        part: "note" or "essay".
        number: Of the note as printed, of the paragraph.
        passage: Around the citation.
        published: Number of the document that it is a citation of; `published_ark` its ARK.
        within: ARK of the document whose own note it stands in, and its number; None in the
            dossier's own text.
        is_wanted: It cites a record that nobody has published.
        days: Of the record, as the words before the citation date it; EDTF.
    """

    part: str
    number: str | None
    dossier: DossierLine
    anchor: str
    passage: Passage
    published: str | None = None
    published_ark: str | None = None
    is_wanted: bool = False
    days: tuple[str, ...] = ()
    within: str | None = None
    within_number: str | None = None

    @property
    def address(self) -> str:
        """The note or paragraph it stands in."""
        return f"{addresses.ark_address(self.within or self.dossier.ark)}#{self.anchor}"

    @property
    def published_address(self) -> str | None:
        """The document that it is a citation of."""
        return self.published_ark and addresses.ark_address(self.published_ark)


@dataclass(frozen=True, slots=True)
class RepositoryLine:
    """An archive.

    Attributes:
        id: Of its page: the authority table's id, else made of acronym and name.
        acronym: As the table or the dossiers print it, None where there is none.
        name, name_en: Original and English.
        country: ISO 3166 alpha-2 where the authority table has it.
        is_known: It stands in the authority table.
        documents: How many documents it holds; citations: in how many places notes and essays
            cite it; wanted: how many of its records are cited and not published.
    """

    id: str
    acronym: str | None
    name: str | None
    name_en: str | None
    country: str | None
    is_known: bool
    documents: int
    citations: int
    wanted: int = 0

    @property
    def label(self) -> str:
        """The shortest name there is."""
        return self.acronym or self.name or self.name_en or self.id

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.archive_address(self.id)


@dataclass(frozen=True, slots=True)
class UnitLine:
    """An archival unit: a fond, an inventory, a file.

    Attributes:
        path: Below its repository: "f-0100/op-46".
        level: In its own tradition's word ("fond", "opis").
        value: As printed: "0100".
        documents, citations, wanted: In it and in the units below it.
        isad: Its ISAD(G) level, None for a container that alone leads to the file.
        containers: That shelve it and are no step of the tree: ("papka", "410").
    """

    repository: str
    path: str
    level: str
    label: str
    value: str
    documents: int
    citations: int
    wanted: int = 0
    isad: str | None = None
    containers: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.archive_address(self.repository, self.path)

    @property
    def word(self) -> str:
        """Its level as a reader says it: "record group"."""
        return self.level.replace("_", " ")


@dataclass(frozen=True, slots=True)
class AlikeSide:
    """One of two records or files that may be one.

    Attributes:
        key: See `dossier.likeness.record_key`.
        words: As the oldest citation of it prints it: "AVPRF f. 0100, op. 49, d. 9, l. 202-203".
        address: The page of its unit; None where nothing cites it any more.
    """

    key: str
    words: str
    address: str | None


@dataclass(frozen=True, slots=True)
class AlikeLine:
    """Two records or files that may be one, and what was decided of them.

    Attributes:
        id: The same whenever it is suggested.
        kind: "record" or "unit".
        verdict: "confirmed" or "rejected"; None for a suggestion.
        rule, because: What suggested it; `rule` is empty once it is decided.
        reason, at, by: The editor's.
    """

    id: str
    kind: str
    verdict: str | None
    first: AlikeSide
    second: AlikeSide
    rule: str
    because: str
    reason: str | None = None
    at: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class NearestUnit:
    """Where a citation leads here: as far down its archive's tree as is known.

    Attributes:
        chain: From the widest unit to the narrowest known; empty where only the archive is.
        missing: The levels below that are not known here, and containers that its file is not
            known to lie in, in words; empty where all is.
        leaf: The first leaf cited, where all is known; None where none is.
    """

    repository: RepositoryLine
    chain: tuple[UnitLine, ...]
    missing: tuple[str, ...]
    leaf: str | None = None

    @property
    def address(self) -> str:
        """The page of the narrowest that is known, opened at the leaf."""
        at = self.chain[-1].address if self.chain else self.repository.address
        return addresses.leaf_address(at, self.leaf)


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
class YearLine:
    """A year, and how many documents are dated in it or tell of an event in it."""

    year: int
    documents: int

    @property
    def address(self) -> str:
        """Its page."""
        return addresses.year_address(self.year)


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version of a dossier or document."""

    ark: str
    version: int
    published_at: str
    is_current: bool

    @property
    def previous(self) -> int | None:
        """The version before it, None of the first."""
        return self.version - 1 or None

    @property
    def address(self) -> str:
        """That version, for ever."""
        return addresses.ark_address(self.ark, self.version)


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
class HomePage:
    """What is here: the newest dossiers and the busiest ways in."""

    dossiers: PageOf[DossierLine]
    documents: int
    archives: tuple[RepositoryLine, ...]
    persons: tuple[AgentLine, ...]
    places: tuple[PlaceLine, ...]
    years: tuple[YearLine, ...]


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
class ChapterLine:
    """Documents that follow each other under the same headings of an edition.

    Attributes:
        headings: The widest first; empty where a dossier has none.
        first: Place of the first document in the dossier, from zero.
        documents: How many there are.
        page: Of the dossier's list that the first stands on, from one.
    """

    headings: tuple[str, ...]
    first: int
    documents: int
    page: int


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
class InFile:
    """What lies in one archival file: a document published from it, or a note that cites it.

    Attributes:
        leaves: As printed, from the first to the last: "202–203"; empty where none is stated.
        part, number: "note" or "essay", and which; `anchor` of its element.
        document: Published from here; None for a note or essay.
        is_here: It is the document whose page this is.
        within: ARK of the document whose own note it is; None in the dossier's own text.
    """

    leaves: str
    dossier: DossierLine
    part: str
    number: str | None
    anchor: str
    document: DocumentLine | None
    is_here: bool
    within: str | None = None

    @property
    def address(self) -> str:
        """The document, or the note that cites the file."""
        if self.document:
            return self.document.address
        return f"{addresses.ark_address(self.within or self.dossier.ark)}#{self.anchor}"


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


@dataclass(frozen=True, slots=True)
class ChronologyPage:
    """Documents by event, else by their own date; the undated last.

    Attributes:
        conditions: Which are true of all of them; none for every document.
        counted: All of them, not only those of this page.
    """

    documents: PageOf[DocumentLine]
    conditions: tuple[Condition, ...]
    counted: Portrait


@dataclass(frozen=True, slots=True)
class MonthLine:
    """A month of a year, 0 for the year alone: how much happened in it, and was written."""

    month: int
    happened: int
    written: int


@dataclass(frozen=True, slots=True)
class YearPage:
    """A year: the documents dated in it or telling of it, the years beside it.

    Attributes:
        by: What orders the documents.
        months: Thirteen, the first for what is of the year alone.
        previous, next: The nearest years with documents.
    """

    year: int
    by: Literal["event", "date"]
    documents: PageOf[DocumentLine]
    months: tuple[MonthLine, ...]
    previous: YearLine | None
    next: YearLine | None


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
class SitemapLine:
    """A page worth finding.

    Attributes:
        changed: When what it shows was last published, ISO 8601; None for a page of many things.
    """

    address: str
    changed: str | None = None


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
