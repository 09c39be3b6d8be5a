"""A dossier and its parts: essay, documents, notes, repositories, agents, places.

`Dossier.model_dump(mode="json")` is the JSON of `edossier read --json`; its JSON Schema is
docs/reference/dossier.schema.json.
"""

from typing import Annotated, Any, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from edossier.dossier.evidence import Anchor, Evident, Value
from edossier.dossier.reference_schema import REFERENCE_SCHEMA
from edossier.references import ArchivalReference, reference_from_json, reference_to_json

__all__ = [
    "Agent",
    "Author",
    "Credit",
    "DateStatement",
    "Document",
    "Dossier",
    "Elsewhere",
    "Essay",
    "Ignored",
    "Label",
    "Note",
    "Paragraph",
    "Place",
    "Reference",
    "Repository",
    "Section",
    "Series",
    "SourceFileRecord",
    "Span",
    "SpanKind",
    "Text",
    "TextKind",
]

SpanKind = Literal[
    "note",
    "document",
    "quote",
    "person",
    "place",
    "organisation",
    "reference",
    "emphasis",
    "link",
    "page",
    "heading",
    "cell",
]
TextKind = Literal["original", "transcription", "translation"]
CreditRole = Literal["obtained", "donated", "translated", "edited", "compiled", "funded"]


def _reference(value: Any) -> ArchivalReference:
    return value if isinstance(value, ArchivalReference) else reference_from_json(value)


Reference = Annotated[
    ArchivalReference,
    PlainValidator(_reference),
    PlainSerializer(reference_to_json),
    WithJsonSchema(REFERENCE_SCHEMA),
]


class Span(Value):
    """A range of one paragraph's text, in code points.

    Attributes:
        target: A note's id, a document's number, an agent's or place's name, the index of a
            reference in its note or its essay, a link's address, the number of the page that
            begins there (an empty range); of a heading in a text what it is of ("attachment",
            "list", "table", "div"; with an empty range it is not printed); of a cell the number of
            its table in the text, "label" behind it for a heading, "cols=2", "rows=2" for one that
            spans several; None for a quotation or emphasis.
    """

    start: int
    end: int
    kind: SpanKind
    target: str | None = None


class Paragraph(Evident):
    """Running text: single blanks, note calls taken out, everything else as printed."""

    text: str
    spans: tuple[Span, ...] = ()


class Section(Evident):
    """A stretch of the essay under one heading (None before the first)."""

    heading: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()


class Essay(Value):
    """The scholar's introduction, in sections; and the records that it cites, in order."""

    sections: tuple[Section, ...] = ()
    references: tuple[Reference, ...] = ()


class Author(Evident):
    """Who wrote the dossier."""

    name: str
    affiliation: str | None = None


class Series(Evident):
    """The series a dossier appeared in: CWIHP e-Dossier, number 46."""

    name: str
    number: str | None = None


class Credit(Evident):
    """Who did what for the dossier or for one document."""

    role: CreditRole
    agent: str


class DateStatement(Value):
    """A date as EDTF level 1, with the words it was written in.

    Attributes:
        time: The time of day that is stated with it, "16:00", "18:30Z", "09:05+02:00"; of a span
            of hours within one day "15:00/17:00". As stated: nothing is moved to another zone.
    """

    edtf: str
    text: str
    time: str | None = None


class Text(Evident):
    """One text of a document: a transcription of the original, or a translation of it.

    Attributes:
        language: BCP 47; None unless stated or detected (then `inferred`).
    """

    kind: TextKind
    language: str | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    credits: tuple[Credit, ...] = ()


class Elsewhere(Value):
    """Another place where a document is to be had.

    Attributes:
        kind: "copy": another paper of the record; "publication": print or an edition;
            "identifier": its number in another collection.
        text: As printed, or as the editor wrote it.
        reference: Of a copy, its archival reference.
        series, volume, number: "FRUS", "1955-57, vol. XXIV", "123"; None where not stated.
        address: Of its page on the web; None unless its number tells it for certain.
    """

    kind: Literal["copy", "publication", "identifier"]
    text: str
    reference: Reference | None = None
    series: str | None = None
    volume: str | None = None
    number: str | None = None
    address: str | None = None


class Document(Evident):
    """One record that the dossier publishes.

    Attributes:
        number: As the dossier counts it, without label or stop: "5"; "V." is "5".
        title: Without its quotation marks and trailing comma; None where none is printed.
        title_language: BCP 47 of the title's words (`inferred` where detected).
        title_spans: Persons, places and organisations in the title.
        date: Of the document.
        event_date: Of the meeting or talk it records.
        authors, recipients: As printed.
        elsewhere: Other copies of the record, and other publications.
        kind: A word of data/kinds.toml; None where no rule knows.
        chapter: The headings that it stands under in an edition, the widest first.
        ark: Given by an editor, or minted when published.
    """

    number: str
    title: str | None = None
    title_language: str | None = None
    title_spans: tuple[Span, ...] = ()
    kind: str | None = None
    date: DateStatement | None = None
    event_date: DateStatement | None = None
    authors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    registry_number: str | None = None
    classification: str | None = None
    source: Reference | None = None
    elsewhere: tuple[Elsewhere, ...] = ()
    summary: Paragraph | None = None
    texts: tuple[Text, ...] = ()
    credits: tuple[Credit, ...] = ()
    chapter: tuple[str, ...] = ()
    ark: str | None = None


class Repository(Evident):
    """An archive as the dossier's list of acronyms names it; `id` is the authority table's."""

    acronym: str
    name: str | None = None
    name_en: str | None = None
    id: str | None = None


class Note(Evident):
    """A footnote or endnote; `id` is unique in the dossier, `number` may restart.

    Attributes:
        document: The number of the document that it is printed with and belongs to, as in an
            edition; None for a note of the dossier: of its essay, or called from several places.
    """

    id: str
    number: str
    text: str
    document: str | None = None
    spans: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()


class Agent(Value):
    """A person or body named in the dossier, under each form it was printed in."""

    name: str
    kind: Literal["person", "organisation"] = "person"
    forms: tuple[str, ...] = ()


class Place(Value):
    """A place named in the dossier."""

    name: str
    forms: tuple[str, ...] = ()


class Ignored(Value):
    """Page furniture that a named rule left out."""

    place: str
    text: str
    reason: str
    anchor: Anchor


class Label(Value):
    """Print that was understood and holds no value: "Source:", a comma between two parts."""

    kind: str
    anchor: Anchor


class SourceFileRecord(Value):
    """The file that was read; `sha256` of its bytes."""

    name: str
    media_type: str
    sha256: str
    encoding: str | None


class Dossier(Evident):
    """A dossier, whole.

    Attributes:
        language: BCP 47 of the essay; None unless stated or detected (then `inferred`).
        published: EDTF.
        labels: See `Label`; with the anchors of all values and `ignored` they cover the file.
    """

    title: str | None = None
    authors: tuple[Author, ...] = ()
    language: str | None = None
    published: str | None = None
    publisher: str | None = None
    rights: str | None = None
    licence: str | None = None
    series: Series | None = None
    summary: str | None = None
    credits: tuple[Credit, ...] = ()
    essay: Essay = Essay()
    documents: tuple[Document, ...] = ()
    repositories: tuple[Repository, ...] = ()
    notes: tuple[Note, ...] = ()
    agents: tuple[Agent, ...] = ()
    places: tuple[Place, ...] = ()
    about: tuple[Paragraph, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    labels: tuple[Label, ...] = ()
    source_file: SourceFileRecord
    ark: str | None = None
