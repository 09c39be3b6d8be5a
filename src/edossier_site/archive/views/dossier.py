"""The page of a dossier: essay, notes, documents, archives, credits, how to cite."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier.dossier import Section, Span
from edossier_site.archive import queries
from edossier_site.archive.anchors import Placed, dossier_parts, section_anchor
from edossier_site.archive.citing import cite_block
from edossier_site.archive.rendering import ShownParagraph, Typesetter, acronyms_of
from edossier_site.archive.titles import dossier_title
from edossier_site.archive.values import DocumentLine, QuotationLine
from edossier_site.archive.views.answering import page_number, signposted
from edossier_site.archive.views.chapters import chapter_contents, grouped
from edossier_site.web.typesetting import Link, call_span

__all__ = ["dossier"]

# Paragraphs of a list, and code points that one of them has at most in the mean.
_LONG_LIST, _ENTRY = 60, 300


@dataclass(frozen=True, slots=True)
class _ShownSection:
    anchor: str
    section: Section
    paragraphs: tuple[ShownParagraph, ...]

    @property
    def is_list(self) -> bool:
        """It is a long list, of persons or abbreviations: one looks into it, and reads on."""
        texts = self.section.paragraphs
        return len(texts) >= _LONG_LIST and sum(len(p.text) for p in texts) < _ENTRY * len(texts)


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
    """Show a dossier in one version, the newest for None; its essay on the first page alone."""
    shown = queries.dossier_page(ark, version, page_number(request))
    is_first = shown.documents.number == 1
    parts = list(_with_quotations(dossier_parts(shown.dossier), shown.quotations))
    parts = parts if is_first else []
    typesetter = Typesetter(
        shown.links,
        [part for part in parts if part.note],
        acronyms_of(shown.dossier.repositories),
        {one.address: _link_to_source(one) for one in shown.quotations},
        shown.dossier.essay.references,
    )
    essay = shown.dossier.essay.sections if is_first else ()
    sections = _sections(essay, parts, typesetter)
    about = [typesetter.paragraph(part) for part in parts if part.part == "about"]
    context = {
        "page": shown,
        "dossier": shown.dossier,
        "title": dossier_title(shown.dossier),
        "sections": sections,
        "in_order": _in_order(parts, shown.documents.items),
        "groups": grouped(shown),
        "chapters": chapter_contents(shown, request.path),
        "own_address": request.path,
        "about": about,
        "notes": typesetter.notes(),
        "cite": cite_block(shown),
    }
    return signposted(render(request, "archive/dossier.html", context), shown)


def _with_quotations(
    parts: Iterable[Placed], quotations: Sequence[QuotationLine]
) -> Iterable[Placed]:
    """Put a call of its source behind each quotation that has one."""
    quoted: dict[str, list[QuotationLine]] = {}
    for quotation in quotations:
        quoted.setdefault(quotation.anchor, []).append(quotation)
    for part in parts:
        calls = (
            call_span(part.text, Span(start=one.start, end=one.end, kind="quote"), one.address)
            for one in quoted.get(part.anchor, ())
        )
        yield replace(part, spans=(*part.spans, *calls))


def _link_to_source(quotation: QuotationLine) -> Link:
    paragraph = quotation.source.rpartition("-p")[2]
    return Link(
        quotation.address,
        label=f"doc. {quotation.number} ¶{paragraph}",
        spoken="Quoted from",
    )


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
