"""Families A to E: labelled citations of Soviet and post-Soviet, Bulgarian and Baltic archives."""

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Token, Tree

from edossier.references.grammars.labelled_places import gaps, settle
from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import LevelWords, level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["SIGN", "gaps", "has_labels", "read"]

_TRADITIONS = {
    "ukrainian",
    "bulgarian",
    "lithuanian",
    "belarusian",
    "latvian",
    "estonian",
    "moldovan",
    "georgian",
    "armenian",
    "azerbaijani",
    "kazakh",
    "uzbek",
    "mongolian",
}
# Where scholars write of these archives in Russian words as often as in the archives' own.
_ALSO_RUSSIAN = _TRADITIONS - {"ukrainian", "bulgarian", "lithuanian", "belarusian", "estonian"}
_RUSSIAN_WORDS = re.compile(r"(?<![^\W_])(?:оп|op|опись|opis)['’ʹ]?[.\s]{1,3}\d", re.IGNORECASE)
# "0100", "1Б", "Р7523", "R-1021", "К-35", "263/216", "14-10", "1961а", "XIX-1"
_NUMBER = (
    r"(?:№\s{0,2}|No\.?\s{0,2}|#|[-–]\s?)?(?:[A-Za-zА-ЯЁІЇЄҐа-я]{1,3}[-–.]?\s?)?\d{1,7}"
    r"(?:[A-Za-zА-Яа-яІі]{1,2}(?![^\W_])|\s[БB](?=\s{0,2}[,;.]))?(?:\/[а-яa-z](?![^\W_]))?(?:[-–\/.]\d{1,7}[A-Za-zА-Яа-я]?(?![^\W_]|\.\s?\d)){0,3}"
    r"(?:[-–](?:[A-Za-zА-Яа-яІі]{1,2}(?![^\W_])))?"
)
_NUMBER_NEXT = (
    r"(?=\s{0,2}(?:№\s{0,2}|No\.?\s{0,2}|#|[-–]\s?)?(?:[A-Za-zА-ЯЁІЇЄҐа-я]{1,3}[-–.]?\s?)?\d)"
)
# "GARF, R-9401, op. 2", "ГАНО, П-4": no reel and no papka, but the letter of a fonds.
_LETTERS = {"reel", "p", "k"}
# "455, 456", "12 и 14": several files; a year or "5 л." after the comma is no file.
_FILES = (
    rf"{_NUMBER}(?:(?:,|\sи|\sі|\si|\sand|\sund|\set)\s{{1,2}}(?!(?:1[5-9]|20)\d\d(?!\d))\d{{1,6}}[а-яa-z]?"
    r"(?![^\W_]|[-–\/]|\.\d|\s?(?:лл?|ll?|арк)(?![^\W_]))){0,20}"
)
# Fonds that scholars name: "f. Referentura po Kitaiu, op. 30", "Фонд Секретариата Молотова. Оп. 7".
_NAME_NEXT = r"(?=\s{0,3}[^\W\d_][^,;()\d]{2,90}?[,.]\s{1,3}(?:op|оп|opis|опись)(?![^\W_]))"
_LEAF_NEXT = r"(?=\s{0,2}(?:№\s?|[-–]\s?)?\d)"


def has_labels(text: str) -> bool:
    """Say whether a fond or opis is labelled anywhere: the sign of this family."""
    return SIGN.search(text) is not None


SIGN = re.compile(
    r"(?<![^\W_])(?:ф|фонд|f|fonds?)['’]?[.:]?\s{0,2}[^\W_]{0,3}[-–.]?\d[^.,;\s]{0,12}[.,;\s–—]{1,5}(?:[^,;.]{0,20}[,;.]\s?)?"
    r"(?:оп|опись|опис|воп|op|opis|opys|ap|inv|on|p|п|папка|д|d|спр|а|ед|од|r|inventory|inventaire|opisz|spis)(?![^\W_])",
    re.IGNORECASE,
)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a labelled citation from `start` on."""
    tradition = repository.tradition if repository else _tradition_of(text)
    if tradition in _ALSO_RUSSIAN and _RUSSIAN_WORDS.search(text, start):
        tradition = "russian"
    rows = _rows(tradition)
    isad = {row.level: row.isad for row in rows}
    trees = part_trees(_grammar(tradition), text[start:])
    found = [_part(tree, start, isad) for tree in trees]
    if tradition == "georgian" or (repository and repository.id == "SEA"):
        found = [_archive_half(part) for part in found]
    parts, doubts = settle(found, repository)
    return Reading(
        tuple(parts),
        doubts=tuple(doubts + gaps(parts, repository)),
        rules=("R-LABEL-1: the levels carry the labels of their tradition",),
    )


def _archive_half(part: Part) -> Part:
    """R-SECTION-1: Tbilisi's two archives, police "(I)" and party "(II)", count fonds apart."""
    is_half = part.level in {"aside", "volume"} and re.fullmatch(r"\(?I{1,2}\)?", part.value)
    if not is_half:
        return part
    return replace(part, level="section", isad="series", value=part.value.strip("()"))


def _tradition_of(text: str) -> str:
    for tradition, sign in (
        ("bulgarian", r"(?<![^\W_])[аa]\.\s?[еe]\.\s?\d"),
        ("ukrainian", r"(?<![^\W_])(?:спр|арк|spr|ark|опис|opys)\.?\s?\d"),
        ("lithuanian", r"(?<![^\W_])ap\.?\s?\d"),
        ("mongolian", r"хөмрөг|хадгаламж|(?<![^\W_])[хx]\s?[./]?\s?н\.?\s?[-–]?\d"),
        ("armenian", r"[\u0561-\u0586]\.\s?\d"),
        ("georgian", r"[\u10d0-\u10f0]{1,9}\.?\s?\d"),
        ("azerbaijani", r"(?<![^\W_])(?:siyahı|vərəq)\s?\d"),
    ):
        if re.search(sign, text, re.IGNORECASE):
            return tradition
    return "russian"


def _rows(tradition: str) -> tuple[LevelWords, ...]:
    return level_words("labelled", *({tradition} & _TRADITIONS))


@cache
def _grammar(tradition: str) -> Lark:
    rules = files("edossier.references.grammars").joinpath("labelled.lark").read_text("utf-8")
    rows = _rows(tradition)
    either = [row for row in rows if row.isad == "either"]
    leaf = [row for row in rows if row.isad in {"leaf", "page"}]
    volume = [row for row in rows if row.level in {"volume", "section"}]
    file = [row for row in rows if row.isad == "file" and row not in volume]
    level = [row for row in rows if row not in (*leaf, *either, *file, *volume)]
    leaf_list = LEAF_LIST.replace("[./]", r"[.\/]")
    names = [
        _labels("_label", level),
        _labels("_file_label", file),
        _labels("_volume_label", volume),
        _labels("_either_label", either),
        _labels("_leaf_label", leaf),
        f"NUMBER: /\\s{{0,2}}{_NUMBER}/",
        f"FILES: /\\s{{0,2}}{_FILES}/",
        f"LEAF_LIST: /\\s{{0,2}}(?:[-–]\\s?)?{leaf_list}/",
        f"EITHER: /\\s{{0,2}}(?:{leaf_list}(?![^\\W_]|[-–\\/]\\d)|{_NUMBER})/",
        terminals([*level, *file, *either], _NUMBER_NEXT),
        terminals(volume, rf"(?:{_NUMBER_NEXT}|(?=\s{{0,2}}[IVX]{{1,5}}(?![^\W_])))"),
        terminals(leaf, _LEAF_NEXT),
        terminals([row for row in rows if row.level == "fond"], _NAME_NEXT).replace(
            "_LABEL.5", "_NAME_LABEL.4"
        ),
    ]
    return make_grammar("\n".join([rules, *names]))


def _labels(rule: str, rows: list[LevelWords]) -> str:
    return f"{rule}: " + " | ".join(f"{row.level.upper()}_LABEL" for row in rows)


def _part(tree: Tree[Token], offset: int, isad: dict[str, str]) -> Part:
    first, last = cast("Token", tree.children[0]), cast("Token", tree.children[-1])
    start, end = offset + (first.start_pos or 0), offset + (last.end_pos or 0)
    name = str(tree.data)
    if name in {"level", "named", "files", "either", "leaves"}:
        level = first.type.removesuffix("_LABEL").removesuffix("_NAME").lower()
        label, value = first.strip(), last.strip(" \t\u00a0-–")
        if level in _LETTERS and last.lstrip()[:1] in "-–":
            return Part("fond", "fonds", "", f"{label}-{value}", start, end)
        return Part(level, isad[level], label, value, start, end)
    return Part(name, "", "", str(first), start, end)
