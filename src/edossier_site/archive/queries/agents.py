"""Persons, organisations and places: their lists and their pages."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet

from edossier.authorities import Authority
from edossier_site.archive import models, rows
from edossier_site.archive.derive import AgentKind
from edossier_site.archive.queries.authorities import authority_of, leads_to, proposed_of, ruled_of
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.lines import (
    agent_line,
    agents,
    current_documents,
    document_lines,
    mention_line,
    mentions,
    page_of_facet,
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
_DOCUMENTS = 15
_PASSAGES = 10
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
    found = _agents_at(kind, slug)
    record = authority_of(kind, slug)
    if not found:
        if record is None or leads_to(kind, slug) is not None:
            raise NotHereError(f"{kind} {slug}")
        return _unnamed(kind, record, documents_page, passages_page)
    row = found[0]
    documents, counted = _documents(kind, slug, row.documents, page=documents_page)
    return AgentPage(
        line=agent_line(row),
        forms=_forms(_forms_of_agent(row.pk)),
        documents=_with_roles(documents, row.pk),
        passages=_passages(mentions().filter(agent=row), row.passages, passages_page),
        counted=counted,
        record=record,
        proposed=proposed_of(kind, slug),
        decided=ruled_of(kind, slug),
    )


def _unnamed(kind: str, record: Authority, documents_page: int, passages_page: int) -> AgentPage:
    """Give the page of a record that no document is known to name."""
    if (documents_page, passages_page) != (1, 1):
        raise NotHereError(f"{kind} {record.id}, page {max(documents_page, passages_page)}")
    of_kind: AgentKind = "organisation" if kind == "organisation" else "person"
    return AgentPage(
        line=AgentLine(record.id, of_kind, record.name, 0, 0),
        forms=(),
        documents=PageOf((), 1, 1, 0),
        passages=PageOf((), 1, 1, 0),
        counted=None,
        record=record,
        proposed=proposed_of(kind, record.id),
        decided=ruled_of(kind, record.id),
    )


def place_page(slug: str, *, documents_page: int = 1, passages_page: int = 1) -> PlacePage:
    """Give the page of a place.

    Raises:
        NotHereError: No place here goes by this slug, or there is no such page of a list.
    """
    found = _places_at(slug)
    if not found:
        raise NotHereError(f"place {slug}")
    row = found[0]
    documents, counted = _documents("place", slug, row.documents, page=documents_page)
    return PlacePage(
        line=place_line(row),
        forms=_forms(_forms_of_place(row.pk)),
        documents=documents,
        passages=_passages(mentions().filter(place=row), row.passages, passages_page),
        counted=counted,
    )


@compiled
def _agents_at(kind: str, slug: str) -> QuerySet[models.Agent]:
    return agents().filter(kind=kind, slug=slug)


@compiled
def _places_at(slug: str) -> QuerySet[models.Place]:
    return place_names().filter(slug=slug)


@compiled
def _forms_of_agent(key: int) -> QuerySet[models.NamedForm, dict[str, Any]]:
    return _in_order(models.NamedForm.objects.filter(agent=key))


@compiled
def _forms_of_place(key: int) -> QuerySet[models.NamedForm, dict[str, Any]]:
    return _in_order(models.NamedForm.objects.filter(place=key))


def _in_order(
    found: QuerySet[models.NamedForm],
) -> QuerySet[models.NamedForm, dict[str, Any]]:
    in_order = found.order_by("dossier__first_event", "dossier_id", "-is_name", "form")
    columns: QuerySet[models.NamedForm, dict[str, Any]] = in_order.values(
        "form", "first", "times", *rows.OF_DOSSIER_COLUMNS
    )
    return columns[:_FORMS]


def _forms(found: Iterable[dict[str, Any]]) -> tuple[NamedFormLine, ...]:
    """Give each form once, those of the oldest dossier first, with the dossiers that print it."""
    dossiers: dict[str, dict[str, DossierLine]] = defaultdict(dict)
    first: dict[str, int] = {}
    times: dict[str, int] = defaultdict(int)
    for row in found:
        form = row["form"]
        dossiers[form][row["dossier_id"]] = rows.line_of_dossier(row)
        times[form] += row["times"]
        if row["first"] is not None:
            first[form] = min(row["first"], first.get(form, row["first"]))
    seen = _first_seen(list(first.values()))
    return tuple(
        NamedFormLine(form, tuple(by_ark.values()), seen.get(first.get(form, -1)), times[form])
        for form, by_ark in dossiers.items()
    )


def _first_seen(orders: list[int]) -> dict[int, MentionLine]:
    """Give the passages at these places in the archive."""
    found = list(mentions().filter(order__in=orders)) if orders else []
    documents = document_lines([row.document_id for row in found if row.document_id])
    return {row.order: mention_line(row, documents) for row in found}


def _documents(
    name: str, value: str, total: int, *, page: int
) -> tuple[PageOf[DocumentLine], Portrait]:
    """Give the documents that name somebody or some place, and the same counted."""
    found = current_documents().filter(facets__facet__name=name, facets__facet__value=value)
    lines = page_of_facet(name, value, number=page, size=_DOCUMENTS, total=total)
    return lines, portrait_of(found, total=total, facet=(name, value))


def _with_roles(lines: PageOf[DocumentLine], agent: int) -> PageOf[DocumentLine]:
    """Say of each document what an agent is to it."""
    if not lines.items:
        return lines
    roles: dict[str, set[str]] = defaultdict(set)
    for ark, role in _roles(agent, [line.ark for line in lines.items]):
        roles[ark].add(role)
    made = tuple(
        replace(line, roles=tuple(role for role in _ROLES if role in roles[line.ark]))
        for line in lines.items
    )
    return replace(lines, items=made)


@compiled
def _roles(agent: int, arks: list[str]) -> QuerySet[models.Mention, tuple[str, str]]:
    held = models.Mention.objects.filter(agent=agent, document__ark__in=arks)
    pairs: QuerySet[models.Mention, tuple[str, str]] = held.order_by().values_list(
        "document_id", "role"
    )
    return pairs.distinct()


def _passages(named: QuerySet[models.Mention], total: int, page: int) -> PageOf[MentionLine]:
    found = page_of(named, lambda row: row, number=page, size=_PASSAGES, total=total)
    documents = document_lines([row.document_id for row in found.items if row.document_id])
    lines = tuple(mention_line(row, documents) for row in found.items)
    return PageOf(lines, found.number, found.pages, found.total)
