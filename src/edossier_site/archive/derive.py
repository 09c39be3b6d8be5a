"""What follows from a published dossier: who is named where, which archive is cited where.

Pure functions of library values; `follow.py` makes rows of what they give. Nothing is guessed:
two names are one agent only where they fold to the same slug.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from edossier.dates import day_range
from edossier.dossier import DateStatement, Document, Dossier
from edossier.names import parse_person
from edossier.text.folding import fold
from edossier_site.archive.addresses import slug
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts
from edossier_site.archive.passages import Passage, passage_around

__all__ = [
    "AgentKey",
    "AgentKind",
    "Named",
    "Role",
    "When",
    "agent_keys",
    "agent_order",
    "mentions_of",
    "when_of",
    "years_of",
]

Role = Literal["author", "recipient", "mentioned"]
AgentKind = Literal["person", "organisation"]

# A vaguer date than this names no year worth browsing by: "195X" does, "19XX" does not.
_MOST_YEARS = 10
_LONGEST_ORDER = 200


@dataclass(frozen=True, slots=True)
class When:
    """A range of days, both included; None where it is open or unknown."""

    earliest: date | None = None
    latest: date | None = None


def when_of(statement: DateStatement | None) -> When:
    """Give the days that a date may mean; none for a date that has no day range."""
    if statement is None:
        return When()
    days = day_range(statement.edtf)
    return When(days.earliest, days.latest)


def years_of(document: Document) -> tuple[int, ...]:
    """Give the years that the document is dated in or tells of, in order."""
    years: set[int] = set()
    for when in (when_of(document.date), when_of(document.event_date)):
        bounds = [day.year for day in (when.earliest, when.latest) if day]
        if bounds and bounds[-1] - bounds[0] < _MOST_YEARS:
            years.update(range(bounds[0], bounds[-1] + 1))
    return tuple(sorted(years))


@dataclass(frozen=True, slots=True)
class AgentKey:
    """Which agent: kind and slug say it, `name` is what it goes by in this dossier."""

    kind: AgentKind
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a dossier that names an agent, a place, or a document by its number.

    Attributes:
        within: Index of the document it stands in; None in the dossier's own text.
        passage: Empty where the role alone says it: an author.
    """

    target: AgentKey | str
    kind: Literal["agent", "place", "document"]
    role: Role
    within: int | None
    part: str
    number: str | None
    anchor: str
    passage: Passage


def agent_keys(dossier: Dossier) -> Mapping[str, AgentKey]:
    """Give every agent of a dossier by its name and by each form it was printed in.

    A form that two agents share leads to the first; a name always leads to its own.
    """
    keys: dict[str, AgentKey] = {}
    for agent in dossier.agents:
        keys[agent.name] = AgentKey(agent.kind, slug(agent.name), agent.name)
    for agent in dossier.agents:
        for form in agent.forms:
            keys.setdefault(form, keys[agent.name])
    return keys


def agent_order(name: str, kind: AgentKind) -> str:
    """Give the key that sorts agents as an index does: a person by family name, then the rest."""
    if kind == "organisation":
        return fold(name).text[:_LONGEST_ORDER]
    family = parse_person(name).family or name
    return fold(f"{family}, {name}").text[:_LONGEST_ORDER]


def mentions_of(dossier: Dossier) -> Iterator[Named]:
    """Give every mention in page order: the dossier's own text, then document by document."""
    keys = agent_keys(dossier)
    for placed in dossier_parts(dossier):
        yield from _named_in(placed, None, keys)
    for index, document in enumerate(dossier.documents):
        yield from _makers_of(document, index, keys)
        for placed in document_parts(document, language=dossier.language):
            yield from _named_in(placed, index, keys)


def _makers_of(document: Document, index: int, keys: Mapping[str, AgentKey]) -> Iterator[Named]:
    roles: tuple[tuple[Role, tuple[str, ...]], ...] = (
        ("author", document.authors),
        ("recipient", document.recipients),
    )
    for role, names in roles:
        for name in names:
            key = keys.get(name) or AgentKey("person", slug(name), name)
            yield Named(key, "agent", role, index, role, None, f"{role}s", Passage("", 0, 0))


def _named_in(placed: Placed, within: int | None, keys: Mapping[str, AgentKey]) -> Iterator[Named]:
    for span in placed.spans:
        if span.target is None:
            continue
        passage = passage_around(placed.text, span.start, span.end)
        where = (within, placed.part, placed.number, placed.anchor, passage)
        if span.kind == "person" or span.kind == "organisation":
            key = keys.get(span.target) or AgentKey(span.kind, slug(span.target), span.target)
            yield Named(key, "agent", "mentioned", *where)
        elif span.kind == "place" or span.kind == "document":
            yield Named(span.target, span.kind, "mentioned", *where)
