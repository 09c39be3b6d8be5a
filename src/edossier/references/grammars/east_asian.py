"""Family K: Chinese archives, and the file numbers of Japanese ones."""

from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars.trees import part_trees
from edossier.references.parts import Part, Reading, spread
from edossier.references.repositories import Repository

__all__ = ["read"]

_ISAD = {
    "DEPARTMENT": ("fond", "fonds"),
    "FILE": ("file", "file"),
    "ITEM": ("item", "item"),
    "LOCAL_FONDS": ("fond", "fonds"),
    "CATALOGUE": ("catalogue", "series"),
    "LOCAL_FILE": ("file", "file"),
    "CASE": ("juan", "file"),
    "CASE_ITEM": ("item", "item"),
    "FONDS": ("fond", "fonds"),
}


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a Chinese citation from `start` on."""
    parts: list[Part] = []
    for tree in part_trees(_grammar(), text[start:]):
        parts += _parts(tree, start)
    return Reading(
        tuple(parts), rules=("R-DANGHAO-1: department, file and document of the file number",)
    )


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("east_asian.lark").read_text("utf-8")
    return Lark(rules, parser="lalr", lexer="contextual", propagate_positions=True)


def _parts(tree: Tree[Token], offset: int) -> list[Part]:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    places = [(offset + (t.start_pos or 0), offset + (t.end_pos or 0)) for t in tokens]
    if tree.data == "word":
        return [Part("word", "", "", str(tokens[0]), *places[0])]
    if tree.data == "leaves":
        span = (offset + tree.meta.start_pos, offset + tree.meta.end_pos)
        return [Part("leaves", "page", "", tokens[0].strip(), *span)]
    parts = [
        Part(*_ISAD[token.type], "", token.strip(), *place)
        for token, place in zip(tokens, places, strict=True)
    ]
    return spread(parts, offset + tree.meta.start_pos, offset + tree.meta.end_pos)
