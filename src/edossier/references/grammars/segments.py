"""Families G, I, J and the plain shapes: names and labelled levels parted by commas."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from lark import Lark, Token, Tree

from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import label_pattern, level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["Namer", "Shape", "has_signs", "read", "split"]

_NUMBER = (
    r"(?:No\.?\s{0,2}|č\.\s{0,2}|nr\.?\s{0,2}|№\s{0,2})?"
    r"(?:[A-Z]{1,5}(?:[-–.\/ ][A-Z]{1,5}){0,3}[-–.\/ ]?)?\d{1,7}[a-zA-Z]?"
    # A word behind a full stop and a blank is a sentence of its own: "dossier 3. Minute".
    r"(?:\s?[\/-]\s?[\dA-Za-z]{1,7}|\.[\dA-Za-z]{1,7}|\s?\.\s?\d[\dA-Za-z]{0,6}){0,6}(?![^\W_])"
    r"(?!(?<=[12]\d{3})[–—][12]\d{3})"
    r"|[A-Z]{1,5}(?:\/[A-Z\d]{1,5}){1,5}(?![^\W_])|[IVXLC]{1,8}(?=\s{0,2}(?:[,;)\/]|$))"
)
_LEAF_NEXT = r"(?=\s{0,2}\d)"
# Words whose value is a name, not a number.
_NAMED = {
    "subseries",
    "fascicolo",
    "fondo",
    "fonds",
    "fond",
    "folder",
    "holding",
    "sectia",
    "series",
    "file",
    "country_file",
    "zespol",
    "phong",
}
_NAME = (
    r"\s{0,3}[^,;()\s][^,;()]{0,200}?"
    r"(?=\s{0,3}(?:[,;()]|$)|\.\s{0,3}$|\.\s{1,3}[A-Z]|\s{1,3}\(?(?:1[5-9]|20)\d\d\s?[-–]\s?\d)"
)
_TEXT = r"[^\s,;()][^,;()]{0,250}?(?:\s?\([^()]{1,60}\))?"


Namer = Callable[[str, tuple[Part, ...]], tuple[str, str] | None]


@dataclass(frozen=True, slots=True)
class Shape:
    """What one tradition does with the names that carry no label.

    Attributes:
        traditions: Where its labels stand in the table.
        name: Says what the n-th unlabelled name is, given the parts before it.
        sure_names: How many unlabelled names have a certain place; a further one is in doubt.
        grammar: The tradition's own Lark file. What it leaves open (NUMBER, NAME, TEXT ...) is
            as in `named.lark`; "{END}" in it is where a name ends, "{NUMBER}" the usual number.
        forms: Rules of that grammar which read a level of their own: the level and its ISAD(G).
    """

    traditions: tuple[str, ...]
    name: Namer
    sure_names: int = 1
    grammar: str = "named.lark"
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def has_signs(text: str, traditions: tuple[str, ...]) -> bool:
    """Say whether `text` carries a label that only these traditions use."""
    return _signs(traditions).search(text) is not None


@cache
def _signs(traditions: tuple[str, ...]) -> re.Pattern[str]:
    rows = [row for row in level_words(*traditions) if row.isad not in {"leaf", "page"}]
    long_words = [w for row in rows for w in row.words if len(w.rstrip(".")) > 3]
    return re.compile(rf"{label_pattern(long_words)}\s{{0,2}}\d", re.IGNORECASE)


def read(text: str, start: int, repository: Repository | None, shape: Shape) -> Reading:
    """Read a citation of named levels from `start` on."""
    _ = repository
    parts: list[Part] = []
    bare: list[Part] = []
    for part in split(text, start, shape.traditions, shape.grammar, shape.forms):
        if part.level == "text":
            known = shape.name(part.value, tuple(parts))
            if known == ("aside", "") and _begins_with_label(part.value, shape.traditions):
                known = None  # a label whose value has another form: no words about the document
            level, isad = known or ("word", "")
            part = Part(level, isad, "", part.value, part.start, part.end)
            bare.append(part)
        parts.append(part)
    return Reading(
        tuple(parts),
        doubts=(*_unlabelled(bare)[shape.sure_names :], *_two_fonds(parts), *_like_labels(bare)),
        rules=("R-NAMED-1: names and dates carry the levels",),
    )


@cache
def _labels(traditions: tuple[str, ...]) -> re.Pattern[str]:
    words = [word for row in level_words(*traditions) for word in row.words]
    return re.compile(label_pattern(words), re.IGNORECASE)


def _begins_with_label(value: str, traditions: tuple[str, ...]) -> bool:
    return _labels(traditions).match(value) is not None


def _two_fonds(parts: list[Part]) -> list[str]:
    fonds = [part.value for part in parts if part.isad == "fonds"]
    return [f"Both “{fonds[0]}” and “{fonds[1]}” may be the fonds."] if len(fonds) > 1 else []


_LIKE_A_LABEL = re.compile(r"(?=[^\d]*[a-zà-ž])[^\W\d_]{1,8}\.\s?\d{1,6}[a-z]?")


def _like_labels(bare: list[Part]) -> list[str]:
    """R-NAMED-3: "škat. 18" is no name: a word that is cut short and a number are some level."""
    return [
        f"“{part.value}” looks like a level whose label is not known."
        for part in bare
        if part.isad in {"fonds", "series"} and _LIKE_A_LABEL.fullmatch(part.value)
    ]


def _unlabelled(bare: list[Part]) -> list[str]:
    """R-NAMED-2: what level a name without a label is on is certain for the first ones only.

    A form that the tradition's own grammar reads is as certain as a label.
    """
    return [
        f"“{part.value[:60]}” carries no label: its level is inferred."
        for part in bare
        if part.isad in {"fonds", "series"}
    ]


def split(
    text: str,
    start: int,
    traditions: tuple[str, ...],
    grammar: str = "named.lark",
    forms: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> list[Part]:
    """Cut the citation into labelled levels, periods, leaves and names without a label."""
    rows = level_words(*traditions)
    isad = {row.level: row.isad for row in rows}
    trees = part_trees(_grammar(traditions, grammar), text[start:])
    return [_part(tree, start, isad, forms) for tree in trees]


@cache
def _grammar(traditions: tuple[str, ...], grammar: str) -> Lark:
    rules = files("edossier.references.grammars").joinpath(grammar).read_text("utf-8")
    rows = level_words(*traditions)
    leaf = [row for row in rows if row.isad in {"leaf", "page"}]
    level = [row for row in rows if row not in leaf]
    named = [row for row in level if row.level in _NAMED or row.isad == "qualifier"]
    any_label = label_pattern([w for row in rows for w in row.words])
    end = (
        r"\s{0,3}(?:[,;()]|$)|\.\s{0,3}$|\s{1,3}\(?(?:1[5-9]|20)\d\d\s?[-–]"
        rf"|\s{{1,3}}(?i:{any_label})\s{{0,2}}\d"
    )
    rules = rules.replace("{END}", _in_lark(end)).replace("{NUMBER}", _NUMBER)
    number = _own_number(rules) or _NUMBER
    open_terminals = {
        "NUMBER": f"NUMBER: /\\s{{0,2}}(?:{number})/",
        "NAME": f"NAME: /{_NAME}/",
        "LEAF_LIST": f"LEAF_LIST: /\\s{{0,2}}{_in_lark(LEAF_LIST)}/",
        "TEXT": f"TEXT.-1: /(?:{_in_lark(_TEXT)}(?={_in_lark(end)}))|[^\\s]/",
    }
    lines = [
        rules,
        "_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in level),
        "_name_label: "
        + (" | ".join(f"{row.level.upper()}_NAME_LABEL" for row in named) or "NEVER"),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        "NEVER: /(?!)x/",
        *(line for name, line in open_terminals.items() if not _defines(rules, name)),
        terminals(level, rf"(?=\s{{0,2}}(?:{number}))"),
        terminals(leaf, _LEAF_NEXT),
        terminals(named, r"(?=\s{0,3}[^\s,;()])").replace("_LABEL.5", "_NAME_LABEL.4"),
    ]
    return make_grammar("\n".join(lines))


def _defines(rules: str, terminal: str) -> bool:
    return re.search(rf"^{terminal}[.:]", rules, re.MULTILINE) is not None


def _own_number(rules: str) -> str | None:
    """Give the tradition's own form of a number, where its grammar has one."""
    own = re.search(r"^NUMBER: /\\s\{0,2\}\(\?:(?P<number>.*)\)/$", rules, re.MULTILINE)
    return own["number"] if own else None


def _in_lark(pattern: str) -> str:
    return re.sub(r"(?<!\\)/", r"\/", pattern)


def _without_number_sign(label: str, value: str) -> tuple[str, str]:
    """ "dosar nr. 84/1968": the sign of a number belongs to the label."""
    sign = re.match(r"(?:[Nn][or]\.?|č\.|№)\s{0,2}(?=[\dA-Z])", value)
    return (f"{label} {sign.group().strip()}", value[sign.end() :]) if sign else (label, value)


def _part(
    tree: Tree[Token], offset: int, isad: dict[str, str], forms: Mapping[str, tuple[str, str]]
) -> Part:
    first, last = cast("Token", tree.children[0]), cast("Token", tree.children[-1])
    start, end = offset + (first.start_pos or 0), offset + (last.end_pos or 0)
    name = str(tree.data)
    if name in forms:
        return _own_form(forms[name], [str(token) for token in tree.children], start, end)
    has_label = name in {"level", "named", "leaves"}
    value = " ".join("".join(map(str, tree.children[1 if has_label else 0 :])).split())
    if has_label:
        level = first.type.removesuffix("_LABEL").removesuffix("_NAME").lower()
        label, value = _without_number_sign(first.strip(), value)
        return Part(level, isad[level], label, value, start, end)
    if name == "period":
        return Part("date_range", "qualifier", "", value.strip("()"), start, end)
    return Part(name, "", "", value, start, end)


def _own_form(level: tuple[str, str], tokens: list[str], start: int, end: int) -> Part:
    """Read a level in the tradition's own form; of two tokens the first is its label."""
    label = tokens[0].strip() if len(tokens) > 1 else ""
    value = " ".join("".join(tokens[bool(label) :]).split())
    return Part(*level, label, value, start, end)
