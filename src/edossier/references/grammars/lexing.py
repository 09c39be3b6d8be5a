"""A grammar made ready to be read with: what its lexer needs is made when it is first needed.

Lark makes a lexer for each state of its parser and compiles every terminal by itself to check it.
That takes longer than reading some thousand citations; here a state's lexer is made when the
parser first comes to the state, of the same terminals in the same order.
"""

from collections.abc import Collection
from copy import copy
from functools import cached_property

from lark import Lark
from lark.common import LexerConf
from lark.exceptions import LexError
from lark.lexer import AbstractBasicLexer, BasicLexer, ContextualLexer

__all__ = ["make_grammar"]


def make_grammar(rules: str, start: str = "start", *, has_places: bool = False) -> Lark:
    """Make a grammar of the text of a Lark file, to be read from the rule `start` on.

    Args:
        has_places: Each tree says where it starts and ends, not only its tokens.

    Raises:
        LexError: In reading, of a grammar with a terminal that may be empty.
    """
    return Lark(
        rules,
        start=start,
        parser="lalr",
        lexer="contextual",
        propagate_positions=has_places,
        _plugins={"ContextualLexer": _LexerOfStates},
    )


class _LexerOfStates(ContextualLexer):
    """Lark's contextual lexer, its lexers made when they are first asked for."""

    def __init__(
        self,
        conf: LexerConf,
        states: dict[int, Collection[str]],
        always_accept: Collection[str] = (),
    ) -> None:
        self._conf = copy(conf)
        self._conf.skip_validation = True
        self._always = {*conf.ignore, *always_accept}
        self.lexers = _Lexers(self._conf, states, self._always)

    @cached_property
    def root_lexer(self) -> BasicLexer:  # type: ignore[override]  # Lark sets it at once
        """Give the lexer of all terminals, which words the error where a text is refused."""
        return BasicLexer(self._conf)


class _Lexers(dict[int, AbstractBasicLexer]):
    """The lexer of each state, one for all states in which the same terminals may come."""

    def __init__(
        self, conf: LexerConf, states: dict[int, Collection[str]], always: set[str]
    ) -> None:
        self._conf, self._states, self._always = conf, states, always
        self._of_terminals: dict[frozenset[str], AbstractBasicLexer] = {}

    def __missing__(self, state: int) -> AbstractBasicLexer:
        known = self._conf.terminals_by_name
        names = frozenset(n for n in {*self._states[state], *self._always} if n in known)
        lexer = self._of_terminals.get(names)
        if lexer is None:
            lexer = self._of_terminals[names] = self._made(names)
        self[state] = lexer
        return lexer

    def _made(self, names: frozenset[str]) -> BasicLexer:
        conf = copy(self._conf)
        conf.terminals = [conf.terminals_by_name[name] for name in names]
        for terminal in conf.terminals:
            if terminal.pattern.min_width == 0:
                raise LexError(f"{terminal.name} may be empty: reading would never end.")
        return BasicLexer(conf)
