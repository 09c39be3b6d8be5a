"""Reading an index: hits in an order that never changes, facets, and words near to a word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from edossier.search.among import Among
from edossier.search.analysis import tokens
from edossier.search.engines.lexicon import Lexicon
from edossier.search.engines.schema import schema, unit_shown
from edossier.search.explaining import HitReader
from edossier.search.known import FormKind
from edossier.search.results import FACETS, Facet, Hit, Sort
from edossier.text.folding import fold

__all__ = [
    "DEEPEST_HIT",
    "Counted",
    "FoundPage",
    "NamesOfIndex",
    "Nearby",
    "SignaturesOfIndex",
    "counted_facets",
    "hits_of_page",
    "id_of",
    "languages_of",
    "shown_hit",
]

_MOST_VALUES = 40
# Of so many values of a facet are those looked for that a reader types the beginning of.
_MOST_SEARCHED = 65_000
_MOST_YEARS = 2_000
DEEPEST_HIT = 10_000
# A word that names somebody in fewer than one of so many of its documents is no name.
_NAMED_SELDOM = 20


@dataclass(frozen=True, slots=True)
class Nearby:
    """The words and names of an index that resemble a given one."""

    searcher: Any

    def words(self, word: str, distance: int) -> list[str]:
        """Give texts in which some word is within `distance` changes of `word`."""
        near = tantivy.Query.fuzzy_term_query(schema(), "body", word, distance)
        hits = self.searcher.search(near, 25).hits
        return [
            passage.text
            for _, at in hits
            for passage in unit_shown(self.searcher.doc(at)["shown"][0]).passages
        ]

    def names(self, field: str) -> list[str]:
        """Give the whole names that `field` can be asked for, most frequent first."""
        sign = "=" if field in ("person", "place", "archive", "cites", "kind") else ""
        terms = self.searcher.terms_with_prefix(field, sign, limit=5_000)
        return [term.removeprefix("=") for term, _ in terms]

    def frequency(self, word: str) -> int:
        """Say how many units have `word` as written."""
        return int(self.searcher.doc_freq("body", word))


@dataclass(frozen=True, slots=True)
class SignaturesOfIndex:
    """The archival units of an index, as paths of values; see `lacking.Signatures`."""

    searcher: Any

    def has(self, path: str) -> bool:
        """Say whether something is from the unit, or cites it."""
        return any(self.searcher.doc_freq("ref", term) for term in _paths(path))

    def below(self, path: str, most: int) -> list[str]:
        """Give the values of the units right below, folded."""
        found: dict[str, None] = {}
        for start in _paths(path):
            terms = self.searcher.terms_with_prefix("ref", f"{start}/", limit=most)
            rests = (term.removeprefix(f"{start}/") for term, _ in terms)
            found.update((rest, None) for rest in rests if rest and not set(rest) & set("/="))
        return list(found)


def _paths(path: str) -> tuple[str, str]:
    """Give a path as it begins with an archive, and as it begins with a fond."""
    folded = fold(path).text
    return f"path={folded}", folded


@dataclass(frozen=True, slots=True)
class NamesOfIndex:
    """The names of one state of an index; see `expanding.NamesHere`."""

    searcher: Any
    lexicon: Lexicon

    def forms_with_keys(self, wanted: Iterable[str]) -> Sequence[str]:
        """Give the forms that share a key with `wanted`, those that share most first."""
        return self.lexicon.forms_with_keys(wanted)

    def forms_spelled(self, names: Iterable[str]) -> Sequence[tuple[str, FormKind]]:
        """Give the forms written as one of `names`, whatever their case and accents."""
        return self.lexicon.forms_spelled(names)

    def is_mostly_named(self, word: str) -> bool:
        """Say whether a word is used as a name where it is used at all: "mao", never "the"."""
        term = next((form for token in tokens(word) for form in token.forms), "")
        named = max(self.searcher.doc_freq(field, term) for field in ("person", "place"))
        used = int(self.searcher.doc_freq("body", term))
        return used < _NAMED_SELDOM or int(named) * _NAMED_SELDOM >= used

    def has_words(self, text: str) -> bool:
        """Say whether each word of `text` stands somewhere in the index as written."""
        words = [token for token in tokens(text) if token.words == 1]
        return bool(words) and all(
            any(self.searcher.doc_freq("body", form) for form in word.forms) for word in words
        )


def languages_of(searcher: Any) -> tuple[str, ...]:
    return tuple(sorted(term for term, _ in searcher.terms_with_prefix("analysed", "")))


@dataclass(frozen=True, slots=True)
class FoundPage:
    """How many hits there are, and score and address of those of one page."""

    total: int
    hits: tuple[tuple[float, Any], ...]


def hits_of_page(searcher: Any, compiled: Any, *, limit: int, offset: int, sort: Sort) -> FoundPage:
    """Give the hits of one page, in an order that never changes.

    An engine gives hits of one key in any order, and here and there another. So hits are
    fetched on until the key changes; then all of one key are sorted by rank. Hits that all weigh
    nothing are equally relevant, and sorted by date.
    """
    end = min(offset + limit, DEEPEST_HIT)
    order = {"order_by_field": "order", "order": tantivy.Order.Asc} if sort == "date" else {}
    wanted = max(end, 0) + 1
    total: int | None = None
    while True:
        found = searcher.search(compiled, wanted, count=total is None, **order)
        hits = found.hits
        total = found.count if total is None else total
        if sort != "date" and hits and hits[0][0] == 0.0:
            return hits_of_page(searcher, compiled, limit=limit, offset=offset, sort="date")
        if len(hits) < wanted or not end or hits[-1][0] != hits[end - 1][0]:
            break
        wanted *= 2
    if offset >= min(end, len(hits)):
        return FoundPage(total, ())
    ranks = searcher.fast_field_values("order", [at for _, at in hits])
    sign = 1 if sort == "date" else -1
    rows = sorted(zip(hits, ranks, strict=True), key=lambda row: (sign * row[0][0], row[1]))
    page = (hit for hit, _ in rows[offset:end])
    return FoundPage(total, tuple((0.0 if sort == "date" else score, at) for score, at in page))


def id_of(searcher: Any, at: Any) -> str:
    return unit_shown(searcher.doc(at)["shown"][0]).id


def shown_hit(searcher: Any, at: Any, score: float, reader: HitReader) -> Hit:
    unit = unit_shown(searcher.doc(at)["shown"][0])
    found, forms = reader.read(unit)
    return Hit(
        id=unit.id,
        address=unit.address,
        dossier=unit.dossier,
        dossier_label=unit.dossier_label,
        part=unit.part,
        number=unit.number,
        title=unit.title,
        title_language=unit.title_language,
        date=unit.date,
        time=unit.time,
        score=round(score, 4),
        passages=found.passages,
        matched=found.matched,
        forms=forms,
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """The facets of all hits, and how many values each has beyond those given."""

    facets: dict[str, tuple[Facet, ...]]
    more: dict[str, int]


def counted_facets(searcher: Any, compiled: Any, among: Among | None = None) -> Counted:
    """Count the values of each facet.

    Args:
        among: A facet of which only some values are wanted, out of all that it has.
    """
    asked = {
        name: {"terms": {"field": f"f_{name}", "size": _MOST_YEARS if name == "year" else 500}}
        for name in FACETS
    }
    if among is not None:
        asked[among.facet]["terms"]["size"] = _MOST_SEARCHED
    counted = searcher.aggregate(compiled, asked)
    facets, more = {}, {}
    for name in FACETS:
        values = _values(name, counted[name]["buckets"])
        if among is not None and among.facet == name:
            values = among.of(values)
        facets[name] = values if name == "year" else values[:_MOST_VALUES]
        more[name] = len(values) - len(facets[name])
    return Counted(facets, more)


def _values(name: str, buckets: Iterable[dict[str, Any]]) -> tuple[Facet, ...]:
    found = []
    for bucket in buckets:
        value, _, label = bucket["key"].partition("\t")
        found.append(Facet(value, label, bucket["doc_count"]))
    if name == "year":
        return tuple(sorted(found, key=lambda facet: int(facet.value)))
    return tuple(sorted(found, key=lambda facet: (-facet.count, facet.value)))
