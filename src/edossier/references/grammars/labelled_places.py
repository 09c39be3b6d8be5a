"""What only the place of a label decides, in the labelled citations of the East.

"p." is a papka or a page, "k." a box or a Polish leaf, Moldovan "f." the fond or the fila.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from edossier.references.parts import Part
from edossier.references.reference import Level
from edossier.references.repositories import Repository

__all__ = ["gaps", "settle"]

_RANGE = re.compile(r"\d\s?[-–—]\s?\d|\d\s?,\s?\d")
_TOP_DOWN = ("fond", "opis", "delo")
_WITHOUT_FONDS = {"AMVnR"}  # Sofia's Foreign Ministry counts its inventories through
# Investigation files, handwritten collections: numbered straight under the fonds.
_WITHOUT_OPIS = {"HDA SBU", "OR RGB", "BIA-NBKM", "IMFE", "IR NBUV", "KAA", "SEA"}
_ONLY_FILES = {"ASISRM", "SVR", "ARDTX", "TsA KGB RB"}  # investigation files without a fonds
# Files of the security services that are numbered for themselves.
_OWN_NUMBER = re.compile(r"след|sled|а/с|асд|уголов|ugolov|личное|lichnoe", re.IGNORECASE)
_SAME_RANK = {
    "opys": "opis",
    "apyrasas": "opis",
    "sprava": "delo",
    "byla": "delo",
    "ae": "delo",
    "ed_khr": "delo",
    "od_zb": "delo",
}
_FILE = {"delo"}
_SEVERAL = re.compile(
    r"^(?:dd|дд|dela|дела|files|справи|spravy|справы|bylos|bb|lietas)", re.IGNORECASE
)
_NEXT_FILE = re.compile(r"\s?(,|;|\sи|\sі|\si|\sand|\sund|\set)\s{1,2}")


def settle(found: list[Part], repository: Repository | None) -> tuple[list[Part], list[str]]:
    """Decide what only the place decides: papka or page, box or leaf, one file or several."""
    parts: list[Part] = []
    doubts: list[str] = []
    for index, part in enumerate(found):
        before, after = found[:index], found[index + 1 :]
        if part.isad == "either":
            part, doubt = _READ_EITHER[part.level](part, before, after, repository)
            doubts += doubt
        elif part.isad == "page" and _is_sprava(part, before, after):
            part = replace(part, level="delo", isad="file")
        elif _is_papka(part, [*before, *after], repository):
            part = replace(part, level="papka", isad="container")
        elif _is_feuillet(part, before, after):
            part = part_as_leaf(part)
        elif _is_inventory(part, before, after):
            part = replace(part, level="opis", isad="series")
        elif part.isad == "file" and (units := list(_units(part))):
            parts += units[:-1]
            part = units[-1]
            if not _SEVERAL.match(part.label) and not re.search(r"\s[^\W\d_]", found[index].value):
                doubts.append(f"“{found[index].value}” may be several files or a file and a leaf.")
        elif part.isad in {"series", "file"} and _RANGE.search(part.value) and part.level != "opis":
            doubts.append(f"“{part.label} {part.value}” may be a run of units or one number.")
        parts.append(part)
    labels = {p.label.casefold().rstrip(".") for p in parts if _rank(p) in _FILE}
    if len(labels) > 1 and not any(_SEVERAL.match(label) for label in labels):
        doubts.append(f"Both {' and '.join(sorted(f'“{x}”' for x in labels))} may be the file.")
    return parts, doubts


def _units(part: Part) -> Iterator[Part]:
    """Give a part for each of "Д. 455, 456"; none where one file is printed."""
    start = part.end - len(part.value)
    ends = [match.start() for match in _NEXT_FILE.finditer(part.value)]
    if not ends:
        return
    starts = [0, *(match.end() for match in _NEXT_FILE.finditer(part.value))]
    for first, last in zip(starts, [*ends, len(part.value)], strict=True):
        at = start + first if first else part.start
        yield replace(part, value=part.value[first:last].strip(), start=at, end=start + last)


def _is_sprava(part: Part, before: list[Part], after: list[Part]) -> bool:
    """Tell Polish "op. 24, s. 1572, k. 61": an "s." between opis and leaf is the sprawa."""
    if not part.label.casefold().startswith(("s", "с")) or _has_file(before) or _has_file(after):
        return False
    is_below = any(_rank(p) == "opis" for p in before)
    return is_below and any(p.isad in {"leaf", "either"} for p in after)


_FOLDERS = {"folder", "fascicle", "mappe", "teczka", "teka", "portfolio"}


def _is_papka(part: Part, around: list[Part], repository: Repository | None) -> bool:
    """R-PAPKA-2: "delo 6, folder 27", "Mappe 345, Akte 17" of the Foreign Ministry: the papka."""
    has_papka = repository is not None and repository.id == "AVPRF"
    is_folder = part.isad == "file" and part.label.casefold() in _FOLDERS
    return has_papka and is_folder and _has_file(around)


def _is_feuillet(part: Part, before: list[Part], after: list[Part]) -> bool:
    """R-LEAF-10: French "fonds 517, inv. 1, dossier 19, f. 14": the fonds has its whole word."""
    words = {p.label.casefold().rstrip(".") for p in before if p.level == "fond"}
    is_letter = part.level == "fond" and part.label.casefold().rstrip(".") == "f"
    return is_letter and bool(words) and "f" not in words and _has_file(before) and not after


def _is_inventory(part: Part, before: list[Part], after: list[Part]) -> bool:
    """R-LEAF-9: English "fond 1, list 34, case 55": a "list" before the file is the inventory."""
    if part.isad != "leaf" or part.label.casefold() != "list" or not part.value.isdecimal():
        return False
    around = [_rank(p) for p in (*before, *after)]
    return "opis" not in around and not _has_file(before) and _has_file(after)


def _has_file(parts: Sequence[Part]) -> bool:
    return any(_rank(p) in _FILE for p in parts)


def _papka_or_page(
    part: Part, before: list[Part], after: list[Part], repository: Repository | None
) -> tuple[Part, list[str]]:
    """R-PAPKA-1: "p." is a papka beside the delo of the Foreign Ministry's archive, else pages."""
    has_papka = repository is not None and repository.id == "AVPRF"
    as_papka = replace(part, level="papka", isad="container")
    as_page = replace(part, level="page", isad="page")
    is_range = _RANGE.search(part.value) is not None
    delo_after = _has_file(after)
    leaves_after = any(p.isad in {"leaf", "page"} for p in after)
    if is_range or not has_papka:
        doubts = []
        if not is_range and repository is None and (delo_after or leaves_after):
            doubts = [f"“{part.label}” may be a papka or a page: no archive is named."]
        return (as_papka if delo_after and not is_range else as_page), doubts
    if _has_file(before) and any(p.level in {"papka", "p"} for p in before):
        return as_page, []  # the papka is named already: after the last unit it is a page
    if delo_after or leaves_after or not _has_file(before):
        return as_papka, []
    return as_papka, [f"“{part.label} {part.value}” after the delo may be a papka or a page."]


def _box_or_leaf(
    part: Part, before: list[Part], after: list[Part], _repository: Repository | None
) -> tuple[Part, list[str]]:
    """R-LEAF-6: "k." before the file is a box (karton), behind it the leaf (Polish karta)."""
    is_sprava_before = any(p.isad == "page" and _is_sprava(p, before, [part]) for p in before)
    if _has_file(before) or is_sprava_before:
        return replace(part, level="list", isad="leaf"), []
    doubts = [] if _has_file(after) else [f"“{part.label}” may be a box or a leaf."]
    return replace(part, level="karton", isad="container"), doubts


def _fond_or_leaf(
    part: Part, before: list[Part], _after: list[Part], _repository: Repository | None
) -> tuple[Part, list[str]]:
    """R-LEAF-7: one label for fonds and leaf: the fonds stands first, the leaf last."""
    if _has_file(before):
        return replace(part, level="list", isad="leaf"), []
    if any(p.level in {"fond", part.level} for p in before):
        return part_as_leaf(part), [f"“{part.label} {part.value}” may be a leaf."]
    return replace(part, level="fond", isad="fonds"), []


def part_as_leaf(part: Part) -> Part:
    """Read a part as leaves, whatever its label says."""
    return replace(part, level="list", isad="leaf")


def _lieta_or_leaf(
    part: Part, before: list[Part], after: list[Part], _repository: Repository | None
) -> tuple[Part, list[str]]:
    """R-LEAF-8: Latvian "l." is the lieta; beside another file, or in Russian words, the leaf."""
    if _has_file(before) or any(p.level == "l" for p in before):
        return part_as_leaf(part), []
    if _has_file(after):
        return part_as_leaf(part), [f"“{part.label}” stands before the file."]
    return replace(part, level="delo", isad="file"), []


_READ_EITHER = {
    "p": _papka_or_page,
    "k": _box_or_leaf,
    "f": _fond_or_leaf,
    "kh": _fond_or_leaf,
    "l": _lieta_or_leaf,
}


def _rank(part: Part | Level) -> str:
    return _SAME_RANK.get(part.level, part.level)


def gaps(parts: Sequence[Part | Level], repository: Repository | None) -> list[str]:
    """R-CHAIN-1: no level is left out between two that are printed; none is there twice."""
    ranked = [part for part in parts if part.isad in {"fonds", "series", "file"}]
    ranks = [_rank(part) for part in ranked]
    have = [rank for rank in _TOP_DOWN if rank in ranks]
    own = repository.id if repository else ""
    if have == ["delo"] and own in _ONLY_FILES:
        return []
    if have == ["delo"] and all(_OWN_NUMBER.search(p.label) for p in ranked if _rank(p) == "delo"):
        return []
    doubts = []
    if own in _WITHOUT_FONDS and "fond" not in have:
        have.insert(0, "fond")
    if own in _WITHOUT_OPIS and have == ["fond", "delo"]:
        have.insert(1, "opis")
    if have and have != list(_TOP_DOWN[: len(have)]):
        lacking = next(rank for rank in _TOP_DOWN if rank not in have)
        doubts.append(f"No {lacking} is printed, though a level below or beside it is.")
    counted = any(p.isad in {"leaf", "page"} or _rank(p) == "papka" for p in parts)
    if have and counted and not any(p.isad in {"file", "item"} for p in parts):
        doubts.append("No file is printed, though its leaves or the papka that shelves it are.")
    twice = [rank for rank in ("fond", "opis") if ranks.count(rank) > 1]
    return doubts + [f"More than one {rank} is printed." for rank in twice]
