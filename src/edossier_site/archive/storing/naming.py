"""The rows of agents and places, of their mentions, and of the forms of their names."""

from collections.abc import Iterable, Mapping, Sequence

from edossier.keeping import Publication
from edossier.text.folding import fold
from edossier_site.archive import models, rows
from edossier_site.archive.addresses import slug
from edossier_site.archive.attributing import Attributing
from edossier_site.archive.derive import AgentKey, Named, agent_keys, agent_order
from edossier_site.archive.inserting import insert_rows
from edossier_site.archive.storing.places import ark_at, first_order

__all__ = ["store_names"]

_Agents = Mapping[tuple[str, str], models.Agent]
_Places = Mapping[str, models.Place]


def store_names(
    publication: Publication,
    dossier: models.Dossier,
    named: Sequence[Named],
    whose: Attributing,
) -> None:
    """Write the agents and places of a dossier, every mention in it, and the forms printed."""
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
                ark_at(publication, mention.within),
                mention.role,
                mention.part,
                mention.number,
                mention.anchor,
                order,
                rows.passage_payload(mention.passage),
                *_target(mention, agents, places, numbers),
            )
            for order, mention in enumerate(named, start=first_order(dossier))
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
    seen = _seen(named, first_order(dossier), agents)
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
