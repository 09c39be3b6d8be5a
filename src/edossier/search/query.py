"""The query language: what a reader types, as a tree that an engine can run.

    drunkenness            a word, in any inflection; all words are wanted
    advis*                 words that begin so, as written
    "great leap"           words in this order; "great leap"~3 with up to three moves
    -hungary               without it
    mao OR khrushchev      one or the other; (brackets) group
    archive:AVPRF          a field; person:"Zhou Enlai", date:1956-10..1958, time:16..18 ...
    AVPRF f. 0100, op. 49  a citation and nothing else: what has it, or is below it

`parse` raises `QueryError` and nothing else; its `at` is where reading stopped. It reads once
from left to right, within fixed bounds of length, terms and depth.
"""

import re
from dataclasses import replace

from edossier.errors import QueryError
from edossier.search.analysis import is_unspaced, tokens
from edossier.search.asked import citation_asked
from edossier.search.fields import FIELDS, DateField, Field, parse_field
from edossier.search.nodes import (
    And,
    Everything,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Word,
)
from edossier.search.times import TimeField

__all__ = [
    "FIELDS",
    "And",
    "DateField",
    "Everything",
    "Field",
    "Node",
    "Not",
    "Or",
    "Phrase",
    "Prefix",
    "Query",
    "Word",
    "parse",
]

LONGEST_QUERY = 2_000
MOST_TERMS = 100
DEEPEST_BRACKETS = 20

_QUOTES = '"“”„‟«»'
_SPACE = re.compile(r"\s+")
_OPERATOR = re.compile(r"(?:OR|AND|NOT)(?=[\s()]|$)|\|\|?(?=\s|$)")
_FIELD = re.compile(r"([^\W\d_]+):")
_BARE = re.compile(rf"[^\s(){_QUOTES}]+")
_QUOTED = re.compile(rf"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_MOVES = re.compile(r"~(\d{1,2})?")
_ARK = re.compile(r"(?:https?://[^\s()]{1,300}/)?(ark:/?\d{5,9}/[^\s()]+)", re.IGNORECASE)


def parse(text: str) -> Query:
    """Read a query.

    >>> parse("mao -hungary").root.items[0]
    Word(text='mao', start=0, end=3)

    Raises:
        QueryError: It cannot be understood; the message says why and how to mend it.
    """
    if len(text) > LONGEST_QUERY:
        message = f"the query is longer than {LONGEST_QUERY} characters; shorten it"
        raise QueryError(message, at=LONGEST_QUERY)
    if citation_asked(text) is not None:
        return Query(text, Field("ref", text.strip(), 0, len(text)))
    return Query(text, _Reader(text).read())


class _Reader:
    """One pass over a query; `here` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.here = 0
        self.terms = 0

    def read(self) -> Node:
        found = self._alternatives(depth=0)
        if self.here < len(self.text):
            raise QueryError(
                "this closing bracket opens nowhere; take it out or put `(` before it",
                at=self.here,
            )
        if found is not None:
            return found
        if self.text.strip():
            raise QueryError(
                f"there is no word to search for in `{_short(self.text.strip())}`; "
                "type a word, a number or a field",
                at=len(self.text) - len(self.text.lstrip()),
            )
        return Everything(0, len(self.text))

    def _alternatives(self, depth: int) -> Node | None:
        """Read `a b OR c`; None where no word stands."""
        choices: list[Node] = []
        operator_at: int | None = None
        while True:
            item = self._conjunction(depth)
            if item is not None:
                choices.append(item)
            elif operator_at is not None or self._operator() == "OR":
                raise QueryError(
                    "`OR` stands between two words; put a word on each side, or write "
                    '`"or"` to search for it',
                    at=self.here if operator_at is None else operator_at,
                )
            if self._operator() != "OR":
                break
            operator_at = self.here
            self._take_operator()
        if len(choices) < 2:
            return choices[0] if choices else None
        return Or(tuple(choices), choices[0].start, choices[-1].end)

    def _conjunction(self, depth: int) -> Node | None:
        items: list[Node] = []
        while True:
            self._skip_space()
            operator = self._operator()
            if operator == "AND":
                self._take_conjunction(has_left=bool(items))
                continue
            if self.here == len(self.text) or self.text[self.here] == ")" or operator == "OR":
                break
            item = self._item(depth)
            if item is not None:
                items.append(item)
        if len(items) < 2:
            return items[0] if items else None
        return And(tuple(items), items[0].start, items[-1].end)

    def _take_conjunction(self, *, has_left: bool) -> None:
        at = self.here
        self._take_operator()
        self._skip_space()
        if not has_left or self.here == len(self.text) or self._operator() in ("OR", "AND"):
            raise QueryError(
                "`AND` stands between two words; all words are wanted without it, so leave it out",
                at=at,
            )

    def _item(self, depth: int) -> Node | None:
        """Read one condition; None for punctuation that says nothing."""
        start = self.here
        negations = 0
        while self._negates():
            negations += 1
            self._skip_space()
        item = self._condition(depth)
        if negations == 0:
            return item
        if item is None:
            raise QueryError(
                "nothing follows this sign for *without*; write a word right after it", at=start
            )
        return Not(item, start, item.end) if negations % 2 else item

    def _negates(self) -> bool:
        if self._operator() == "NOT":
            self._take_operator()
            return True
        char, after = self.text[self.here : self.here + 1], self.text[self.here + 1 :][:1]
        if char and char in "-−–" and after and not after.isspace() and after not in ")-−–":
            self.here += 1
            return True
        return False

    def _condition(self, depth: int) -> Node | None:
        if self.here == len(self.text) or self.text[self.here] == ")":
            return None
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise QueryError(
                f"the query has more than {MOST_TERMS} words; shorten it", at=self.here
            )
        char = self.text[self.here]
        if char == "(":
            return self._group(depth)
        if char in _QUOTES:
            return self._phrase()
        if char == "+":
            self.here += 1
            return None
        ark = _ARK.match(self.text, self.here)
        if ark:
            self.here = ark.end()
            return Field("ark", ark.group(1), ark.start(), ark.end())
        named = _FIELD.match(self.text, self.here)
        if named:
            return self._field(named)
        return self._word()

    def _group(self, depth: int) -> Node:
        at = self.here
        if depth == DEEPEST_BRACKETS:
            raise QueryError(
                f"there are more than {DEEPEST_BRACKETS} brackets in one another; take some out",
                at=at,
            )
        self.here += 1
        inner = self._alternatives(depth + 1)
        if self.here == len(self.text):
            raise QueryError("this bracket is not closed; put `)` at its end", at=at)
        self.here += 1
        if inner is None:
            raise QueryError("there is nothing between these brackets; take them out", at=at)
        return replace(inner, start=at, end=self.here)

    def _phrase(self) -> Phrase:
        start = self.here
        words = self._quoted()
        moves = _MOVES.match(self.text, self.here)
        if moves:
            self.here = moves.end()
        if not any(True for _ in tokens(words)):
            raise QueryError(
                "there is no word between these quotation marks; put one there", at=start
            )
        return Phrase(words, int(moves.group(1) or 0) if moves else 0, start, self.here)

    def _quoted(self) -> str:
        match = _QUOTED.match(self.text, self.here)
        if not match:
            raise QueryError(
                "this quotation mark is not closed; put another at the end of the phrase",
                at=self.here,
            )
        self.here = match.end()
        return match.group(1)

    def _field(self, named: re.Match[str]) -> Field | DateField | TimeField:
        start, value_at = named.start(), named.end()
        self.here = value_at
        if self.text[value_at : value_at + 1] and self.text[value_at] in _QUOTES:
            value = self._quoted()
            value_at += 1
        else:
            bare = _BARE.match(self.text, value_at)
            value = bare.group() if bare else ""
            self.here = bare.end() if bare else value_at
        return parse_field(named.group(1), value, start=start, value_at=value_at, end=self.here)

    def _word(self) -> Word | Prefix | None:
        match = _BARE.match(self.text, self.here)
        assert match is not None  # noqa: S101  (brackets, quotes and blanks are taken before)
        start, self.here = match.span()
        typed = match.group()
        words = [token for token in tokens(typed) if token.words == 1]
        if not words:
            if "*" in typed:
                raise QueryError(
                    "a star needs the beginning of a word before it, as in `advis*`", at=start
                )
            return None
        if "*" in typed and not is_unspaced(typed):
            return self._prefix(typed, start, several=len(words) > 1)
        return Word(typed, start, self.here)

    def _prefix(self, typed: str, start: int, *, several: bool) -> Prefix:
        star = typed.index("*")
        rest = typed[star + 1 :].rstrip(".,;:!?")
        if rest or several or star == 0:
            raise QueryError(
                "a star stands at the end of one word, as in `advis*`; write the rest apart",
                at=start + star,
            )
        return Prefix(typed[:star], start, self.here)

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.here)
        if match:
            self.here = match.end()

    def _operator(self) -> str | None:
        match = _OPERATOR.match(self.text, self.here)
        if not match:
            return None
        return "OR" if match.group().startswith("|") else match.group()

    def _take_operator(self) -> None:
        match = _OPERATOR.match(self.text, self.here)
        if match:
            self.here = match.end()


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
