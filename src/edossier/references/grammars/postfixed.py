"""Latvian, Kazakh, Uzbek citations: the label follows its number, "270. f., 2. apr., 473. l."."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Token, Tree

from edossier.references.grammars.labelled_places import gaps
from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import LevelWords, level_words
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["has_form", "has_signs", "read"]

_NUMBER = r"(?:[^\W\d_]{1,3}[-–.]?)?\d{1,7}(?:\.?[a-zA-Zа-яā-ž](?![^\W_]))?(?:\/\d{1,4})?"
_LEAVES = (
    r"\d{1,5}\.?(?:\s?[-–—]\s?\d{1,5}\.?)?(?:\s?,\s?\d{1,5}\.?(?:\s?[-–—]\s?\d{1,5}\.?)?){0,20}"
)
_BETWEEN = r"\s?[.\-–‑]?\s?"
_CODE = re.compile(
    r"[\s,.:]{0,4}(?:[A-Z]{1,2}-)?\d{1,5}\s?-\s?\d{1,3}[a-zA-Z]?(?:/\d{1,3})?\s?-\s?\d"
)


def has_form(text: str, tradition: str) -> bool:
    """Say whether the citation begins with a number and its label behind it, or with a code."""
    first = [row for row in _rows(tradition) if row.isad == "fonds"]
    head = re.compile(rf"[\s,.:]{{0,4}}{_NUMBER}{_BETWEEN}{_label(first)}", re.IGNORECASE)
    is_code = tradition == "latvian" and _CODE.match(text)
    return bool(is_code or head.match(text))


# Words that no other language of the field prints behind a number.
_SIGNS = {
    "latvian": re.compile(r"\d[a-z]?\.?\s?(?:apr|lp|lpp)\."),
    "kazakh": re.compile(r"\d\s?[-–]\s?(?:қор|тізбе|тізім|іс|парақ)(?![^\W_])"),
    "uzbek": re.compile(r"\d\s?[-–]\s?(?:рўйхат|йиғма|варақ|ro[‘’ʻ]yxat|yig[‘’ʻ]ma|varaq)"),
}


def has_signs(text: str, tradition: str) -> bool:
    """Say whether only this tradition can have printed `text`."""
    return _SIGNS[tradition].search(text) is not None


def read(text: str, start: int, repository: Repository | None, tradition: str) -> Reading:
    """Read a citation of postfixed labels from `start` on."""
    isad = {row.level: row.isad for row in _rows(tradition)}
    parts: list[Part] = []
    for tree in part_trees(_grammar(tradition), text[start:]):
        parts += _parts(tree, start, isad, tradition)
    return Reading(
        tuple(parts),
        doubts=tuple(gaps(parts, repository)),
        rules=("R-POSTFIX-1: the label follows its number",),
    )


def _rows(tradition: str) -> list[LevelWords]:
    """The tradition's own rows; "l." and its like are here the file, since leaves have "lp."."""
    rows = level_words(tradition)
    return [LevelWords("delo", "file", row.words) if row.isad == "either" else row for row in rows]


def _label(rows: list[LevelWords]) -> str:
    words = sorted((w for row in rows for w in row.words), key=len, reverse=True)
    any_of = "|".join(re.escape(w).replace(r"\ ", r"\s{0,2}").replace(r"\.", r"\.?") for w in words)
    return rf"(?:{any_of})(?![^\W_])"


@cache
def _grammar(tradition: str) -> Lark:
    rules = files("edossier.references.grammars").joinpath("postfixed.lark").read_text("utf-8")
    by_level: dict[str, list[LevelWords]] = {}
    for row in _rows(tradition):
        by_level.setdefault(row.level, []).append(row)
    leaf = [name for name, rows in by_level.items() if rows[0].isad in {"leaf", "page"}]
    lines = [
        rules,
        _names("_leaf_post", leaf),
        _names("_post", [n for n in by_level if n not in leaf]),
    ]
    for name, rows in by_level.items():
        value = _LEAVES if name in leaf else _NUMBER
        pattern = rf"(?<![^\W_]){value}{_BETWEEN}{_label(rows)}".replace("/", r"\/").replace(
            r"\\/", r"\/"
        )
        lines.append(f"{name.upper()}_POST.6: /{pattern}\\.?/i")
    return make_grammar("\n".join(lines))


def _names(rule: str, levels: list[str]) -> str:
    return f"{rule}: " + " | ".join(f"{name.upper()}_POST" for name in levels)


def _parts(tree: Tree[Token], offset: int, isad: dict[str, str], tradition: str) -> list[Part]:
    tokens = [cast("Token", child) for child in tree.children]
    places = [(offset + (t.start_pos or 0), offset + (t.end_pos or 0)) for t in tokens]
    if tree.data == "code":
        kinds = (("fond", "fonds"), ("opis", "series"), ("delo", "file"))
        return [
            Part(level, kind, "", token.strip(), *place)
            for (level, kind), token, place in zip(kinds, tokens, places, strict=True)
        ]
    if tree.data == "word":
        return [Part("word", "", "", str(tokens[0]), *places[0])]
    if tokens[0].type == "LEAF_LABEL":
        span = (places[0][0], places[-1][1])
        return [Part("list", "leaf", tokens[0].strip(), str(tokens[-1]), *span)]
    level = tokens[0].type.removesuffix("_POST").lower()
    rows = [row for row in _rows(tradition) if row.level == level]
    label = re.search(rf"{_label(rows)}\.?$", str(tokens[0]), re.IGNORECASE)
    at = label.start() if label else len(tokens[0])
    value = str(tokens[0])[:at].strip(" -–‑")
    value = re.sub(r"(?<=\d)\.(?=\s?[-–—,]|$)", "", value)
    verso = " v" if len(tokens) > 1 else ""
    return [
        Part(level, isad[level], str(tokens[0])[at:], value + verso, places[0][0], places[-1][1])
    ]
