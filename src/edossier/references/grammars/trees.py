"""A grammar put to work: the trees of its parts, one after the other."""

from functools import lru_cache
from typing import cast

from lark import Lark, Token, Tree, UnexpectedInput

__all__ = ["part_trees"]

# No citation of one unit has more parts. The rules beside the grammars look back at all parts
# before each: this bounds the time for them.
_MOST_PARTS = 200


def part_trees(grammar: Lark, text: str) -> list[Tree[Token]]:
    """Give one tree a part, in printed order; what comes after 200 parts is left unread.

    The grammars have a rule for any word; should one still stop, it has understood nothing,
    and the whole text stays in the remainder: an exception is no answer to a scholar.
    """
    return list(_trees(grammar, text))


@lru_cache(maxsize=32)  # a citation in running text is read for its end, and then by itself
def _trees(grammar: Lark, text: str) -> tuple[Tree[Token], ...]:
    try:
        return tuple(cast("list[Tree[Token]]", grammar.parse(text).children)[:_MOST_PARTS])
    except UnexpectedInput:
        return ()
