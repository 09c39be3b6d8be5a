"""Persons, organisations and places: their lists and their pages."""

from collections import defaultdict
from dataclasses import replace

from django.db.models import QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.queries.lines import (
    agent_line,
    agents,
    current_documents,
    document_lines,
    mention_line,
    mentions,
    page_of_documents,
    place_line,
    place_names,
)
from edossier_site.archive.queries.paging import NotHereError, page_of
from edossier_site.archive.queries.portraits import portrait_of
from edossier_site.archive.values import (
    AgentLine,
    AgentPage,
    DocumentLine,
    DossierLine,
    MentionLine,
    NamedFormLine,
    PageOf,
    PlaceLine,
    PlacePage,
    Portrait,
)

__all__ = ["agent_page", "organisations", "persons", "place_page", "places"]

_NAMES = 200
_DOCUMENTS = 25
_PASSAGES = 25
_FORMS = 500
_ROLES = ("author", "recipient", "mentioned")


def persons(page: int = 1) -> PageOf[AgentLine]:
    """Give the persons by family name."""
    return page_of(agents("person"), agent_line, number=page, size=_NAMES)


def organisations(page: int = 1) -> PageOf[AgentLine]:
    """Give the organisations by name."""
    return page_of(agents("organisation"), agent_line, number=page, size=_NAMES)


def places(page: int = 1) -> PageOf[PlaceLine]:
    """Give the places by name."""
    return page_of(place_names(), place_line, number=page, size=_NAMES)


def agent_page(
    kind: str, slug: str, *, documents_page: int = 1, passages_page: int = 1
) -> AgentPage:
    """Give the page of a person (`kind` "person") or an organisation.

    Raises:
        NotHereError: Nobody here goes by this slug, or there is no such page of a list.
    """
    row = agents(kind).filter(slug=slug).first()
    if row is None:
        raise NotHereError(f"{kind} {slug}")
    documents, counted = _documents(kind, slug, row.documents, page=documents_page)
    return AgentPage(
        line=agent_line(row),
        forms=_forms(models.NamedForm.objects.filter(agent=row)),
        documents=_with_roles(documents, models.Mention.objects.filter(agent=row)),
        passages=_passages(mentions().filter(agent=row), row.passages, passages_page),
        counted=counted,
    )


def place_page(slug: str, *, documents_page: int = 1, passages_page: int = 1) -> PlacePage:
    """Give the page of a place.

    Raises:
        NotHereError: No place here goes by this slug, or there is no such page of a list.
    """
    row = place_names().filter(slug=slug).first()
    if row is None:
        raise NotHereError(f"place {slug}")
    documents, counted = _documents("place", slug, row.documents, page=documents_page)
    return PlacePage(
        line=place_line(row),
        forms=_forms(models.NamedForm.objects.filter(place=row)),
        documents=documents,
        passages=_passages(mentions().filter(place=row), row.passages, passages_page),
        counted=counted,
    )


def _forms(found: QuerySet[models.NamedForm]) -> tuple[NamedFormLine, ...]:
    """Give each form once, those of the oldest dossier first, with the dossiers that print it."""
    dossiers: dict[str, dict[str, DossierLine]] = defaultdict(dict)
    in_order = found.order_by("dossier__first_event", "dossier_id", "-is_name", "form")
    for row in in_order.values("form", *rows.OF_DOSSIER_COLUMNS)[:_FORMS]:
        dossiers[row["form"]][row["dossier_id"]] = rows.line_of_dossier(row)
    return tuple(NamedFormLine(form, tuple(by_ark.values())) for form, by_ark in dossiers.items())


def _documents(
    name: str, value: str, total: int, *, page: int
) -> tuple[PageOf[DocumentLine], Portrait]:
    """Give the documents that name somebody or some place, and the same counted."""
    found = current_documents().filter(facets__facet__name=name, facets__facet__value=value)
    lines = page_of_documents(found, number=page, size=_DOCUMENTS, total=total)
    return lines, portrait_of(found, total=total)


def _with_roles(
    lines: PageOf[DocumentLine], named: QuerySet[models.Mention]
) -> PageOf[DocumentLine]:
    """Say of each document what an agent is to it."""
    held = named.filter(document__in=[line.ark for line in lines.items])
    roles: dict[str, set[str]] = defaultdict(set)
    for ark, role in held.order_by().values_list("document_id", "role").distinct():
        roles[ark or ""].add(role)
    made = tuple(
        replace(line, roles=tuple(role for role in _ROLES if role in roles[line.ark]))
        for line in lines.items
    )
    return replace(lines, items=made)


def _passages(named: QuerySet[models.Mention], total: int, page: int) -> PageOf[MentionLine]:
    found = page_of(named, lambda row: row, number=page, size=_PASSAGES, total=total)
    documents = document_lines([row.document_id for row in found.items if row.document_id])
    lines = tuple(mention_line(row, documents) for row in found.items)
    return PageOf(lines, found.number, found.pages, found.total)
