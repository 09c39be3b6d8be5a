"""From parts to a reference: the remainder, the doubts, the status and the key."""

import re

from edossier.references.confidence import rules_for
from edossier.references.grammars.described import is_date
from edossier.references.keys import unit_key
from edossier.references.leaves import read_leaves
from edossier.references.parts import Part, Reading
from edossier.references.printed_names import NameInText
from edossier.references.published import is_published
from edossier.references.reference import (
    ArchivalReference,
    CitedCredit,
    Leaves,
    Level,
    Offsets,
    Remainder,
    Status,
)
from edossier.references.repositories import by_id
from edossier.references.surroundings import (
    find_credits,
    find_registry_number,
    is_aside,
    relative_end,
)
from edossier.references.unusual import unusual

__all__ = ["NO_ARCHIVE", "assemble", "unread", "unread_doubt"]

NO_ARCHIVE = "No archive that is known here is named."

_LEVELS = {"fonds", "series", "file", "item", "qualifier"}
_ONCE = {"year", "doc_number", "extent"}
_MARKS = " \t\n\r\u00a0.,;:()[]{}“”\"„«»'’‘·–—-|/。，；：（）《》、!?*<>"
_ELSEWHERE = re.compile(
    r"(?:re)?(?:published|printed)|(?:as )?(?:cited|quoted)|опубл|см\.|abgedruckt"
    r"|(?:from|in) the (?:collection|papers|files) of",
    re.IGNORECASE,
)
# A short word and its number, all of a stretch or up to a mark.
_NUMBERED = re.compile(
    r"(?=[^\d]*[^\W\d_])[^\W\d_]{1,10}\.?\s?(?:\d{1,5}[a-zа-я]?|[IVX]{1,5})(?=\s{0,2}(?:[.,;:)\]]|$))"
)
# What numbers a document or dates it is no level.
_OF_DOCUMENT = re.compile(r"(?:nos?|nr|núm|num|n|р|года?|in|im|en|dans|am|on)[.\s]", re.IGNORECASE)
# "Amt 1.234"; a year belongs to the name.
_NAME_AND_NUMBER = re.compile(
    r"[^\W\d_A-ZÀ-Þ][^\W\d_]\.?\s(?!(?:1[5-9]|20)\d\d$)\d[\d.]{0,7}[a-z]?$"
)
# Behind an opaque number: the page of it, "15 Nov. 1956, p. 3".
_LEAVES_UNREAD = re.compile(r"“(?:.*\W)?(?:pp?\.|frames?|pages?|fol\.|ff?\.|S\.)\s?\d")
# Which side of the leaf is meant: "Bl. 5 (Rückseite)".
_SIDE = re.compile(
    r"verso|recto|reverse|гръб|гърб|зв|Rückseite|Vorderseite|Rs\.?|оборот|hátoldal|rub|odwrót|verte",
    re.IGNORECASE,
)


def unread(text: str, doubt: str) -> ArchivalReference:
    """Give a citation of which nothing is understood, and why."""
    rest = (Remainder(text, 0, len(text)),) if text.strip() else ()
    return ArchivalReference(text, "unknown", remainder=rest, doubts=(doubt,))


def assemble(text: str, name: NameInText | None, reading: Reading) -> ArchivalReference:
    """Make the reference of one reading of `text`, its archive named at `name`."""
    credits_ = find_credits(text)
    parts = [p for p in reading.parts if not _lies_in(p, credits_)]
    ids = name.ids if name else ((reading.implies,) if reading.implies else ())
    leaves, doubts = _leaves(parts)
    levels, containers = _levels(parts)
    places = _places(text, name, parts)
    spans = _spans((*levels, *containers, *leaves, *credits_), places)
    remainder = _remainder(text, spans)
    unknown = _doubts(text, name, ids, parts, remainder)
    repository = ids[0] if len(ids) == 1 else None
    archive = by_id(repository) if repository else None
    tradition = archive.tradition if archive else ""
    odd = unusual(text, parts, remainder, tradition, repository or "")
    doubts = [*reading.doubts, *doubts, *unknown, *(one for one in odd if one not in unknown)]
    status = _status(text, ids, name, parts, reading, doubts)
    if status == "not-archival":
        doubts = ["It has the form of something published."]
    sure = status == "parsed"
    key = unit_key(repository, (*levels, *containers), leaves) if sure and repository else None
    number = places.doc_number
    return ArchivalReference(
        printed=text,
        status=status,
        repository=repository,
        candidates=ids if len(ids) > 1 else (),
        repository_printed=text[name.start : name.end] if name else None,
        levels=levels,
        containers=containers,
        leaves=leaves,
        year=_value(parts, "year"),
        doc_number=_value(parts, "doc_number") or (number and text[slice(*number)]),
        extent=_value(parts, "extent"),
        offsets=places,
        credits=credits_,
        remainder=remainder,
        doubts=() if sure or status == "identifier" else tuple(doubts),
        confidence=rules_for(
            name,
            repository,
            reading,
            parts,
            leaves,
            is_read_whole=not unknown,
            has_key=key is not None,
        ),
        key=key,
        readings=_readings(text, name, reading) if status == "ambiguous" else (),
    )


def _value(parts: list[Part], level: str) -> str | None:
    return next((part.value for part in parts if part.level == level), None)


def _places(text: str, name: NameInText | None, parts: list[Part]) -> Offsets:
    """Say where archive, year, number and extent stand; of each the first only is kept."""
    first: dict[str, tuple[int, int]] = {}
    for part in parts:
        if part.level in _ONCE:
            first.setdefault(part.level, (part.start, part.end))
    if name and "doc_number" not in first and (number := find_registry_number(text[: name.start])):
        first["doc_number"] = number[1:]
    return Offsets(repository_printed=(name.start, name.end) if name else None, **first)


def _spans(
    placed: tuple[Level | Leaves | CitedCredit, ...], places: Offsets
) -> list[tuple[int, int]]:
    """Give the places of all that the reference keeps; what lies outside is the remainder."""
    loose = (places.repository_printed, places.year, places.doc_number, places.extent)
    return [*((one.start, one.end) for one in placed), *filter(None, loose)]


def _lies_in(part: Part, credits_: tuple[CitedCredit, ...]) -> bool:
    return any(part.start < credit.end and credit.start < part.end for credit in credits_)


def _levels(parts: list[Part]) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    levels = tuple(
        Level(p.level, p.label, p.value, p.start, p.end, None if p.isad == "qualifier" else p.isad)
        for p in parts
        if p.isad in _LEVELS
    )
    containers = tuple(
        Level(p.level, p.label, p.value, p.start, p.end) for p in parts if p.isad == "container"
    )
    return levels, containers


def _leaves(parts: list[Part]) -> tuple[tuple[Leaves, ...], list[str]]:
    readings = [
        read_leaves(p.value, p.label, p.start, p.end) for p in parts if p.isad in {"leaf", "page"}
    ]
    runs = tuple(run for reading in readings for run in reading.leaves)
    return runs, [doubt for reading in readings for doubt in reading.doubts]


def _remainder(text: str, spans: list[tuple[int, int]]) -> tuple[Remainder, ...]:
    """Give every stretch that no part covers and that holds a letter or a figure."""
    rest: list[Remainder] = []
    at = 0
    for start, end in [*sorted(spans), (len(text), len(text))]:
        stretch = text[at:start] if start > at else ""
        kept = stretch.strip(_MARKS)
        if any(char.isalnum() for char in kept):
            first = at + stretch.index(kept)
            rest.append(Remainder(kept, first, first + len(kept)))
        at = max(at, end)
    return tuple(rest)


def _doubts(
    text: str,
    name: NameInText | None,
    ids: tuple[str, ...],
    parts: list[Part],
    remainder: tuple[Remainder, ...],
) -> list[str]:
    doubts = []
    if len(ids) > 1:
        printed = text[name.start : name.end] if name else ""
        doubts.append(f"“{printed}” is a name of several archives: {', '.join(ids)}.")
    if not ids and name is None:  # a name without an id is one that the dossier itself explains
        doubts.append(NO_ARCHIVE)
    known = [p for p in parts if p.level not in {"word", "aside"}]
    first = known[0].start if known else 0
    if name and (not known or name.start <= first):
        first = name.end
    told = {at for p in parts if p.level == "aside" for at in range(p.start, p.end)}
    last = max([p.end for p in known], default=first)
    labels = {p.start for p in parts if p.level in _ONCE}
    unknown = [
        r
        for r in remainder
        if r.start >= first
        and r.start not in labels
        and not _is_harmless(text, r, last)
        and not _is_told(text, r, told)
    ]
    return [*doubts, *_swallowed(parts), *(unread_doubt(rest.text) for rest in unknown)]


def _swallowed(parts: list[Part]) -> list[str]:
    """R-CHAIN-2: a name with a number that ends the chain, "AV Neues Amt 1.234", may be two."""
    last = max(parts, key=lambda part: part.start, default=None)
    if last is None or last.label or last.isad not in {"fonds", "series"}:
        return []
    if not _NAME_AND_NUMBER.search(last.value):
        return []
    return [f"“{last.value[:60]}” may be a name and the number of a file in it."]


def _is_told(text: str, rest: Remainder, told: set[int]) -> bool:
    """Say whether words that a grammar knows to tell of the document make up all of `rest`."""
    if _opens_with_level(rest.text):
        return False
    return all(at in told or not text[at].isalnum() for at in range(rest.start, rest.end))


def unread_doubt(text: str) -> str:
    """Give the doubt about a stretch that was not understood."""
    return f"“{text[:60]}” was not understood."


def _is_harmless(text: str, rest: Remainder, last: int) -> bool:
    """R-AROUND-1: a bracketed word, a classification, or a sentence after the last level."""
    before = text[: rest.start].rstrip()
    if before.endswith(("(", "（")) and text[rest.end : rest.end + 2].lstrip()[:1] in {")", "）"}:
        return not _opens_with_level(rest.text)
    if is_aside(rest.text) or _ELSEWHERE.match(rest.text):
        return True
    if _opens_with_level(rest.text):
        return False
    between = text[last : rest.start] if rest.start >= last else ""
    return re.search(r"[.;\]。；]|[–—]\s", between) is not None


def _opens_with_level(rest: str) -> bool:
    """R-AROUND-3: "т. 2", "Part 3" is a level that no table has, wherever it stands.

    So is the side of a leaf that no word of the tradition tells, "Bl. 5 (Rückseite)".
    """
    if _SIDE.fullmatch(rest):
        return True
    numbered = _NUMBERED.match(rest)
    return numbered is not None and not is_date(numbered[0]) and not _OF_DOCUMENT.match(rest)


def _status(
    text: str,
    ids: tuple[str, ...],
    name: NameInText | None,
    parts: list[Part],
    reading: Reading,
    doubts: list[str],
) -> Status:
    has_levels = any(p.isad in _LEVELS - {"qualifier"} or p.isad == "container" for p in parts)
    has_leaves = any(p.isad in {"leaf", "page"} for p in parts)
    if reading.is_identifier:
        is_whole = not reading.doubts and not any(map(_LEAVES_UNREAD.search, doubts))
        return "identifier" if is_whole else "partial"
    if not name and not has_levels and is_published(text):
        return "not-archival"
    if not ids and relative_end(text) is not None and (has_levels or has_leaves):
        return "relative"
    if not has_levels:
        if ids or name:
            return "ambiguous" if len(ids) > 1 else "partial"
        return "relative" if has_leaves else "unknown"
    if not ids and not name and _hangs_on_another(parts):
        return "relative"
    if len(ids) > 1 or reading.alternatives:
        return "ambiguous"
    return "partial" if doubts else "parsed"


def _hangs_on_another(parts: list[Part]) -> bool:
    """Say whether no fonds is there, or "f. 84, d. 3" only: fascikla, folio or fonds of another."""
    ranked = [part for part in parts if part.isad in _LEVELS - {"qualifier"}]
    labels = [part.label.casefold().rstrip(".") for part in ranked]
    return not any(part.isad == "fonds" for part in ranked) or labels in (["f", "d"], ["ф", "д"])


def _readings(
    text: str, name: NameInText | None, reading: Reading
) -> tuple[ArchivalReference, ...]:
    """Give the other readings; one for each archive where the name is shared."""
    others = [Reading(parts, rules=reading.rules) for parts in reading.alternatives]
    if name and len(name.ids) > 1:
        named = [NameInText(name.start, name.end, (i,)) for i in name.ids]
        return tuple(assemble(text, one, Reading(reading.parts, reading.doubts)) for one in named)
    return tuple(assemble(text, name, other) for other in others)
