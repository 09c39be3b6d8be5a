"""Family F: German archives, a Bestand and a number."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["begins", "has_form", "is_of_ministry", "read"]

_NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3}){1,2}[A-Z]?|\d{1,7}[a-zA-Z]?(?:[-–\/]\d{1,6})?|[A-Z]{1,3}[ -]?\d{1,6})"
    r"(?![^\W_])"
)
_BESTAND = re.compile(r"(?P<letters>[A-Za-z]+(?:-[A-C])?)\s+(?P<number>\d.*)", re.DOTALL)
_FORM = re.compile(r"[\s,:]{0,3}[A-Z]{1,3}\s\d{1,5}(?:-\d{1,4}|-[IVX]{1,4})?\s?/\s?[\dJIVX]")
_SAPMO = re.compile(r"[\s(\[]{0,3}(?:DY|NY)\s?\d{1,4}\s?/\s?[\dJIVX]")
_MFAA = re.compile(r"[\s(\[]{0,3}MfAA[\s,/:]{1,3}(?:LS-|G-)?[A-C]\s?\d")
# Offices and missions whose files are a Bestand of their own: "RAV Stockholm", "MAV Moskau".
_MISSION = re.compile(r"(?P<letters>RAV|MAV|BAV)\s+(?P<number>\S.*)")
_LABELLED_NAME = re.compile(r"(?P<label>Bestand|Best\.)\s(?P<name>\S.*)", re.DOTALL)
# The forms of a Bestand that one archive alone has: in Stuttgart a slash belongs to it, in
# Munich letters alone are one, in Hamburg and Dresden figures.
_HOUSES: Mapping[str, str] = {
    "ACDP": r"(?:\d{2}|[IVX]{1,5})-\d{3}(?![^\W_])|",
    "HStAS": r"(?:EA|EL|E|Q|J|M|P)\s\d{1,2}\/\d{1,3}(?:\s[IVX]{1,4})?(?![^\W_])|",
    "StALudwigsburg": r"(?:EL|FL|F|E|PL|B|K)\s\d{1,3}\/\d{1,3}(?:\s[IVX]{1,4})?(?![^\W_])|",
    "StAHH": r"\d{3}-\d{1,2}(?:\s[IVX]{1,4})?(?:[a-z])?(?=[\s,_])|",
    "SächsHStA": r"\d{5}(?=[\s,])|",
    "SächsStAL": r"\d{5}(?=[\s,])|",
    "BayHStA": r"(?:StK|MA|MInn|MK|ML|MF|MJu|MWi|MArb|MW|OMGBY|Reichsstatthalter)(?=\s\d)|",
    "PA-AA": r"R\s?\d{2,3}\.\d{3}(?![^\W_])|(?:ZA|Zwischenarchiv)(?=[,\s]{1,2}(?:Bd|\d))|",
    "ADL": r"[A-Z]\s?\d{1,3}(?=-\d)|",
    "NLA-DE": r"Nds\.\s?\d{1,4}|",
}
# Where the title of the Bestand is printed after its number.
_TITLED = {"SächsHStA", "SächsStAL", "ThHStAW", "LASA", "StAHH"}
_FILES: Mapping[str, str] = {
    "ADL": r"\s?-\s?\d{1,6}(?![^\W_])|",
    "ACDP": r"\s?[-:]\s?[A-Z]?-?\d{1,4}(?:\/\d{1,3})?(?![^\W_])|",
}
# The Political Archive counted the ministry's files before 1945 through all Bestände.
_COUNTED = re.compile(r"R\s?(?:\d{4,6}[a-z]?|\d{2,3}\.\d{3})")


def begins(text: str) -> bool:
    """Say whether `text` starts with a Bestand that only the SAPMO has: "DY 30/3605"."""
    return _SAPMO.match(text) is not None


def is_of_ministry(text: str) -> bool:
    """Say whether `text` starts with a file of East Germany's Foreign Ministry: "MfAA, A 6661"."""
    return _MFAA.match(text) is not None


def has_form(text: str) -> bool:
    """Say whether `text` starts as a Bestand and a number do: "DY 30/3605"."""
    return _FORM.match(text) is not None


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a German citation from `start` on."""
    house = repository.id if repository else ""
    parts: list[Part] = []
    doubts: list[str] = []
    alternatives: list[tuple[Part, ...]] = []
    for tree in part_trees(_grammar(house if house in _HOUSES else ""), text[start:]):
        new, doubt = _parts(tree, start, parts, house)
        if doubt:
            doubts.append(doubt)
            alternatives.append((*parts, *new[:-1], _as_sub_number(new[-1])))
        parts += new
    if doubts and any(part.isad == "leaf" and part.label for part in parts):
        parts, doubts, alternatives = _joined(parts), [], []
    return Reading(
        tuple(_titled(parts)),
        doubts=tuple(doubts),
        rules=("R-BESTAND-1: Bestand, number, leaf in the order of the Bundesarchiv",),
        implies="SAPMO-BArch" if begins(text[start:]) else None,
        alternatives=tuple(alternatives),
    )


def _joined(parts: list[Part]) -> list[Part]:
    """Where a Blatt is labelled, a third number can only be part of the file's: "3/418, Bl. 9"."""
    joined: list[Part] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last and part.isad == "leaf" and not part.label and last.level == "archivnummer":
            joined[-1] = replace(last, value=f"{last.value}/{part.value}", end=part.end)
        else:
            joined.append(part)
    return joined


def _titled(parts: list[Part]) -> list[Part]:
    """R-BESTAND-3: a name beside the code of a Bestand is its title: "NL Kiesinger, 01-226"."""
    has_code = any(_is_code(part) for part in parts)
    return [
        replace(part, level="title", isad="qualifier")
        if has_code and part.level == "bestand" and not _is_code(part)
        else part
        for part in parts
    ]


def _is_code(part: Part) -> bool:
    return part.level == "bestand" and any(map(str.isdigit, part.value))


@cache
def _grammar(house: str) -> Lark:
    rules = files("edossier.references.grammars").joinpath("bestand.lark").read_text("utf-8")
    rules = rules.replace("/{HOUSE}", f"/{_HOUSES.get(house, '')}")
    rules = rules.replace("/{FILE}", f"/{_FILES.get(house, '')}")
    rows = level_words("german")
    leaf = [row for row in rows if row.isad in {"leaf", "page"}]
    level = [row for row in rows if row not in leaf]
    names = [
        "_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in level),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        f"NUMBER: /\\s{{0,2}}{_NUMBER}/",
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        f"SLASH_LEAF: /\\s?\\/\\s?{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals(level, rf"(?=\s{{0,2}}{_NUMBER})"),
        terminals(leaf, r"(?=\s{0,2}\d)"),
    ]
    return make_grammar("\n".join([rules, *names]))


def _parts(
    tree: Tree[Token], offset: int, before: list[Part], house: str
) -> tuple[list[Part], str | None]:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    name = str(tree.data)
    start, end = offset + (tokens[0].start_pos or 0), offset + (tokens[-1].end_pos or 0)
    value = tokens[-1].strip()
    if name == "signature" and house == "PA-AA" and _COUNTED.fullmatch(value):
        return [Part("archivaliensignatur", "file", *_label_and_number(value), start, end)], None
    if name == "signature" and (not _lacks_file(before) or _is_own(tokens, before, house)):
        return _signature(tokens, offset)
    if name in {"level", "leaves"}:
        level = tokens[0].type.removesuffix("_LABEL").lower()
        return [Part(level, _isad()[level], tokens[0].strip(), value, start, end)], None
    if name == "bare_leaves" and any(part.isad == "file" for part in before):
        return [Part("blatt", "leaf", "", value, start, end)], None
    if name in {"accession", "bare_number", "signature"} and _lacks_file(before):
        label, number = _label_and_number("".join(tokens).strip())
        return [Part("archivaliensignatur", "file", label, number, start, end)], None
    if name == "party" and not any(part.isad == "file" for part in before):
        return [Part("archivnummer", "file", "", value, start, end)], None
    if name == "text" and house in _TITLED and _lacks_file(before):
        return [Part("title", "qualifier", "", value, start, end)], None
    if name == "text":
        return [_named(value, start, end, before)], None
    return [Part("aside" if name == "aside" else "word", "", "", value, start, end)], None


def _is_own(tokens: list[Token], before: list[Part], house: str) -> bool:
    """Say whether Bestand and number follow a name that is only their title.

    "Büro Walter Ulbricht, DY 30/3643"; in the Political Archive a name has files: "MfAA, C 417/72".
    """
    has_file = any(token.type == "SLASH_FILE" for token in tokens)
    return house != "PA-AA" and has_file and not any(_is_code(part) for part in before)


@cache
def _isad() -> Mapping[str, str]:
    return {row.level: row.isad for row in level_words("german")}


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
        value = token.strip().lstrip("/-:").strip()
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


def _named(value: str, start: int, end: int, before: list[Part]) -> Part:
    """A Bestand that is a name: a mission, an office, someone's papers."""
    mission = _MISSION.fullmatch(value)
    if mission:
        return Part("bestand", "fonds", mission["letters"], mission["number"], start, end)
    labelled = _LABELLED_NAME.fullmatch(value)
    if labelled and not before:
        return Part("bestand", "fonds", labelled["label"], labelled["name"], start, end)
    if not before and value[:1].isupper():
        return Part("bestand", "fonds", "", value, start, end)
    return Part("word", "", "", value, start, end)
