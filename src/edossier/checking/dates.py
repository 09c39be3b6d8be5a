"""Dates that no calendar has, and dates that contradict each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edossier import dates
from edossier.checking.places import Passage, Places, essay_passages, shown
from edossier.dates import FoundDate
from edossier.dossier import DateStatement, Document, Dossier, Finding, Related, Span
from edossier.dossier.spans import spans_between
from edossier.text import Range
from edossier.text.folding import fold
from edossier.text.sentences import sentences

__all__ = ["find_dates_before_events", "find_other_event_dates", "find_unreadable_dates"]

_MOST = 50  # quotations of one sentence that are looked at
_UNCERTAIN = frozenset("?~%")
# Words of talking and meeting, by their beginnings, in the languages of the field. A year in
# figures alone is taken for the date of a talk only beside one of these.
_TALKS = tuple(
    " ".join(
        (
            "talk convers discuss meet met exchange told tell interview visit session summit",
            "negotiat address speech receiv confer dinner reception besed vstrech razgovor",
            "gesprach treffen unterred entretien rencontre convorbir intalnir megbeszel targyal",
            "rozhovor setkan jednan rozmow spotkan бесед встреч разговор перегов",
        )
    ).split()
)


def find_unreadable_dates(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document whose printed date no calendar has."""
    for document in dossier.documents:
        anchor = places.of(document, "date")
        if document.date is not None or anchor is None:
            continue
        printed = " ".join(places.source.text[anchor.start : anchor.end].split())
        problem = dates.parse(printed.rstrip(".")).problem
        if problem:
            yield places.finding(
                "date-unreadable",
                f"The date of document {document.number} cannot be taken: {problem}. Mend it, or "
                "correct it in the corrections file.",
                anchor,
            )


def find_dates_before_events(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each document dated before the event that it tells of."""
    for document in dossier.documents:
        date, event = _certain(document.date), _certain(document.event_date)
        if date is None or event is None or date.latest is None or event.earliest is None:
            continue
        if date.latest < event.earliest:
            told = document.event_date.text if document.event_date else ""
            anchor = places.of(document, "date")
            yield places.finding(
                "date-before-event",
                f"Document {document.number} is dated before what it tells of ({told}): mend one "
                "of the two dates.",
                anchor,
                [Related(label="the event", anchor=places.of(document, "event_date"))],
            )


def find_other_event_dates(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each sentence that dates the talk of a document otherwise than the document."""
    documents = {each.number: each for each in dossier.documents if each.event_date is not None}
    if not documents:
        return
    names = {form: agent.name for agent in dossier.agents for form in agent.forms}
    told_of = {
        number: _Told(document, _people_of(document, names))
        for number, document in documents.items()
    }
    for passage in essay_passages(dossier):
        mentions = [span for span in passage.spans if span.kind == "document"]
        if any(mention.target in documents for mention in mentions):
            yield from _other_dates(passage, mentions, told_of, places)


@dataclass(frozen=True, slots=True)
class _Told:
    """A document that tells of an event, and who took part as far as its head says."""

    document: Document
    people: frozenset[str]


def _other_dates(
    passage: Passage, mentions: Sequence[Span], told_of: Mapping[str, _Told], places: Places
) -> Iterator[Finding]:
    quotes = [span for span in passage.spans if span.kind == "quote"]
    people = [span for span in passage.spans if span.kind == "person"]
    for sentence in sentences(passage.text, [Range(q.start, q.end) for q in quotes]):
        named = {m.target for m in spans_between(mentions, sentence.start, sentence.end)}
        told = told_of.get(next(iter(named)) or "") if len(named) == 1 else None
        if told is None or told.document.event_date is None:
            continue
        document, event = told.document, told.document.event_date
        words = passage.text[sentence.start : sentence.end]
        # Within quotation marks another speaks, of other days.
        spoken = spans_between(quotes, sentence.start, sentence.end)
        here = [
            date
            for date in dates.find(words)
            if date.edtf
            and not any(q.start <= sentence.start + date.start < q.end for q in spoken[:_MOST])
        ]
        present = spans_between(people, sentence.start, sentence.end)
        has_person = any(person.target in told.people for person in present)
        other = _other_date(document, here, has_talk=_has_talk(words), has_person=has_person)
        if other is not None:
            yield places.finding(
                "event-date-differs",
                f"Document {document.number} tells of {event.text}, and the "
                f"sentence that names it says {shown(other.printed)}: see which is right.",
                places.within(passage, sentence.start + other.start, sentence.start + other.end),
                [
                    Related(
                        label=f"the event of document {document.number}",
                        anchor=places.of(document, "event_date"),
                    )
                ],
            )


def _other_date(
    document: Document, here: Sequence[FoundDate], *, has_talk: bool, has_person: bool
) -> FoundDate | None:
    """Give the first date of a sentence that is not the event's; None where any may be."""
    event = _days(document.event_date)
    if event is None or any(dates.overlaps(dates.day_range(d.edtf or ""), event) for d in here):
        return None
    own = document.date.edtf if document.date else None
    for date in here:
        is_talk = has_talk if date.is_bare else has_talk or has_person
        if date.edtf != own and is_talk:
            return date
    return None


def _people_of(document: Document, names: Mapping[str, str]) -> frozenset[str]:
    """Give who is named in its title or wrote or received it, as the agents are named."""
    titled = {span.target for span in document.title_spans if span.kind == "person" and span.target}
    heads = (*document.authors, *document.recipients)
    return frozenset(titled | {names[head] for head in heads if head in names})


def _has_talk(words: str) -> bool:
    folded = f" {fold(words).text}"
    return any(f" {word}" in folded for word in _TALKS)


def _certain(statement: DateStatement | None) -> dates.DayRange | None:
    if statement is None or _UNCERTAIN & set(statement.edtf):
        return None
    return _days(statement)


def _days(statement: DateStatement | None) -> dates.DayRange | None:
    if statement is None or not dates.is_edtf(statement.edtf):
        return None
    return dates.day_range(statement.edtf)
