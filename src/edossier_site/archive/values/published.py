"""Lines of what is published: dossiers, documents, chapters, versions, and where they are named."""

from dataclasses import dataclass

from edossier.dossier import Document
from edossier_site.archive import addresses
from edossier_site.archive.passages import Passage

__all__ = [
    "ChapterLine",
    "DocumentLine",
    "DossierLine",
    "MentionLine",
    "Opening",
    "SitemapLine",
    "VersionLine",
]


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
class SitemapLine:
    """A page worth finding.

    Attributes:
        changed: When what it shows was last published, ISO 8601; None for a page of many things.
    """

    address: str
    changed: str | None = None
