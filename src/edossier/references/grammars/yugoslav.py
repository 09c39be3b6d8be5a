"""Yugoslav, Croatian, Slovene, Bosnian, Montenegrin and Macedonian citations.

"AJ, 837, KPR, I-5-b", "DAMSP, 1956, PA, SSSR, f. 82, d. 15", "HR-HDA-1561", "SI AS 1589, t. e. 12".
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.grammars.spaced_dashes import read_spaced
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["TRADITIONS", "begins", "read", "read_same"]

TRADITIONS = ("yugoslav", "croatian", "slovene")
_FORMS = {
    "dashed": ("dashed", "file"),
    "unit": ("jedinica", "file"),
    "section": ("series", "series"),
    "number": ("number", ""),
    "date": ("title", "qualifier"),  # of the document; no part of the unit
}
# "HR-HDA-1561", "SI AS 1589", "ARS, AS 1277", "SI ZAL LJU 489": the fonds number hangs on the code.
_ON_THE_CODE = re.compile(
    r"[\s\u00a0,_]{0,3}(?:(?:SI[\s_])?AS[\s\/]|(?:LJU|KRA|KP)[\s\/])?-?[ \u00a0]?"
    r"(?P<number>\d{1,5}(?:/[IVX]{1,4})?)(?=\s{0,2}(?:[,;/:(]|\.?\s{0,2}$|[\s-][^\W\d_]|\.\s))"
)
_SLOVENE = re.compile(
    r"(?:SI\s)?AS\s\d{1,5}(?=,.{0,80}?(?:t\.\s?e\.|a\.\s?e\.|šk\.|škatla|mapa|fasc\.))"
)
_DASHED = re.compile(r"(\d+)\s?[-–—−]\s?(\d+)\s?[-–—−]\s?(\d+(?:[-–/]\d+)?)")
# "PA-1948": the political archive and its year; "P-17": a register of the Military Archive.
_PART_AND_YEAR = re.compile(
    r"(?P<part>[^\W\d_]{2,3}|Politička arhiva|Политичка архива)(?:\s?[-–]\s?|\s)(?P<year>19\d\d)"
)
# "AJ-CK SKJ-507-IX-109/V-23", "AJ-KPR-I-5-b": all joined by dashes, behind the archive's name.
_JOINED = re.compile(
    r"\s?-\s?(?:(?P<name>[^\W\d_][^,;\d-]{1,24})-)?(?P<fonds>\d{2,4})[-/](?P<section>[IVX]{1,5})"
    r"(?:-|,\s)(?P<unit>\d{1,4}/[IVX]{1,5}-\d{1,4})(?![\w/])"
)
_JOINED_CABINET = re.compile(
    r"\s?-\s?(?P<name>[^\W\d_]{2,6})-(?P<unit>[IVX]{1,4}-\d{1,2}(?:-[a-z])?(?:/[\d-]{1,9})?)(?![\w/])"
)
_CODED = re.compile(r"\d|[^\W\d_]{1,3}[.\s-]{0,2}\d")  # "3-9", "A-12-5": no words of a title
# "507/III-26": the party's fonds and the unit in it.
_PARTY = re.compile(r"(?P<fonds>507)/(?P<unit>[IVX]{1,5}-\d{1,4}.*)")
# "507 ЦК СКЈ", "IX – Komisija za međunarodne odnose": a number and what it names.
_NUMBER_AND_NAME = re.compile(
    r"(?P<number>\d{1,4}(?=\s)|[IVX]{1,5}(?=\s?[–—-]\s))\s?[–—-]?\s?(?P<name>[^\W\d_].+)"
)
# What the Foreign Ministry's registry is divided in; a country's name alone is none of them.
_REGISTRY = re.compile(
    r"(?:PA|ПА)(?![^\W_])|Polit|Полит|Str\.|Стр\.|Pov|Пов|Strogo|Строго|Kabinet|Кабинет|Poslanstvo|Ambasada",
    re.IGNORECASE,
)
_REGISTER = re.compile(r"[PП]-\d{1,3}[A-Za-z]?")
_MANY = re.compile(r"\d.*[-/]|[^\W\d_]{3}.*\d|[-/].*[-/]")  # a name that may hold several levels
_YEARLY = {"DAMSP"}  # the Foreign Ministry's registry: within the year, by country
_UNITS = {"file", "container", "item"}


def begins(text: str) -> re.Match[str] | None:
    """Say where Ljubljana's own code stands with no name of the archive: "AS 1931, t. e. 1149"."""
    return _SLOVENE.match(text)


def read_same(text: str, start: int, _repository: Repository | None) -> Reading:
    """Read what "Isto" changes in the citation before it: Belgrade's fascikla and document."""
    return _read(text, start, "yugoslav", is_yearly=True)


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of one of these countries from `start` on."""
    if repository is None:
        return replace(_read(text, start, "slovene", is_yearly=False), implies="SI AS")
    is_yearly = repository.id in _YEARLY
    return _read(text, start, repository.tradition, is_yearly=is_yearly)


def _read(text: str, start: int, tradition: str, *, is_yearly: bool) -> Reading:
    parts: list[Part] = []
    number = _ON_THE_CODE.match(text, start) if tradition != "yugoslav" else None
    if number:
        lead = len(number.group()) - len(number.group().lstrip(" \u00a0,"))
        first, last = number.start() + lead, number.end()
        parts.append(Part("fonds", "fonds", "", number["number"], first, last))
        start = number.end()
    joined, start = _joined(text, start)
    parts += joined
    doubts: list[str] = []
    if tradition == "yugoslav" and not is_yearly and not joined:
        joined, start, doubts = read_spaced(text, start)
        parts += joined
    split = segments.split(text, start, (tradition,), "yugoslav.lark", _FORMS)
    found = [one for part in split for one in _opened(part, is_yearly=is_yearly)]
    for index, part in enumerate(found):
        placed, doubt = (_in_the_year if is_yearly else _placed)(part, parts, found[index + 1 :])
        parts.append(placed)
        doubts += doubt
    parts = list(_numbered(parts))
    doubts += _lacking(parts, is_yearly=is_yearly)
    return Reading(
        tuple(_registered(parts)),
        doubts=tuple(doubts),
        rules=("R-BALKAN-1: names, codes and labels as Belgrade, Zagreb and Ljubljana print them",),
    )


def _opened(part: Part, *, is_yearly: bool) -> Iterator[Part]:
    """Take apart what is printed as one: "50-72-145", "PA-1948"."""
    if part.label and part.value[:1] in "-–":
        yield replace(part, value=part.value.lstrip("-– "))
    elif part.level == "dashed":
        yield from _three(part)
    elif is_yearly and part.level == "text" and (m := _PART_AND_YEAR.fullmatch(part.value)):
        yield replace(part, value=m["part"], end=part.start + m.end("part"))
        yield Part("year", "", "", m["year"], part.start + m.start("year"), part.end)
    elif part.level == "jedinica" and (m := _PARTY.fullmatch(part.value)):
        yield Part("number", "", "", m["fonds"], part.start, part.start + m.end("fonds"))
        yield replace(part, value=m["unit"], start=part.start + m.start("unit"))
    elif part.level == "text" and (m := _NUMBER_AND_NAME.fullmatch(part.value)):
        is_section = not m["number"].isdecimal()
        level = ("series", "series") if is_section else ("number", "")
        yield Part(*level, "", m["number"], part.start, part.start + m.end("number"))
        yield Part("title", "qualifier", "", m["name"], part.start + m.start("name"), part.end)
    else:
        yield part


def _registered(parts: list[Part]) -> Iterator[Part]:
    """R-FOND-3: of the Military Archive the register is the fonds: "VBH, P-17" is P-17."""
    has_register = any(p.isad == "series" and _REGISTER.fullmatch(p.value) for p in parts)
    for part in parts:
        if has_register and part.isad == "fonds" and not part.label:
            yield replace(part, level="title", isad="qualifier")
        elif has_register and part.isad == "series" and _REGISTER.fullmatch(part.value):
            yield replace(part, level="fond", isad="fonds")
        else:
            yield part


def _lacking(parts: list[Part], *, is_yearly: bool) -> list[str]:
    """R-CHAIN-1: what is printed hangs on a fonds; in the registry on a year too."""
    kinds = {part.isad for part in parts}
    if not kinds & (_UNITS | {"series"}):
        return []
    doubts = [] if "fonds" in kinds else ["No fonds is printed, though a unit below it is."]
    if sum(part.isad == "fonds" for part in parts) > 1:
        doubts.append("More than one fonds is printed.")
    if is_yearly and not any(part.level == "godina" for part in parts):
        doubts.append("No year is printed, though the registry is kept by years.")
    return doubts


def _joined(text: str, start: int) -> tuple[list[Part], int]:
    """R-DASH-2: fonds, section and unit joined by dashes to the archive's name."""
    match = _JOINED.match(text, start) or _JOINED_CABINET.match(text, start)
    if match is None:
        return [], start
    is_party = match.re is _JOINED
    kinds = {
        "name": ("title", "qualifier") if is_party else ("fond", "fonds"),
        "fonds": ("fond", "fonds"),
        "section": ("series", "series"),
        "unit": ("jedinica", "file"),
    }
    found = [name for name in kinds if match.groupdict().get(name)]
    parts = [Part(*kinds[name], "", match[name].strip(), *match.span(name)) for name in found]
    return parts, match.end()


def _three(part: Part) -> Iterator[Part]:
    """R-DASH-1: three numbers joined by dashes are fonds, fascikla and unit."""
    match = _DASHED.match(part.value)
    if match is None:
        return
    kinds = (("fond", "fonds"), ("fascikla", "file"), ("jedinica", "file"))
    for group, (level, isad) in enumerate(kinds, start=1):
        first, last = part.start + match.start(group), part.start + match.end(group)
        yield Part(level, isad, "", match[group], first, last)


def _in_the_year(part: Part, before: list[Part], _after: list[Part]) -> tuple[Part, list[str]]:
    """R-YEAR-1: in Belgrade's diplomatic archive the year is a level, its "f." a fascikla."""
    has_unit = any(one.isad in _UNITS for one in before)
    if part.level == "year" and not any(one.level == "godina" for one in before):
        return replace(part, level="godina", isad="series"), []
    if part.level == "f":
        return replace(part, level="fascikla", isad="file"), []
    if part.level in {"number", "doc_number"}:
        return replace(part, level="doc_number" if has_unit else "word", isad=""), []
    if part.level != "text" or has_unit:
        return _aside_title(part, has_unit=has_unit), []
    if _REGISTRY.match(part.value) and not any(one.isad == "fonds" for one in before):
        return replace(part, level="fond", isad="fonds"), []
    if any(one.level == "country_file" for one in before):
        return replace(part, level="series", isad="series"), [_inferred(part)]
    return replace(part, level="country_file", isad="series"), []


def _placed(part: Part, before: list[Part], after: list[Part]) -> tuple[Part, list[str]]:
    """Say what a number, a name or an "f." is by what stands before and behind it."""
    fonds = next((one for one in before if one.isad == "fonds"), None)
    has_unit = any(one.isad in _UNITS for one in before)
    if part.level == "f":
        is_fonds = fonds is None and not has_unit
        level, isad = ("fond", "fonds") if is_fonds else ("fascikla", "file")
        return replace(part, level=level, isad=isad), []
    if part.level == "number":
        return _number(part, fonds, has_unit=has_unit)
    if part.level == "doc_number":
        return replace(part, isad=""), []
    if part.level != "text":
        return part, []
    doubt = [_inferred(part)] if _MANY.search(part.value) else []
    numbered_later = any(
        (one.level == "number" and one.isad == "") or (one.isad == "fonds" and not one.label)
        for one in after[:1]
    )
    if fonds is None and numbered_later and not has_unit:
        return replace(part, level="title", isad="qualifier"), []
    if fonds is None:
        return replace(part, level="fond", isad="fonds"), doubt
    if has_unit:
        return _aside_title(part, has_unit=True), []
    has_number = any(char.isdigit() for char in fonds.value)
    is_name = not any(char.isdigit() for char in part.value)
    if is_name and has_number and not any(one.level == "title" for one in before):
        return replace(part, level="title", isad="qualifier"), []  # the name of what has a number
    # R-NAMED-2: below a fonds that is known by its name, a further name is in doubt.
    is_sure = (has_number and is_name) or _REGISTER.fullmatch(part.value) is not None
    is_sure = is_sure and not doubt and not any(one.level == "series" for one in before)
    return replace(part, level="series", isad="series"), [] if is_sure else [_inferred(part)]


def _number(part: Part, fonds: Part | None, *, has_unit: bool) -> tuple[Part, list[str]]:
    if fonds is None:
        return replace(part, level="fond", isad="fonds"), []
    if has_unit:
        return replace(part, level="doc_number"), []
    return replace(part, level="word"), []


def _aside_title(part: Part, *, has_unit: bool) -> Part:
    """A name behind the unit tells of it: "I-5-b, SSSR", "145-12-48, Beleška o razgovoru"."""
    if part.level == "text" and _CODED.match(part.value):
        return replace(part, level="word")  # "а.е. 12, 3-9": documents or leaves
    if part.level == "text":
        return replace(
            part, level="title" if has_unit else "word", isad="qualifier" if has_unit else ""
        )
    return part


def _inferred(part: Part) -> str:
    return f"“{part.value[:60]}” carries no label: its level is inferred."


def _numbered(parts: list[Part]) -> Iterator[Part]:
    """R-FOND-2: a fonds printed under number and name is one: "837 (KPR)", "KPR (837)"."""
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else None
        number = re.fullmatch(r"\(\s?(\d{1,4})\s?\)", following.value) if following else None
        if part.isad == "fonds" and following and number and not part.value[:1].isdigit():
            yield replace(part, level="title", isad="qualifier")
            yield Part("fond", "fonds", "", number[1], following.start, following.end)
        elif part.level == "aside" and index and parts[index - 1].isad == "fonds":
            if not re.fullmatch(r"\(\s?\d{1,4}\s?\)", part.value):
                yield replace(part, level="title", isad="qualifier", value=part.value.strip("() "))
        else:
            yield part
