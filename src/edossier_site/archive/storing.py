"""A publication -> its rows: the one place that writes the tables.

What a version holds is added; what follows from the newest version (who is named, what is cited,
which years) replaces all that the dossier had before.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db.models import Count

from edossier.dossier import notes_by_document
from edossier.keeping import Publication
from edossier.text.folding import fold
from edossier_site.archive import models, rows
from edossier_site.archive.addresses import natural_order, slug
from edossier_site.archive.attributing import Attributing, attributing_now, forget_authorities
from edossier_site.archive.citations import Cited, Holder, citations_of, holder_of
from edossier_site.archive.copies import copies_of
from edossier_site.archive.counting import recounted
from edossier_site.archive.deciding import traces_of
from edossier_site.archive.derive import (
    AgentKey,
    Named,
    agent_keys,
    agent_order,
    mentions_of,
    month_in,
    pages_of,
    place_in_time,
    shown_when,
    when_of,
    years_of,
)
from edossier_site.archive.facets import facets_of
from edossier_site.archive.inserting import insert_rows
from edossier_site.archive.quotations import quotations_of
from edossier_site.archive.settling import settled
from edossier_site.archive.traits import traits_recounted
from edossier_site.archive.withdrawing import drop_withdrawn, mark_withdrawn

__all__ = ["forget_all", "store", "store_again"]

_PLACES_OF_A_DOSSIER = 1_000_000
_AT_ONCE = 500
_LONGEST_NUMBER = 100

_Agents = Mapping[tuple[str, str], models.Agent]
_Places = Mapping[str, models.Place]


def store(publication: Publication, event: int) -> None:
    """Write the rows of one publication; the caller holds the transaction.

    Args:
        event: Its number in the log.
    """
    cited = list(citations_of(publication.dossier))
    whose = attributing_now()
    named = list(whose.named(mentions_of(publication.dossier), publication))
    _store_holders(cited)
    dossier = _store_dossier(publication, event)
    _store_documents(publication, dossier)
    _store_placements(publication, _store_dossier_version(publication, dossier))
    mark_withdrawn(dossier)
    _store_derived(publication, dossier, cited, named, whose)


def store_again(publication: Publication) -> None:
    """Write again what follows from the newest version of a dossier: the register has changed."""
    cited = list(citations_of(publication.dossier))
    whose = attributing_now()
    named = list(whose.named(mentions_of(publication.dossier), publication))
    _store_holders(cited)
    dossier = models.Dossier.objects.get(ark=publication.ark)
    _store_documents(publication, dossier)
    mark_withdrawn(dossier)
    _store_derived(publication, dossier, cited, named, whose)


def _store_derived(
    publication: Publication,
    dossier: models.Dossier,
    cited: Sequence[Cited],
    named: Sequence[Named],
    whose: Attributing,
) -> None:
    before = _units_cited(dossier)
    with recounted(dossier), traits_recounted(dossier), settled(dossier):
        _forget_derived(dossier)
        _store_years(publication)
        _store_pages(publication)
        _store_facets(publication, named)
        _store_citations(publication, dossier, cited)
        _store_names(publication, dossier, named, whose)
        _store_quotations(publication, dossier)
        drop_withdrawn(dossier)
        _store_facet_years(dossier)
    _forget_units(before)
    _forget_unused()


def forget_all() -> None:
    """Empty every table but the position."""
    for model in (
        models.Dossier,
        models.Facet,
        models.Repository,
        models.Agent,
        models.Place,
        models.RecordDecision,
        models.NameRuling,
        models.Withdrawal,
    ):
        model.objects.all().delete()
    forget_authorities()


def _store_dossier(publication: Publication, event: int) -> models.Dossier:
    columns = rows.dossier_columns(publication, event)
    row, _ = models.Dossier.objects.update_or_create(
        ark=publication.ark, defaults=columns, create_defaults={**columns, "first_event": event}
    )
    return row


def _store_dossier_version(
    publication: Publication, dossier: models.Dossier
) -> models.DossierVersion:
    return models.DossierVersion.objects.create(
        dossier=dossier,
        version=publication.version,
        published_at=publication.at,
        payload=rows.dossier_payload(publication.dossier),
        essay=rows.dossier_essay(publication.dossier),
        chapters=rows.chapters_payload(publication.dossier.documents),
    )


def _store_documents(publication: Publication, dossier: models.Dossier) -> None:
    """Write the documents as they are now, and each version of one that is not there yet."""
    current: list[models.Document] = []
    versions: list[models.DocumentVersion] = []
    pairs = zip(publication.dossier.documents, publication.documents, strict=True)
    notes = notes_by_document(publication.dossier)
    for order, (document, published) in enumerate(pairs):
        holder = holder_of(document.source, publication.dossier) if document.source else None
        columns = rows.document_columns(
            document,
            ark=published.ark,
            order=order,
            repository=holder.id if holder else None,
        )
        row = models.Document(dossier=dossier, version=published.version, **columns)
        current.append(row)
        versions.append(
            models.DocumentVersion(
                document=row,
                version=published.version,
                published_at=publication.at,
                **rows.document_version_columns(document, notes.get(document.number, ())),
            )
        )
    models.Document.objects.filter(dossier=dossier).update(is_current=False)
    names = [field.name for field in models.Document._meta.concrete_fields if field.name != "ark"]
    models.Document.objects.bulk_create(
        current, update_conflicts=True, unique_fields=["ark"], update_fields=names
    )
    models.DocumentVersion.objects.bulk_create(versions, ignore_conflicts=True)


def _store_placements(publication: Publication, version: models.DossierVersion) -> None:
    known = models.DocumentVersion.objects.filter(document__dossier=version.dossier)
    ids = {(ark, number): pk for pk, ark, number in known.values_list("pk", "document", "version")}
    models.Placement.objects.bulk_create(
        models.Placement(
            dossier_version=version,
            document_version_id=ids[published.ark, published.version],
            number=published.number,
            order=order,
        )
        for order, published in enumerate(publication.documents)
    )


def _forget_derived(dossier: models.Dossier) -> None:
    models.DocumentYear.objects.filter(document__dossier=dossier).delete()
    models.DocumentFacet.objects.filter(document__dossier=dossier).delete()
    models.PrintedPage.objects.filter(dossier=dossier).delete()
    models.FacetYear.objects.filter(dossier=dossier).delete()
    models.Citation.objects.filter(dossier=dossier).delete()
    models.Mention.objects.filter(dossier=dossier).delete()
    models.NamedForm.objects.filter(dossier=dossier).delete()
    models.Quotation.objects.filter(dossier=dossier).delete()


def _units_cited(dossier: models.Dossier) -> list[int]:
    held = models.UnitCitation.objects.filter(citation__dossier=dossier)
    return list(held.order_by().values_list("archivalunit_id", flat=True).distinct())


def _forget_units(cited_before: Sequence[int]) -> None:
    """Remove the units that only the dossier cited: no other can have become unused."""
    for first in range(0, len(cited_before), _AT_ONCE):
        some = cited_before[first : first + _AT_ONCE]
        models.ArchivalUnit.objects.filter(pk__in=some, citations=None).delete()


def _forget_unused() -> None:
    """Remove archives, agents, places and facets that no dossier has any more."""
    models.Repository.objects.filter(citations=None).delete()
    models.Agent.objects.filter(mentions=None, forms=None).delete()
    models.Place.objects.filter(mentions=None, forms=None).delete()
    models.Facet.objects.filter(documents=0).delete()


def _store_years(publication: Publication) -> None:
    insert_rows(
        models.DocumentYear,
        ("document", "year", "happened", "written"),
        (
            (
                published.ark,
                year,
                month_in(year, shown_when(document)),
                month_in(year, when_of(document.date)),
            )
            for document, published in zip(
                publication.dossier.documents, publication.documents, strict=True
            )
            for year in years_of(document)
        ),
    )


def _store_pages(publication: Publication) -> None:
    pairs = zip(publication.dossier.documents, publication.documents, strict=True)
    insert_rows(
        models.PrintedPage,
        ("dossier", "document", "number"),
        (
            (publication.ark, published.ark, number)
            for document, published in pairs
            for number in pages_of(document)
        ),
    )


def _store_facets(publication: Publication, named: Sequence[Named]) -> None:
    facets = facets_of(publication.dossier, publication.ark, named)
    wanted = {(one.name, one.value): one for of_document in facets for one in of_document}
    models.Facet.objects.bulk_create(
        (models.Facet(name=one.name, value=one.value, label=one.label) for one in wanted.values()),
        ignore_conflicts=True,
    )
    stored = models.Facet.objects.filter(value__in={value for _, value in wanted})
    keys = {(name, value): pk for pk, name, value in stored.values_list("pk", "name", "value")}
    insert_rows(
        models.DocumentFacet,
        ("document", "facet", "place"),
        (
            (published.ark, keys[one.name, one.value], place_in_time(document, published.ark))
            for document, published, of_document in zip(
                publication.dossier.documents, publication.documents, facets, strict=True
            )
            for one in of_document
        ),
    )


def _store_facet_years(dossier: models.Dossier) -> None:
    """Count the documents of each facet by year, those withdrawn left out."""
    held = models.DocumentFacet.objects.filter(document__dossier=dossier).order_by()
    counted = held.filter(document__years__year__isnull=False).values_list(
        "facet", "document__years__year"
    )
    insert_rows(
        models.FacetYear,
        ("facet", "dossier", "year", "documents"),
        ((facet, dossier.ark, year, count) for facet, year, count in counted.annotate(Count("pk"))),
    )


def _store_holders(cited: Iterable[Cited]) -> None:
    """Write the archives cited. The first dossier to name an archive of its own says its names."""
    holders: dict[str, Holder] = {}
    for entry in cited:
        holders.setdefault(entry.holder.id, entry.holder)
    models.Repository.objects.bulk_create(
        (
            models.Repository(
                id=holder.id,
                acronym=holder.acronym,
                name=holder.name,
                name_en=holder.name_en,
                country=holder.country,
                is_known=holder.is_known,
            )
            for holder in holders.values()
        ),
        ignore_conflicts=True,
    )


def _store_citations(
    publication: Publication, dossier: models.Dossier, cited: Sequence[Cited]
) -> None:
    units = _store_units(cited)
    found = models.Citation.objects.bulk_create(
        models.Citation(
            dossier=dossier,
            document_id=_ark(publication, entry.document),
            within_id=_ark(publication, entry.within),
            part=entry.part,
            number=entry.number,
            anchor=entry.anchor,
            order=order,
            repository_id=entry.holder.id,
            unit_id=units[entry.holder.id, entry.units[-1].path] if entry.units else None,
            leaf=rows.leaf_order(entry.reference),
            leaves=[[run.first, run.last] for run in entry.reference.leaves],
            passage=rows.passage_payload(entry.passage),
            years=list(entry.years),
            containers=[list(box) for box in entry.containers],
            record=rows.record_payload(entry.record) if entry.record else None,
        )
        for order, entry in enumerate(cited, start=_first_order(dossier))
    )
    insert_rows(
        models.CitedNumber,
        ("citation", "number"),
        (
            (row.pk, number)
            for row, entry in zip(found, cited, strict=True)
            for number in (sorted(entry.record.registry) if entry.record else ())
            if len(number) <= _LONGEST_NUMBER
        ),
    )
    _store_traces(publication, found, cited)
    insert_rows(
        models.UnitCitation,
        ("citation", "archivalunit", "is_source", "sort"),
        (
            (
                row.pk,
                units[entry.holder.id, unit.path],
                entry.document is not None,
                _sort(publication, row, entry),
            )
            for row, entry in zip(found, cited, strict=True)
            for unit in entry.units
        ),
    )


def _sort(publication: Publication, row: models.Citation, entry: Cited) -> str:
    """Give where a citation stands in the lists of its units."""
    if entry.document is None:
        return f"{row.order:020d}"
    document = publication.dossier.documents[entry.document]
    return place_in_time(document, publication.documents[entry.document].ark)


def _store_traces(
    publication: Publication, found: Sequence[models.Citation], cited: Sequence[Cited]
) -> None:
    """Write by what each cited record is found where another may be one with it."""
    copies = copies_of(publication.dossier)
    insert_rows(
        models.RecordTrace,
        ("citation", "kind", "key", "differs"),
        (
            (row.pk, kind, key, differs)
            for row, entry in zip(found, cited, strict=True)
            if entry.record is not None
            for kind, key, differs in traces_of(
                replace(entry.record, archive=entry.holder.id),
                [
                    f"{publication.ark}/{name}"
                    for name in copies.get((entry.note or "", entry.record.index), ())
                ],
            )
        ),
    )


def _store_units(cited: Sequence[Cited]) -> Mapping[tuple[str, str], int]:
    """Write the units cited, and give the key of each by archive and path."""
    wanted = {
        (entry.holder.id, unit.path): models.ArchivalUnit(
            repository_id=entry.holder.id,
            path=unit.path,
            parent=unit.parent,
            level=unit.level,
            label=unit.label,
            value=unit.value,
            isad=unit.isad,
            order=natural_order(unit.value),
            place=unit.place,
        )
        for entry in cited
        for unit in entry.units
    }
    models.ArchivalUnit.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    paths = sorted({path for _, path in wanted})
    stored: dict[tuple[str, str], int] = {}
    for first in range(0, len(paths), _AT_ONCE):
        some = models.ArchivalUnit.objects.filter(
            repository__in={holder for holder, _ in wanted},
            path__in=paths[first : first + _AT_ONCE],
        )
        for pk, holder, path in some.values_list("pk", "repository_id", "path"):
            stored[holder, path] = pk
    return stored


def _store_names(
    publication: Publication,
    dossier: models.Dossier,
    named: Sequence[Named],
    whose: Attributing,
) -> None:
    keys = (whose.key(key) for key in agent_keys(publication.dossier).values())
    listed = {(key.kind, key.slug): key for key in keys}
    for mention in named:
        if isinstance(mention.target, AgentKey):
            listed.setdefault((mention.target.kind, mention.target.slug), mention.target)
    agents = _store_agents(listed.values())
    places = _store_places(
        [place.name for place in publication.dossier.places]
        + [str(mention.target) for mention in named if mention.kind == "place"]
    )
    _store_forms(publication, dossier, agents, places, named, whose)
    numbers = _document_targets(publication, named)
    insert_rows(
        models.Mention,
        (
            *("dossier", "document", "role", "part", "number", "anchor", "order", "passage"),
            *("agent", "place", "target"),
        ),
        (
            (
                dossier.pk,
                _ark(publication, mention.within),
                mention.role,
                mention.part,
                mention.number,
                mention.anchor,
                order,
                rows.passage_payload(mention.passage),
                *_target(mention, agents, places, numbers),
            )
            for order, mention in enumerate(named, start=_first_order(dossier))
            if mention.kind != "document" or mention.target in numbers
        ),
    )


def _document_targets(publication: Publication, named: Sequence[Named]) -> Mapping[str, str]:
    """Give the documents that are mentioned: by number in this dossier, by ARK in any."""
    numbers = {document.number: document.ark for document in reversed(publication.documents)}
    linked = {str(one.target) for one in named if one.kind == "document"} - numbers.keys()
    there = models.Document.objects.filter(ark__in=linked).values_list("ark", flat=True)
    return {**{ark: ark for ark in there}, **numbers}


def _target(
    mention: Named, agents: _Agents, places: _Places, numbers: Mapping[str, str]
) -> tuple[int | None, int | None, str | None]:
    """Give the columns of `models.Mention` that say what is named: agent, place or document."""
    if isinstance(mention.target, AgentKey):
        return agents[mention.target.kind, mention.target.slug].pk, None, None
    if mention.kind == "place":
        return None, places[slug(mention.target)].pk, None
    return None, None, numbers[mention.target]


def _store_agents(keys: Iterable[AgentKey]) -> _Agents:
    wanted = {
        (key.kind, key.slug): models.Agent(
            kind=key.kind, slug=key.slug, name=key.name, order=agent_order(key.name, key.kind)
        )
        for key in keys
    }
    models.Agent.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    stored = models.Agent.objects.filter(slug__in=[slug for _, slug in wanted])
    return {(row.kind, row.slug): row for row in stored}


def _store_places(names: Iterable[str]) -> _Places:
    wanted: dict[str, models.Place] = {}
    for name in names:
        made = slug(name)
        wanted.setdefault(made, models.Place(slug=made, name=name, order=fold(name).text[:200]))
    models.Place.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return {row.slug: row for row in models.Place.objects.filter(slug__in=list(wanted))}


def _store_forms(
    publication: Publication,
    dossier: models.Dossier,
    agents: _Agents,
    places: _Places,
    named: Sequence[Named],
    whose: Attributing,
) -> None:
    """Write each form in which the dossier prints a name, the name itself among them."""
    seen = _seen(named, _first_order(dossier), agents)
    somewhere = {form for _, form in seen}
    forms: list[tuple[str, int | None, int | None, str, bool, int | None, int]] = []
    for agent in publication.dossier.agents:
        key = whose.key(AgentKey(agent.kind, slug(agent.name), agent.name))
        there = agents[key.kind, key.slug].pk
        for form in dict.fromkeys((agent.name, *agent.forms)):
            if form == agent.name or form not in somewhere or (there, form) in seen:
                first, times = seen.pop((there, form), (None, 0))
                forms.append((dossier.pk, there, None, form, form == agent.name, first, times))
    # What a decision parted from a name of the dossier is in no list of its forms.
    listed = {pk for _, pk, *_ in forms}
    forms.extend(
        (dossier.pk, pk, None, form, False, first, times)
        for (pk, form), (first, times) in seen.items()
        if pk not in listed
    )
    for place in publication.dossier.places:
        there = places[slug(place.name)].pk
        printed = dict.fromkeys((place.name, *place.forms))
        forms.extend(
            (dossier.pk, None, there, form, form == place.name, None, 0) for form in printed
        )
    columns = ("dossier", "agent", "place", "form", "is_name", "first", "times")
    insert_rows(models.NamedForm, columns, forms)


def _seen(
    named: Sequence[Named], start: int, agents: _Agents
) -> dict[tuple[int, str], tuple[int | None, int]]:
    """Give where running text first has each form of an agent, and how often it does."""
    seen: dict[tuple[int, str], tuple[int | None, int]] = {}
    for order, one in enumerate(named, start):
        words = one.passage.text[one.passage.start : one.passage.end]
        if not words or not isinstance(one.target, AgentKey):
            continue
        key = agents[one.target.kind, one.target.slug].pk, words
        first, times = seen.get(key, (order, 0))
        seen[key] = first, times + 1
    return seen


def _store_quotations(publication: Publication, dossier: models.Dossier) -> None:
    arks = {document.number: document.ark for document in reversed(publication.documents)}
    models.Quotation.objects.bulk_create(
        models.Quotation(
            dossier=dossier,
            document_id=arks[quoted.document],
            within_id=arks[quoted.within] if quoted.within else None,
            part=quoted.part,
            number=quoted.number,
            anchor=quoted.anchor,
            order=order,
            start=quoted.start,
            end=quoted.end,
            located=rows.stretches_payload(quoted.stretches),
            passage=rows.passage_payload(quoted.passage),
        )
        for order, quoted in enumerate(quotations_of(publication.dossier))
    )


def _first_order(dossier: models.Dossier) -> int:
    """Give the first of the places in the archive that are a dossier's: a million each."""
    return dossier.first_event * _PLACES_OF_A_DOSSIER


def _ark(publication: Publication, index: int | None) -> str | None:
    return None if index is None else publication.documents[index].ark
