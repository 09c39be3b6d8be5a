"""Where a citation in running text ends: after the last part that belongs to it."""

import re
from collections.abc import Iterator

from edossier.references.grammars.wide import is_wide
from edossier.references.keys import synonym
from edossier.references.parts import Part, Reading

__all__ = ["end_of", "is_archival"]

_LEVELS = {"fonds", "series", "file", "item", "container"}
_BETWEEN = {"–", "—", "-", "(", ")"}  # "Ф. 1. – Оп. 23. – Спр. 5", "Uo. (15. doboz)"
# A book has volumes and pages too: these alone make no archival citation of "Ibid., vol. 2".
_OF_BOOKS = {"volume", "tom", "band", "number", "document", "item", "year"}
_PAPERS = re.compile(
    r"(?:Files?|[Pp]apers|Records|Series|Collection|Correspondence)$|^(?:POL|DEF)\s"
)
_OF_PAGES = {"f", "ff", "s", "p", "c", "с"}  # labels of leaves that label pages elsewhere


def end_of(
    window: str,
    start: int,
    reading: Reading,
    *,
    goes_on: bool = False,
    is_near: bool = True,
    counts_names: bool = False,
) -> int | None:
    """Give where a citation ends: after the last part that no unread word comes before.

    R-SEVERAL-1: a level that comes again after a semicolon, a full stop or leaves is another
    citation's: "д. 5, л. 2; д. 7, л. 9" are two, "д. 2049, д. 3504" is one of two units.

    Args:
        start: Where the archive's name, or "Ibid.", ends in `window`.
        goes_on: It goes on from a citation, whose levels it may have: leaves are enough.
        is_near: No figure stands between it and that citation; else pages, and letters that count
            the pages of a book too, are not enough.
        counts_names: A name of papers or files is a level without a number: "Whitman File".

    Returns:
        Code points in `window`; None where no level is printed.
    """
    kept = _kept(window, start, reading, counts_names=counts_names)
    parts = [part for part in kept if part.level != "aside"]
    if not parts:
        return None
    end = parts[-1].end
    is_known = any(_counts(part, counts_names=counts_names) for part in parts)
    if goes_on:
        is_known = any(map(_is_numbered, parts)) and not all(map(_is_bare, parts))
        is_known = (is_known and is_near) or is_archival(reading, end)
        is_known = is_known or any(_is_leaf(part, is_near=is_near) for part in parts)
    return end if is_known else None


def is_archival(reading: Reading, end: int) -> bool:
    """Say whether what is printed up to `end` is of an archive, though none is named or known.

    A volume, an issue, a number or one lone "f. 12" may be a book's or a newspaper's.
    """
    numbered = [part for part in reading.parts if part.end <= end and _is_numbered(part)]
    levels = {part.level for part in numbered} - _OF_BOOKS
    plain = [part for part in numbered if _is_bare(part) or _label(part) in _OF_PAGES]
    return len(levels) > 1 or any(part.level in levels and part not in plain for part in numbered)


def _label(part: Part) -> str:
    return part.label.rstrip(" .").casefold()


def _is_bare(part: Part) -> bool:
    """Say whether it is a short number alone: "Ibidem, 45" may be the next page of a book."""
    return not part.label and re.fullmatch(r"\d{1,4}", part.value) is not None


def _is_leaf(part: Part, *, is_near: bool) -> bool:
    if not part.label:
        return False
    if part.isad == "leaf":
        return is_near or _label(part) not in _OF_PAGES
    return part.isad == "page" and is_near


def _kept(window: str, start: int, reading: Reading, *, counts_names: bool) -> Iterator[Part]:
    """Give the parts of this one citation, in printed order."""
    end, is_known, has_leaves = start, False, False
    seen: set[str] = set()
    for part in sorted(reading.parts, key=lambda part: part.start):
        if part.level == "word" and part.value in _BETWEEN:
            continue
        between = window[end : part.start]
        if part.level == "word" or _breaks(between, part, is_known=is_known):
            return
        if part.isad in {"fonds", "series", "file"}:
            name = synonym(part.level)
            if name in seen and (has_leaves or re.search(r"[.;；]\s?$", between)):
                return
            seen.add(name)
        has_leaves = has_leaves or part.isad == "leaf"
        is_known = is_known or _counts(part, counts_names=counts_names)
        # "藏,數位典藏號:" between an archive and its number belongs to both.
        end = end if part.level == "aside" and (is_known or not is_wide(part.value)) else part.end
        yield part


def _counts(part: Part, *, counts_names: bool) -> bool:
    is_named = part.isad in {"fonds", "series", "file"} and _PAPERS.search(part.value) is not None
    return _is_numbered(part) or (counts_names and is_named)


def _is_numbered(part: Part) -> bool:
    is_level = part.isad in _LEVELS and any(char.isdigit() for char in part.value)
    return is_level or part.level == "doc_number"


def _breaks(between: str, part: Part, *, is_known: bool) -> bool:
    """Say whether what parts two parts ends the citation: a new clause, bracket or sentence."""
    if is_known and not part.label and re.search(r"[.;]\s", between):
        return True
    if part.level == "title" and not is_known:
        return False  # "國史館藏,《蔣中正總統文物》,典藏號": the fonds before its number
    if re.search(r"[『《「〈]", between + part.value[:1]):
        return True
    clause = r"[\])“\"„]\s" if is_known else r"[^\W_]{4}|[\])“\"„]\s|;\s\D{0,1}$"
    return re.search(clause, between) is not None
