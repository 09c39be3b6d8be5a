"""Names in a query -> the forms under which the archive may have them.

    words --windows--> names that are known, or look like names
          --lexicon--> forms of the archive in which they are spelled, sound, or are known to be
          --> `Name` nodes in the place of the words, and what to tell the reader of each form

Only what this archive holds is looked for, so that the reader sees what was searched. Words in
quotation marks stay as they are; so does all in a search for exactly what was typed.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol

from edossier.names import find_people, keys, same
from edossier.search.analysis import tokens
from edossier.search.fields import Field, spoken_name
from edossier.search.known import FormKind, KnownName, known_name
from edossier.search.nodes import And, Name, Node, Not, Or, Phrase, Query, Word
from edossier.text.scripts import scripts_in

__all__ = ["Expanded", "NameForm", "NamesHere", "expand", "term_of"]

MOST_FORMS = 64
_MOST_POSSIBLE = 12
_LONGEST_NAME = 6  # words
_MOST_SOUNDED = 40  # windows of one query whose sounds are looked up
_MOST_COMPARED = 60
_MOST_KNOWN_SOUNDED = 8
# A word alone must sound very much alike: "Soviet" is not "Soviets", "Chen" not "Chen Yi".
_SAME_ALONE = 0.88
# A name in one word and one in several: "Maocetung" is Mao Tse-tung; "Hathaway" is no Yu Ta-wei,
# and "Cheney" no Chen Yi.
_SAME_IN_ONE = 0.97
_LONG_ENOUGH = 8
_SHORTEST_ALONE = 3
# Cut short before the family name: "Howard P." may be anybody.
_ENDS_IN_INITIAL = re.compile(r"^[^,]+\s\w\.?$")
_EDGES = ",;:!?"

Certainty = Literal["same", "possible"]


@dataclass(frozen=True, slots=True)
class NameForm:
    """A form that was looked for beside the one that was typed, or could be.

    Attributes:
        typed: The words of the query that it is a form of.
        script: ISO 15924; None where it has no letters.
        system: The romanisation or spelling it is in; None where that is not known.
        certainty: "same" is looked for unless dropped; "possible" only if asked for.
        why: A sentence for the reader.
        is_searched: Whether it was looked for.
    """

    form: str
    typed: str
    script: str | None
    system: str | None
    certainty: Certainty
    why: str
    is_searched: bool


@dataclass(frozen=True, slots=True)
class Expanded:
    """A query with its names in all their forms, and what these are."""

    query: Query
    forms: tuple[NameForm, ...] = ()


class NamesHere(Protocol):
    """What an index tells of the names in it."""

    def forms_with_keys(self, wanted: Iterable[str]) -> Sequence[str]: ...

    def forms_spelled(self, names: Iterable[str]) -> Sequence[tuple[str, FormKind]]: ...

    def has_words(self, text: str) -> bool: ...

    def is_mostly_named(self, word: str) -> bool: ...


def expand(
    query: Query, here: NamesHere, *, without: Collection[str] = (), also: Collection[str] = ()
) -> Expanded:
    """Put the forms that the archive has in the place of each name of a query.

    Args:
        without: Forms that the reader dropped.
        also: Possible forms that the reader took in.
    """
    expander = _Expander(query.text, here, set(map(term_of, without)), set(map(term_of, also)))
    root = expander.expanded(query.root)
    return Expanded(replace(query, root=root), tuple(expander.told))


def term_of(text: str) -> str:
    """Give a name as the index compares it: its words, folded."""
    return " ".join(token.forms[0] for token in tokens(text) if token.words == 1)


@dataclass(frozen=True, slots=True)
class _Window:
    """Words of a query that may be one name."""

    first: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return self.end - self.first


@dataclass(slots=True)
class _Expander:
    text: str
    here: NamesHere
    without: set[str]
    also: set[str]
    told: list[NameForm] = field(default_factory=list)
    sounded: int = 0

    def expanded(self, node: Node) -> Node:
        match node:
            case And(items=items):
                return self._conjunction(node, items)
            case Or(items=items):
                return replace(node, items=tuple(map(self.expanded, items)))
            case Not(item=item):
                return replace(node, item=self.expanded(item))
            case Word():
                return self._names_in([node])[0]
            case Field(name="person" | "place"):
                return self._field(node)
        return node

    def _conjunction(self, node: And, items: Sequence[Node]) -> Node:
        made: list[Node] = []
        run: list[Word] = []
        for item in items:
            if isinstance(item, Word):
                run.append(item)
                continue
            made += self._names_in(run)
            run = []
            made.append(self.expanded(item))
        made += self._names_in(run)
        return made[0] if len(made) == 1 else replace(node, items=tuple(made))

    def _field(self, node: Field) -> Node:
        typed = spoken_name(node.value)
        known = known_name(typed)
        told = list(self._forms_of(typed, known))
        return self._name(node, typed, told, node.name, node.start, node.end)

    def _names_in(self, run: Sequence[Word]) -> list[Node]:
        """Give the words of a run with each name among them made one node."""
        chosen: dict[int, tuple[_Window, Node]] = {}
        taken: set[int] = set()
        persons = self._persons_in(run)
        for window in self._windows(run):
            places = set(range(window.first, window.end))
            # Of "William Manning Rountree" no William alone is meant.
            if taken & places or any(places < person for person in persons):
                continue
            made = self._known_node(run, window) or self._sounded_node(run, window)
            if made is not None:
                chosen[window.first] = (window, made)
                taken |= places
        found: list[Node] = []
        at = 0
        while at < len(run):
            if at in chosen:
                window, made = chosen[at]
                found.append(made)
                at = window.end
            else:
                found.append(run[at])
                at += 1
        return found

    def _persons_in(self, run: Sequence[Word]) -> list[set[int]]:
        """Give the words of each person of several words that the form of a run shows."""
        if len(run) < 2:
            return []
        start = run[0].start
        found = find_people(self.text[start : run[-1].end])
        return [
            {
                at
                for at, word in enumerate(run)
                if word.start < start + name.end and word.end > start + name.start
            }
            for name in found
            if " " in name.printed
        ]

    def _windows(self, run: Sequence[Word]) -> Iterator[_Window]:
        """Give the stretches of a run that may be a name, the longest first."""
        for length in range(min(_LONGEST_NAME, len(run)), 0, -1):
            for first in range(len(run) - length + 1):
                end = first + length
                typed = self.text[run[first].start : run[end - 1].end].strip(_EDGES)
                yield _Window(first, end, spoken_name(typed))

    def _known_node(self, run: Sequence[Word], window: _Window) -> Node | None:
        """Give the node of words that are known to be a name: by a table, or by this archive."""
        known = known_name(window.text)
        spelled = self.here.forms_spelled([window.text])
        if known is None and not (spelled and self._is_a_name_here(window)):
            return None
        kinds = {kind for _, kind in spelled} | ({known.kind} if known else set())
        told = list(self._forms_of(window.text, known))
        typed = self._typed(run, window, is_tight=kinds != {"organisation"})
        return self._name(typed, window.text, told, None, *self._ends(run, window))

    def _is_a_name_here(self, window: _Window) -> bool:
        """Say whether words that some dossier takes for a name are one: "the" is none."""
        return window.words > 1 or self.here.is_mostly_named(window.text)

    def _sounded_node(self, run: Sequence[Word], window: _Window) -> Node | None:
        """Give the node of words that look like a name and sound like one of this archive."""
        if self.sounded >= _MOST_SOUNDED or not self._looks_like_name(window):
            return None
        self.sounded += 1
        told = list(self._forms_of(window.text, None))
        if not any(form.certainty == "same" or form.is_searched for form in told):
            if window.words == len(run):
                self.told += told
            return None
        typed = self._typed(run, window, is_tight=True)
        return self._name(typed, window.text, told, None, *self._ends(run, window))

    def _looks_like_name(self, window: _Window) -> bool:
        words = window.text.split()
        if window.words == 1 and len(window.text) < _SHORTEST_ALONE and window.text.isascii():
            return False
        # "Khrushchev Voroshilov" are two, though it could be read as K. Voroshilov.
        if window.words > 1 and all(self.here.forms_spelled([word]) for word in words):
            return False
        if not self._is_a_name_here(window):
            return False
        is_written_so = all(not word[0].islower() and not word[0].isdigit() for word in words)
        return is_written_so or not self.here.has_words(window.text)

    def _typed(self, run: Sequence[Word], window: _Window, *, is_tight: bool) -> Node:
        start, end = self._ends(run, window)
        if window.words == 1:
            return run[window.first]
        if is_tight:
            return Phrase(window.text, 0, start, end)
        return And(tuple(run[window.first : window.end]), start, end)

    def _ends(self, run: Sequence[Word], window: _Window) -> tuple[int, int]:
        return run[window.first].start, run[window.end - 1].end

    def _name(
        self, typed: Node, text: str, told: list[NameForm], name: str | None, start: int, end: int
    ) -> Node:
        room = max(0, MOST_FORMS - sum(form.is_searched for form in self.told))
        searched = [form for form in told if form.is_searched][:room]
        offered = [form for form in told if not form.is_searched]
        known = set(self.told)
        self.told += [form for form in (*searched, *offered) if form not in known]
        return Name(text, typed, tuple(form.form for form in searched), name, start, end)

    def _forms_of(self, text: str, known: KnownName | None) -> Iterator[NameForm]:
        """Give the other forms of a name that the archive has, each once, the surest first."""
        seen = {term_of(text)}
        possible: list[NameForm] = []
        for form, system, certainty, why in self._candidates(text, known):
            term = term_of(form)
            if not term or term in seen:
                continue
            seen.add(term)
            is_searched = term in self.also if certainty == "possible" else term not in self.without
            told = NameForm(form, text, _script(form), system, certainty, why, is_searched)
            if certainty == "possible":
                possible.append(told)
            else:
                yield told
        yield from possible[:_MOST_POSSIBLE]

    def _candidates(
        self, text: str, known: KnownName | None
    ) -> Iterator[tuple[str, str | None, Certainty, str]]:
        sounds = set(keys(text))
        if known is not None:
            yield from self._known_forms(known)
            for known_form in known.forms[:_MOST_KNOWN_SOUNDED]:
                sounds |= keys(known_form.text)
        found: list[tuple[float, str, Certainty, str]] = []
        for form in self.here.forms_with_keys(sounds)[:_MOST_COMPARED]:
            if _ENDS_IN_INITIAL.search(form):
                continue
            sameness = same(text, form)
            least = _least(text, form)
            if sameness.same and sameness.score >= least:
                found.append((-sameness.score, form, "same", sameness.why))
            elif sameness.tier == "possible" or sameness.same:
                found.append((1 - sameness.score, form, "possible", sameness.why))
        for _, form, certainty, why in sorted(found):
            yield form, None, certainty, why

    def _known_forms(self, known: KnownName) -> Iterator[tuple[str, str | None, Certainty, str]]:
        spelled = self.here.forms_spelled(form.text for form in known.forms)
        # "Chin", China in Polish, is somebody's family name here.
        printed = {
            term_of(form) for form, kind in spelled if (kind == "place") == (known.kind == "place")
        }
        for form in known.forms:
            # A short word of a table may be any word here: "Chin" is China in Polish.
            is_safe = len(form.text.split()) > 1 or _script(form.text) not in ("Latn", None)
            if term_of(form.text) in printed or (is_safe and self.here.has_words(form.text)):
                why = f"{form.text} is a name of {known.name}, by {form.source}"
                yield form.text, form.system, "same", why


def _least(one: str, other: str) -> float:
    """Say how much alike two names must sound to be searched for one another."""
    lengths = sorted((len(one.split()), len(other.split())))
    if lengths[0] > 1:
        return 0.0
    if lengths[1] == 1:
        return _SAME_ALONE
    shorter = min(one, other, key=lambda name: len(name.split()))
    return _SAME_IN_ONE if len(shorter) >= _LONG_ENOUGH else math.inf


def _script(text: str) -> str | None:
    counted = scripts_in(text)
    return counted.most_common(1)[0][0] if counted else None
