"""Family B: fond, opis and delo as bare numbers: "495/225/71"."""

import re
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["is_bare", "read"]

_BARE = re.compile(
    r"[\s,(]{0,4}(?:[A-ZА-ЯІ]{1,2}\s?[-/]?\s?)?\d{1,6}(?:[а-яa-z]|Б|B)?"
    r"(?:\s?/\s?\d{1,6}[а-яa-z]?\s?/\s?|\s\d{1,4}[а-яa-z]?\s)\d{1,6}(?![\d]|/\d{1,6}/)"
)


def is_bare(text: str) -> bool:
    """Say whether `text` starts with three numbers and nothing else that could be a level."""
    return _BARE.match(text) is not None


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read three numbers as fond, opis and delo, from `start` on."""
    is_ukrainian = repository is not None and repository.tradition == "ukrainian"
    names = ("fond", "opys", "sprava") if is_ukrainian else ("fond", "opis", "delo")
    parts: list[Part] = []
    for tree in part_trees(_grammar(), text[start:]):
        parts += _parts(tree, start, names)
    is_fourth = any(p.label == "?" for p in parts)
    # "RGASPI 17/162/18/112": of an archive of these families a fourth number is the leaf.
    doubts = ["A fourth number may be the leaf."] if is_fourth and repository is None else []
    parts = [_without_mark(part) for part in parts]
    return Reading(
        tuple(parts),
        doubts=tuple(doubts),
        rules=("R-POSITION-1: three bare numbers of this archive are fond, opis, delo",),
    )


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("positional.lark").read_text("utf-8")
    leaf = [row for row in level_words("labelled", "ukrainian") if row.isad in {"leaf", "page"}]
    pages = [*leaf, *(row for row in level_words("labelled") if row.isad == "either")]
    lines = [
        rules,
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in pages),
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals(pages, r"(?=\s{0,2}\d)"),
    ]
    return make_grammar("\n".join(lines))


def _parts(tree: Tree[Token], offset: int, names: tuple[str, str, str]) -> list[Part]:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    places = [(offset + (t.start_pos or 0), offset + (t.end_pos or 0)) for t in tokens]
    if tree.data == "leaves":
        span = (places[0][0], places[-1][1])
        isad = "leaf" if tokens[0].type == "LIST_LABEL" else "page"
        return [Part("leaves", isad, tokens[0].strip(), tokens[-1].strip(), *span)]
    if tree.data == "word":
        return [Part("word", "", "", str(tokens[0]), *places[0])]
    kinds = [*zip(names, ("fonds", "series", "file"), strict=True), ("leaves", "leaf")]
    return [
        Part(level, isad, "?" if isad == "leaf" else "", _number(token), *place)
        for (level, isad), token, place in zip(kinds, tokens, places, strict=False)
    ]


def _number(token: Token) -> str:
    """R-POSITION-2: "R/1021" is the fond R-1021; the slash only sets the letter off."""
    return re.sub(r"^([^\W\d_]{1,2})\s?/\s?(?=\d)", r"\1-", token.strip())


def _without_mark(part: Part) -> Part:
    label = "" if part.label == "?" else part.label
    return Part(part.level, part.isad, label, part.value, part.start, part.end)
