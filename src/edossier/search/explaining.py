"""Why a hit was found: which form of a name stands in it, and where.

A form stands in the text, or the text names its bearer by another that the dossier says is one of
theirs: "Mao Zedong, printed Mao here".
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from edossier.search.analysis import tokens
from edossier.search.expanding import term_of
from edossier.search.highlight import Highlighter, ReadPassages
from edossier.search.nodes import And, Name, Node, Or, Query
from edossier.search.results import HitForm
from edossier.search.unit import Named, Unit

__all__ = ["HitReader"]

_MOST_PLACES = 6
_MOST_PRINTED = 8


class HitReader:
    """Reads any number of hits of one query, whose names are in all their forms."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._names = tuple(_names_in(query.root))
        self._forms = [_by_term(name) for name in self._names]
        self._highlighters: dict[frozenset[str], Highlighter] = {}

    def read(self, unit: Unit) -> tuple[ReadPassages, tuple[HitForm, ...]]:
        """Give what to show of a hit, and the forms of names for which it was found."""
        bearers = [
            bearer
            for name, forms in zip(self._names, self._forms, strict=True)
            for bearer in _bearers(unit, name, forms)
        ]
        printed = frozenset(form for _, _, form in bearers)
        found = self._highlighter(printed).read(unit.passages)
        return found, tuple(self._told(found, bearers))

    def _highlighter(self, printed: frozenset[str]) -> Highlighter:
        made = self._highlighters.get(printed)
        if made is None:
            root = _with_printed(self._query.root, tuple(sorted(printed)))
            made = self._highlighters[printed] = Highlighter(replace(self._query, root=root))
        return made

    def _told(
        self, found: ReadPassages, bearers: Sequence[tuple[Name, str, str]]
    ) -> Iterator[HitForm]:
        places: dict[str, dict[tuple[str, str | None], None]] = {}
        for words, kind, anchor in found.places:
            for term in _terms_of(words):
                places.setdefault(term, {})[kind, anchor] = None
        told: set[tuple[str, str | None]] = set()
        for name, forms in zip(self._names, self._forms, strict=True):
            for term, form in forms.items():
                if term in places:
                    told.add((term, None))
                    yield HitForm(form, name.text, None, tuple(places[term])[:_MOST_PLACES])
        for name, form, printed in bearers:
            term = term_of(printed)
            if (term, None) in told or (term, form) in told or term not in places:
                continue
            told.add((term, form))
            yield HitForm(form, name.text, printed, tuple(places[term])[:_MOST_PLACES])


def _names_in(node: Node) -> Iterator[Name]:
    match node:
        case And(items=items) | Or(items=items):
            for item in items:
                yield from _names_in(item)
        case Name():
            yield node


def _by_term(name: Name) -> Mapping[str, str]:
    return {term_of(form): form for form in reversed((name.text, *name.forms))}


def _bearers(unit: Unit, name: Name, forms: Mapping[str, str]) -> Iterator[tuple[Name, str, str]]:
    """Give whom the unit names that is known by a form of `name`, and how it prints them."""
    kinds: dict[str | None, tuple[Named, ...]] = {
        "person": (*unit.people, *unit.bodies),
        "place": unit.places,
    }
    several = kinds.get(name.field, (*unit.people, *unit.bodies, *unit.places))
    for named in several:
        known = next(
            (forms[t] for t in map(term_of, (named.name, *named.forms)) if t in forms), None
        )
        if known is not None:
            for printed in named.printed[:_MOST_PRINTED]:
                yield name, known, printed


def _with_printed(node: Node, printed: tuple[str, ...]) -> Node:
    """Look for what a unit prints, too, so that it is marked."""
    match node:
        case And(items=items) | Or(items=items):
            return replace(node, items=tuple(_with_printed(item, printed) for item in items))
        case Name(forms=forms):
            return replace(node, forms=(*forms, *printed))
    return node


def _terms_of(words: str) -> Iterable[str]:
    single = [token for token in tokens(words) if token.words == 1]
    if len(single) == 1:
        return single[0].forms
    return (" ".join(token.forms[0] for token in single),)
