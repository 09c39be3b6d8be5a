"""`Link` headers: how a machine finds its way from a page without reading it.

Source: Signposting the Scholarly Web, FAIR Signposting Profile, level 1; RFC 8288 (Web Linking),
RFC 8574 (cite-as), RFC 5829 (versions).
"""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from edossier.citing import Cited
from edossier_site.archive.addresses import ark_address, versions_address
from edossier_site.archive.citing import FORMS, Form, cited_document, cited_dossier
from edossier_site.archive.metadata.schema_org import licence_address
from edossier_site.archive.metadata.value import Link
from edossier_site.archive.values import DocumentPage, DossierPage, VersionLine

__all__ = ["as_header", "links_of_file", "signposts"]

# Servers in between refuse headers of more than 8 kB.
_MOST_ITEMS = 25
_MOST_AUTHORS = 10
_ABOUT = Link("type", "https://schema.org/AboutPage")


def signposts(shown: DocumentPage | DossierPage, site: str) -> tuple[Link, ...]:
    """Give the links of a page: its lasting address, authors, parts, files, versions, licence."""
    return tuple(
        _of_document(shown, site) if isinstance(shown, DocumentPage) else _of_dossier(shown, site)
    )


def links_of_file(cited: Cited, form: Form) -> str:
    """Give the header of a file: the page it belongs to and the lasting address to cite."""
    page = cited.edition.versioned
    back = "collection" if form.says == "item" else "describes"
    links = [Link("cite-as", page), Link(back, page, "text/html"), *_licence(cited)]
    return as_header(links)


def as_header(links: Iterable[Link]) -> str:
    """Write links as the value of a `Link` header."""
    return ", ".join(_written(link) for link in links)


def _of_document(shown: DocumentPage, site: str) -> Iterator[Link]:
    cited = cited_document(shown)
    yield _cite_as(cited, is_current=shown.is_current)
    yield _ABOUT
    yield Link("type", "https://schema.org/ArchiveComponent")
    pages = [shown.links.agents.get(name) for name in shown.document.authors[:_MOST_AUTHORS]]
    yield from (Link("author", site + address, "text/html") for address in pages if address)
    yield Link("collection", site + shown.line.dossier.address, "text/html")
    yield from _files(cited)
    yield from _licence(cited)
    yield from _versions(shown.line.ark, shown.line.version, shown.versions, site)


def _of_dossier(shown: DossierPage, site: str) -> Iterator[Link]:
    cited = cited_dossier(shown)
    yield _cite_as(cited, is_current=shown.is_current)
    yield _ABOUT
    yield Link("type", "https://schema.org/ScholarlyArticle")
    pages = [shown.links.agents.get(author.name) for author in shown.dossier.authors]
    addresses = [address for address in pages if address][:_MOST_AUTHORS]
    yield from (Link("author", site + address, "text/html") for address in addresses)
    documents = [line for line in shown.documents.items if not line.is_withdrawn][:_MOST_ITEMS]
    yield from (Link("item", site + line.address, "text/html") for line in documents)
    yield from _files(cited)
    yield from _licence(cited)
    yield from _versions(shown.line.ark, shown.version, shown.versions, site)


def _cite_as(cited: Cited, *, is_current: bool) -> Link:
    """The newest version is cited by the address that will always lead on from it."""
    return Link("cite-as", cited.edition.address if is_current else cited.edition.versioned)


def _files(cited: Cited) -> Iterator[Link]:
    for form in FORMS.values():
        rel = "item" if form.says == "item" else "describedby"
        media_type = form.media_type.partition(";")[0]
        yield Link(rel, f"{cited.edition.versioned}.{form.name}", media_type)


def _licence(cited: Cited) -> Iterator[Link]:
    address = licence_address(cited.dossier.licence)
    if address:
        yield Link("license", address)


def _versions(
    ark: str, version: int, versions: tuple[VersionLine, ...], site: str
) -> Iterator[Link]:
    yield Link("version-history", site + versions_address(ark), "text/html")
    yield Link("latest-version", site + ark_address(ark, versions[0].version), "text/html")
    if version > 1:
        yield Link("predecessor-version", site + ark_address(ark, version - 1), "text/html")
    if version < versions[0].version:
        yield Link("successor-version", site + ark_address(ark, version + 1), "text/html")


def _written(link: Link) -> str:
    target = quote(link.href, safe=":/?#[]@!$&'()*+,;=%~")
    media_type = f'; type="{link.type}"' if link.type else ""
    return f'<{target}>; rel="{link.rel}"{media_type}'
