"""A grammar put to work: the trees of its parts, one after the other."""

from typing import cast

from lark import Lark, Token, Tree, UnexpectedInput

__all__ = ["part_trees"]


def part_trees(grammar: Lark, text: str) -> list[Tree[Token]]:
    """Give one tree a part, in printed order.

    The grammars have a rule for any word; should one still stop, it has understood nothing,
    and the whole text stays in the remainder: an exception is no answer to a scholar.
    """
    try:
        return cast("list[Tree[Token]]", grammar.parse(text).children)
    except UnexpectedInput:
        return []
