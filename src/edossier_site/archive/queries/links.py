"""Where the names in running text lead: the targets of spans, looked up all at once."""

from collections.abc import Iterable, Mapping

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
from edossier_site.archive.citations import holder_of
from edossier_site.archive.derive import agent_keys
from edossier_site.archive.values import Links

__all__ = ["links_of"]


def links_of(
    dossier: Dossier,
    placed: Iterable[Placed],
    *,
    version: models.DossierVersion,
    names: Iterable[str] = (),
    references: Iterable[ArchivalReference] = (),
) -> Links:
    """Give where the spans of some running text lead, as far as there is a page.

    Args:
        dossier: Whose agents the names are of.
        placed: The running text of one page.
        version: Whose numbering "Document 5" is of.
        names: Of agents that stand on the page outside running text: authors, recipients.
        references: Archival references on the page.
    """
    targets: dict[str, set[str]] = {"document": set(), "place": set(), "agent": set(names)}
    for stretch in placed:
        for span in stretch.spans:
            kind = "agent" if span.kind in ("person", "organisation") else span.kind
            if kind in targets and span.target is not None:
                targets[kind].add(span.target)
    return Links(
        documents=_documents(version, targets["document"]),
        agents=_agents(dossier, targets["agent"]),
        places=_places(targets["place"]),
        repositories=_repositories(dossier, references),
    )


def _documents(version: models.DossierVersion, numbers: set[str]) -> Mapping[str, str]:
    if not numbers:
        return {}
    found = models.Placement.objects.filter(dossier_version=version, number__in=numbers)
    pairs = found.order_by("-order").values_list("number", "document_version__document_id")
    return {number: ark_address(ark) for number, ark in pairs}


def _agents(dossier: Dossier, names: set[str]) -> Mapping[str, str]:
    if not names:
        return {}
    keys = agent_keys(dossier)
    slugs = {name: keys[name].slug if name in keys else slug(name) for name in names}
    found = models.Agent.objects.filter(slug__in=set(slugs.values())).order_by("-kind")
    pages = {row.slug: agent_address(row.kind, row.slug) for row in found}
    return {name: pages[made] for name, made in slugs.items() if made in pages}


def _places(names: set[str]) -> Mapping[str, str]:
    if not names:
        return {}
    slugs = {name: slug(name) for name in names}
    found = models.Place.objects.filter(slug__in=set(slugs.values()))
    pages = set(found.values_list("slug", flat=True))
    return {name: place_address(made) for name, made in slugs.items() if made in pages}


def _repositories(dossier: Dossier, references: Iterable[ArchivalReference]) -> Mapping[str, str]:
    ids: dict[str, str] = {}
    for reference in references:
        holder = holder_of(reference, dossier)
        if holder is not None:
            names = (holder.id, reference.repository_printed, holder.acronym)
            ids.update({name: holder.id for name in names if name})
    if not ids:
        return {}
    there = set(
        models.Repository.objects.filter(id__in=set(ids.values())).values_list("id", flat=True)
    )
    return {name: archive_address(made) for name, made in ids.items() if made in there}
