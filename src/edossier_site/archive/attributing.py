"""Whom each printed name of a dossier stands for: what editors decided, and what rules propose.

A name that is decided to be somebody is stored as that person's: lists, counts, facets and pages
follow. The rows are a function of the log, so a decision taken back gives the rows before it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from typing import cast

from django.db.models import QuerySet

from edossier.authorities import Attribution, Authority, Candidate, Ruling, folded_form, likely
from edossier.keeping import NameDecision, Publication
from edossier.names import keys
from edossier_site.archive import models
from edossier_site.archive.derive import AgentKey, AgentKind, Named

__all__ = [
    "Attributing",
    "attributing_now",
    "dossiers_naming",
    "forget_authorities",
    "propose",
    "replace_authorities",
    "replace_rulings",
]

_AT_ONCE = 500
_LONGEST_KEY = 100
_KINDS = {"person": ("person", "family"), "organisation": ("corporate body",)}


class Attributing:
    """Whom names stand for, and how these are called."""

    def __init__(self, attribution: Attribution, called: dict[str, str]) -> None:
        """Take what is decided; `called` has the name of each that a name stands for."""
        self._attribution, self._called = attribution, called

    def key(self, key: AgentKey, document: str | None = None) -> AgentKey:
        """Give whom a printed name stands for, in a document or in general."""
        if not self._attribution:
            return key
        name = f"{key.kind}/{key.slug}"
        found = self._attribution.of(name, document)
        if found == name:
            return key
        kind, _, slug = found.partition("/")
        return AgentKey(cast("AgentKind", kind), slug, self._called.get(found, key.name))

    def named(self, mentions: Iterable[Named], publication: Publication) -> Iterator[Named]:
        """Give mentions with whom each names."""
        for one in mentions:
            if not isinstance(one.target, AgentKey):
                yield one
                continue
            within = None if one.within is None else publication.documents[one.within].ark
            yield replace(one, target=self.key(one.target, within))


def attributing_now() -> Attributing:
    """Give what is decided now."""
    rulings = list(models.NameRuling.objects.order_by("at", "id"))
    called = {row.other: row.other_label for row in rulings}
    made = (
        Ruling(row.verdict, row.name, row.other, tuple(row.documents))  # type: ignore[arg-type]
        for row in rulings
    )
    return Attributing(Attribution(made), called)


def replace_rulings(entries: Iterable[NameDecision]) -> None:
    """Write the register of decisions on names as it now is."""
    models.NameRuling.objects.all().delete()
    models.NameRuling.objects.bulk_create(
        models.NameRuling(**{**asdict(entry), "documents": list(entry.documents)})
        for entry in entries
    )


def replace_authorities(entries: Iterable[Authority]) -> None:
    """Write the records as they now are, and propose anew whose names they may be."""
    forget_authorities()
    listed = list(entries)
    models.AuthorityRecord.objects.bulk_create(
        (
            models.AuthorityRecord(id=one.id, kind=one.kind, name=one.name, payload=asdict(one))
            for one in listed
        ),
        batch_size=_AT_ONCE,
    )
    models.AuthorityForm.objects.bulk_create(
        (
            models.AuthorityForm(authority_id=one.id, form=form, key=key)
            for one in listed
            for form in one.every_form
            for key in sorted(_keys(form))
        ),
        batch_size=_AT_ONCE,
    )
    propose(models.Agent.objects.order_by("pk").iterator())


def forget_authorities() -> None:
    """Empty the tables of records."""
    for model in (models.NameProposal, models.AuthorityForm, models.AuthorityRecord):
        model.objects.all().delete()


def propose(agents: Iterable[models.Agent]) -> None:
    """Write which records the names of these agents may be, in place of what was proposed."""
    if not models.AuthorityRecord.objects.exists():
        return
    some: list[models.Agent] = []
    for agent in agents:
        some.append(agent)
        if len(some) == _AT_ONCE:
            _propose(some)
            some = []
    _propose(some)


def _propose(agents: Sequence[models.Agent]) -> None:
    models.NameProposal.objects.filter(agent__in=[agent.pk for agent in agents]).delete()
    own = set(
        models.AuthorityRecord.objects.filter(id__in=[agent.slug for agent in agents]).values_list(
            "id", flat=True
        )
    )
    asked = {agent: _keys(agent.name) for agent in agents if agent.slug not in own}
    found = _found_by({key for many in asked.values() for key in many})
    models.NameProposal.objects.bulk_create(
        models.NameProposal(
            agent=agent, authority_id=one.authority, score=one.score, because=one.because
        )
        for agent, many in asked.items()
        for one in likely(
            agent.name,
            {
                candidate: None
                for key in sorted(many)
                for kind in _KINDS.get(agent.kind, ())
                for candidate in found[key, kind]
            },
        )
    )


def _found_by(wanted: set[str]) -> dict[tuple[str, str], list[Candidate]]:
    """Give the forms of records under these keys, by key and kind of record."""
    found: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    listed = sorted(wanted)
    for first in range(0, len(listed), _AT_ONCE):
        rows = models.AuthorityForm.objects.filter(key__in=listed[first : first + _AT_ONCE])
        for key, kind, authority, form in rows.order_by("pk").values_list(
            "key", "authority__kind", "authority_id", "form"
        ):
            found[key, kind].append(Candidate(authority, form))
    return found


def _keys(form: str) -> set[str]:
    return {key[:_LONGEST_KEY] for key in (*keys(form), f"f:{folded_form(form)}")}


def dossiers_naming(decision: NameDecision) -> list[models.Dossier]:
    """Give the dossiers whose rows a decision bears on."""
    # One question each: joined in one they are multiplied, mentions by forms by documents.
    found = set(_having(documents__ark__in=decision.documents))
    for name in (decision.name, decision.other):
        kind, _, slug = name.partition("/")
        for agent in models.Agent.objects.filter(kind=kind, slug=slug):
            found |= {*_having(mentions__agent=agent), *_having(forms__agent=agent)}
    return list(models.Dossier.objects.filter(ark__in=found).order_by("first_event"))


def _having(**condition: object) -> QuerySet[models.Dossier, str]:
    """Give the ARKs of the dossiers that meet a condition."""
    return models.Dossier.objects.filter(**condition).values_list("ark", flat=True).distinct()
