"""No silent zero: for a query that finds nothing, others near to it that find something."""

from collections.abc import Callable, Iterator
from typing import Protocol

from edossier.errors import QueryError
from edossier.search.analysis import tokens
from edossier.search.fields import Field
from edossier.search.query import And, Node, Or, Phrase, Prefix, Query, Word, parse
from edossier.search.results import Suggestion

__all__ = ["Nearby", "distance", "suggest"]

_MOST_SUGGESTIONS = 3
_MOST_TRIED = 12
_MOST_CORRECTED = 6
_LONGEST_WORD = 40
_NAMED_FIELDS = ("person", "place", "archive", "cites", "kind", "dossier")


class Nearby(Protocol):
    """What an engine tells of the words it has."""

    def words(self, word: str, distance: int) -> list[str]: ...

    def names(self, field: str) -> list[str]: ...

    def frequency(self, word: str) -> int: ...


def suggest(query: Query, *, count: Callable[[Node], int], near: Nearby) -> tuple[Suggestion, ...]:
    """Give up to three queries that find something: words corrected, else one condition left out.

    Args:
        count: Says how many hits a tree has; each suggestion is tried with it.
        near: The engine's words and names.
    """
    found: dict[str, int] = {}
    for text in _corrected(query, near):
        _try(text, count, found)
    if not found:
        for text in _shortened(query):
            _try(text, count, found)
    ordered = list(found.items())[:_MOST_SUGGESTIONS]
    return tuple(Suggestion(text, total) for text, total in ordered)


def distance(one: str, other: str, most: int) -> int:
    """Give the least number of changes between two words, or `most` + 1 if it takes more.

    A change puts in, leaves out or replaces a letter, or swaps two neighbours.

    >>> distance("yudin", "yuidn", 2)
    1
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        new = [i]
        for j, against in enumerate(other, start=1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        before, row = row, new
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def _try(text: str, count: Callable[[Node], int], found: dict[str, int]) -> None:
    """Keep `text` as a suggestion if it finds something."""
    if text in found or len(found) == _MOST_SUGGESTIONS:
        return
    try:
        total = count(parse(text).root)
    except QueryError:
        return
    if total:
        found[text] = total


def _corrected(query: Query, near: Nearby) -> Iterator[str]:
    """Give the query with its unknown words replaced by near ones, the nearest first."""
    leaves = list(_leaves(query.root))[:_MOST_CORRECTED]
    replacements = [(leaf, _replacements(leaf, near)) for leaf in leaves]
    wrong = [(leaf, texts) for leaf, texts in replacements if texts]
    for choice in range(min(_MOST_SUGGESTIONS, max((len(t) for _, t in wrong), default=0))):
        text = query.text
        for leaf, texts in sorted(wrong, key=lambda pair: -pair[0].start):
            text = text[: leaf.start] + texts[min(choice, len(texts) - 1)] + text[leaf.end :]
        yield text


def _leaves(node: Node) -> Iterator[Word | Phrase | Prefix | Field]:
    match node:
        case And(items=items) | Or(items=items):
            for item in items:
                yield from _leaves(item)
        case Word() | Phrase() | Prefix() | Field():
            yield node


def _replacements(leaf: Word | Phrase | Prefix | Field, near: Nearby) -> list[str]:
    """Give what could stand in the place of one condition; nothing if it is known."""
    match leaf:
        case Field(name=name, value=value) if name in _NAMED_FIELDS:
            return [f'{name}:"{other}"' for other in _near_names(value, near.names(name))]
        case Word(text=text) | Phrase(text=text):
            choices = _near_texts(text, near)
            return [f'"{choice}"' for choice in choices] if isinstance(leaf, Phrase) else choices
    return []


def _near_texts(text: str, near: Nearby) -> list[str]:
    """Give `text` with each word that the index lacks replaced by a near one."""
    made: list[str] = [text]
    changed = False
    for token in sorted((t for t in tokens(text) if t.words == 1), key=lambda t: -t.start):
        word = token.forms[0]
        if near.frequency(word):
            continue
        others = _near_words(word, near)
        if not others:
            continue
        changed = True
        made = [
            whole[: token.start] + other + whole[token.end :] for whole in made for other in others
        ][:_MOST_SUGGESTIONS]
    return made if changed else []


def _near_words(word: str, near: Nearby) -> list[str]:
    most = 2 if len(word) > 4 else 1
    if len(word) < 3 or len(word) > _LONGEST_WORD:
        return []
    ranked: dict[str, tuple[int, int]] = {}
    for text in near.words(word, most):
        for token in tokens(text):
            other = token.forms[0]
            if other in ranked or token.words > 1:
                continue
            away = distance(word, other, most)
            if away <= most:
                ranked[other] = (away, -near.frequency(other))
    return sorted(ranked, key=lambda other: (*ranked[other], other))[:_MOST_SUGGESTIONS]


def _near_names(value: str, names: list[str]) -> list[str]:
    """Give the names whose words are, one by one and in any order, near those of `value`."""
    wanted = [token.forms[0] for token in tokens(value) if token.words == 1]
    ranked: list[tuple[int, int, str]] = []
    for order, name in enumerate(names):
        away = _away(wanted, name.split())
        if away is not None:
            ranked.append((away, order, name))
    return [name for _, _, name in sorted(ranked)[:_MOST_SUGGESTIONS]]


def _away(wanted: list[str], words: list[str]) -> int | None:
    """Give how far the words asked for are from the nearest words of a name; None if too far."""
    total = 0
    for word in wanted:
        most = 0 if len(word) < 3 else 1 if len(word) < 5 else 2
        nearest = min((distance(word, other, most) for other in words), default=most + 1)
        if nearest > most:
            return None
        total += nearest
    return total


def _shortened(query: Query) -> Iterator[str]:
    """Give the query with one of its conditions left out."""
    if not isinstance(query.root, And):
        return
    for item in query.root.items[:_MOST_TRIED]:
        text = query.text[: item.start] + query.text[item.end :]
        yield " ".join(text.split())
