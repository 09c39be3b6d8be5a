"""What follows from a published dossier: who is named where, which archive is cited where.

Pure functions of library values; `follow.py` makes rows of what they give. Nothing is guessed:
two names are one agent only where they fold to the same slug.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from edossier.dates import day_range
from edossier.dossier import DateStatement, Document, Dossier, notes_by_document
from edossier.identifiers import Ark, parse_id
from edossier.names import parse_person
from edossier.text.folding import fold
from edossier_site.archive.addresses import slug
from edossier_site.archive.anchors import Placed, document_parts, dossier_parts
from edossier_site.archive.passages import Passage, sentence_around, sentences_of

__all__ = [
    "AgentKey",
    "AgentKind",
    "Named",
    "Role",
    "When",
    "agent_keys",
    "agent_order",
    "mentions_of",
    "month_in",
    "pages_of",
    "place_in_time",
    "shown_when",
    "when_of",
    "years_of",
]

Role = Literal["author", "recipient", "mentioned"]
AgentKind = Literal["person", "organisation"]

# A vaguer date than this names no year worth browsing by: "195X" does, "19XX" does not.
_MOST_YEARS = 10
_NAMING = ("person", "organisation", "place", "document", "link")
_LONGEST_ORDER = 200
_LONGEST_PAGE = 20
# Sorts behind every day.
_NO_DAY = "9999-99-99"
_NO_TIME = "--:--"


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


def shown_when(document: Document) -> When:
    """Give the days at which a document stands in the chronology: its event's, else its own."""
    event = when_of(document.event_date)
    return event if event.earliest or event.latest else when_of(document.date)


def place_in_time(document: Document, ark: str) -> str:
    """Give the key that sorts documents by event, then by their own date, the undated last.

    On one day those without a time of day stand first, the others by it, each in its own zone.
    """
    at, dated = shown_when(document), when_of(document.date)
    days = (at.earliest, at.latest, dated.earliest, dated.latest)
    times = (one.time if one else None for one in (document.event_date, document.date))
    hour = next((time for time in times if time), _NO_TIME)
    return " ".join([*(day.isoformat() if day else _NO_DAY for day in days), hour[:5], ark])


def pages_of(document: Document) -> tuple[str, ...]:
    """Give the numbers of the pages of an edition that begin in a document, each once."""
    found = (
        span.target
        for text in document.texts
        for paragraph in text.paragraphs
        for span in paragraph.spans
        if span.kind == "page" and span.target
    )
    return tuple(dict.fromkeys(number for number in found if len(number) <= _LONGEST_PAGE))


def month_in(year: int, when: When) -> int | None:
    """Give the month of a year that days lie in, 0 where the year alone is known.

    Returns:
        None for days that do not touch the year.
    """
    first, last = when.earliest or when.latest, when.latest or when.earliest
    if first is None or last is None or not first.year <= year <= last.year:
        return None
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return first.month if is_one_month else 0


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
    """A place in a dossier that names an agent, a place, or a document.

    Attributes:
        target: Of a place its name; of a document its number in this dossier, or an ARK.
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
    notes = notes_by_document(dossier)
    for placed in dossier_parts(dossier):
        yield from _named_in(placed, None, keys)
    for index, document in enumerate(dossier.documents):
        yield from _makers_of(document, index, keys)
        own = notes.get(document.number, ())
        for placed in document_parts(document, own, language=dossier.language):
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
    parts = sentences_of(placed.text, placed.spans) if placed.spans else ()
    for span in placed.spans:
        if span.target is None or span.kind not in _NAMING:
            continue
        passage = sentence_around(placed.text, span.start, span.end, parts)
        where = (within, placed.part, placed.number, placed.anchor, passage)
        if span.kind == "person" or span.kind == "organisation":
            key = keys.get(span.target) or AgentKey(span.kind, slug(span.target), span.target)
            yield Named(key, "agent", "mentioned", *where)
        elif span.kind == "place" or span.kind == "document":
            yield Named(span.target, span.kind, "mentioned", *where)
        elif ark := _linked_ark(span.target):
            yield Named(ark, "document", "mentioned", *where)


def _linked_ark(address: str) -> str | None:
    """Give the ARK that a link leads to, of whatever version and whichever site."""
    parsed = parse_id(address) if "ark:" in address else None
    return str(parsed.unversioned) if isinstance(parsed, Ark) else None
