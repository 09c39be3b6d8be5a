"""What a query looks for in running text: words, beginnings of words, words in a row."""

from dataclasses import dataclass, field

from edossier.search.analysis import tokens
from edossier.search.fields import Field, spoken_name
from edossier.search.nodes import And, Name, Node, Not, Or, Phrase, Prefix, Query, Word

__all__ = ["Wanted", "WantedSequence", "wanted_by"]


@dataclass(frozen=True, slots=True)
class WantedSequence:
    """Words that have to stand together."""

    words: tuple[str, ...]
    moves: int
    term: int


@dataclass(slots=True)
class Wanted:
    """What a query looks for in running text; `term` numbers its conditions."""

    words: list[tuple[str, int]] = field(default_factory=list)
    exact: dict[str, int] = field(default_factory=dict)
    prefixes: list[tuple[str, int]] = field(default_factory=list)
    sequences: list[WantedSequence] = field(default_factory=list)
    terms: int = 0


def wanted_by(query: Query) -> Wanted:
    """Give what `query` looks for in running text."""
    wanted = Wanted()
    _collect(query.root, wanted)
    return wanted


def _collect(node: Node, wanted: Wanted) -> None:
    """Take in what `node` looks for in running text; what it excludes is passed over."""
    match node:
        case And(items=items) | Or(items=items):
            for item in items:
                _collect(item, wanted)
        case Prefix(text=text):
            prefix = "".join(form for token in tokens(text) for form in token.forms[:1])
            wanted.prefixes.append((prefix, wanted.terms))
            wanted.terms += 1
        case Word(text=text):
            _collect_words(text, 0, wanted, as_written=False)
        case Phrase(text=text, moves=moves):
            _collect_words(text, moves, wanted, as_written=True)
        case Name(typed=typed, forms=forms):
            _collect(typed, wanted)
            for form in forms:
                # All forms are one condition: a passage with two of them meets no more.
                wanted.terms -= 1
                _collect_words(form, 0, wanted, as_written=True)
        case Field(name="person" | "place", value=value):
            _collect_words(spoken_name(value), 0, wanted, as_written=True)
        case Field(name="exact", value=value):
            _collect_words(value, 0, wanted, as_written=True)
        case Not() | _:
            pass


def _collect_words(text: str, moves: int, wanted: Wanted, *, as_written: bool) -> None:
    found = list(tokens(text))
    single = [token for token in found if token.words == 1]
    term = wanted.terms
    wanted.terms += 1
    for token in found:
        if token.words == len(single) > 1:
            wanted.exact.setdefault(token.forms[0], term)
    if len(single) > 1:
        wanted.sequences.append(WantedSequence(tuple(t.forms[0] for t in single), moves, term))
    elif as_written:
        for form in single[0].forms:
            wanted.exact.setdefault(form, term)
    else:
        wanted.words.append((text[single[0].start : single[0].end], term))
