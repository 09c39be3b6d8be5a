"""A grammar's lexers are made when they are needed, and read as Lark's own do."""

import pytest
from lark import Lark, UnexpectedInput
from lark.exceptions import LexError

from edossier.references.grammars.lexing import make_grammar

_RULES = """
start: (fond | box | WORD)*
fond: "f." NUMBER
box: BOX LETTER
BOX.2: /box\\s/
LETTER: /[A-Z]/
NUMBER: /\\d{1,5}/
WORD.-1: /[^\\s\\d]+/
%ignore " "
"""


@pytest.mark.parametrize("text", ["f. 17 box A", "box AB f. 3", "f. x", "box 1", "", "words only"])
def test_the_same_text_is_read_or_refused(text: str) -> None:
    own = Lark(_RULES, parser="lalr", lexer="contextual")
    made = make_grammar(_RULES)
    expected = _read(own, text)
    assert [_read(made, text), _read(made, text)] == [expected, expected]


def _read(grammar: Lark, text: str) -> object:
    """Give the tree, or what the refusal says."""
    try:
        return grammar.parse(text)
    except UnexpectedInput as refusal:
        return type(refusal), str(refusal)


def test_a_terminal_that_may_be_empty_is_refused() -> None:
    with pytest.raises(LexError, match="NUMBER may be empty"):
        make_grammar("start: NUMBER*\nNUMBER: /\\d*/").parse("x")


def test_a_tree_says_where_it_stands_where_asked() -> None:
    (fond, _) = make_grammar(_RULES, has_places=True).parse("f. 17 box A").children
    assert (fond.meta.start_pos, fond.meta.end_pos) == (0, 5)
