"""What the data formats say of a citation, once: RIS, BibTeX and CSL-JSON only spell it.

Titles, names and references stand as printed: a reference manager sets them by its own style. The
address is that of the version that was read, since no manager keeps "version 1" in every style.
"""

from dataclasses import dataclass
from typing import Literal

from edossier.citing.cited import Cited
from edossier.citing.parts import credit_words, credits_of, dossier_words
from edossier.citing.people import Known, given, known_in, listed, parsed
from edossier.citing.sources import source_of
from edossier.dossier import Document
from edossier.text.folding import fold

__all__ = ["Person", "Record", "RecordKind", "record_of"]

RecordKind = Literal["letter", "manuscript", "document", "dossier"]

# What a writer sends a reader; the words are of the tree of kinds.
_LETTERS = frozenset({"letter", "telegram", "note"})


@dataclass(frozen=True, slots=True)
class Person:
    """A name for a machine.

    Attributes:
        printed: As printed.
        family, given: None where it is a body's name, or where which part is which is open;
            also where the family name stands first, so that nobody prints it turned round.
        suffix: "Jr." and the like.
    """

    printed: str
    family: str | None = None
    given: str | None = None
    suffix: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """A citation as data.

    Attributes:
        key: Unique, of small letters, figures and hyphens.
        genre: The kind of the document as a word; of a dossier, its series.
        number: Registry number of a document; number of a dossier in its series.
        date: EDTF; None where unknown. A dossier that states none has that of its version.
        location: The archival reference without the archive's name.
        call_number: The reference whole, as one asks for the file at the desk.
        language: Of the title.
        made_by: In words: "Obtained and translated by A. B.".
        address: Of the version that was read.
        ark: Without version; None where the address has none.
        edition: The name of the digital archive.
    """

    key: str
    kind: RecordKind
    title: str
    authors: tuple[Person, ...]
    recipients: tuple[Person, ...]
    translators: tuple[Person, ...]
    genre: str | None
    number: str | None
    date: str | None
    archive: str | None
    location: str | None
    call_number: str | None
    language: str | None
    abstract: str | None
    made_by: str | None
    publisher: str | None
    edition: str
    version: int
    address: str
    ark: str | None


def record_of(cited: Cited) -> Record:
    """Say of a document or dossier what the data formats can hold.

    Raises:
        CitingError: The leaf that is meant is not one of the document's.
    """
    dossier, document, edition = cited.dossier, cited.document, cited.edition
    known = known_in(dossier)
    source = source_of(cited)
    names = document.authors if document else tuple(author.name for author in dossier.authors)
    translators = tuple(c.agent for c in credits_of(cited) if c.role == "translated")
    date = _stated(document) if document else dossier.published or edition.published
    series = dossier.series
    summary = document.summary.text if document and document.summary else None
    return Record(
        key=_key(cited, names, known, date),
        kind=_kind(document),
        title=_title(cited),
        authors=tuple(_person(name, known) for name in names),
        recipients=tuple(_person(n, known) for n in (document.recipients if document else ())),
        translators=tuple(_person(name, known) for name in dict.fromkeys(translators)),
        genre=document.kind if document else (series.name if series else None),
        number=document.registry_number if document else (series.number if series else None),
        date=date,
        archive=source.archive if source else None,
        location=source.location if source else None,
        call_number=source.words if source else None,
        language=document.title_language if document else dossier.language,
        abstract=summary if document else dossier.summary,
        made_by=_sentence(credit_words(credits_of(cited))),
        publisher=(dossier.publisher if document is None else None) or edition.publisher,
        edition=edition.archive,
        version=edition.version,
        address=edition.passage or edition.versioned,
        ark=edition.address[at:] if (at := edition.address.find("ark:")) >= 0 else None,
    )


def _stated(document: Document) -> str | None:
    return document.date.edtf if document.date else None


def _kind(document: Document | None) -> RecordKind:
    """Say what kind it is to a reference manager.

    An unpublished report is a manuscript like any other paper of an archive: managers set a report
    as something published.
    """
    if document is None:
        return "dossier"
    if document.kind in _LETTERS and (document.recipients or document.kind != "note"):
        return "letter"
    return "manuscript" if document.kind else "document"


def _title(cited: Cited) -> str:
    document = cited.document
    if document is None:
        return cited.dossier.title or dossier_words(cited.dossier).strip("“”")
    if document.title:
        return document.title
    writers, readers = listed(document.authors), listed(document.recipients)
    if writers and readers:
        return f"{writers} to {readers}"
    called = document.kind or f"document {document.number}"
    return _sentence(f"{called} to {readers}" if readers else called) or called


def _person(name: str, known: Known) -> Person:
    person = parsed(name, known)
    if person is None:
        return Person(name)
    return Person(name, person.family, given(person), person.suffix)


def _key(cited: Cited, names: tuple[str, ...], known: Known, date: str | None) -> str:
    person = _person(names[0], known) if names else None
    called = (person.family or person.printed) if person else _title(cited)
    word = next((w for w in _ascii(called[:200]).split() if len(w) > 2), "document")
    year = (date or "")[:4] if (date or "")[:4].isdecimal() else ""
    return "-".join(filter(None, [word[:20], year, _ascii(cited.edition.name).replace(" ", "")]))


def _ascii(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else " " for c in fold(text).text)


def _sentence(words: str) -> str | None:
    return words[:1].upper() + words[1:] if words else None
