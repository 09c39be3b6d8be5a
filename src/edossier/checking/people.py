"""One person in two spellings, and initials that clash."""

from collections.abc import Iterator
from dataclasses import dataclass

from edossier.checking.name_forms import NameForm, find_clashes, find_misspellings, name_form
from edossier.checking.places import Passage, Places, passages
from edossier.dossier import Anchor, Document, Dossier, Finding, Related

__all__ = ["find_clashing_initials", "find_people_spelled_twice"]


def find_people_spelled_twice(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each person whose name is spelled in two ways that a slip of the pen makes."""
    people = _People(dossier)
    for one, other in find_misspellings(people.forms):
        rarer, usual = people.ordered(one, other)
        yield places.finding(
            "person-spelled-twice",
            f"{rarer.printed} is {usual.printed} elsewhere: choose one spelling, if they are one "
            "person.",
            people.anchor(rarer, places),
            [people.related(usual, places)],
        )


def find_clashing_initials(dossier: Dossier, places: Places) -> Iterator[Finding]:
    """Name each two forms of a name that agree in the first forename and clash in the next."""
    people = _People(dossier)
    for one, other in find_clashes(people.forms):
        rarer, usual = people.ordered(one, other)
        yield places.finding(
            "person-initials-clash",
            f"{rarer.printed} has other initials than {usual.printed}: mend them, if they are one "
            "person.",
            people.anchor(rarer, places),
            [people.related(usual, places)],
        )


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a name is printed: in a passage, in a document's title, or in a field of its head."""

    printed: str
    passage: Passage | None = None
    document: Document | None = None
    field: str | None = None
    start: int = 0
    end: int = 0

    def anchor(self, places: Places) -> Anchor | None:
        """Give its place in the source."""
        if self.passage is not None:
            return places.within(self.passage, self.start, self.end)
        if self.document is not None and self.field is not None:
            return places.of(self.document, self.field)
        return places.in_title(self.document, self.start, self.end) if self.document else None

    @property
    def label(self) -> str:
        """Say where it is, for a person."""
        if self.passage is not None:
            return self.passage.label
        return f"document {self.document.number}" if self.document else ""


class _People:
    """The printed forms of a dossier's persons, with how often each spelling stands and where."""

    def __init__(self, dossier: Dossier) -> None:
        self._first: dict[str, _Mention] = {}
        counts: dict[str, int] = {}
        for mention in _mentions(dossier):
            self._first.setdefault(mention.printed, mention)
            counts[mention.printed] = counts.get(mention.printed, 0) + 1
        named = {printed: name_form(printed) for printed in counts}
        self.forms = [form for form in named.values() if form is not None]
        self._counts: dict[tuple[str, ...], int] = {}
        for printed, form in named.items():
            for key in _spellings(form) if form else ():
                self._counts[key] = self._counts.get(key, 0) + counts[printed]

    def ordered(self, one: NameForm, other: NameForm) -> tuple[NameForm, NameForm]:
        """Give the rarer spelling first, at equal counts the later one."""
        at = 0 if one.spelling != other.spelling else 1
        first, second = (self._counts[_spellings(form)[at]] for form in (one, other))
        return (one, other) if first < second else (other, one)

    def anchor(self, form: NameForm, places: Places) -> Anchor | None:
        """Give where a form stands first."""
        return self._first[form.printed].anchor(places)

    def related(self, form: NameForm, places: Places) -> Related:
        """Give where a form stands first, as the other place of a finding."""
        label = f"{form.printed} in {self._first[form.printed].label}"
        return Related(label=label, anchor=self.anchor(form, places))


def _spellings(form: NameForm) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return (form.spelling,), (form.spelling, *form.forenames)


def _mentions(dossier: Dossier) -> Iterator[_Mention]:
    """Give every place where a person is named: text, titles, and heads of documents."""
    for passage in passages(dossier):
        for span in passage.spans:
            if span.kind == "person":
                printed = passage.text[span.start : span.end]
                yield _Mention(printed, passage=passage, start=span.start, end=span.end)
    known = {form for agent in dossier.agents if agent.kind == "person" for form in agent.forms}
    for document in dossier.documents:
        title = document.title or ""
        for span in document.title_spans:
            if span.kind == "person":
                printed = title[span.start : span.end]
                yield _Mention(printed, document=document, start=span.start, end=span.end)
        for field in ("authors", "recipients"):
            for index, name in enumerate(getattr(document, field)):
                if name in known:
                    yield _Mention(name, document=document, field=f"{field}[{index}]")
