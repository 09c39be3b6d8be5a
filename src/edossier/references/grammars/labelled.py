"""Families A to E: labelled citations of Soviet and post-Soviet, Bulgarian and Baltic archives."""

import re
from functools import cache
from importlib.resources import files
from typing import cast

from lark import Lark, Token, Tree

from edossier.references.grammars.trees import part_trees
from edossier.references.labels import LevelWords, level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["SIGN", "has_labels", "read"]

_TRADITIONS = {"ukrainian", "bulgarian", "lithuanian", "belarusian"}
# "0100", "1Б", "Р7523", "R-1021", "К-35", "263/216", "14-10", "1961а", "XIX-1"
_NUMBER = (
    r"(?:№\s{0,2}|No\.?\s{0,2}|#)?(?:[A-Za-zА-ЯЁІЇЄҐа-я]{1,3}[-–.]?\s?)?\d{1,7}"
    r"(?:[A-Za-zА-Яа-яІі](?![^\W_]))?(?:[-–\/.]\d{1,7}[A-Za-zА-Яа-я]?(?![^\W_]|\.\s?\d)){0,3}"
    r"(?:[-–](?:[A-Za-zА-Яа-яІі]{1,2}(?![^\W_])))?"
)
_NUMBER_NEXT = r"(?=\s{0,2}(?:№\s{0,2}|No\.?\s{0,2}|#)?(?:[A-Za-zА-ЯЁІЇЄҐа-я]{1,3}[-–.]?\s?)?\d)"
_LEAF_NEXT = r"(?=\s{0,2}(?:№\s?)?\d)"
_RANGE = re.compile(r"\d\s?[-–—]\s?\d|\d\s?,\s?\d")
_TOP_DOWN = ("fond", "opis", "delo")
_WITHOUT_FONDS = {"AMVnR"}  # Sofia's Foreign Ministry counts its inventories through
_SAME_RANK = {
    "opys": "opis",
    "apyrasas": "opis",
    "sprava": "delo",
    "byla": "delo",
    "ae": "delo",
    "ed_khr": "delo",
    "od_zb": "delo",
}


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
    rows = _rows(tradition)
    isad = {row.level: row.isad for row in rows}
    trees = part_trees(_grammar(tradition), text[start:])
    found = [_part(tree, start, isad) for tree in trees]
    parts, doubts = _settle(found, repository)
    return Reading(
        tuple(parts),
        doubts=tuple(doubts + _gaps(parts, repository)),
        rules=("R-LABEL-1: the levels carry the labels of their tradition",),
    )


def _tradition_of(text: str) -> str:
    for tradition, sign in (
        ("bulgarian", r"(?<![^\W_])[аa]\.\s?[еe]\.\s?\d"),
        ("ukrainian", r"(?<![^\W_])(?:спр|арк|spr|ark|опис|opys)\.?\s?\d"),
        ("lithuanian", r"(?<![^\W_])ap\.?\s?\d"),
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
    leaf = [row for row in rows if row.isad in {"leaf", "page", "either"}]
    level = [row for row in rows if row not in leaf]
    names = [
        "_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in level),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        f"NUMBER: /\\s{{0,2}}{_NUMBER}/",
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals(level, _NUMBER_NEXT),
        terminals(leaf, _LEAF_NEXT),
    ]
    return Lark("\n".join([rules, *names]), parser="lalr", lexer="contextual", regex=False)


def _part(tree: Tree[Token], offset: int, isad: dict[str, str]) -> Part:
    first, last = cast("Token", tree.children[0]), cast("Token", tree.children[-1])
    start, end = offset + (first.start_pos or 0), offset + (last.end_pos or 0)
    name = str(tree.data)
    if name in {"level", "leaves"}:
        level = first.type.removesuffix("_LABEL").lower()
        return Part(level, isad[level], first.strip(), last.strip(), start, end)
    return Part(name, "", "", str(first), start, end)


def _settle(found: list[Part], repository: Repository | None) -> tuple[list[Part], list[str]]:
    """Decide what only the place decides: papka or page, year or number."""
    parts: list[Part] = []
    doubts: list[str] = []
    for index, part in enumerate(found):
        if part.level == "p":
            part, doubt = _papka_or_page(part, found[:index], found[index + 1 :], repository)
            doubts += doubt
        elif part.isad in {"series", "file"} and _RANGE.search(part.value) and part.level != "opis":
            doubts.append(f"“{part.label} {part.value}” may be a run of units or one number.")
        parts.append(part)
    return parts, doubts


def _papka_or_page(
    part: Part, before: list[Part], after: list[Part], repository: Repository | None
) -> tuple[Part, list[str]]:
    """R-PAPKA-1: "p." is a papka beside the delo of the Foreign Ministry's archive, else pages."""
    has_papka = repository is not None and repository.id == "AVPRF"
    as_papka = Part("papka", "container", part.label, part.value, part.start, part.end)
    as_page = Part("page", "page", part.label, part.value, part.start, part.end)
    is_range = _RANGE.search(part.value) is not None
    delo_before = any(_rank(p) == "delo" for p in before)
    delo_after = any(_rank(p) == "delo" for p in after)
    leaves_after = any(p.isad in {"leaf", "page"} for p in after)
    if is_range or not has_papka:
        doubts = []
        if not is_range and repository is None and (delo_after or leaves_after):
            doubts = [f"“{part.label}” may be a papka or a page: no archive is named."]
        return (as_papka if delo_after and not is_range else as_page), doubts
    if delo_after or leaves_after or not delo_before:
        return as_papka, []
    return as_papka, [f"“{part.label} {part.value}” after the delo may be a papka or a page."]


def _rank(part: Part) -> str:
    return _SAME_RANK.get(part.level, part.level)


def _gaps(parts: list[Part], repository: Repository | None) -> list[str]:
    """R-CHAIN-1: no level is left out between two that are printed; none is there twice."""
    ranks = [_rank(part) for part in parts if part.isad in {"fonds", "series", "file"}]
    have = [rank for rank in _TOP_DOWN if rank in ranks]
    doubts = []
    if repository and repository.id in _WITHOUT_FONDS and "fond" not in have:
        have.insert(0, "fond")
    if have and have != list(_TOP_DOWN[: len(have)]):
        lacking = next(rank for rank in _TOP_DOWN if rank not in have)
        doubts.append(f"No {lacking} is printed, though a level below or beside it is.")
    twice = [rank for rank in ("fond", "opis") if ranks.count(rank) > 1]
    return doubts + [f"More than one {rank} is printed." for rank in twice]
