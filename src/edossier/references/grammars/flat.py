"""Traditions whose citations are a row of labelled numbers and of signatures of their own form.

A tradition is a Lark file that says what its signatures look like (`_form: danghao | local`), and
rows of `data/level_words.tsv` that say which words label a level. A word with "…" stands around
its number: "第…页". A terminal of the Lark file is named as its level, `FILE` or `FILE__LONG`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Token, Tree

from edossier.references.grammars.described import with_descriptions
from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.grammars.wide import is_wide, narrow
from edossier.references.labels import label_pattern, level_words
from edossier.references.leaves import LEAF_LIST, NOT_NEXT
from edossier.references.parts import Part, spread

__all__ = ["NUMBER", "Flat", "has_labels", "split"]

# "46", "А-12", "7(2)", "SZ34", "12.3/4", "七一八(4)"; a Chinese numeral only as the whole number.
NUMBER = (
    r"(?:[A-Za-zА-Яа-яЁё]{1,4}[-.]?)?\d{1,12}(?:[A-Za-zА-Яа-я]{1,4}(?![^\W\d_]))?"
    r"(?:\s?\(\d{1,3}\)|[-.\/–]\d{1,8}[A-Za-z]{0,2}(?![^\W_])){0,4}"
    r"|[〇○零一二三四五六七八九十百千]{1,7}(?:\s?\(\d{1,3}\))?(?!(?-i:[\u3400-\u9fff]))"
)
_ISAD = {
    "fond": "fonds", "fonds": "fonds", "record_group": "fonds", "collection": "fonds",
    "section": "series", "series": "series", "subseries": "series", "sub_subseries": "series",
    "catalogue": "series", "opis": "series", "accession": "series", "entry": "series",
    "file": "file", "juan": "file", "volume": "file", "folder": "file", "number": "file",
    "delo": "file", "item": "item", "document": "item", "box": "container", "papka": "container",
    "reel": "container", "title": "qualifier", "leaves": "leaf", "year": "year",
}  # fmt: skip
_LEAF = {"leaf", "page"}
_NO_MONTH = r"(?:Box|File|Folder|Reel|Roll|Frames?|Item|Page|Lef|Gömlek|Dosya|Kutu|Klasör|Varak)"
# "1957年3月5日", "昭和12年7月", "5 Mart 1916", "H. 12 Z 1336"
_DATE = (
    r"(?:(?:1[89]|20)\d\d|民[国國]\d{1,3}|(?:明治|大正|昭和|平成)\d{1,2})\s?[年년]"
    r"\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일])?"
    r"|(?<![\d.-])\d{1,2}[.\/-]\d{1,2}[.\/-](?:1[89]|20)\d\d(?!\d)"
    rf"|(?:[HMR]\.?:?\s?)?(?<!\d)\d{{1,2}}[\s.\/]{{1,2}}(?!{_NO_MONTH})"
    r"[A-ZÇİŞÂ][a-zçğıöşüâ]{0,11}\.?[\s.\/]{1,2}\d{4}(?!\d)"
)
# Behind the number of leaves a word may be joined: "第1,4页".
_LEAVES_AROUND = LEAF_LIST.replace(f"(?!{NOT_NEXT})", "")


@dataclass(frozen=True, slots=True)
class Flat:
    """One such tradition.

    Attributes:
        grammar: Name of its Lark file.
        words: Where its labels stand in the table.
        number: What the value of a label looks like.
        doubts: What is in doubt whenever a signature of this form stands there.
    """

    grammar: str
    words: tuple[str, ...]
    number: str = NUMBER
    doubts: Mapping[str, str] = field(default_factory=dict, hash=False)


def has_labels(text: str, words: tuple[str, ...]) -> bool:
    """Say whether `text` carries a label of fonds, series, file or box, and its number."""
    return _labels_then_number(words).search(narrow(text)) is not None


@cache
def _labels_then_number(words: tuple[str, ...]) -> re.Pattern[str]:
    patterns = []
    for row in level_words(*words):
        plain = [word for word in row.words if "…" not in word]
        if row.isad not in _LEAF:
            patterns += [rf"{_label(plain)}(?:{NUMBER})"] if plain else []
            patterns += [_around(word, NUMBER, ()) for word in row.words if "…" in word]
    return re.compile("|".join(patterns), re.IGNORECASE)


def split(text: str, start: int, shape: Flat) -> tuple[list[Part], list[str]]:
    """Cut a citation from `start` on into its parts, and say what is in doubt about them."""
    isad = _ISAD | {row.level: row.isad for row in level_words(*shape.words)}
    parts: list[Part] = []
    doubts: list[str] = []
    for tree in part_trees(_grammar(shape), narrow(text)[start:]):
        parts += _parts(tree, start, isad)
        if str(tree.data) in shape.doubts:
            doubts.append(shape.doubts[str(tree.data)])
    return with_descriptions(parts, text), doubts


def _parts(tree: Tree[Token], offset: int, isad: Mapping[str, str]) -> list[Part]:
    tokens = [cast("Token", child) for child in tree.children]
    start, end = offset + tree.meta.start_pos, offset + tree.meta.end_pos
    kind = str(tree.data)
    if kind in {"word", "aside", "lead"}:
        return [Part("word" if kind == "word" else "aside", "", "", str(tokens[0]), start, end)]
    if kind in {"labelled", "around"}:
        return [_labelled(tokens, start, end, isad)]
    parts = []
    for token in tokens:
        level = token.type.partition("__")[0].lower()
        place = offset + (token.start_pos or 0), offset + (token.end_pos or 0)
        parts.append(Part(level, isad.get(level, ""), "", token.strip(), *place))
    return spread(parts, start, end)


def _labelled(tokens: list[Token], start: int, end: int, isad: Mapping[str, str]) -> Part:
    level = tokens[0].type.partition("__")[0].lower()
    if len(tokens) == 2:
        label, value = tokens[0].strip(" :"), tokens[1].strip()
    else:
        value = _inside(str(tokens[0]), tokens[0].type)
        label = str(tokens[0]).replace(value, "…", 1).replace(" ", "")
    leaf = isad[level] in _LEAF
    return Part("leaves" if leaf else level, isad[level], label, value, start, end)


def _inside(printed: str, kind: str) -> str:
    """Take the number out of what stands around it: "第 3–5 页" gives "3–5"."""
    pattern = _LEAVES_AROUND if kind.endswith("__LEAVES") else NUMBER
    match = re.search(pattern, printed)
    return match.group().strip() if match else printed


@cache
def _grammar(shape: Flat) -> Lark:
    return make_grammar("\n".join(_lines(shape)), has_places=True)


def _lines(shape: Flat) -> list[str]:
    rules = files("edossier.references.grammars").joinpath(shape.grammar).read_text("utf-8")
    lines, labelled, around = [], [], []
    every = tuple(word for row in level_words(*shape.words) for word in row.words)
    for row in level_words(*shape.words):
        name, leaf = row.level.upper(), row.isad in _LEAF
        value = LEAF_LIST if leaf else shape.number
        plain = [word for word in row.words if "…" not in word]
        wide = [word for word in plain if is_wide(word)]
        letters = [word for word in plain if word not in wide]
        for kind, words, rank in (("WIDE", wide, 10), ("LABEL", letters, 5)):
            if not words:
                continue
            labelled.append(f"{name}__{kind} {name}__VALUE")
            label = rf"{_label(words)}(?=\s{{0,2}}(?:{value}))"
            lines.append(f"{name}__{kind}.{rank}: /{_in_lark(label)}/i")
        if plain:
            lines.append(f"{name}__VALUE: /\\s{{0,2}}(?:{_in_lark(value)})/")
        circumfix = [word for word in row.words if "…" in word]
        if circumfix:
            kind = f"{name}__{'LEAVES' if leaf else 'AROUND'}"
            around.append(kind)
            inner = _LEAVES_AROUND if leaf else value
            patterns = "|".join(_around(word, inner, every) for word in _longest_first(circumfix))
            lines.append(f"{kind}.11: /{_in_lark(patterns)}/")
    return [
        rules,
        "start: _any*",
        "_any: _form | labelled | around | year | word | aside | _SEPARATOR",
        "labelled: " + (" | ".join(labelled) or "NEVER"),
        "around: " + (" | ".join(around) or "NEVER"),
        "word: WORD",
        "aside: ASIDE | DATE",
        "year: YEAR__PRINTED",
        "NEVER: /(?!)x/",
        rf"DATE.12: /{_DATE}/",
        r"YEAR__PRINTED.2: /(?<![\d.\/-])(?:1[89]|20)\d\d(?:[-–]\d{2,4})?[年년]?"
        r"(?=\s{0,2}(?:[,;.)]|$))/",
        r"ASIDE.-2: /\([^()\d]{1,80}\)|\((?:1[89]|20)\d\d(?:[-–]\d{2,4})?\)/",
        # One character of Chinese at a time: a label may join what stands before it.
        r"WORD.-3: /[^\W\d_\u0e00-\uffff]{1,40}|\d{1,12}|[^\s]/",
        r"_SEPARATOR.-1: /[\s,.;:\/]+/",
        *lines,
    ]


def _longest_first(words: list[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)


def _around(word: str, value: str, every: tuple[str, ...]) -> str:
    """Give a pattern of number and word around it; "第…卷" is not the start of "第…卷宗"."""
    opening, closing = word.split("…")
    before = rf"{opening}\s{{0,2}}" if opening else r"(?<![^\W_\u3400-\uffff])"
    longer = [other.removeprefix(word) for other in every if other.startswith(word)]
    not_longer = "".join(f"(?!{rest})" for rest in longer if rest)
    return rf"{before}(?:{value})\s{{0,2}}{closing}{not_longer}"


def _label(words: list[str]) -> str:
    """A word in letters stands apart; one in Chinese, Japanese or Korean joins its neighbours."""
    wide = [word for word in _longest_first(words) if is_wide(word)]
    letters = [word for word in words if not is_wide(word)]
    patterns = [rf"(?:{'|'.join(map(re.escape, wide))})\s{{0,2}}[:]?\s{{0,2}}"] if wide else []
    patterns += [rf"{label_pattern(letters)}\s{{0,2}}"] if letters else []
    return f"(?:{'|'.join(patterns)})"


def _in_lark(pattern: str) -> str:
    return re.sub(r"(?<!\\)/", r"\/", pattern)
