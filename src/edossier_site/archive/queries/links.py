"""Where the names in running text lead: the targets of spans, looked up all at once."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet, TextField, Value
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
from edossier_site.archive.anchors import Placed, page_anchor
from edossier_site.archive.citations import holder_of, units_of
from edossier_site.archive.derive import agent_keys
from edossier_site.archive.pointers import Pointer, pointer_of
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.values import Links, Pointed

__all__ = ["links_of"]

_AGENTS = ("organisation", "person")
_IN_VOLUMES = ("volume", "numbered", "page")


def links_of(
    dossier: Dossier,
    placed: Iterable[Placed],
    *,
    version: models.DossierVersion,
    first_with: models.DocumentVersion | None = None,
    names: Iterable[str] = (),
    references: Iterable[ArchivalReference] = (),
    links: Iterable[str] = (),
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
        links: Addresses on the page that stand outside running text.
    """
    placed = list(placed)
    targets: dict[str, set[str]] = {
        "document": set(),
        "place": set(),
        "agent": set(names),
        "link": set(links),
    }
    for stretch in placed:
        for span in stretch.spans:
            kind = "agent" if span.kind in ("person", "organisation") else span.kind
            if kind in targets and span.target is not None:
                targets[kind].add(span.target)
    pointers = {target: pointer for target in targets["link"] if (pointer := pointer_of(target))}
    own = (one.document for one in pointers.values() if one.volume is None and one.document)
    documents = _documents(version, first_with, {*targets["document"], *own})
    pages = _Pages(
        dossier, targets["agent"], targets["place"], references, version, pointers.values()
    )
    anchors = {part.note.id: part.anchor for part in placed if part.note}
    return Links(
        documents=documents,
        agents=pages.agents,
        places=pages.places,
        repositories=pages.repositories,
        references=pages.references,
        pointers={
            target: pages.pointed(pointer, documents, anchors)
            for target, pointer in pointers.items()
        },
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
        version: models.DossierVersion,
        pointers: Iterable[Pointer],
    ) -> None:
        self._own = version.dossier_id
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
            _places_in_volumes(self._own, tuple(pointers)),
        )
        self._places = {
            (kind, place): ark
            for kind, whole in there
            if kind in _IN_VOLUMES
            for place, _, ark in [whole.rpartition(" ")]
        }
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

    def pointed(
        self, pointer: Pointer, documents: Mapping[str, str], anchors: Mapping[str, str]
    ) -> Pointed:
        """Say where a link to a place in a volume leads.

        Args:
            documents: The addresses of documents of the link's own volume, by number.
            anchors: Of the notes that stand on the page, by id.
        """
        here = self._address(pointer, documents, anchors)
        is_own = pointer.volume is None
        return Pointed(pointer.words, here or pointer.published, here is not None, is_own)

    def _address(
        self, pointer: Pointer, documents: Mapping[str, str], anchors: Mapping[str, str]
    ) -> str | None:
        if pointer.note in anchors and pointer.volume is None:
            return f"#{anchors[pointer.note or '']}"
        volume = pointer.volume or self._own
        if pointer.page is not None:
            ark = self._places.get(("page", f"{volume}#{pointer.page}"))
            return f"{ark_address(ark)}#{page_anchor(pointer.page)}" if ark else None
        if pointer.document is None:
            ark = self._places.get(("volume", volume))
            return ark_address(ark) if ark else None
        if pointer.volume is None:
            address = documents.get(pointer.document)
        else:
            ark = self._places.get(("numbered", f"{volume}#{pointer.document}"))
            address = ark_address(ark) if ark else None
        return f"{address}#notes" if address and pointer.note else address


def _places_in_volumes(
    own: str, pointers: Sequence[Pointer]
) -> list[QuerySet[Any, tuple[str, str]]]:
    """Ask for volumes, documents and pages: each is told as "VOLUME#NUMBER ARK".

    Its own volume goes by its ARK; documents of that are looked up by the version's numbers.
    """
    others = [one for one in pointers if one.volume]
    volumes = {str(one.volume) for one in others}
    documents = {one.document for one in others if one.document}
    pages = {one.page for one in others if one.page}
    own_pages = {one.page for one in pointers if one.page and one.volume is None}
    found: list[QuerySet[Any, tuple[str, str]]] = []
    if volumes:
        shown = models.Dossier.objects.filter(number__in=volumes, is_withdrawn=False)
        found.append(_told("volume", shown, "number", "ark"))
    if documents:
        held = models.Document.objects.filter(dossier__number__in=volumes, number__in=documents)
        held = held.filter(is_current=True)
        found.append(_told("numbered", held, "dossier__number", Value("#"), "number", "ark"))
    if pages or own_pages:
        begun = models.PrintedPage.objects.filter(document__is_current=True)
        of_others = begun.filter(dossier__number__in=volumes, number__in=pages)
        of_own = begun.filter(dossier=own, number__in=own_pages)
        parts = (Value("#"), "number", "document")
        found += [_told("page", of_others, "dossier__number", *parts)] if pages else []
        found += [_told("page", of_own, "dossier", *parts)] if own_pages else []
    return found


def _told(kind: str, found: QuerySet[Any], *parts: str | Value) -> QuerySet[Any, tuple[str, str]]:
    *place, ark = parts
    whole = Concat(*place, Value(" "), ark, output_field=TextField())
    told: QuerySet[Any, tuple[str, str]] = found.annotate(
        is_of=Value(kind), whole=whole
    ).values_list("is_of", "whole")
    return told.order_by()


def _there(
    agents: set[str],
    places: set[str],
    archives: set[str],
    paths: set[str],
    others: Iterable[QuerySet[Any, tuple[str, str]]],
) -> set[tuple[str, str]]:
    """Give those that have a page, each as its kind and its slug or id."""
    found: list[QuerySet[Any, tuple[str, str]]] = [*others]
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
