"""Families M, N, O: United States archives and presidential libraries."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lark import Lark, Token, Tree

from edossier.references.grammars.american_doubts import doubts_of
from edossier.references.grammars.lexing import make_grammar
from edossier.references.grammars.trees import part_trees
from edossier.references.labels import level_words, terminals
from edossier.references.leaves import LEAF_LIST
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository
from edossier.references.surroundings import aside_pattern

__all__ = ["DATED_FILE", "SIGN_IN_WORDS", "has_signs", "is_subject", "parts_of", "read"]

# "611.93/10–2656": class of the decimal file, month and day, year; no other office dated so.
_DATED_FILE = (
    r"\d{3}[A-Z]?\.\s?[\dA-Z]{1,6}(?:[-–][A-Z]{1,5})?(?:\s[A-Z]{2,4})?(?:\([A-Z]{1,2}\))?"
    r"\s?/\s?\d{1,2}\s?[-–]\s?\d{2,4}(?![^\W_]|[-–/]\d)"
)

_ISAD = {
    "record_group": "fonds",
    "lot_file": "series",
    "accession": "series",
    "entry": "series",
    "shipping": "series",
    "captured_item": "item",
    "box": "container",
    "folder": "file",
    "volume": "file",
    "roll": "container",
    "microfilm": "container",
    "decimal_file": "file",
    "subject_numeric": "file",
    "series": "series",
}
SIGN_IN_WORDS = re.compile(
    r"(?<![^\W_])(?:(?:RG|Record\s{1,2}Group)[\s.:]{0,3}\d"
    r"|[Ll]ot(?:\s{1,2}File)?\s{1,2}\d\d\s?D\s?\d"
    r"|Central\s{1,2}(?:Decimal |Foreign Policy )?Files?[,;\s]|CFPF|CDF\s\d|Presidential Materials)"
)
DATED_FILE = re.compile(rf"(?<![^\W_/.–-]){_DATED_FILE}")
_LOT = re.compile(r"(?<![^\W_])[Ll]ot(?:\s{1,2}File)?\s{1,2}\d\d\s?D\s?\d")
_DIVISION = re.compile(
    r"(?:Manuscripts?|Rare Books?(?: and Manuscripts?)?) (?:Division|Department)"
)
_SERIES_LEVELS = ("series", "subseries", "sub_subseries", "sub_subseries")
_CENTRAL = re.compile(r"(?:Central|Subject)\W.{0,40}Files?|CFPF|SNF")
# "694.95B/10–2352: Telegram": what kind of document it is.
_KIND = re.compile(
    r"(?:Circular )?(?:Telegram|Memorandum|Despatch|Airgram|Letter|Instruction|Note)"
)
# A subject file without a number is one of all on its countries: "POL CHICOM-US".
_SUBJECT = re.compile(
    r"(?:AGR|AID|AV|CSM|CUL|DEF|EDU|FN|FT|INCO|LAB|ORG|PET|POL|PR|PS|REF|SCI|SOC|STR|TEL|TP|TRV|UN)\s[A-Z]"
)
# "Reel 3 (Container 280)": two places of one file, side by side.
_OTHER_LOCATOR = re.compile(r"\((?P<label>Container|Box)\s(?P<number>[\w-]{1,9})\)")
_CASE = re.compile(r"(?P<label>(?:File|Case)\s(?:Nos?\.|Number))\s(?P<number>[\d/-]{1,12})")
_OF_LOT = re.compile(r".* (?:Files|Papers|Records)")  # what a lot is called
_YEARS = re.compile(r"(?:1[5-9]|20)\d\d(?:\s?[-–]\s?\d{2,4})?(?:\s\([^()]{1,60}\))?")


def is_subject(value: str) -> bool:
    """Say whether `value` is a subject file without a number: "POL CHICOM-US"."""
    return _SUBJECT.match(value) is not None


def has_signs(text: str) -> re.Match[str] | None:
    """Find a record group, lot, central or dated decimal file: signs of United States custody."""
    return SIGN_IN_WORDS.search(text) or DATED_FILE.search(text)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a United States citation from `start` on."""
    parts = _name_texts(parts_of(text, start), repository)
    return Reading(
        tuple(parts),
        doubts=tuple(doubts_of(parts)),
        rules=("R-US-1: record group or collection, series, box, folder",),
        implies=_implied(text, start),
    )


def parts_of(text: str, start: int, *, in_folders: bool = True) -> list[Part]:
    """Cut a citation into its parts; what an unlabelled name is stays open ("text").

    Args:
        in_folders: Words behind a box are one folder title, commas included (R-US-2).
    """
    found = [_part(tree, start) for tree in part_trees(_grammar(), text[start:])]
    return _joined(found, text, in_folders=in_folders)


def _implied(text: str, start: int) -> str | None:
    """R-REPO-5: a lot file is the Department of State's; a record group at the start NARA's.

    Other archives have record groups too (RG 25 is in Ottawa), so words before it imply none.
    """
    if _LOT.search(text, start):
        return "DOS"
    sign = SIGN_IN_WORDS.search(text[start:])
    return "NARA" if sign and not sign.start() else None


@cache
def _grammar() -> Lark:
    rules = files("edossier.references.grammars").joinpath("american.lark").read_text("utf-8")
    leaf = [row for row in level_words("american") if row.isad in {"leaf", "page"}]
    lines = [
        rules.replace("%ASIDE%", f"(?i:{aside_pattern()})".replace("/", r"\/")),
        "_leaf_label: " + " | ".join(f"{row.level.upper()}_LABEL" for row in leaf),
        f"LEAF_LIST: /\\s{{0,2}}{LEAF_LIST}/".replace("[./]", r"[.\/]"),
        terminals(leaf, r"(?=\s{0,2}\d)").replace("_LABEL.5", "_LABEL.8"),
    ]
    return make_grammar("\n".join(lines))


def _part(tree: Tree[Token], offset: int) -> Part:
    tokens = [token for token in tree.children if isinstance(token, Token)]
    start, end = offset + (tokens[0].start_pos or 0), offset + (tokens[-1].end_pos or 0)
    name, value = str(tree.data), " ".join(tokens[-1].strip(" :\t\u00a0").split())
    label = tokens[0].strip() if len(tokens) > 1 else ""
    if name == "bare_entry":
        name = "entry"
    if name == "record_group":
        value = value.lstrip("- ")
    if name == "leaves":
        return Part("leaves", "page", label, value, start, end)
    if name == "title" and (other := _OTHER_LOCATOR.fullmatch(value)):
        return Part("container", "container", other["label"], other["number"], start, end)
    if name == "title":
        return Part("title", "qualifier", "", value.strip("()"), start, end)
    if name == "central":
        code = re.match(r"CDF|CFPF|CF|SNF", value)
        return Part("series", "series", code.group() if code else "", value, start, end)
    if name == "p_reel":
        return Part("item", "item", "", value, start, end)
    if name == "microfilm":
        label, _, number = value.rpartition(" ")
        return Part(name, "container", label, number, start, end)
    if name == "named_folder":
        return Part("folder", "file", label.rstrip(" :,"), value.strip('"“”'), start, end)
    if name in {"shipping", "captured_item"}:
        level = "series" if name == "shipping" else "item"
        return Part(level, _ISAD[name], label, value, start, end)
    if name == "rest":
        return Part("aside", "", "", value, start, end)
    return Part(name, _ISAD.get(name, ""), label, value, start, end)


def _joined(found: list[Part], text: str, *, in_folders: bool) -> list[Part]:
    """Put names together that a comma parts: a name and its years, the words of a folder title.

    R-US-2: after a box everything up to the end of the sentence is the folder's title.
    """
    joined: list[Part] = []
    for part in found:
        before = joined[-1] if joined else None
        if before and part.level == "text":
            if re.search(r"\.\s", text[before.end : part.start]) and _ends_chain(joined):
                part = Part("word", "", "", part.value, part.start, part.end)
            elif _ends_list(part, joined):
                joined[-2:] = [_one_name(joined[-2], part, text)]
                continue
            elif before.level in {"text", "series"} and _goes_on(part, joined, in_folders):
                joined[-1] = _one_name(before, part, text)
                continue
        joined.append(part)
    return joined


def _ends_list(part: Part, joined: list[Part]) -> bool:
    """Say whether a list in a name ends: "NSC Staff for Europe, Canada, and Ocean Affairs"."""
    if len(joined) < 2 or not re.fullmatch(r"and(?: [A-Z][a-z]+){1,3}", part.value):
        return False
    return joined[-2].level == joined[-1].level == "text" and joined[-1].value.isalpha()


def _ends_chain(parts: list[Part]) -> bool:
    """Say whether a sentence may end here: a box, a lot, a file or a folder is there already."""
    return any(_opens_folder(part) or part.isad == "file" for part in parts)


def _goes_on(part: Part, joined: list[Part], in_folders: bool) -> bool:
    if re.match(r"(?:see|and|or)(?:\s(?:Supplement|also)|$)", part.value):
        return False
    in_folder = in_folders and any(_opens_folder(before) for before in joined[:-1])
    is_years = _YEARS.fullmatch(part.value) is not None
    return is_years or (in_folder and not joined[-1].value.endswith(" Files"))


def _one_name(before: Part, part: Part, text: str) -> Part:
    if before.level == "series":
        value = before.value + " ".join(text[before.end : part.end].split("\n"))
    else:
        value = " ".join(text[before.start : part.end].split())
    return Part(before.level, before.isad, before.label, value, before.start, part.end)


def _opens_folder(part: Part) -> bool:
    is_series = part.level == "text" and part.value.endswith(" Series")
    return is_series or part.isad == "container" or part.level == "lot_file"


def _name_texts(parts: list[Part], repository: Repository | None) -> list[Part]:
    """R-US-3: an unlabelled name is a fonds, a series or a folder by what stands before it."""
    named: list[Part] = []
    for index, part in enumerate(parts):
        if _is_conference(part, named):
            part = Part("folder", "file", "", part.value, part.start, part.end)
        elif part.level == "text" and _is_title_of_group(part, named):
            part = Part("title", "qualifier", "", part.value, part.start, part.end)
        elif part.level == "text" and (case := _CASE.fullmatch(part.value)):
            part = Part("file", "file", case["label"], case["number"], part.start, part.end)
        elif part.level == "text":
            level, isad = _level_of(part, named, parts[index + 1 :], repository)
            part = Part(level, isad, "", part.value, part.start, part.end)
        named.append(part)
    return list(_one_folder(named))


def _one_folder(parts: list[Part]) -> Iterator[Part]:
    """Take names together that are one folder's title, "February 2, 1968, Meeting with ..."."""
    last: Part | None = None
    for part in parts:
        if last and last.level == part.level == "folder" and not (last.label or part.label):
            last = Part("folder", "file", "", f"{last.value}, {part.value}", last.start, part.end)
            continue
        if last:
            yield last
        last = part
    if last:
        yield last


def _is_conference(part: Part, before: list[Part]) -> bool:
    """ "Conference Files: Lot 67 D 586, CF 104": behind a lot CF counts the conferences."""
    has_lot = any(known.level == "lot_file" for known in before)
    return has_lot and re.fullmatch(r"CF\s?\d{1,5}(?:/[A-Z])?", part.value) is not None


def _is_title_of_group(part: Part, before: list[Part]) -> bool:
    """ "Record Group 36, Records of the U.S. Customs Service": the words only name the group."""
    follows = bool(before) and before[-1].level == "record_group"
    return follows and re.match(r"(?:General )?Records of ", part.value) is not None


def _level_of(
    part: Part, before: list[Part], after: list[Part], repository: Repository | None
) -> tuple[str, str]:
    has_box = any(p.isad == "container" for p in before)
    has_lot = any(p.level in {"lot_file", "accession"} for p in before)
    if part.value[:1].islower() or _YEARS.fullmatch(part.value):
        return "word", ""
    if _DIVISION.fullmatch(part.value):
        return "aside", ""
    if re.fullmatch(r"\d{3}[A-Z]?\.[\dA-Z]{1,6}", part.value):
        return "decimal_file", "file"
    if before and before[-1].level == "lot_file" and _OF_LOT.fullmatch(part.value):
        return "series", "series"
    if has_box or has_lot:
        is_series = part.value.endswith(" Files") and any(p.level == "text" for p in after)
        return ("series", "series") if is_series else ("folder", "file")
    if before and before[-1].level == "decimal_file" and _KIND.fullmatch(part.value):
        return "aside", ""
    if before and _CENTRAL.match(before[-1].value) and _SUBJECT.match(part.value):
        return "subject_numeric", "file"
    series = sum(p.isad == "series" for p in before)
    if any(p.isad == "fonds" for p in before) or (repository and repository.id == "DOS"):
        is_presidential = repository is not None and repository.id not in {"NARA", "DOS"}
        ends = ("Series", "File", "Files") if is_presidential else ("Series",)
        has_series = any(p.isad == "series" and p.value.endswith(ends) for p in before)
        if has_series and not any(p.isad in {"container"} for p in after):
            return "folder", "file"
        return _SERIES_LEVELS[min(series, 3)], "series"
    if repository is None and any(p.level == "lot_file" for p in after):
        return "series", "series"
    return "fonds", "fonds"
