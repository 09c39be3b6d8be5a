"""Highlighting: the passages of a hit that show why it was found, and the words in them.

It works on the text as printed with the same analysis as the index, whatever the engine. A
passage is first looked over for words that could match (each different word is judged once);
only the few best are read closely.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import lru_cache

from edossier.search.analysis import Token, exact_forms, stem_forms, tokens
from edossier.search.nodes import Query
from edossier.search.results import FoundPassage
from edossier.search.unit import Passage
from edossier.search.wanted import WantedSequence, wanted_by

__all__ = ["Highlighter", "ReadPassages"]

_MOST_PASSAGES = 3
_MOST_READ_CLOSELY = 40
_LONGEST_SHOWN = 420
_BEFORE_FIRST_MARK = 90
# A passage longer than this is looked over in stretches, which overlap a little.
_STRETCH = 8_000
_OVERLAP = 400
_MOST_MATCHED = 20
# What stands between blanks and is no longer than this is analysed once.
_SHORT = 40
# Languages whose stemmers also take beginnings off.
_STEMMED_IN_FRONT = frozenset({"ar", "id"})


@dataclass(frozen=True, slots=True)
class ReadPassages:
    """What was found in the passages of a hit.

    Attributes:
        passages: The best, in reading order.
        matched: The words that matched, as printed, each once.
        places: The same words with the kind and the anchor of each passage that has them.
    """

    passages: tuple[FoundPassage, ...] = ()
    matched: tuple[str, ...] = ()
    places: tuple[tuple[str, str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    order: int
    passage: Passage
    offset: int
    text: str
    marks: tuple[_Mark, ...]

    @property
    def weight(self) -> tuple[int, int]:
        return len({mark.term for mark in self.marks}), min(len(self.marks), 9)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The words met so far in one language, each looked at once.

    Attributes:
        meeting: Those that meet a condition alone.
        parts: Those that are parts of sequences, with the words of sequences that they are.
    """

    meeting: set[str] = field(default_factory=set)
    parts: dict[str, frozenset[str]] = field(default_factory=dict)
    others: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Near:
    """What of a text may be looked for: words between blanks, and sequences all of whose words
    it has."""

    words: frozenset[str]
    sequences: tuple[WantedSequence, ...]

    def __bool__(self) -> bool:
        return bool(self.words or self.sequences)


class Highlighter:
    """Finds and marks the passages of any number of hits for one query."""

    def __init__(self, query: Query) -> None:
        self._wanted = wanted_by(query)
        self._forms_by_language: dict[str | None, dict[str, int]] = {}
        self._in_sequences = frozenset(
            word for sequence in self._wanted.sequences for word in sequence.words
        )
        self._initials: dict[str, set[str]] = {}
        self._judged: dict[str | None, _Judged] = {}

    def find(self, passages: Iterable[Passage]) -> tuple[tuple[FoundPassage, ...], tuple[str, ...]]:
        """Give the best passages in reading order, and the words that matched, as printed."""
        found = self.read(passages)
        return found.passages, found.matched

    def read(self, passages: Iterable[Passage]) -> ReadPassages:
        """Give the best passages in reading order, what matched, and where."""
        if not self._wanted.terms:
            return ReadPassages()
        candidates = self._candidates(passages)
        best = sorted(candidates, key=lambda c: (-c.weight[0], -c.weight[1], c.order))
        chosen = sorted(best[:_MOST_PASSAGES], key=lambda c: c.order)
        matched: dict[str, None] = {}
        places: dict[tuple[str, str, str | None], None] = {}
        for candidate in best:
            for mark in candidate.marks:
                words = candidate.text[mark.start : mark.end]
                matched.setdefault(words)
                places.setdefault((words, candidate.passage.kind, candidate.passage.anchor))
        return ReadPassages(
            tuple(map(_shown, chosen)), tuple(matched)[:_MOST_MATCHED], tuple(places)
        )

    def _candidates(self, passages: Iterable[Passage]) -> list[_Candidate]:
        found: list[_Candidate] = []
        whole = 0
        for order, passage in enumerate(passages):
            for offset, text in _stretches(passage.text):
                near = self._near(text, passage.language)
                marks = self._marks(text, near, passage.language) if near else ()
                if marks:
                    found.append(_Candidate(order, passage, offset, text, marks))
                    whole += found[-1].weight[0] == self._wanted.terms
                if len(found) == _MOST_READ_CLOSELY or whole == 2 * _MOST_PASSAGES:
                    return found
        return found

    def _near(self, text: str, language: str | None) -> _Near:
        """Give what of a text may be looked for."""
        judged = self._judged.setdefault(language, _Judged())
        words = set(text.split())
        for word in words - judged.others:
            if word not in judged.meeting and word not in judged.parts:
                self._judge(word, language, judged)
        meeting = frozenset(words & judged.meeting)
        here = [judged.parts[word] for word in words if word in judged.parts]
        if not here:
            return _Near(meeting, ())
        parts = frozenset().union(*here)
        whole = (s for s in self._wanted.sequences if parts.issuperset(s.words))
        return _Near(meeting, tuple(whole))

    def _judge(self, word: str, language: str | None, judged: _Judged) -> None:
        forms, initials = _forms_in(word)
        parts = forms & self._in_sequences
        if parts:
            judged.parts[word] = parts
        could_be = (
            bool(self._wanted.prefixes)
            or not self._forms(language).keys().isdisjoint(forms)
            or self._may_share_stem(initials, language)
        )
        if could_be and any(self._terms_of(t, word, language) for t in _tokens_of(word)):
            judged.meeting.add(word)
        elif not parts:
            judged.others.add(word)

    def _forms(self, language: str | None) -> dict[str, int]:
        """Give the terms looked for in texts of one language."""
        forms = self._forms_by_language.get(language)
        if forms is None:
            forms = dict(self._wanted.exact)
            for word, term in self._wanted.words:
                for form in exact_forms(word) + stem_forms(word, language):
                    forms.setdefault(form, term)
            self._forms_by_language[language] = forms
        return forms

    def _terms_of(self, token: Token, text: str, language: str | None) -> list[int]:
        """Give the conditions that a word of `text` meets; it is stemmed only if need be."""
        forms = self._forms(language)
        found = [forms[form] for form in token.forms if form in forms]
        for prefix, term in self._wanted.prefixes:
            if any(form.startswith(prefix) for form in token.forms):
                found.append(term)
        if found or token.words > 1:
            return found
        if not self._may_share_stem({form[:1] for form in token.forms}, language):
            return found
        stems = stem_forms(text[token.start : token.end], language)
        return [forms[form] for form in stems if form in forms]

    def _may_share_stem(self, initials: Set[str], language: str | None) -> bool:
        """Say whether the stem of a word could be one looked for: it mostly begins alike."""
        if not self._wanted.words or language is None:
            return False
        if language.split("-")[0] in _STEMMED_IN_FRONT:
            return True
        wanted = self._initials.get(language)
        if wanted is None:
            wanted = {form.rpartition(":")[2][:1] for form in self._forms(language)}
            self._initials[language] = wanted
        return not wanted.isdisjoint(initials)

    def _marks(self, text: str, near: _Near, language: str | None) -> tuple[_Mark, ...]:
        marks: list[_Mark] = []
        if near.sequences:
            single = [token for token in tokens(text) if token.words == 1]
            for sequence in near.sequences:
                marks.extend(_sequence_marks(single, sequence))
        for word in near.words:
            for at in _places_of(word, text):
                marks += self._word_marks(_tokens_of(word), word, language, offset=at)
        return tuple(_merged(marks))

    def _word_marks(
        self, words: Iterable[Token], text: str, language: str | None, *, offset: int
    ) -> list[_Mark]:
        return [
            _Mark(offset + token.start, offset + token.end, term)
            for token in words
            for term in self._terms_of(token, text, language)[:1]
        ]


def _sequence_marks(words: Sequence[Token], sequence: WantedSequence) -> Iterator[_Mark]:
    """Mark each place where the words of `sequence` stand together, in order or moved."""
    length = len(sequence.words)
    if sequence.moves == 0:
        for start in range(len(words) - length + 1):
            if all(
                wanted in words[start + index].forms for index, wanted in enumerate(sequence.words)
            ):
                yield _Mark(words[start].start, words[start + length - 1].end, sequence.term)
        return
    wanted_words = set(sequence.words)
    places = [(i, w) for i, token in enumerate(words) for w in token.forms if w in wanted_words]
    for at, (first, _) in enumerate(places):
        near = [place for place in places[at : at + 8 * length] if place[0] - first <= length + 12]
        reach = length + sequence.moves
        inside = [place for place in near if place[0] - first < reach]
        if {word for _, word in inside} == wanted_words:
            for index, _ in inside:
                yield _Mark(words[index].start, words[index].end, sequence.term)


def _merged(marks: Iterable[_Mark]) -> Iterator[_Mark]:
    """Give the marks in order, those that overlap made one."""
    last: _Mark | None = None
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if last is None:
            last = mark
        elif mark.start < last.end:
            last = _Mark(last.start, max(last.end, mark.end), last.term)
        else:
            yield last
            last = mark
    if last is not None:
        yield last


def _places_of(word: str, text: str) -> Iterator[int]:
    """Give where a word stands in a text between blanks."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if (at == 0 or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(word, end)


def _forms_in(word: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give the terms as written of all words in a stretch between blanks, and their initials."""
    return _short_forms(word) if len(word) <= _SHORT else _all_forms(word)


@lru_cache(maxsize=50_000)
def _short_forms(word: str) -> tuple[frozenset[str], frozenset[str]]:
    return _all_forms(word)


def _all_forms(word: str) -> tuple[frozenset[str], frozenset[str]]:
    forms = frozenset(form for token in _tokens_of(word) for form in token.forms)
    return forms, frozenset(form[:1] for form in forms)


def _tokens_of(word: str) -> tuple[Token, ...]:
    """Give the words and compounds in a stretch between blanks; short ones come again and again."""
    return _short_tokens(word) if len(word) <= _SHORT else tuple(tokens(word))


@lru_cache(maxsize=50_000)
def _short_tokens(word: str) -> tuple[Token, ...]:
    return tuple(tokens(word))


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    if len(text) <= _STRETCH:
        yield 0, text
        return
    for start in range(0, len(text), _STRETCH - _OVERLAP):
        yield start, text[start : start + _STRETCH]


def _shown(candidate: _Candidate) -> FoundPassage:
    """Cut a passage to the stretch that shows most of what matched."""
    text, marks = candidate.text, candidate.marks
    start, end = 0, len(text)
    if len(text) > _LONGEST_SHOWN:
        first = _densest(marks)
        start = _word_start(text, max(0, first.start - _BEFORE_FIRST_MARK))
        end = _word_end(text, min(len(text), max(first.end, start + _LONGEST_SHOWN)))
    whole = candidate.passage
    return FoundPassage(
        text=text[start:end],
        marks=tuple(
            (m.start - start, m.end - start) for m in marks if start <= m.start < m.end <= end
        ),
        kind=whole.kind,
        language=whole.language,
        anchor=whole.anchor,
        is_cut_before=candidate.offset + start > 0,
        is_cut_after=candidate.offset + end < len(whole.text),
    )


def _densest(marks: Sequence[_Mark]) -> _Mark:
    """Give the mark that begins the stretch with most conditions, then most marks, in it."""
    best, best_weight = marks[0], (0, 0)
    end = 0
    for index, mark in enumerate(marks):
        while (
            end < len(marks) and marks[end].end <= mark.start + _LONGEST_SHOWN - _BEFORE_FIRST_MARK
        ):
            end += 1
        inside = marks[index : min(max(end, index + 1), index + 40)]
        weight = (len({m.term for m in inside}), len(inside))
        if weight > best_weight:
            best, best_weight = mark, weight
    return best


def _word_start(text: str, at: int) -> int:
    """Move on to the beginning of a word, unless none is near."""
    blank = text.find(" ", at, at + 40) if at else -1
    return at if blank < 0 else blank + 1


def _word_end(text: str, at: int) -> int:
    blank = text.rfind(" ", at - 40, at) if at < len(text) else -1
    return at if blank < 0 else blank
