"""The records of the GDR's State Security: ministry, units, number, Blatt."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Token, Tree

from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_TRADITIONS = ("stasi",)
_MINISTRY = re.compile(r"MfS(?=\)?\s?$)")


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a citation of the State Security's records from `start` on.

    "BArch, MfS" is how the Bundesarchiv names this archive since 2021; the ministry in it is
    the Bestand as well.
    """
    own = _MINISTRY.search(text, 0, start)
    at = own.start() if own else start
    parts: list[Part] = []
    for tree in part_trees(_grammar(), text[at:]):
        parts.append(_part(tree, at, parts))
    return Reading(
        tuple(parts), rules=("R-STASI-1: ministry, units and number in the order of the archive",)
    )


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("stasi.lark").read_text("utf-8")
    rows = level_words(*_TRADITIONS)
    leaf = [row for row in rows if row.isad in {"leaf", "page"}]
    level = [row for row in rows if row not in leaf]
    labels = [
        "_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in level),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals(level, r"(?=\s{0,2}(?:\d|[IVX]{1,5}(?![^\W_])))"),
        terminals(leaf, r"(?=\s{0,2}\d)"),
    ]
    return make_grammar("\n".join([rules, *labels]))


def _part(tree: Tree[Token], offset: int, before: list[Part]) -> Part:
    tokens = cast("list[Token]", tree.children)
    start, end = offset + (tokens[0].start_pos or 0), offset + (tokens[-1].end_pos or 0)
    value, name = tokens[-1].strip(), str(tree.data)
    has_file = any(part.isad == "file" for part in before)
    if name in {"level", "leaves"}:
        level = tokens[0].type.removesuffix("_LABEL").lower()
        isad = {row.level: row.isad for row in level_words(*_TRADITIONS)}[level]
        return Part(level, isad, tokens[0].strip(), value, start, end)
    if name == "ministry":
        label = "Bestand" if value.startswith("Bestand") else ""
        return Part("bestand", "fonds", label, value.removeprefix("Bestand").strip(), start, end)
    if name == "branch":
        return Part("holding", "qualifier", "", value, start, end)
    if name == "unit" and not has_file:
        return Part("organisational_unit", "series", "", value, start, end)
    if name == "number" and not has_file and before:
        return Part("number", "file", "", value, start, end)
    if name in {"bare_leaves", "number"} and has_file:
        return Part("blatt", "leaf", "", value, start, end)
    return Part("aside" if name == "aside" else "word", "", "", value, start, end)
