"""Which archives a text names, each decided where its name is shared and read with its seat."""

import re
from dataclasses import replace
from functools import cache

from edossier.references.context import Context
from edossier.references.grammars.wide import is_wide, narrow
from edossier.references.printed_names import NameInText, by_seat, group_names, with_seat
from edossier.references.repositories import all_repositories, by_id, find_names
from edossier.references.shared_names import by_bestand, decide

__all__ = ["names_in"]

_SIGHT = 400  # code points after a shared name in which its country may show


def _decided_in_sight(
    name: NameInText, text: str, limit: int, context: Context | None
) -> NameInText:
    """Decide a name by what stands near it, so that each name of a long text costs the same."""
    low = max(0, name.start - _SIGHT)
    near = replace(name, start=name.start - low, end=name.end - low)
    decided = _decided(near, text[low : min(limit, name.end + _SIGHT)], context)
    return replace(decided, start=decided.start + low, end=decided.end + low)


def _decided(name: NameInText, text: str, context: Context | None) -> NameInText:
    ids = by_seat(text, name)
    for around in (text[name.end :], text[: name.start]):
        ids = decide(ids, around) if len(ids) > 1 else ids
    rule = "R-REPO-6" if ids != name.ids else name.rule
    if context and _is_defined(text[name.start : name.end], context):
        rule = "R-REPO-2"
    # The last stop of "A.M.A.E." is the acronym's.
    is_dotted = re.search(r"\.[^\W\d_]$", text[max(name.start, name.end - 2) : name.end])
    end = name.end + bool(is_dotted and text.startswith(".", name.end))
    named = with_seat(text, NameInText(name.start, end, ids, rule))
    return replace(named, ids=by_bestand(named.ids, text[named.end :]))


def _is_defined(printed: str, context: Context) -> bool:
    """Say whether the dossier's own list has an acronym that is part of the name as printed."""
    padded = " " + re.sub(r"[^\w]+", " ", printed) + " "
    return any(f" {acronym} " in padded for acronym in context.acronyms)


def names_in(
    text: str, context: Context | None, number: tuple[str, int, int] | None = None
) -> list[NameInText]:
    """Find the archives named in `text`; no name is looked for inside an identifier."""
    text = narrow(text) if is_wide(text) else text
    printed = find_names(text, context.ids() if context else None)
    if number:
        printed = [n for n in printed if n.end <= number[1] or n.start >= number[2]]
    groups = [name for name in group_names(text, printed) if not _is_no_archive(text, name)]
    ends = [*(group.start for group in groups[1:]), len(text)]
    return _merged(
        text,
        [
            _decided_in_sight(group, text, end, context)
            for group, end in zip(groups, ends, strict=False)
        ],
    )


def _merged(text: str, names: list[NameInText]) -> list[NameInText]:
    """Join what names one archive on both sides of its seat: "Gramsci, Roma, Archivio del PCI"."""
    merged: list[NameInText] = []
    for name in names:
        last = merged[-1] if merged else None
        if last and last.ids == name.ids and re.fullmatch(r"\W{0,4}", text[last.end : name.start]):
            merged[-1] = replace(last, end=name.end)
        else:
            merged.append(name)
    return merged


def _is_no_archive(text: str, name: NameInText) -> bool:
    return _is_of_elsewhere(text, name) or _is_addressed(text, name) or _is_in_a_number(text, name)


def _is_in_a_number(text: str, name: NameInText) -> bool:
    """Tell the letters of a cote, "72 AJ 2104", from the archive that has the same acronym."""
    before, after = text[max(0, name.start - 2) : name.start], text[name.end : name.end + 2]
    is_short = name.end - name.start <= 4
    if is_short and re.match(r":\d", after) and re.search(r"[IVX] $", before):
        return True  # "vol. E VII AA:33": the mark of a Swedish volume
    return is_short and bool(re.match(r"\d[ \u00a0]", before) and re.match(r"[ \u00a0/]\d", after))


def _is_of_elsewhere(text: str, name: NameInText) -> bool:
    """R-REPO-9: tell "The National Archives" from those of another country or city."""
    after = text[name.end : name.end + 40]
    if re.match(r"\s(?:Files?|Papers|Records|Series)(?![^\W_])", after) is not None:
        return True  # "ISA Files": an office's files, whoever has the same acronym
    if re.search(r"(?i:archives?|library)$", text[name.start : name.end]) is None:
        return False
    of = re.match(r"\s(?:of|for)\s(?:the\s)?[A-ZÀ-Þ]", after)
    return of is not None or _is_in_another_city(after, name)


def _is_in_another_city(after: str, name: NameInText) -> bool:
    city = re.match(r"(?:,|\sin)\s([A-ZÀ-Þ][^\W\d_]+)(?=\s?[,;:)]|$)", after)
    if city is None or city[1] not in _cities():
        return False
    own = {seat for i in name.ids if (known := by_id(i)) for seat in known.seats}
    return not any(city[1] in seat for seat in own)


@cache
def _cities() -> frozenset[str]:
    return frozenset(seat for archive in all_repositories() for seat in archive.seats)


_OFFICES = {"DOS", "CIA", "UN", "NATO", "BoE"}  # write letters, and are archives by the same name


def _is_addressed(text: str, name: NameInText) -> bool:
    """R-REPO-9: tell an office that is written to, "Embassy Moscow to Department of State"."""
    if not _OFFICES & set(name.ids):
        return False
    before = text[max(0, name.start - 20) : name.start]
    if re.search(r"(?:RG|Record Group)\s?\d{1,3}\W{1,4}$", before) is not None:
        return True  # the office whose record group it is
    return re.search(r"\b(?:to|from|by|with|between)\s(?:the\s)?$", before) is not None
