"""All that a page says to machines, for each kind of page.

The newest version of a document or dossier stands at its address without a version, which is the
canonical one of both. An older version is canonical to itself, since its words are others and a
citation names it; search engines are asked not to keep it.
"""

from functools import singledispatch
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from edossier.citing import Cited
from edossier.dates import format_date
from edossier_site.archive.citing import FORMS, cited_document, cited_dossier
from edossier_site.archive.holdings import ArchivePage
from edossier_site.archive.metadata import schema_org
from edossier_site.archive.metadata.names import NAMESPACES, names_of
from edossier_site.archive.metadata.value import Link, Metadata
from edossier_site.archive.titles import document_title, dossier_title
from edossier_site.archive.values import (
    AgentPage,
    DocumentPage,
    DossierPage,
    HomePage,
    PlacePage,
    VersionsPage,
)

__all__ = ["metadata_of"]

_LONGEST = 300


@singledispatch
def metadata_of(_page: object, address: str) -> Metadata:
    """Give what a page says of itself.

    Args:
        address: Whole, as asked for: of a list, with the number of its page.
    """
    return _listing("CollectionPage", _called_by(address), address)


@metadata_of.register
def _document(page: DocumentPage, _address: str) -> Metadata:
    cited = cited_document(page)
    json_ld = schema_org.of_document(cited, page, settings.ARCHIVE.settings.address)
    title = document_title(page.document).text
    return _work(cited, json_ld, title, _said_of(page), is_current=page.is_current)


@metadata_of.register
def _dossier(page: DossierPage, _address: str) -> Metadata:
    cited = cited_dossier(page)
    json_ld = schema_org.of_dossier(cited, page, settings.ARCHIVE.settings.address)
    paragraphs = (p.text for s in page.dossier.essay.sections for p in s.paragraphs)
    description = page.dossier.summary or next(paragraphs, "")
    title = dossier_title(page.dossier).text
    return _work(cited, json_ld, title, description, is_current=page.is_current)


@metadata_of.register
def _home(_page: HomePage, address: str) -> Metadata:
    archive = settings.ARCHIVE.settings
    search = {
        "@type": "SearchAction",
        "target": f"{archive.address}/search?q={{words}}",
        "query-input": "required name=words",
    }
    return _listing("WebSite", archive.name, address, potentialAction=search)


@metadata_of.register
def _archive(page: ArchivePage, address: str) -> Metadata:
    line = page.repository
    holder = {"@type": "ArchiveOrganization", "name": line.name or line.label}
    if page.unit is not None:
        name = f"{line.label}, {page.unit.level} {page.unit.value}"
        return _listing("ArchiveComponent", name, address, holdingArchive=holder)
    return _listing(
        "ArchiveOrganization", line.name or line.label, address, alternateName=line.acronym
    )


@metadata_of.register
def _agent(page: AgentPage, address: str) -> Metadata:
    kind = "Person" if page.line.kind == "person" else "Organization"
    forms = [form.form for form in page.forms if form.form != page.line.name]
    return _listing(kind, page.line.name, address, alternateName=forms)


@metadata_of.register
def _place(page: PlacePage, address: str) -> Metadata:
    return _listing("Place", page.line.name, address)


@metadata_of.register
def _versions(page: VersionsPage, address: str) -> Metadata:
    title = page.document.title if page.document else page.dossier.title
    return _listing("WebPage", title, address)


def _work(
    cited: Cited, json_ld: dict[str, Any], title: str, description: str, *, is_current: bool
) -> Metadata:
    edition = cited.edition
    links = [Link(f"schema.{prefix}", address) for prefix, address in NAMESPACES.items()]
    links += [
        Link("alternate", f"{edition.versioned}.{form.name}", form.media_type, form.label)
        for form in FORMS.values()
    ]
    licence = schema_org.licence_address(cited.dossier.licence)
    return Metadata(
        canonical=edition.address if is_current else edition.versioned,
        title=title,
        kind="article",
        description=_cut(description),
        names=names_of(cited),
        links=(*links, *([Link("license", licence)] if licence else [])),
        json_ld=json_ld,
        is_indexed=is_current,
    )


def _listing(kind: str, title: str, address: str, **more: Any) -> Metadata:
    archive = settings.ARCHIVE.settings
    thing = {
        "@context": "https://schema.org",
        "@type": kind,
        "url": address,
        "name": title,
        **more,
    }
    if kind in ("CollectionPage", "WebPage"):
        thing["isPartOf"] = {"@type": "WebSite", "name": archive.name, "url": archive.address}
    return Metadata(address, title, json_ld=schema_org.without_nothing(thing))


def _called_by(address: str) -> str:
    """Call a list by its address: "/archives/" is "Archives", "/years/1956/" is "1956"."""
    parts = urlsplit(address).path.strip("/").split("/")
    return (parts[-1] if parts[-1].isdecimal() else parts[0].capitalize()) or (
        settings.ARCHIVE.settings.name
    )


def _said_of(page: DocumentPage) -> str:
    """Say what a document is: its summary, else its first words, else its kind, date and source."""
    document = page.document
    if document.summary:
        return document.summary.text
    first = next((p.text for text in document.texts for p in text.paragraphs), None)
    source = document.source.printed if document.source else None
    date = format_date(document.date.edtf) if document.date else None
    return first or ", ".join(filter(None, [document.kind, date, source]))


def _cut(words: str) -> str | None:
    """Cut at a blank, so that no word is torn."""
    words = " ".join(words[: _LONGEST * 2].split())
    if len(words) <= _LONGEST:
        return words or None
    return words[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:") + " …"
