"""How a document or dossier is cited where it is read, and the files that can be taken away."""

from dataclasses import dataclass
from typing import Literal

from django.conf import settings

from edossier.citing import STYLES, Cited, Edition
from edossier_site.archive.addresses import ark_address, download_address
from edossier_site.archive.values import DocumentPage, DossierPage

__all__ = [
    "FORMS",
    "CiteBlock",
    "Form",
    "FormName",
    "cite_block",
    "cited_document",
    "cited_dossier",
    "edition_of",
]

FormName = Literal["txt", "json", "ris", "bib", "csl.json"]


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which a document or dossier can be taken away.

    Attributes:
        name: What stands after the stop of the address.
        label: For the eye.
        says: Whether the file holds the item itself, or only says how it is cited.
        style: The citing style that writes it, None for the item itself.
    """

    name: FormName
    label: str
    media_type: str
    says: Literal["item", "metadata"]
    style: str | None = None


FORMS: dict[str, Form] = {
    form.name: form
    for form in (
        Form("txt", "Text", "text/plain; charset=utf-8", "item"),
        Form("json", "JSON", "application/json", "item"),
        Form("ris", "RIS", "application/x-research-info-systems; charset=utf-8", "metadata", "ris"),
        Form("bib", "BibTeX", "application/x-bibtex; charset=utf-8", "metadata", "bibtex"),
        Form(
            "csl.json",
            "CSL-JSON",
            "application/vnd.citationstyles.csl+json",
            "metadata",
            "csl-json",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class _Way:
    """One style: the citation in words, `again` after it has been given in full."""

    id: str
    label: str
    words: str
    again: str | None
    again_label: str


@dataclass(frozen=True, slots=True)
class _Download:
    label: str
    address: str
    media_type: str


@dataclass(frozen=True, slots=True)
class CiteBlock:
    """All that the part "How to cite" of a page shows.

    Attributes:
        first: The style that stands open.
        others: The styles to be unfolded; on a dossier's page the essay too.
        items, data: Files with the thing itself, files for reference managers.
    """

    ark: str
    version: int
    published_at: str
    address: str
    first: _Way
    others: tuple[_Way, ...]
    items: tuple[_Download, ...]
    data: tuple[_Download, ...]


def cited_document(shown: DocumentPage) -> Cited:
    """Cite a document in the version shown."""
    line = shown.line
    edition = edition_of(line.ark, line.version, shown.published_at)
    return Cited(shown.dossier, edition, shown.document)


def cited_dossier(shown: DossierPage) -> Cited:
    """Cite a dossier in the version shown."""
    return Cited(shown.dossier, edition_of(shown.line.ark, shown.version, shown.published_at))


def edition_of(ark: str, version: int, published_at: str) -> Edition:
    """Say where something is read: this archive, its address, the version."""
    archive = settings.ARCHIVE.settings
    return Edition(
        archive=archive.name,
        address=archive.address + ark_address(ark),
        version=version,
        published=published_at[:10],
        publisher=archive.publisher,
    )


def cite_block(shown: DocumentPage | DossierPage) -> CiteBlock:
    """Cite what a page shows, in every style."""
    if isinstance(shown, DocumentPage):
        cited, version = cited_document(shown), shown.line.version
        ways = _ways(cited)
    else:
        cited, version = cited_dossier(shown), shown.version
        ways = _ways(cited) + _of_essay(cited)
    ark = shown.line.ark
    files = [
        (form, _Download(form.label, download_address(ark, form.name, version), form.media_type))
        for form in FORMS.values()
    ]
    return CiteBlock(
        ark=ark,
        version=version,
        published_at=shown.published_at,
        address=cited.edition.address,
        first=ways[0],
        others=tuple(ways[1:]),
        items=tuple(file for form, file in files if form.says == "item"),
        data=tuple(file for form, file in files if form.says == "metadata"),
    )


def _ways(cited: Cited) -> list[_Way]:
    return [
        _Way(
            f"cite-{style.name}",
            style.label,
            style.write(cited),
            style.again(cited) if style.again else None,
            style.again_label,
        )
        for style in STYLES.values()
        if style.form == "words"
    ]


def _of_essay(cited: Cited) -> list[_Way]:
    """Cite the essay by itself, where there is one."""
    if not any(section.paragraphs for section in cited.dossier.essay.sections):
        return []
    style = STYLES["chicago-note"]
    essay = Cited(cited.dossier, cited.edition, is_essay=True)
    again = style.again(essay) if style.again else None
    words = style.write(essay)
    return [_Way("cite-essay", "Chicago, note to the essay", words, again, style.again_label)]
