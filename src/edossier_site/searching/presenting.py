"""What the search page shows, made of a query and its results."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import escape
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString

from edossier.errors import QueryError
from edossier.search.among import Among
from edossier.search.describe import describe_part
from edossier.search.engines.tantivy import Names
from edossier.search.query import And, DateField, Field, Not, Or, Query, parse
from edossier.search.results import Facet, FoundPassage, Hit, HitForm, Lacking, Results, Sort
from edossier.search.times import TimeField
from edossier_site.searching.forms import (
    ShownForms,
    ShownPlace,
    in_address,
    shown_forms,
    shown_places,
)
from edossier_site.searching.histogram import Histogram, histogram

__all__ = ["SearchPage", "WrongQuery", "wrong_query"]

# Facet -> heading, and the field of the query language that narrows to one of its values.
_FACETS = {
    "archive": ("Archive", "archive"),
    "fond": ("Fond", "ref"),
    "file": ("File", "ref"),
    "country": ("Country", "country"),
    "year": ("Year", "date"),
    "kind": ("Kind", "kind"),
    "person": ("Person", "person"),
    "place": ("Place", "place"),
    "language": ("Language", "lang"),
    "dossier": ("Dossier", "dossier"),
}
_MOST_VALUES = 10
# A query with so many conditions is offered no further ones: the combinations have an end.
_MOST_CONDITIONS = 4
_PLAIN_VALUE = re.compile(r"[^\s()\"“”„‟«»*]+")
_QUOTES = re.compile(r"[\"“”„‟«»*]")
_NAMES = {"document": "Document", "note": "Note", "essay": "Essay"}


@dataclass(frozen=True, slots=True)
class ShownPassage:
    """A passage with what matched marked; `address` leads to its place on the page."""

    html: SafeString
    address: str
    language: str | None
    is_cut_before: bool
    is_cut_after: bool


@dataclass(frozen=True, slots=True)
class ShownHit:
    """A hit as the page lists it."""

    hit: Hit
    label: str
    title: SafeString
    passages: tuple[ShownPassage, ...]
    forms: tuple[tuple[HitForm, tuple[ShownPlace, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownValue:
    """One value of a facet; no address where it would narrow nothing."""

    label: str
    count: int
    address: str | None


@dataclass(frozen=True, slots=True)
class ShownFacet:
    """A facet with its most frequent values, and how many more there are.

    Attributes:
        beginning: What its values were looked for by, where they were.
    """

    name: str
    heading: str
    values: tuple[ShownValue, ...]
    more: int
    beginning: str | None


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the query, and the address of the query without it."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class WrongQuery:
    """A query that cannot be understood, cut where reading stopped."""

    message: str
    before: str
    after: str
    column: int


def wrong_query(typed: str, error: QueryError) -> WrongQuery:
    """Show where a query went wrong, with a few words on either side."""
    at = min(error.at, len(typed))
    return WrongQuery(str(error), typed[max(0, at - 200) : at], typed[at : at + 200], at + 1)


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of results."""

    query: Query
    results: Results
    sort: Sort
    number: int
    pages: int
    names: Names = field(default_factory=Names)
    among: Among | None = None

    @property
    def kept_by_facets(self) -> tuple[tuple[str, str], ...]:
        """What looking for the values of a facet keeps of the address."""
        exact = (("exact", "1"),) if self.names.are_exact else ()
        return (*self.kept, *exact)

    @property
    def lacking(self) -> tuple[tuple[Lacking, tuple[Condition, ...]], ...]:
        """Where nothing is found, what is to blame, each with queries near to it."""
        return tuple(
            (one, tuple(Condition(near, self._address(near)) for near in one.near))
            for one in self.results.lacking
        )

    @property
    def forms(self) -> ShownForms:
        """The other forms of the names of the query."""
        return shown_forms(self.results)

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """What a button that changes the forms keeps of the address; none keeps `exact`."""
        names = [pair for pair in in_address(self.names) if pair[0] != "exact"]
        sort = [("sort", "date")] if self.sort == "date" else []
        return (("q", self.query.text), *sort, *names)

    @property
    def hits(self) -> tuple[ShownHit, ...]:
        """The hits of this page."""
        says_forms = any(form.is_searched for form in self.results.expanded)
        return tuple(_shown_hit(hit, says_forms=says_forms) for hit in self.results.hits)

    @property
    def histogram(self) -> Histogram | None:
        """Hits by year, where there is more than one year."""
        return histogram(self.results.facets["year"])

    @property
    def facets(self) -> tuple[ShownFacet, ...]:
        """The facets that have values."""
        return tuple(self._facets())

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """The conditions on fields, each with the query that drops it."""
        root = self.query.root
        items = root.items if isinstance(root, And) else (root,)
        found = []
        for item in items:
            inner = item.item if isinstance(item, Not) else item
            if isinstance(inner, Field | DateField | TimeField):
                rest = f"{self.query.text[: item.start]} {self.query.text[item.end :]}"
                address = self._address(" ".join(rest.split()))
                found.append(Condition(describe_part(item), address))
        return tuple(found)

    @property
    def suggestions(self) -> tuple[Condition, ...]:
        """Other queries that find something."""
        return tuple(
            Condition(suggestion.query, self._address(suggestion.query))
            for suggestion in self.results.suggestions
        )

    @property
    def by_relevance(self) -> str:
        """Address of the same hits by relevance."""
        return self._address(self.query.text, sort="relevance")

    @property
    def by_date(self) -> str:
        """Address of the same hits by date."""
        return self._address(self.query.text, sort="date")

    @property
    def order(self) -> str:
        """Address of the list of what to order in which archive for all hits."""
        asked = urlencode([("q", self.query.text), *in_address(self.names)])
        return f"{reverse('searching:order')}?{asked}"

    @property
    def previous(self) -> str | None:
        """Address of the page before."""
        return self._address(self.query.text, page=self.number - 1) if self.number > 1 else None

    @property
    def next(self) -> str | None:
        """Address of the page after."""
        has_next = self.number < self.pages
        return self._address(self.query.text, page=self.number + 1) if has_next else None

    def _facets(self) -> Iterator[ShownFacet]:
        has_room = len(self.conditions) < _MOST_CONDITIONS
        for name, (heading, narrowing) in _FACETS.items():
            values = self.results.facets[name]
            looked_for = self.among if self.among and self.among.facet == name else None
            shown = values if looked_for else self._most_frequent(values)
            if name == "year":
                shown = tuple(sorted(shown, key=lambda facet: int(facet.value)))
            if shown or looked_for:
                lines = tuple(
                    ShownValue(
                        facet.label,
                        facet.count,
                        self._narrowed(narrowing, facet) if has_room else None,
                    )
                    for facet in shown
                )
                more = len(values) - len(shown) + self.results.more.get(name, 0)
                beginning = looked_for.beginning if looked_for else None
                yield ShownFacet(name, heading, lines, more, beginning)

    def _most_frequent(self, values: tuple[Facet, ...]) -> tuple[Facet, ...]:
        return tuple(sorted(values, key=lambda facet: -facet.count)[:_MOST_VALUES])

    def _narrowed(self, name: str, facet: Facet) -> str | None:
        """Give the address of this query with one more condition; None if it narrows nothing."""
        if facet.count == self.results.total:
            return None
        value = facet.value
        if not _PLAIN_VALUE.fullmatch(value):
            value = f'"{_QUOTES.sub(" ", value)}"'
        typed = self.query.text.strip()
        longer = f"{typed} {name}:{value}"
        try:
            if isinstance(parse(longer).root, Or):
                longer = f"({typed}) {name}:{value}"
        except QueryError:  # too long a query, or a value without a word
            return None
        return self._address(longer)

    def _address(self, typed: str, *, sort: Sort | None = None, page: int = 1) -> str:
        asked = [("q", typed)]
        if (sort or self.sort) == "date":
            asked.append(("sort", "date"))
        if page > 1:
            asked.append(("page", str(page)))
        asked += in_address(self.names)
        return f"{_search_page()}?{urlencode(asked)}"


@cache
def _search_page() -> str:
    return reverse("searching:search")


def _shown_hit(hit: Hit, *, says_forms: bool) -> ShownHit:
    title = next((p for p in hit.passages if p.kind == "title"), None)
    rest = [passage for passage in hit.passages if passage.kind != "title"]
    label = _NAMES[hit.part]
    whole_title = title is not None and title.text == hit.title
    return ShownHit(
        hit=hit,
        label=f"{label} {hit.number}" if hit.number else label,
        title=_marked(title) if title and whole_title else SafeString(escape(hit.title or "")),
        passages=tuple(_shown_passage(passage, hit) for passage in rest),
        forms=tuple((form, shown_places(form, hit.address)) for form in hit.forms)
        if says_forms
        else (),
    )


def _shown_passage(passage: FoundPassage, hit: Hit) -> ShownPassage:
    page = hit.address.partition("#")[0]
    return ShownPassage(
        html=_marked(passage),
        address=f"{page}#{passage.anchor}" if passage.anchor else hit.address,
        language=passage.language,
        is_cut_before=passage.is_cut_before,
        is_cut_after=passage.is_cut_after,
    )


def _marked(passage: FoundPassage) -> SafeString:
    """Give a passage as HTML, what matched in it marked."""
    made: list[str] = []
    here = 0
    for start, end in passage.marks:
        made += [
            escape(passage.text[here:start]),
            f"<mark>{escape(passage.text[start:end])}</mark>",
        ]
        here = end
    made.append(escape(passage.text[here:]))
    # Safe: each piece went through `escape`.
    return SafeString("".join(made))
