"""The page of a dossier: essay, notes, documents, archives, credits, how to cite."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier.citing import Edition, note_for_dossier
from edossier.dossier import Section
from edossier_site.archive import queries
from edossier_site.archive.addresses import ark_address
from edossier_site.archive.anchors import Placed, dossier_parts, section_anchor
from edossier_site.archive.rendering import ShownParagraph, Typesetter
from edossier_site.archive.titles import dossier_title
from edossier_site.archive.views.answering import page_number

__all__ = ["dossier"]


@dataclass(frozen=True, slots=True)
class _ShownSection:
    anchor: str
    section: Section
    paragraphs: tuple[ShownParagraph, ...]


def dossier(request: HttpRequest, ark: str, version: int | None) -> HttpResponse:
    """Show a dossier in one version, the newest for None."""
    shown = queries.dossier_page(ark, version, page_number(request))
    parts = list(dossier_parts(shown.dossier))
    typesetter = Typesetter(shown.links, shown.dossier.notes)
    sections = _sections(shown.dossier.essay.sections, parts, typesetter)
    about = [typesetter.paragraph(part) for part in parts if part.part == "about"]
    edition = Edition(
        settings.ARCHIVE.settings.name,
        settings.ARCHIVE.settings.address + ark_address(ark),
        shown.version,
    )
    context = {
        "page": shown,
        "dossier": shown.dossier,
        "title": dossier_title(shown.dossier),
        "sections": sections,
        "about": about,
        "notes": typesetter.notes(part for part in parts if part.part == "note"),
        "citation": note_for_dossier(shown.dossier, edition),
    }
    return render(request, "archive/dossier.html", context)


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
