"""Family F: German archives, a Bestand and a number."""

import re
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars.trees import part_trees
from edossier.references.labels import level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["begins", "has_form", "read"]

_NUMBER = r"\d{1,7}[a-z]?(?:[-–\/]\d{1,6})?(?![^\W_])"
_BESTAND = re.compile(r"(?P<letters>[A-Za-z]+)\s+(?P<number>\d.*)", re.DOTALL)
_FORM = re.compile(r"[\s,:]{0,3}[A-Z]{1,3}\s\d{1,5}(?:-\d{1,4}|-[IVX]{1,4})?\s?/\s?[\dJIVX]")
_SAPMO = re.compile(r"[\s(\[]{0,3}(?:DY|NY)\s?\d{1,4}\s?/\s?[\dJIVX]")
# Offices and missions whose files are a Bestand of their own: "RAV Stockholm", "MAV Moskau".
_MISSION = re.compile(r"(?P<letters>RAV|MAV|BAV)\s+(?P<number>\S.*)")


def begins(text: str) -> bool:
    """Say whether `text` starts with a Bestand that only the SAPMO has: "DY 30/3605"."""
    return _SAPMO.match(text) is not None


def has_form(text: str) -> bool:
    """Say whether `text` starts as a Bestand and a number do: "DY 30/3605"."""
    return _FORM.match(text) is not None


def read(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read a German citation from `start` on."""
    parts: list[Part] = []
    doubts: list[str] = []
    alternatives: list[tuple[Part, ...]] = []
    for tree in part_trees(_grammar(), text[start:]):
        new, doubt = _parts(tree, start, parts)
        if doubt:
            doubts.append(doubt)
            alternatives.append((*parts, *new[:-1], _as_sub_number(new[-1])))
        parts += new
    return Reading(
        tuple(parts),
        doubts=tuple(doubts),
        rules=("R-BESTAND-1: Bestand, number, leaf in the order of the Bundesarchiv",),
        implies="SAPMO-BArch" if begins(text[start:]) else None,
        alternatives=tuple(alternatives),
    )


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("bestand.lark").read_text("utf-8")
    rows = level_words("german")
    leaf = [row for row in rows if row.isad in {"leaf", "page"}]
    level = [row for row in rows if row not in leaf]
    names = [
        "_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in level),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        f"NUMBER: /\\s{{0,2}}{_NUMBER}/",
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        f"SLASH_LEAF: /\\s?\\/\\s?{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals(level, r"(?=\s{0,2}\d)"),
        terminals(leaf, r"(?=\s{0,2}\d)"),
    ]
    return Lark("\n".join([rules, *names]), parser="lalr", lexer="contextual")


def _parts(tree: Tree[Token], offset: int, before: list[Part]) -> tuple[list[Part], str | None]:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    name = str(tree.data)
    if name == "signature" and not _lacks_file(before):
        return _signature(tokens, offset)
    start, end = offset + (tokens[0].start_pos or 0), offset + (tokens[-1].end_pos or 0)
    value = tokens[-1].strip()
    if name in {"level", "leaves"}:
        level = tokens[0].type.removesuffix("_LABEL").lower()
        isad = {"blatt": "leaf", "page": "page", "image": "item"}.get(level, "file")
        return [Part(level, isad, tokens[0].strip(), value, start, end)], None
    if name == "bare_leaves" and any(part.isad == "file" for part in before):
        return [Part("blatt", "leaf", "", value, start, end)], None
    if name in {"accession", "bare_number", "signature"} and _lacks_file(before):
        label, number = _label_and_number("".join(tokens).strip())
        return [Part("archivaliensignatur", "file", label, number, start, end)], None
    if name == "text":
        return _stasi(value, start, before) or [_named(value, start, end, before)], None
    return [Part("aside" if name == "aside" else "word", "", "", value, start, end)], None


def _lacks_file(before: list[Part]) -> bool:
    kinds = {part.isad for part in before}
    return "fonds" in kinds and "file" not in kinds


def _label_and_number(value: str) -> tuple[str, str]:
    match = _BESTAND.fullmatch(value)
    return (match["letters"], match["number"]) if match else ("", value)


def _signature(tokens: list[Token], offset: int) -> tuple[list[Part], str | None]:
    """R-BESTAND-2: a third number after a second slash is the Blatt; alone, it is in doubt."""
    parts: list[Part] = []
    doubt = None
    for token in tokens:
        start, end = offset + (token.start_pos or 0), offset + (token.end_pos or 0)
        value = token.strip().lstrip("/").strip()
        if token.type == "BESTAND":
            parts.append(Part("bestand", "fonds", *_label_and_number(value), start, end))
        elif token.type == "ASIDE":
            parts.append(Part("title", "qualifier", "", value.strip("()"), start, end))
        elif token.type == "SLASH_FILE":
            parts.append(Part("archivnummer", "file", "", value, start, end))
        else:
            parts.append(Part("blatt", "leaf", "", value, start, end))
            if value.isdecimal():
                doubt = (
                    f"The third number, {value}, may be the leaf or a part of the file's number."
                )
    return parts, doubt


def _as_sub_number(part: Part) -> Part:
    return Part("archivnummer", "file", "", part.value, part.start, part.end)


_STASI = re.compile(
    r"(?P<bestand>MfS\s{1,2})?(?P<unit>[A-Z][^\d,]{0,60}?)\s{1,2}(?P<number>\d{1,6})"
)


def _stasi(value: str, start: int, before: list[Part]) -> list[Part]:
    """The Stasi records write office and number as one: "MfS ZAIG 5123", "MfS, SdM 1234"."""
    match = _STASI.fullmatch(value)
    is_known = bool(match and match["bestand"]) or any(part.value == "MfS" for part in before)
    if match is None or not is_known or any(part.isad == "file" for part in before):
        return []
    kinds = {"bestand": ("bestand", "fonds"), "unit": ("organisational_unit", "series")}
    kinds["number"] = ("number", "file")
    return [
        Part(*kind, "", match[group].strip(), start + match.start(group), start + match.end(group))
        for group, kind in kinds.items()
        if match[group]
    ]


def _named(value: str, start: int, end: int, before: list[Part]) -> Part:
    """A Bestand that is a name, then the units of its office."""
    mission = _MISSION.fullmatch(value)
    if mission:
        return Part("bestand", "fonds", mission["letters"], mission["number"], start, end)
    if not before and re.fullmatch(r"[A-Z][\w/-]{1,11}", value):
        return Part("bestand", "fonds", "", value, start, end)
    if before and before[0].value == "MfS" and not any(p.isad in {"file", "leaf"} for p in before):
        return Part("organisational_unit", "series", "", value, start, end)
    return Part("word", "", "", value, start, end)
