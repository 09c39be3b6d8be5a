"""Where a citation names its archive: the name, its translation and its acronym as one stretch."""

import re
from dataclasses import dataclass, replace
from functools import cache

from edossier.references.repositories import PrintedName, by_id

__all__ = ["NameInText", "by_seat", "group_names", "name_before", "with_seat"]

_ARCHIVE_WORD = re.compile(
    r"ar(?:k|ch|kh)[iíīy][vwf]|архив|архів|archief|arhiv|arşiv|levéltár|library|stiftung|biblio|institut|fund"
    r"|档案|檔案|公文書|史料館|資料館|기록원|기록관|사료관|lưu trữ",
    re.IGNORECASE,
)
_NAME_STARTS = re.compile(
    r"[,;:“”\"„«»()\[\]，、。；：（）「」『』《》]\s{0,3}|参见|參見|见|見|载|載|藏于|[^\W_]{3}\.\s{1,3}|\s(?:in|from|see|See|aus|из|u|v|z)\s"
)
_ONLY_MARKS = re.compile(r"[^\w;；]{0,6}")
_LONGEST_BRACKET = 240
_LONGEST_NAME = 160


@dataclass(frozen=True, slots=True)
class NameInText:
    """One naming of an archive, its translation and acronym taken in.

    Attributes:
        start, end: The whole stretch, with the bracket that holds the acronym.
        ids: The archives that it may name; several where the name is shared.
        rule: The rule by which these are the archives that it may name.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    rule: str = "R-REPO-1"


def group_names(text: str, names: list[PrintedName]) -> list[NameInText]:
    """Join names that name one archive: "Archiv ... (Archive of ..., MZV)" is one naming."""
    groups: list[NameInText] = []
    for name in names:
        new = NameInText(name.start, name.end, name.ids)
        joined = _join(text, groups[-1], new) if groups else None
        if joined:
            groups[-1] = joined
        else:
            groups.append(new)
    ends = [0, *(group.end for group in groups)]
    return [_widen(text, group, after) for group, after in zip(groups, ends, strict=False)]


def _join(text: str, before: NameInText, new: NameInText) -> NameInText | None:
    between = text[before.end : new.start]
    shared = tuple(i for i in before.ids if i in new.ids)
    bracket = between.lstrip().startswith("(") and ")" not in between
    bracket = bracket or re.fullmatch(r",\s[^\W\d_]{2,30}\s\(", between) is not None
    if shared and (_ONLY_MARKS.fullmatch(between) or (bracket and len(between) < _LONGEST_BRACKET)):
        return NameInText(before.start, new.end, shared)
    if not new.ids or shared:
        return None
    near = _of_one_country(before.ids, new.ids)
    is_beside = re.fullmatch(r"\s?[,/(]\s{0,2}|\s", between)
    is_apart = bracket or re.fullmatch(r"\),?\s{1,2}", between)
    if near and (is_beside or (is_apart and _is_part(before.ids, near))):
        return NameInText(before.start, new.end, near)  # "HHStA, FHKA": the second is part of it
    return None


def _is_part(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Say whether an archive is a department of the one before it, by its id: OeStA, OeStA-AdR."""
    return all(i.startswith(f"{one}-") or i.endswith(f"-{one}") for one in whole for i in part)


def _of_one_country(whole: tuple[str, ...], part: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out who cannot be part of it: "ÖStA, KA" is no archive in Helsinki."""
    countries = {known.country for i in whole if (known := by_id(i))}
    return tuple(i for i in part if (known := by_id(i)) and known.country in countries)


def _widen(text: str, name: NameInText, floor: int) -> NameInText:
    """Take in the bracket around an acronym and the full name before it."""
    opened = text.rfind("(", max(floor, name.start - _LONGEST_BRACKET), name.start)
    inside = opened >= 0 and ")" not in text[opened : name.start]
    start, end = name.start, name.end
    own_bracket = text.find("(", name.start, name.end) >= 0
    if inside or own_bracket:
        closed = re.match(r"[^()]{0,3}\)", text[end : end + 4])
        end += closed.end() if closed else 0
    if inside and end > name.end:
        start = _name_start(text, opened, floor)
    return NameInText(start, end, name.ids)


def with_seat(text: str, name: NameInText) -> NameInText:
    """Take in the archive's own city after its name: "Bundesarchiv, Berlin", "at College Park"."""
    own = _OWN_SHORT_FORM.match(text, name.end)
    name = replace(name, end=own.end()) if own else name
    match = _seats(name.ids).match(text, name.end) or _state(name.ids).match(text, name.end)
    return replace(name, end=match.end()) if match else name


def by_seat(text: str, name: NameInText) -> tuple[str, ...]:
    """R-REPO-7: of archives of one name the city printed after it tells: "Riksarkivet, Oslo"."""
    if len(name.ids) < 2:
        return name.ids
    there = tuple(i for i in name.ids if _seats((i,)).match(text, name.end))
    return there if len(there) == 1 else name.ids


# The short form that the text itself gives the archive: "(SFA)", "(dalej: AAN)". No figures.
_OWN_SHORT_FORM = re.compile(
    r"\s?\((?![IVXLC]+\))(?:[^\W\d_]{3,12}(?:\s[^\W\d_]{2,12}){0,2}:?\s)?(?=[^\s()]{0,10}[A-ZÀ-Ž][^\s()]{0,10}[A-ZÀ-Ž])"
    r"[^\W\d_][^\W\d]{1,11}(?:[-/][A-Z]{2,6})?\)"
)


@cache
def _seats(ids: tuple[str, ...]) -> re.Pattern[str]:
    known = [repository for i in ids if (repository := by_id(i))]
    seats = sorted({seat for repository in known for seat in repository.seats}, key=len)
    cities = "|".join(map(re.escape, reversed(seats))) or "(?!)"
    return re.compile(rf"\s?(?:[,(]\s?|\s(?:at|in|w|v|u)\s)?(?:{cities})(?![^\W_])\)?")


@cache
def _state(ids: tuple[str, ...]) -> re.Pattern[str]:
    """Match what stands behind a city in the name: the ", MD" of "NARA, College Park, MD"."""
    known = [repository for i in ids if (repository := by_id(i))]
    pairs = [seat.split(", ", 1) for r in known for seat in r.seats if ", " in seat]
    after = "|".join(f"(?<={re.escape(city)}), {re.escape(state)}" for city, state in pairs)
    return re.compile(rf"(?:{after or '(?!)'})(?![^\W_])")


def _name_start(text: str, opened: int, floor: int) -> int:
    """Give where the full name before a bracket starts; the bracket itself where none is there."""
    start = name_before(text, opened, floor)
    return opened if start is None else start


def name_before(text: str, opened: int, floor: int) -> int | None:
    """Say where the name of an archive that ends at `opened` starts, looking over three segments.

    None where no word there says that it is an archive.
    """
    first = max(floor, opened - _LONGEST_NAME)
    before = text[first:opened]
    starts = [first + m.end() for m in _NAME_STARTS.finditer(before)]
    if first == floor:
        starts.insert(0, first)
    for start in reversed(starts[-4:]):
        if _ARCHIVE_WORD.search(text[start:opened]):
            return start + len(text[start:opened]) - len(text[start:opened].lstrip())
    return None
