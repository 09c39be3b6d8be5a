"""`<meta>` names: Dublin Core, Highwire Press and Zotero's own, chosen by what Zotero reads.

Zotero's Embedded Metadata translator reads a page's names as RDF, then lets Highwire's names
override. `z:` is the vocabulary that Zotero itself writes: it is taken over field by field, and is
the only way to an archive and to a letter's reader. docs/reference/citing.md lists what Zotero
would save, and why some names are left out.

Source: zotero/translators, Embedded Metadata.js and RDF.js; DCMI, Expressing Dublin Core in HTML;
Google Scholar, Inclusion Guidelines (citation_*).
"""

import re
from collections.abc import Iterator

from edossier.citing import Cited
from edossier.citing.moments import CHICAGO, write_date
from edossier.citing.record import Person, Record, RecordKind, record_of

__all__ = ["NAMESPACES", "names_of"]

NAMESPACES = {
    "DC": "http://purl.org/dc/elements/1.1/",
    "DCTERMS": "http://purl.org/dc/terms/",
    "z": "http://www.zotero.org/namespaces/export#",
}
_TYPES: dict[RecordKind, str] = {
    "letter": "letter",
    "manuscript": "manuscript",
    "document": "document",
    "dossier": "report",
}
_PLAIN_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def names_of(cited: Cited) -> tuple[tuple[str, str], ...]:
    """Give names and contents, those without content left out."""
    record = record_of(cited)
    of_kind = _of_dossier(cited, record) if cited.document is None else _of_document(record)
    pairs = [*_shared(cited, record), *of_kind]
    return tuple((name, " ".join(content.split())) for name, content in pairs if content)


def _shared(cited: Cited, record: Record) -> Iterator[tuple[str, str | None]]:
    yield "z:itemType", _TYPES[record.kind]
    yield "DC.title", record.title
    for person in record.authors:
        yield "DC.creator", _name(person)
    yield "DC.date", _date(record.date)
    yield "DC.language", record.language
    yield "DC.publisher", record.publisher or record.edition
    yield "DC.rights", cited.dossier.rights or cited.dossier.licence
    yield "DC.identifier", record.ark
    # Zotero keeps it as "extra", for lack of a field for a version or for who obtained a record.
    yield "DC.description", _said(record)
    yield "citation_title", record.title
    yield "citation_public_url", record.address
    yield "citation_language", record.language


def _of_document(record: Record) -> Iterator[tuple[str, str | None]]:
    """Leave out `citation_author`: for it Zotero would drop readers and translators."""
    for person in record.recipients:
        yield "z:recipients", _name(person)
    for person in record.translators:
        yield "z:translators", _name(person)
    yield "z:archive", record.archive
    yield "z:callNumber", record.call_number
    yield "DC.coverage", record.location
    yield "DC.source", record.call_number
    yield "DC.type", record.genre
    yield "DCTERMS.created", record.date


def _of_dossier(cited: Cited, record: Record) -> Iterator[tuple[str, str | None]]:
    for person in record.authors:
        yield "citation_author", _name(person)
    day = record.date if record.date and _PLAIN_DATE.fullmatch(record.date) else None
    published = day or cited.edition.published
    yield "citation_publication_date", published.replace("-", "/") if published else None
    yield "citation_technical_report_institution", record.publisher or record.edition
    yield "citation_technical_report_number", record.number
    yield "z:seriesTitle", record.genre


def _said(record: Record) -> str:
    number = f"No. {record.number}. " if record.number and record.kind != "dossier" else ""
    made_by = f"{record.made_by}. " if record.made_by else ""
    return f"{number}{made_by}Version {record.version} in {record.edition}"


def _name(person: Person) -> str:
    if person.family is None:
        return person.printed
    return ", ".join(filter(None, [person.family, person.given, person.suffix]))


def _date(edtf: str | None) -> str | None:
    """Write a plain date as ISO 8601, any other in words: a manager shows it as it comes."""
    if edtf is None or _PLAIN_DATE.fullmatch(edtf):
        return edtf
    return write_date(edtf, CHICAGO)
