"""The page of a document: all its data, where it lies, its texts, who cites it."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier.dossier import Dossier, Note, Text
from edossier_site.archive import queries
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts, text_anchor
from edossier_site.archive.citing import cite_block
from edossier_site.archive.rendering import ShownParagraph, Typesetter
from edossier_site.archive.values import DocumentPage
from edossier_site.archive.views.answering import signposted

__all__ = ["document"]


# So many rows site.css lays out for two texts whose paragraphs stand beside each other.
_MOST_ALIGNED = 400


@dataclass(frozen=True, slots=True)
class _ShownText:
    anchor: str
    text: Text
    paragraphs: tuple[ShownParagraph, ...]


@dataclass(frozen=True, slots=True)
class _ShownName:
    """An author or recipient as printed; `field` is its name in the document's evidence."""

    name: str
    field: str
    address: str | None


def document(request: HttpRequest, ark: str, version: int | None) -> HttpResponse:
    """Show a document in one version, the newest for None."""
    shown = queries.document_page(ark, version)
    typesetter = Typesetter(shown.links, shown.notes)
    parts = list(document_parts(shown.document, language=shown.dossier.language))
    title = next((typesetter.paragraph(part) for part in parts if part.part == "title"), None)
    summary = next((typesetter.paragraph(part) for part in parts if part.part == "summary"), None)
    texts = _texts(shown, parts, typesetter)
    context = {
        "page": shown,
        "document": shown.document,
        "title": title,
        "authors": _names(shown, "authors", shown.document.authors),
        "recipients": _names(shown, "recipients", shown.document.recipients),
        "summary": summary,
        "texts": texts,
        "are_parallel": len(texts) == 2,
        "are_aligned": all(len(text.paragraphs) <= _MOST_ALIGNED for text in texts),
        "notes": typesetter.notes(_notes(shown.dossier, shown.notes)),
        "cite": cite_block(shown),
    }
    return signposted(render(request, "archive/document.html", context), shown)


def _names(shown: DocumentPage, field: str, names: tuple[str, ...]) -> list[_ShownName]:
    """Find the page of each name, whatever form it is printed in."""
    return [
        _ShownName(name, f"{field}[{index}]", shown.links.agents.get(name))
        for index, name in enumerate(names)
    ]


def _texts(
    shown: DocumentPage, parts: list[Placed], typesetter: Typesetter
) -> tuple[_ShownText, ...]:
    paragraphs = iter([part for part in parts if part.part == "text"])
    return tuple(
        _ShownText(
            text_anchor(number, 0).rpartition("-")[0],
            text,
            tuple(typesetter.paragraph(next(paragraphs)) for _ in text.paragraphs),
        )
        for number, text in enumerate(shown.document.texts, start=1)
    )


def _notes(dossier: Dossier, notes: tuple[Note, ...]) -> list[Placed]:
    wanted = {note.id for note in notes}
    placed = (part for part in dossier_parts(dossier) if part.note and part.note.id in wanted)
    return [next(group) for _, group in groupby(placed, key=lambda part: part.anchor)]
