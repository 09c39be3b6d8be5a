"""Family H: Hungarian archives, where the label follows its number."""

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["has_signs", "read"]

_SIGN = re.compile(
    r"\d\.\s?(?:f|cs)\.\s?\d|\d\.\s?[őöõ]\.?\s?e\.|\d\.\s?doboz|(?<![^\W_])[IVX]{1,6}-[A-Z]-\d{1,3}"
)
_ISAD = {
    "section": ("section", "series"),
    "fonds_code": ("fond", "fonds"),
    "section_number": ("fond", "fonds"),
    "dossier_number": ("file", "file"),
    "fond": ("fond", "fonds"),
    "cs": ("cs", "series"),
    "oe": ("oe", "file"),
    "tetel": ("tetel", "series"),
    "doboz": ("doboz", "container"),
    "dosszie": ("folder", "file"),
    "item_number": ("item", "item"),
}
_YEAR = re.compile(r"(?:19[1-9]|20)\d{1,2}")


def has_signs(text: str) -> bool:
    """Say whether a number with a Hungarian label after it stands in `text`."""
    return _SIGN.search(text) is not None


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a Hungarian citation from `start` on."""
    parts: list[Part] = []
    doubts: list[str] = []
    for tree in part_trees(_grammar(), text[start:]):
        new = _parts(tree, start, text, parts)
        parts += [_first(new[0])] if repository and not parts else new
    parts = _settled(parts, repository)
    if any(part.level == "tetel" and part.value[:1] in "IVX" for part in parts):
        doubts.append("A Roman number and another may be the tétel or a file.")
    if parts and parts[-1].isad == "leaf" and not parts[-1].label:
        doubts.append(f"The last number, {parts[-1].value}, may be the leaf.")
    if any(part.level == "tetel" and "-" in part.value for part in parts):
        doubts.append("A bare pair of numbers may be the tétel or the leaves.")
    if any(p.level == "cs" and not p.label and _YEAR.fullmatch(p.value) for p in parts):
        doubts.append("A bare year before the file may be the year of its group or the csoport.")
    return Reading(
        tuple(parts), tuple(doubts), rules=("R-POSTFIX-1: the label follows its number",)
    )


def _settled(parts: list[Part], repository: Repository | None) -> list[Part]:
    """A name before the code is the fonds' title; only the state security numbers dossiers."""
    fonds = [part for part in parts if part.isad == "fonds"]
    has_title = len(fonds) > 1 and fonds[0] is parts[0] and not fonds[0].value[-1:].isdigit()
    is_security = repository is None or repository.id == "ÁBTL"
    settled = []
    for part in parts:
        if has_title and part is fonds[0]:
            part = replace(part, level="title", isad="qualifier")
        elif part.level == "file" and not part.label and not is_security:
            part = replace(part, level="tetel", isad="series")
        settled.append(part)
    return settled


def _first(part: Part) -> Part:
    """A name right behind the archive's is the fonds: "HL, 1956-os gyűjtemény, 5. ő. e."."""
    is_name = part.level == "word" and any(map(str.isalpha, part.value)) and len(part.value) > 1
    return replace(part, level="fond", isad="fonds") if is_name else part


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("hungarian.lark").read_text("utf-8")
    return make_grammar(rules)


def _parts(tree: Tree[Token], offset: int, text: str, before: list[Part]) -> list[Part]:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    name = str(tree.data)
    start = offset + (tree.meta.start_pos if not tree.meta.empty else tokens[0].start_pos or 0)
    places = [(offset + (t.start_pos or 0), offset + (t.end_pos or 0)) for t in tokens]
    values = [token.strip().rstrip(".").strip() for token in tokens]
    if name == "box_before":
        place = (places[0][0], places[1][1])
        return [Part("doboz", "container", values[0], values[1], *place)]
    if name == "cs_oe":
        end = _label_end(text, places[1][1])
        label = text[places[1][1] : end].strip()
        if any(part.level == "cs" for part in before):  # "22. cs. 1958/6. ő. e.": the unit's year
            return [Part("oe", "file", label, "/".join(values), places[0][0], end)]
        return [
            Part("cs", "series", "", values[0], *places[0]),
            Part("oe", "file", label, values[1], places[1][0], end),
        ]
    if name in _ISAD:
        level, isad = _ISAD[name]
        is_short = re.fullmatch(r"[IVXL]+-\d{1,3}", values[0]) is not None
        if name == "fonds_code" and is_short and any(part.isad == "fonds" for part in before):
            level, isad = "tetel", "series"  # "IV-100" behind the country
        has_label = tokens[0].type not in _UNLABELLED
        end = _label_end(text, places[0][1]) if has_label else places[0][1]
        label = text[places[0][1] : end].strip()
        return [Part(level, isad, label, values[0], start, end)]
    if name == "leaves":
        end = _label_end(text, places[0][1])
        return [Part("leaves", "leaf", text[places[0][1] : end], values[0], start, end)]
    return [_bare(name, values[0], places[0], before)]


_UNLABELLED = {"SECTION", "FONDS_CODE", "SECTION_NUMBER", "DOSSIER_NUMBER", "TETEL"}
_LABEL = re.compile(r"[^\W\d_]{1,10}(?:\.?\s{0,2}e(?![^\W_])|\s(?:egység|pont))?\.?")


def _label_end(text: str, at: int) -> int:
    match = _LABEL.match(text, at)
    return match.end() if match else at


def _bare(name: str, value: str, place: tuple[int, int], before: list[Part]) -> Part:
    kinds = {part.isad for part in before}
    has_fonds = "fonds" in kinds
    if name == "last" and "file" in kinds:
        return Part("leaves", "leaf", "", value, *place)
    if name == "last":
        name = "bare"
    if name == "registry":
        return Part("doc_number", "", "", value, *place)
    if name == "bare" and has_fonds and "container" in kinds:
        return Part("tetel", "series", "", value, *place)
    if name == "bare":
        return Part(
            "fond" if not has_fonds else "tetel",
            "fonds" if not has_fonds else "series",
            "",
            value,
            *place,
        )
    if name == "text" and before and before[-1].isad == "fonds" and "-" in before[-1].value:
        return Part("country_file", "series", "", value, *place)
    if name == "aside" and before and before[-1].isad in {"fonds", "series", "file"}:
        return Part("title", "qualifier", "", value.strip("()"), *place)
    return Part({"text": "word"}.get(name, name), "", "", value, *place)
