"""The page of a document: all its data, where it lies, its texts, who cites it."""

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from edossier.dossier import Dossier, Note
from edossier.references import ArchivalReference, Level
from edossier.references.tree import path_of
from edossier_site.archive import queries
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts
from edossier_site.archive.citing import cite_block
from edossier_site.archive.derive import agent_keys, agent_order
from edossier_site.archive.rendering import Typesetter, acronyms_of
from edossier_site.archive.values import DocumentPage, Pointed
from edossier_site.archive.views.answering import signposted
from edossier_site.archive.views.texts import shown_texts, with_quotations

__all__ = ["document"]


@dataclass(frozen=True, slots=True)
class _ShownName:
    """An author or recipient as printed; `field` is its name in the document's evidence."""

    name: str
    field: str
    address: str | None


def document(request: HttpRequest, ark: str, version: int | None) -> HttpResponse:
    """Show a document in one version, the newest for None."""
    shown = queries.document_page(ark, version)
    parts, quotations = with_quotations(
        document_parts(shown.document, shown.own_notes, language=shown.dossier.language),
        shown.around.quoted_by if shown.is_current else (),
    )
    typesetter = Typesetter(
        shown.links,
        [*_notes(shown.dossier, shown.notes), *(part for part in parts if part.note)],
        acronyms_of(shown.dossier.repositories),
        quotations,
    )
    title = next((typesetter.paragraph(part) for part in parts if part.part == "title"), None)
    summary = next((typesetter.paragraph(part) for part in parts if part.part == "summary"), None)
    context = {
        "page": shown,
        "document": shown.document,
        "title": title,
        "authors": _names(shown, "authors", shown.document.authors),
        "recipients": _names(shown, "recipients", shown.document.recipients),
        "elsewhere": [
            (place, f"elsewhere[{index}]", shown.links.pointers.get(place.address or ""))
            for index, place in enumerate(shown.document.elsewhere)
        ],
        "volumes": _other_volumes(shown),
        "summary": summary,
        "shown": shown_texts(shown.document, parts, typesetter),
        "shelves": _shelves(shown.document.source),
        "named": _named(shown),
        "notes": typesetter.notes(),
        "cite": cite_block(shown),
    }
    return signposted(render(request, "archive/document.html", context), shown)


def _other_volumes(shown: DocumentPage) -> list[Pointed]:
    """Give the places in other volumes that the text and its notes lead to, each once."""
    outside = {place.address for place in shown.document.elsewhere}
    found = {
        pointed.words: pointed
        for target, pointed in shown.links.pointers.items()
        if not pointed.is_own and target not in outside
    }
    return [found[words] for words in sorted(found)]


def _names(shown: DocumentPage, field: str, names: tuple[str, ...]) -> list[_ShownName]:
    """Find the page of each name, whatever form it is printed in."""
    return [
        _ShownName(name, f"{field}[{index}]", shown.links.agents.get(name))
        for index, name in enumerate(names)
    ]


def _shelves(source: ArchivalReference | None) -> list[Level]:
    """Give the papka, reel or box that only shelves and is no step of the tree's path."""
    path = path_of(source) if source else ()
    return [box for box in source.containers if box not in path] if source else []


def _named(shown: DocumentPage) -> list[tuple[str, str]]:
    """Give the persons, bodies and places named in the document, by their order in an index."""
    agents = {address: name for name, address in shown.links.agents.items()}
    places = {address: name for name, address in shown.links.places.items()}
    keys = agent_keys(shown.dossier)
    names = [(keys[name].name if name in keys else name, at) for at, name in agents.items()]
    names.sort(key=lambda one: agent_order(one[0], "person"))
    return names + sorted(((name, at) for at, name in places.items()), key=lambda one: one[0])


def _notes(dossier: Dossier, notes: tuple[Note, ...]) -> list[Placed]:
    wanted = {note.id for note in notes}
    placed = (part for part in dossier_parts(dossier) if part.note and part.note.id in wanted)
    return [next(group) for _, group in groupby(placed, key=lambda part: part.anchor)]
