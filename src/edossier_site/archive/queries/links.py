"""Where the names in running text lead: the targets of spans, looked up all at once."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Concat

from edossier.dossier import Dossier
from edossier.references import ArchivalReference
from edossier_site.archive import models
from edossier_site.archive.addresses import (
    agent_address,
    archive_address,
    ark_address,
    place_address,
    slug,
)
from edossier_site.archive.anchors import Placed
from edossier_site.archive.citations import holder_of, units_of
from edossier_site.archive.derive import agent_keys
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.values import Links

__all__ = ["links_of"]

_AGENTS = ("organisation", "person")


def links_of(
    dossier: Dossier,
    placed: Iterable[Placed],
    *,
    version: models.DossierVersion,
    first_with: models.DocumentVersion | None = None,
    names: Iterable[str] = (),
    references: Iterable[ArchivalReference] = (),
) -> Links:
    """Give where the spans of some running text lead, as far as there is a page.

    Args:
        dossier: Whose agents the names are of.
        placed: The running text of one page.
        version: Whose numbering "Document 5" is of.
        first_with: Or rather of the first version of the dossier that held this text: a later one
            that numbers its documents otherwise left the text as it was.
        names: Of agents that stand on the page outside running text: authors, recipients.
        references: Archival references on the page.
    """
    targets: dict[str, set[str]] = {"document": set(), "place": set(), "agent": set(names)}
    for stretch in placed:
        for span in stretch.spans:
            kind = "agent" if span.kind in ("person", "organisation") else span.kind
            if kind in targets and span.target is not None:
                targets[kind].add(span.target)
    pages = _Pages(dossier, targets["agent"], targets["place"], references)
    return Links(
        documents=_documents(version, first_with, targets["document"]),
        agents=pages.agents,
        places=pages.places,
        repositories=pages.repositories,
        references=pages.references,
    )


def _documents(
    version: models.DossierVersion, first_with: models.DocumentVersion | None, numbers: set[str]
) -> Mapping[str, str]:
    if not numbers:
        return {}
    if first_with is None or version.version == 1:
        found = _numbered(version.pk, sorted(numbers))
    else:
        found = _numbered_then(first_with.pk, sorted(numbers))
    return {number: ark_address(ark) for number, ark in found}


@compiled
def _numbered(version: int, numbers: list[str]) -> QuerySet[models.Placement, tuple[str, str]]:
    found = models.Placement.objects.filter(dossier_version=version, number__in=numbers)
    return found.order_by("-order").values_list("number", "document_version__document_id")


@compiled
def _numbered_then(
    first_with: int, numbers: list[str]
) -> QuerySet[models.Placement, tuple[str, str]]:
    held = models.DossierVersion.objects.filter(placements__document_version=first_with)
    first = held.order_by("version").values("pk")[:1]
    found = models.Placement.objects.filter(dossier_version__in=first, number__in=numbers)
    return found.order_by("-order").values_list("number", "document_version__document_id")


class _Pages:
    """Which agents, places and archives have a page: one question for all."""

    def __init__(
        self,
        dossier: Dossier,
        agents: set[str],
        places: set[str],
        references: Iterable[ArchivalReference],
    ) -> None:
        keys = agent_keys(dossier)
        # Sorted, since a page is the same byte for byte whenever it is made.
        slugs = {name: keys[name].slug if name in keys else slug(name) for name in sorted(agents)}
        place_slugs = {name: slug(name) for name in sorted(places)}
        cited = tuple(references)
        ids = _repository_ids(dossier, cited)
        units = _units_cited(dossier, cited)
        there = _there(
            set(slugs.values()),
            set(place_slugs.values()),
            set(ids.values()),
            {path for _, path in units.values()},
        )
        # A person goes before an organisation of the same name.
        kinds = {made: kind for kind, made in sorted(there) if kind in _AGENTS}
        self.agents: Mapping[str, str] = {
            name: agent_address(kinds[made], made) for name, made in slugs.items() if made in kinds
        }
        self.places: Mapping[str, str] = {
            name: place_address(made)
            for name, made in place_slugs.items()
            if ("place", made) in there
        }
        self.repositories: Mapping[str, str] = {
            name: archive_address(made) for name, made in ids.items() if ("archive", made) in there
        }
        self.references: Mapping[ArchivalReference, str] = {
            reference: archive_address(archive, path)
            for reference, (archive, path) in units.items()
            if ("unit", f"{archive}/{path}") in there
        }


def _there(
    agents: set[str], places: set[str], archives: set[str], paths: set[str]
) -> set[tuple[str, str]]:
    """Give those that have a page, each as its kind and its slug or id."""
    found: list[QuerySet[Any, tuple[str, str]]] = []
    if agents:
        found.append(models.Agent.objects.filter(slug__in=agents).values_list("kind", "slug"))
    if places:
        named = models.Place.objects.filter(slug__in=places).annotate(kind=Value("place"))
        found.append(named.values_list("kind", "slug"))
    if archives:
        held = models.Repository.objects.filter(id__in=archives).annotate(kind=Value("archive"))
        found.append(held.values_list("kind", "id"))
    if archives and paths:
        units = models.ArchivalUnit.objects.filter(repository__in=archives, path__in=paths)
        whole = Concat("repository_id", Value("/"), "path")
        found.append(units.annotate(kind=Value("unit"), whole=whole).values_list("kind", "whole"))
    if not found:
        return set()
    first, *others = found
    return set(first.union(*others) if others else first)


def _units_cited(
    dossier: Dossier, references: Iterable[ArchivalReference]
) -> Mapping[ArchivalReference, tuple[str, str]]:
    """Give the archive and the path of the unit that each reference names."""
    found: dict[ArchivalReference, tuple[str, str]] = {}
    for reference in references:
        holder, units = holder_of(reference, dossier), units_of(reference)
        if holder is not None and units:
            found[reference] = (holder.id, units[-1].path)
    return found


def _repository_ids(dossier: Dossier, references: Iterable[ArchivalReference]) -> Mapping[str, str]:
    """Give the ids of the archives that references name, by each name that they have."""
    ids: dict[str, str] = {}
    for reference in references:
        holder = holder_of(reference, dossier)
        if holder is not None:
            names = (holder.id, reference.repository_printed, holder.acronym)
            ids.update({name: holder.id for name in names if name})
    return ids
