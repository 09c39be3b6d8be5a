"""Spain, Portugal, Latin America: fonds and series by name, then legajo, caja, expediente."""

import re
from dataclasses import replace

from edossier.references.grammars import segments
from edossier.references.grammars.described import is_description
from edossier.references.parts import Part, Reading
from edossier.references.repositories import Repository

__all__ = ["read"]

_FORMS = {
    "aga": ("fond", "fonds"),
    "sent": ("aside", ""),
    "armario": ("container", "container"),
    "expediente": ("folder", "file"),
    "named_fonds": ("fond", "fonds"),
    "named_series": ("series", "series"),
    "named_box": ("box", "container"),
    "register": ("file", "file"),
    "exp_number": ("folder", "file"),
    "box_number": ("box", "container"),
    "topographic": ("file", "file"),
    "code": ("file", "file"),
    "titular": ("fond", "fonds"),
    "serie": ("series", "series"),
    "dossier": ("file", "file"),
    "arquivo": ("fond", "fonds"),
    "seccao": ("section", "series"),
    "caixa": ("file", "file"),
    "piso": ("section", "series"),
}
_SHAPE_NAMES = 3
_CODE = re.compile(r"(?:IDD\s?)?\(\d{1,2}\).{0,12}|[A-Z]{1,3}")
_NAME_AND_NUMBER = re.compile(r"(?P<name>[^\W\d_][^\d]{1,60}?)\s(?P<number>\d{1,4}[A-Z]?)")
# Archives whose references always have a legajo, with the word or without it.
_OF_LEGAJOS = {"AGI", "AHN", "AGS", "AHD"}
_WORDS = re.compile(r"^(?:IDD)?(?=[A-ZÀ-Þ])[^\W\d_]{3,}[ ,][^\W\d_]|^[A-ZÀ-Þ][^\W\d_]{3,}")
_UNITS = {"file", "container", "item", "leaf", "page"}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of a Spanish, Portuguese or Latin American archive from `start` on."""
    shape = segments.Shape(
        ("abroad", "iberian"), _name, sure_names=_SHAPE_NAMES, grammar="iberian.lark", forms=_FORMS
    )
    reading = segments.read(text, start, repository, shape)
    parts = _parted(list(reading.parts))
    if repository is not None and repository.id in _OF_LEGAJOS:
        parts = _with_bare_legajo(parts)
    reading = replace(reading, parts=tuple(parts))
    # "CU, Angola" of the overseas archive are a fonds and a series, both by name.
    return reading if repository is not None and repository.id == "AHU" else _with_code(reading)


def _with_code(reading: Reading) -> Reading:
    """R-AGA-1: beside the code of the fonds, "(10) 26", "OA 57.07.12", its name is a title."""
    if not any(_is_code(part) for part in reading.parts):
        return reading
    parts = tuple(
        replace(part, level="title", isad="qualifier")
        if part.isad in {"fonds", "series"} and not part.label and _WORDS.search(part.value)
        else part
        for part in reading.parts
    )
    return replace(reading, parts=parts, doubts=())


def _is_code(part: Part) -> bool:
    return part.isad == "fonds" and _CODE.fullmatch(part.value) is not None


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """R-LEGAJO-1: names are fonds, then series; a bare number behind them is the legajo."""
    kinds = {part.isad for part in before}
    if kinds & _UNITS:
        return ("aside", "") if is_description(value) else None
    if re.fullmatch(r"\d{1,6}[A-Z]?", value):
        return ("file", "file") if "fonds" in kinds else None
    if not value[:1].isupper() or ("/" in value and any(map(str.isdigit, value))):
        return None
    if re.fullmatch(r"Archivo|Archives?|Arquivo|Archivo Central", value):
        return "aside", ""
    return ("series", "series") if "fonds" in kinds else ("fond", "fonds")


def _parted(parts: list[Part]) -> list[Part]:
    """R-LEGAJO-2: "leg. 8042/17/3" holds legajo, expediente and document."""
    done: list[Part] = []
    has_folder = any(part.level == "folder" for part in parts)
    for part in parts:
        value = part.value.lstrip(": ")
        numbers = value.split("/")
        is_legajo = part.label.casefold().startswith("leg")
        if is_legajo and not has_folder and 2 <= len(numbers) <= 3:
            done += _one_each(part, numbers)
        else:
            done.append(replace(part, value=value))
    return done


def _one_each(part: Part, numbers: list[str]) -> list[Part]:
    levels = (("file", "file"), ("folder", "file"), ("item", "item"))
    ends = [part.end - len("/".join(numbers[i + 1 :])) for i in range(len(numbers))]
    starts = [part.start, *ends[:-1]]
    return [
        Part(level, isad, part.label if level == "file" else "", number, start, end)
        for (level, isad), number, start, end in zip(levels, numbers, starts, ends, strict=False)
    ]


def _with_bare_legajo(parts: list[Part]) -> list[Part]:
    """R-LEGAJO-3: of "Indiferente, 1529" and "México 1141" the number is the legajo."""
    if any(part.level in {"file", "box"} for part in parts):
        return parts
    done: list[Part] = []
    for part in parts:
        name = _NAME_AND_NUMBER.fullmatch(part.value)
        last = done[-1] if done else None
        if part.level == "year" and last and last.isad in {"fonds", "series"}:
            part = replace(part, level="file", isad="file")
        elif part.isad in {"fonds", "series"} and not part.label and name:
            middle = part.end - len(name["number"])
            done.append(replace(part, value=name["name"], end=middle))
            part = Part("file", "file", "", name["number"], middle, part.end)
        done.append(part)
    return done
