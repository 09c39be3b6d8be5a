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
    "named_fonds": ("fond", "fonds"),
    "named_series": ("series", "series"),
    "named_box": ("box", "container"),
    "register": ("file", "file"),
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
_UNITS = {"file", "container", "item", "leaf", "page"}


def read(text: str, start: int, repository: Repository | None) -> Reading:
    """Read a citation of a Spanish, Portuguese or Latin American archive from `start` on."""
    shape = segments.Shape(
        ("iberian",), _name, sure_names=_SHAPE_NAMES, grammar="iberian.lark", forms=_FORMS
    )
    reading = segments.read(text, start, repository, shape)
    return _with_code(replace(reading, parts=tuple(_parted(list(reading.parts)))))


def _with_code(reading: Reading) -> Reading:
    """R-AGA-1: beside the code of group and fonds, "(10) 26", the fonds' name is its title."""
    if not any(
        part.isad == "fonds" and part.value.startswith(("(", "IDD")) for part in reading.parts
    ):
        return reading
    parts = tuple(
        replace(part, level="title", isad="qualifier")
        if part.isad in {"fonds", "series"}
        and not part.label
        and part.value[:1].isalpha()
        and not part.value.startswith("IDD")
        else part
        for part in reading.parts
    )
    return replace(reading, parts=parts, doubts=())


def _name(value: str, before: tuple[Part, ...]) -> tuple[str, str] | None:
    """R-LEGAJO-1: names are fonds, then series; a bare number behind them is the legajo."""
    kinds = {part.isad for part in before}
    if kinds & _UNITS:
        return ("aside", "") if is_description(value) else None
    if re.fullmatch(r"\d{1,6}[A-Z]?", value):
        return ("file", "file") if "fonds" in kinds else None
    if not value[:1].isupper():
        return None
    if re.fullmatch(r"Archivo|Archives?|Arquivo|Archivo Central", value):
        return "aside", ""
    return ("series", "series") if "fonds" in kinds else ("fond", "fonds")


def _parted(parts: list[Part]) -> list[Part]:
    """R-LEGAJO-2: "leg. 8042/17" holds legajo and expediente."""
    done: list[Part] = []
    has_folder = any(part.level == "folder" for part in parts)
    for part in parts:
        value = part.value.lstrip(": ")
        first, slash, second = value.partition("/")
        is_legajo = part.label.casefold().startswith("leg")
        if is_legajo and slash and not has_folder and "/" not in second:
            middle = part.end - len(second)
            done.append(replace(part, value=first, end=middle))
            done.append(Part("folder", "file", "", second, middle, part.end))
        else:
            done.append(replace(part, value=value))
    return done
