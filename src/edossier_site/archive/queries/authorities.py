"""Records of authorities, what is proposed and decided of names, and where old addresses lead."""

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import Q, QuerySet

from edossier.authorities import Attribution, Authority, Ruling, authority_from_fields
from edossier_site.archive import models
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.values import ProposalLine, RulingLine

__all__ = [
    "authority_of",
    "authority_page_name",
    "called_by",
    "id_of_ruling",
    "leads_to",
    "proposed_lines",
    "proposed_of",
    "ruled_of",
    "ruling_lines",
]

_MOST_PROPOSED = 50
_LONGEST_ID = 120


def authority_page_name(one: Authority) -> str:
    """Give whose page a record has: "person/zhou-enlai.1"."""
    return f"{_row_kind(one.kind)}/{one.id}"


def authority_of(kind: str, slug: str) -> Authority | None:
    """Give the record whose page is at this slug; None if it is no record's."""
    found = _record_at(slug[:_LONGEST_ID]) if "." in slug else []
    if not found or _row_kind(found[0].kind) != kind:
        return None
    return authority_from_fields(found[0].payload)


@compiled
def _record_at(slug: str) -> QuerySet[models.AuthorityRecord]:
    return models.AuthorityRecord.objects.filter(id=slug)


def leads_to(kind: str, slug: str) -> str | None:
    """Give whose page the page of a name that is decided on leads to; None if to no other."""
    name = f"{kind}/{slug}"
    rows = models.NameRuling.objects.filter(verdict__in=("confirmed", "merged"))
    found = Attribution(_rulings(rows)).of(name)
    return None if found == name else found


def called_by(name: str) -> str | None:
    """Give how a name's page or a record is called; None where there is neither."""
    kind, _, slug = name.partition("/")
    agent = models.Agent.objects.filter(kind=kind, slug=slug).values_list("name", flat=True).first()
    if agent is not None:
        return agent
    record = authority_of(kind, slug)
    return record.name if record else None


def proposed_lines() -> tuple[ProposalLine, ...]:
    """Give what is proposed and not decided, the surest first."""
    rows = models.NameProposal.objects.order_by(
        "-score", "agent__order", "agent__slug", "authority"
    )
    return _undecided(rows, models.NameRuling.objects.all())


def proposed_of(kind: str, slug: str) -> tuple[ProposalLine, ...]:
    """Give what is proposed for a name, or for a record, the surest first."""
    about = Q(agent__kind=kind, agent__slug=slug) | Q(authority=slug[:_LONGEST_ID])
    rows = models.NameProposal.objects.filter(about).order_by("-score", "agent__slug", "authority")
    return _undecided(rows[:_MOST_PROPOSED], _about(f"{kind}/{slug}"))


def ruling_lines() -> tuple[RulingLine, ...]:
    """Give what is decided of names, the oldest decision first."""
    return _decided(models.NameRuling.objects.order_by("at", "id"))


def ruled_of(kind: str, slug: str) -> tuple[RulingLine, ...]:
    """Give what is decided of a name, or of a record, the oldest decision first."""
    return _decided(_about(f"{kind}/{slug}").order_by("at", "id")[:_MOST_PROPOSED])


def id_of_ruling(*parts: str) -> str:
    """Make the id of a decision of what it is about."""
    return sha256("|".join(parts).encode()).hexdigest()[:8]


def _about(name: str) -> QuerySet[models.NameRuling]:
    return models.NameRuling.objects.filter(Q(name=name) | Q(other=name))


def _undecided(
    rows: QuerySet[models.NameProposal], rulings: QuerySet[models.NameRuling]
) -> tuple[ProposalLine, ...]:
    lines = [_proposal(row) for row in rows.select_related("agent", "authority")]
    attribution = Attribution(_rulings(rulings)) if lines else Attribution()
    return tuple(line for line in lines if not attribution.is_rejected(line.name, line.authority))


def _proposal(row: models.NameProposal) -> ProposalLine:
    name = f"{row.agent.kind}/{row.agent.slug}"
    authority = f"{row.agent.kind}/{row.authority_id}"
    return ProposalLine(
        id=id_of_ruling(name, authority),
        name=name,
        label=row.agent.name,
        authority=authority,
        authority_label=row.authority.name,
        score=row.score,
        because=row.because,
    )


def _decided(rows: Iterable[models.NameRuling]) -> tuple[RulingLine, ...]:
    return tuple(
        RulingLine(
            id=row.id,
            verdict=row.verdict,  # type: ignore[arg-type]
            name=row.name,
            other=row.other,
            name_label=row.name_label,
            other_label=row.other_label,
            documents=tuple(row.documents),
            because=row.because,
            score=row.score,
            reason=row.reason,
            at=row.at,
            by=row.by,
        )
        for row in rows
    )


def _rulings(rows: Iterable[models.NameRuling]) -> Iterable[Ruling]:
    for row in rows:
        yield Ruling(row.verdict, row.name, row.other, tuple(row.documents))  # type: ignore[arg-type]


def _row_kind(kind: str) -> str:
    return "organisation" if kind == "corporate body" else "place" if kind == "place" else "person"
