"""A query of ours as a query of Tantivy's."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import tantivy

from edossier import references
from edossier.references.naming import archives_named
from edossier.search.analysis import stem_forms, tokens
from edossier.search.chains import wanted_paths, wanted_terms
from edossier.search.engines.schema import identifier_term, name_term, schema
from edossier.search.expanding import term_of
from edossier.search.fields import DateField, Field, spoken_name
from edossier.search.nodes import And, Everything, Name, Node, Not, Or, Phrase, Prefix, Word
from edossier.search.times import TimeField

__all__ = ["Compiler"]

_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should
_MUST_NOT = tantivy.Occur.MustNot
_TITLE_BOOST = 2.0
# So far may the words of an archive's name be moved: "Foreign Policy Archive" is the Archive of
# Foreign Policy. Two names of one archive are farther apart.
_NAME_MOVES = 8
# More than words can weigh: what has a name as it was typed comes before what has another form.
_TYPED_FIRST = 1000.0
_OTHER_FORM_BOOST = 0.5
_EARLIEST, _LATEST = -1, 10_000_000


@dataclass(frozen=True, slots=True)
class Compiler:
    """Makes Tantivy queries for one state of an index.

    Attributes:
        searcher: Of that state; asked which names the index has.
        languages: Whose stems are in the index.
    """

    searcher: Any
    languages: Sequence[str]

    def compile(self, node: Node) -> Any:
        """Give the query that finds what `node` asks for."""
        match node:
            case Everything():
                return _unweighed(tantivy.Query.all_query())
            case Word(text=text):
                return self._word(text)
            case Prefix(text=text):
                return _prefix(text)
            case Name():
                return self._name(node)
            case Phrase(text=text, moves=moves):
                return _phrase("body", text, moves)
            case Not(item=item):
                return self._all([(_MUST_NOT, self.compile(item))])
            case And(items=items):
                return self._all(
                    [
                        (_MUST_NOT, self.compile(item.item))
                        if isinstance(item, Not)
                        else (_MUST, self.compile(item))
                        for item in items
                    ]
                )
            case Or(items=items):
                return _any([self.compile(item) for item in items])
            case TimeField():
                return _unweighed(_times(node))
            case DateField():
                return _unweighed(_dates(node))
            case Field():
                found = self._field(node)
                return found if node.name == "exact" else _unweighed(found)

    def _all(self, clauses: list[tuple[Any, Any]]) -> Any:
        if all(occur == _MUST_NOT for occur, _ in clauses):
            clauses = [(_MUST, _unweighed(tantivy.Query.all_query())), *clauses]
        return tantivy.Query.boolean_query(clauses)

    def _word(self, text: str) -> Any:
        found = list(tokens(text))
        single = [token for token in found if token.words == 1]
        if len(single) == 1:
            printed = text[single[0].start : single[0].end]
            forms = list(single[0].forms)
            for language in self.languages:
                forms += stem_forms(printed, language)
            return _word_in_text(forms)
        alternatives = [_phrase("body", text, 0)]
        alternatives += [_term("body", t.forms[0]) for t in found if t.words == len(single)]
        return _any(alternatives)

    def _name(self, name: Name) -> Any:
        """Find a name in the text in any form, or what is known to name its bearer."""
        typed = self.compile(name.typed)
        fields = (name.field,) if name.field else ("person", "place")
        wholes = [name_term(form) for form in (name.text, *name.forms)]
        bearers = [_unweighed(_term(field, whole)) for field in fields for whole in wholes]
        if name.field:
            spoken = [_unweighed(_phrase(name.field, form, 0)) for form in name.forms]
            return _unweighed(_any([typed, *bearers, *spoken]))
        others = [
            tantivy.Query.boost_query(_phrase("body", form, 0), _OTHER_FORM_BOOST)
            for form in _not_within(name)
        ]
        first = tantivy.Query.const_score_query(typed, _TYPED_FIRST)
        return _any([typed, *((first,) if others else ()), *others, *bearers])

    def _field(self, field: Field) -> Any:
        name, value = field.name, field.value
        match name:
            case "exact":
                return _phrase("body", value, 0)
            case "archive" | "cites":
                whole = name_term(value)
                if self.searcher.doc_freq(name, whole):
                    return _term(name, whole)
                known = [name_term(archive.id) for archive in archives_named(value)]
                words = _phrase(name, value, _NAME_MOVES)
                return _any([*(_term(name, term) for term in known), words])
            case "person" | "place":
                return _phrase(name, spoken_name(value), 0)
            case "ref":
                return _reference(field)
            case "kind":
                return _term("kind", name_term(value))
            case "dossier" | "ark":
                return _term(name, identifier_term(value))
        return _term(name, value)


def _not_within(name: Name) -> Iterator[str]:
    """Give the forms that find more than the one typed: "Communist China" is found by "China"."""
    typed = f" {term_of(name.text)} "
    for form in name.forms:
        if typed not in f" {term_of(form)} ":
            yield form


def _term(field: str, term: str) -> Any:
    return tantivy.Query.term_query(schema(), field, term)


def _unweighed(query: Any) -> Any:
    """Make a condition that says yes or no and adds nothing to the score."""
    return tantivy.Query.const_score_query(query, 0.0)


def _any(alternatives: Sequence[Any]) -> Any:
    if len(alternatives) == 1:
        return alternatives[0]
    return tantivy.Query.boolean_query([(_SHOULD, query) for query in alternatives])


def _word_in_text(forms: Sequence[str]) -> Any:
    """Find any of `forms`; a title weighs more. Titles are in the body too."""
    queries = [_term("body", form) for form in dict.fromkeys(forms)]
    queries += [
        tantivy.Query.boost_query(_term("title", form), _TITLE_BOOST)
        for form in dict.fromkeys(forms)
    ]
    return _any(queries)


def _prefix(text: str) -> Any:
    beginning = "".join(form for token in tokens(text) for form in token.forms[:1])
    # A stem has a colon after its language; a prefix is of the word as written.
    return _unweighed(tantivy.Query.regex_query(schema(), "body", f"{re.escape(beginning)}[^:]*"))


def _phrase(field: str, text: str, moves: int) -> Any:
    single = [token for token in tokens(text) if token.words == 1]
    if len(single) == 1:
        return _any([_term(field, form) for form in single[0].forms])
    words: list[str | tuple[int, str]] = [token.forms[0] for token in single]
    return tantivy.Query.phrase_query(schema(), field, words, slop=moves)


def _dates(field: DateField) -> Any:
    names = ("dated", "event") if field.name == "date" else (field.name,)
    return _any([_overlap(name, field) for name in names])


def _overlap(name: str, field: DateField) -> Any:
    """Find dates that share a day with the wanted range."""
    begins = _between(
        f"{name}_from", _EARLIEST, field.latest.toordinal() if field.latest else _LATEST
    )
    ends = _between(
        f"{name}_to", field.earliest.toordinal() if field.earliest else _EARLIEST, _LATEST
    )
    return tantivy.Query.boolean_query([(_MUST, begins), (_MUST, ends)])


def _times(field: TimeField) -> Any:
    """Find times of day that share a minute with the wanted hours; over midnight in two parts."""
    if field.earliest <= field.latest:
        hours = [(field.earliest, field.latest)]
    else:
        hours = [(field.earliest, _LATEST), (_EARLIEST, field.latest)]
    return _any(
        [
            tantivy.Query.boolean_query(
                [
                    (_MUST, _between(f"{name}_since", _EARLIEST, latest)),
                    (_MUST, _between(f"{name}_until", earliest, _LATEST)),
                ]
            )
            for name in ("dated", "event")
            for earliest, latest in hours
        ]
    )


def _between(field: str, lower: int, upper: int) -> Any:
    return tantivy.Query.range_query(
        schema(), field, tantivy.FieldType.Integer, lower_bound=lower, upper_bound=upper
    )


def _reference(field: Field) -> Any:
    read = references.parse(field.value)
    paths = wanted_paths(field.value)
    # Of a path that the grammars do not read, the archive alone would find too much.
    whole = [one for one in (read, *read.readings) if one.levels or not paths]
    readings = [wanted_terms(one) for one in whole]
    queries = [
        tantivy.Query.boolean_query(
            [(_MUST, _any([_term("ref", term) for term in terms])) for terms in wanted]
        )
        for wanted in readings
        if wanted
    ]
    if paths:
        queries.append(_any([_term("ref", path) for path in paths]))
    # What the grammars do not read is still found as it is printed: "DY 30/3603".
    return _any(queries) if queries else _phrase("source", field.value, 0)
