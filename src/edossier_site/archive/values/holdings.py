"""Lines of archives, of their units, and of the citations that name them."""

from dataclasses import dataclass

from edossier_site.archive import addresses
from edossier_site.archive.passages import Passage
from edossier_site.archive.values.published import DocumentLine, DossierLine

__all__ = [
    "AlikeLine",
    "AlikeSide",
    "CitationLine",
    "InFile",
    "NearestUnit",
    "RepositoryLine",
    "UnitLine",
]


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
        doubts: What the words of the citation leave open, in sentences.
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
    doubts: tuple[str, ...] = ()
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
