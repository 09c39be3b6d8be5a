"""Families L and Q: department codes of Kew, collections of the British Library."""

import re
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars import british_papers
from edossier.references.grammars.described import with_descriptions
from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["begins", "read"]

_WHOSE = {"piece": "TNA", "office": "BL", "manuscript": "BL"}
_PHOTO = [("fonds", "fonds"), ("number", "file"), ("volume", "file"), ("item", "item")]
# Departments as authors spell them out: "Foreign Office 371/115137".
_SPELLED = {
    "Foreign and Commonwealth Office": "FCO",
    "Foreign Office": "FO",
    "Colonial Office": "CO",
    "Dominions Office": "DO",
    "War Office": "WO",
    "Cabinet Office": "CAB",
    "Cabinet Papers": "CAB",
    "Prime Minister's Office": "PREM",
    "Prime Minister’s Office": "PREM",
    "Ministry of Defence": "DEFE",
    "Home Office": "HO",
    "Admiralty": "ADM",
    "Air Ministry": "AIR",
    "Board of Trade": "BT",
}
_BELOW = (("piece", "file"), ("item", "item"), ("document", "item"))


@cache
def _departments() -> str:
    rows = [row for row in level_words("british") if row.level == "department"]
    words = sorted((word for row in rows for word in row.words), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s{0,2}") for word in words)


@cache
def _beginning() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:(?:{_departments()})\s{{0,2}}\d{{1,4}}\s?/\s?\d{{1,7}}(?![\d.,]*\d)"
        rf"|(?:{'|'.join(_SPELLED)})\s\d{{1,4}}\s?/\s?\d{{1,7}}(?!\d)"
        r"|(?:FO|CAB|PREM|DEFE|FCO|WO)\s\d{1,4}(?=\s{0,2}(?:[,;]|\.?\s{0,2}$))"
        r"|IOR/[A-Z]|Photo\s\d{1,5}/\d{1,4}\s?\(\d{1,5}\)|Add(?:itional)?\.?\s?MSS?\.?\s\d|Mss\.?\s?Eur\.?\s[A-Z]\.?\s?\d)"
    )


def begins(text: str) -> re.Match[str] | None:
    """Find the first department code with its number: "FO 371/151924"."""
    return _beginning().search(text)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a British citation from `start` on."""
    if repository is not None and repository.id not in {"TNA", "BL"}:
        return british_papers.read(text, start, repository)
    parts: list[Part] = []
    implies = None
    for tree in part_trees(_grammar(), text[start:]):
        parts += _parts(tree, start)
        if implies is None:
            implies = _WHOSE.get(str(tree.data))
    if implies is None and repository is not None and repository.id == "TNA":
        parts = [*_other_department(text, start), *parts]
    parts = with_descriptions(parts, text)
    return Reading(
        tuple(parts),
        doubts=tuple(_doubts(parts)),
        rules=("R-CODE-1: department code, series, piece",),
        implies=implies,
    )


_OTHER = re.compile(r"(?<![^\W_])([A-Z]{1,4})\s?(\d{1,4})\s?/\s?(\d{1,7})(?![^\W_]|/)")


def _other_department(text: str, start: int) -> list[Part]:
    """Read the code of a department that the table does not have, where Kew itself is named."""
    match = _OTHER.search(text, start)
    kinds = (("department", "fonds"), ("series", "series"), ("piece", "file"))
    if match is None:
        return []
    return [
        Part(level, isad, "", match[i], *match.span(i)) for i, (level, isad) in enumerate(kinds, 1)
    ]


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("british.lark").read_text("utf-8")
    leaf = [row for row in level_words("british") if row.isad in {"leaf", "page"}]
    item = [row for row in level_words("british") if row.isad == "item"]
    lines = [
        rules.replace("%DEPARTMENTS%", _departments()).replace("%SPELLED%", "|".join(_SPELLED)),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        "_item_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in item),
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals([*leaf, *item], r"(?=\s{0,2}\d)"),
    ]
    return make_grammar("\n".join(lines))


def _parts(tree: Tree[Token], offset: int) -> list[Part]:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    places = [(offset + (t.start_pos or 0), offset + (t.end_pos or 0)) for t in tokens]
    name = str(tree.data)
    if name == "office":
        kinds = [("fonds", "fonds"), *_office_levels(tokens[1])]
    elif name == "bare_office":
        kinds = _office_levels(tokens[0])
    elif name == "further":
        return [Part("piece", "file", "", tokens[1].strip(), places[0][0], places[1][1])]
    elif name == "piece":
        kinds = [("department", "fonds"), ("series", "series"), ("piece", "file"), ("item", "item")]
    elif name == "photo":
        kinds = _PHOTO
    elif name == "manuscript":
        kinds = [("collection", "fonds"), ("item", "file")]
    elif name in {"leaves", "item"}:
        isad = {"LEAF_LABEL": "leaf", "PAGE_LABEL": "page"}.get(tokens[0].type, "item")
        span = (places[0][0], places[-1][1])
        return [Part(name, isad, tokens[0].strip(), tokens[-1].strip(), *span)]
    else:
        level = {"former": "doc_number"}.get(name, name)
        return [Part(level, "", "", tokens[0].strip(), places[0][0], places[-1][1])]
    return [
        Part(level, isad, token.strip() if token.strip() in _SPELLED else "", _plain(token), *place)
        for (level, isad), token, place in zip(kinds, tokens, places, strict=False)
    ]


def _plain(token: str) -> str:
    """ "Foreign Office (FO)" is the department FO; a comma behind "IOR" is no part of it."""
    bracket = re.search(r"\(([^()]+)\)", token)
    return bracket[1] if bracket else _SPELLED.get(token.strip(), token.strip(" ,:"))


def _office_levels(letter: str) -> list[tuple[str, str]]:
    """R-CODE-2: India Office Records L and R are divided three deep, the other classes two."""
    series = [("series", "series"), ("subseries", "series"), ("sub_subseries", "series")]
    return [*series[: 3 if letter in {"L", "R"} else 2], *_BELOW]


def _doubts(parts: list[Part]) -> list[str]:
    pieces = [part for part in parts if part.level == "piece"]
    if any(part.level == "series" for part in parts) and not pieces:
        return ["No piece number is printed."]
    return []
