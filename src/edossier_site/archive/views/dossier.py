"""The page of a dossier: essay, notes, documents, archives, credits, how to cite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier.dossier import Section
from edossier_site.archive import queries
from edossier_site.archive.anchors import Placed, dossier_parts, section_anchor
from edossier_site.archive.citing import cite_block
from edossier_site.archive.rendering import ShownParagraph, Typesetter, acronyms_of
from edossier_site.archive.titles import dossier_title
from edossier_site.archive.values import DocumentLine
from edossier_site.archive.views.answering import page_number, signposted

__all__ = ["dossier"]


@dataclass(frozen=True, slots=True)
class _ShownSection:
    anchor: str
    section: Section
    paragraphs: tuple[ShownParagraph, ...]


@dataclass(frozen=True, slots=True)
class _NamedDocument:
    """A document, and the paragraphs of the essay that name it, in order."""

    line: DocumentLine
    places: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class _InOrder:
    """The documents that the essay names, in the order in which it first does, and the others."""

    named: tuple[_NamedDocument, ...]
    others: tuple[DocumentLine, ...]


def dossier(request: HttpRequest, ark: str, version: int | None) -> HttpResponse:
    """Show a dossier in one version, the newest for None."""
    shown = queries.dossier_page(ark, version, page_number(request))
    parts = list(dossier_parts(shown.dossier))
    acronyms = acronyms_of(shown.dossier.repositories)
    typesetter = Typesetter(shown.links, shown.dossier.notes, acronyms)
    sections = _sections(shown.dossier.essay.sections, parts, typesetter)
    about = [typesetter.paragraph(part) for part in parts if part.part == "about"]
    context = {
        "page": shown,
        "dossier": shown.dossier,
        "title": dossier_title(shown.dossier),
        "sections": sections,
        "in_order": _in_order(parts, shown.documents.items),
        "about": about,
        "notes": typesetter.notes(part for part in parts if part.part == "note"),
        "cite": cite_block(shown),
    }
    return signposted(render(request, "archive/dossier.html", context), shown)


def _sections(
    sections: tuple[Section, ...], parts: list[Placed], typesetter: Typesetter
) -> list[_ShownSection]:
    paragraphs = iter([part for part in parts if part.part == "essay"])
    return [
        _ShownSection(
            section_anchor(number),
            section,
            tuple(typesetter.paragraph(next(paragraphs)) for _ in section.paragraphs),
        )
        for number, section in enumerate(sections, start=1)
    ]


def _in_order(parts: Iterable[Placed], documents: Sequence[DocumentLine]) -> _InOrder:
    """Arrange the documents of the list shown as the essay leads through them."""
    places: dict[str, list[Placed]] = {}
    for part in parts:
        if part.part != "essay":
            continue
        numbers = (span.target for span in part.spans if span.kind == "document" and span.target)
        for number in dict.fromkeys(numbers):
            places.setdefault(number, []).append(part)
    lines = {line.document.number: line for line in reversed(documents)}
    named = (_NamedDocument(lines[n], tuple(places[n])) for n in places if n in lines)
    others = (line for line in documents if line.document.number not in places)
    return _InOrder(tuple(named), tuple(others))
