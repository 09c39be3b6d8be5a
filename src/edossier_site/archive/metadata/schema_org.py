"""A page in the words of schema.org, as JSON-LD.

A document is an `ArchiveComponent` with the archive that keeps it, a letter a `Message` too; a
dossier is a `ScholarlyArticle` that is a `Collection`. What is unknown is left out.
"""

import re
from collections.abc import Iterable
from typing import Any

from edossier.citing import Cited
from edossier.citing.record import Person, Record, record_of
from edossier.dossier import Dossier, Elsewhere
from edossier_site.archive.citing import FORMS
from edossier_site.archive.values import (
    DocumentLine,
    DocumentPage,
    DossierPage,
    RepositoryLine,
)

__all__ = ["licence_address", "of_document", "of_dossier", "without_nothing"]

_MOST_NAMED = 50
_ISO_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")

Thing = dict[str, Any]


def of_document(cited: Cited, shown: DocumentPage, site: str) -> Thing:
    """Say what a document is, where its paper lies, and where it is published."""
    record = record_of(cited)
    thing = _work(cited, record)
    is_letter = record.kind == "letter"
    event, elsewhere = shown.document.event_date, shown.document.elsewhere
    thing |= {
        "@type": ["ArchiveComponent", "Message"] if is_letter else "ArchiveComponent",
        "genre": record.genre,
        "dateCreated": _iso(record.date),
        "sender": _people(record.authors) if is_letter else None,
        "recipient": _people(record.recipients) if is_letter else None,
        "translator": _people(record.translators),
        "holdingArchive": _holding(record, shown.repository, site),
        "itemLocation": record.location,
        "sameAs": [place.address for place in elsewhere if place.address],
        "workExample": [_copy(place) for place in elsewhere if place.kind == "copy"],
        "citation": [
            place.text for place in elsewhere if place.kind == "publication" and not place.address
        ],
        "isPartOf": _part(
            "Collection", shown.line.dossier.title, site + shown.line.dossier.address
        ),
        "about": {"@type": "Event", "startDate": _iso(event.edtf)} if event else None,
        "mentions": _named(shown, site),
    }
    return without_nothing(thing)


def of_dossier(cited: Cited, shown: DossierPage, site: str) -> Thing:
    """Say what a dossier is, who wrote it, and what documents it holds."""
    record = record_of(cited)
    series = shown.dossier.series
    thing = _work(cited, record)
    thing |= {
        "@type": ["ScholarlyArticle", "Collection"],
        "author": _authors(shown.dossier),
        "creator": None,
        "datePublished": _iso(record.date) or cited.edition.published,
        "isPartOf": {"@type": "CreativeWorkSeries", "name": series.name} if series else None,
        "issueNumber": series.number if series else None,
        "hasPart": [
            _document(line, site) for line in shown.documents.items if not line.is_withdrawn
        ],
    }
    return without_nothing(thing)


def licence_address(licence: str | None) -> str | None:
    """Give a licence that is stated as an address; words name no page that says them."""
    if licence and re.fullmatch(r"https?://[^\s<>\"]{1,500}", licence):
        return licence
    return None


def without_nothing(thing: Thing) -> Thing:
    """Leave out what is unknown or empty."""
    return {name: value for name, value in thing.items() if value}


def _work(cited: Cited, record: Record) -> Thing:
    """Give what a document and a dossier have in common."""
    edition = cited.edition
    publisher = record.publisher or record.edition
    return {
        "@context": "https://schema.org",
        "@id": edition.address,
        "url": edition.versioned,
        "name": record.title,
        "identifier": record.ark,
        "creator": _people(record.authors),
        "inLanguage": record.language,
        "abstract": record.abstract,
        "version": record.version,
        "datePublished": edition.published,
        "publisher": {"@type": "Organization", "name": publisher},
        "license": licence_address(cited.dossier.licence),
        "copyrightNotice": cited.dossier.rights,
        "encoding": [
            {
                "@type": "MediaObject",
                "contentUrl": f"{edition.versioned}.{form.name}",
                "encodingFormat": form.media_type.partition(";")[0],
            }
            for form in FORMS.values()
            if form.says == "item"
        ],
    }


def _copy(place: Elsewhere) -> Thing:
    """Say where another paper of the record lies, as the citation of it says."""
    return {"@type": "ArchiveComponent", "itemLocation": place.text}


def _holding(record: Record, repository: RepositoryLine | None, site: str) -> Thing | None:
    if repository is None:
        return {"@type": "ArchiveOrganization", "name": record.archive} if record.archive else None
    return without_nothing(
        {
            "@type": "ArchiveOrganization",
            "name": repository.name or repository.label,
            "alternateName": repository.acronym if repository.name else None,
            "url": site + repository.address,
        }
    )


def _document(line: DocumentLine, site: str) -> Thing:
    return _part("ArchiveComponent", line.title, site + line.address)


def _part(kind: str, name: str, address: str) -> Thing:
    return {"@type": kind, "@id": address, "name": name}


def _people(people: Iterable[Person]) -> list[Thing]:
    return [
        without_nothing(
            {
                "@type": "Person" if person.family else "Thing",
                "name": person.printed,
                "familyName": person.family,
                "givenName": person.given,
            }
        )
        for person in people
    ]


def _authors(dossier: Dossier) -> list[Thing]:
    return [
        without_nothing(
            {
                "@type": "Person",
                "name": author.name,
                "affiliation": (
                    {"@type": "Organization", "name": author.affiliation}
                    if author.affiliation
                    else None
                ),
            }
        )
        for author in dossier.authors
    ]


def _named(shown: DocumentPage, site: str) -> list[Thing]:
    """Name whom and what the document names, each page once, in the order of their addresses."""
    named: dict[str, Thing] = {}
    for name, address in shown.links.agents.items():
        kind = "Organization" if address.startswith("/organisations/") else "Person"
        named.setdefault(address, _part(kind, name, site + address))
    for name, address in shown.links.places.items():
        named.setdefault(address, _part("Place", name, site + address))
    return [named[address] for address in sorted(named)][:_MOST_NAMED]


def _iso(edtf: str | None) -> str | None:
    """Give a date that ISO 8601 can hold as well; one in doubt is left out."""
    return edtf if edtf and _ISO_DATE.fullmatch(edtf) else None
