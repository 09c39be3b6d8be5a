"""Words that tell of the document, not of the unit: "Peking to Foreign Office, 3 May 1957"."""

import re
from dataclasses import replace

from edossier.references.parts import Part, Reading

__all__ = [
    "from_last_name",
    "is_code",
    "is_collection",
    "is_date",
    "is_description",
    "with_descriptions",
]

_DAY = r"\d{1,2}(?:st|nd|rd|th|er)?\.?\s{1,2}[^\W\d_]{3,10}\.?(?:\s{1,2}(?:de\s)?\d{4})?"
_DATE = re.compile(rf"{_DAY}|[^\W\d_]{{3,10}}\.?\s{{1,2}}\d{{1,2}}(?:,\s\d{{4}})?|[\d./-]{{6,10}}")
_WORD = re.compile(r"[^\W\d_]*[^\W\d_A-ZÀ-ÞА-Я]{3}")
_CODE = re.compile(r"\d[/.-]\d|[A-Z]{2,}[/ -]?\d")
# What a collection or series is called; other words before the first level are the document's.
_COLLECTION = re.compile(
    r"(?:Papers|Collection|Files?|Records|Series|Diar(?:y|ies)|Fonds?|Archives?|Department"
    r"|Papiers|Carte|Fondo)(?:\s\([^()]{1,60}\))?[”\"’]?$"
    r"|^(?:Fonds|Papiers|Carte|Fondo|Papers of)\s"
)


def is_description(value: str) -> bool:
    """Say whether words behind the unit tell of the document: a date, or words of a title.

    >>> is_description("Peking to Foreign Office"), is_description("45"), is_description("X.4/12")
    (True, False, False)
    """
    if is_date(value):
        return True
    return bool(_WORD.search(value)) and _CODE.search(value) is None


def is_date(value: str) -> bool:
    """Say whether `value` is a day: "3 May 1957", "May 3, 1957", "8 mai 1964"."""
    return _DATE.fullmatch(value.strip(" .")) is not None


def is_collection(value: str) -> bool:
    """Say whether `value` is what a collection or series is called: "Dulles Papers"."""
    return _COLLECTION.search(value) is not None


def is_code(value: str) -> bool:
    """Say whether there is a code in `value`: figures joined by a mark, or capitals and figures."""
    return _CODE.search(value) is not None


def from_last_name(reading: Reading) -> Reading:
    """R-ORDER-1: of what stands before the archive, unlabelled words at the start are a title.

    "Memorandum by Holmes, RG 25, vol. 3298, LAC": the levels begin with the record group. A name
    such as "Dulles Papers" is a level wherever it stands.
    """
    kept: list[Part] = []
    dropped: set[str] = set()
    for part in reading.parts:
        is_bare = part.isad in {"fonds", "series"} and not part.label
        begun = any(one.isad for one in kept)
        is_title = is_description(part.value) and not is_collection(part.value)
        if is_bare and not begun and is_title:
            dropped.add(part.value)
            part = replace(part, level="aside", isad="")
        kept.append(part)
    doubts = tuple(d for d in reading.doubts if not any(f"“{v[:60]}”" in d for v in dropped))
    return replace(reading, parts=tuple(kept), doubts=doubts)


def with_descriptions(parts: list[Part], text: str) -> list[Part]:
    """Take the words behind the first file together: each run that tells of the document is aside.

    "FO 371/127301, FC 1031/14, Peking to Foreign Office, 3 May 1957": a run goes on until the next
    thing that was understood, and every stretch between its commas must be such words.
    """
    joined: list[Part] = []
    for part in parts:
        has_file = any(one.isad in {"file", "item"} for one in joined)
        last = joined[-1] if joined else None
        if part.level == "word" and has_file and last and last.level == "run":
            joined[-1] = replace(last, value=text[last.start : part.end], end=part.end)
        elif part.level == "word" and has_file and part.value.strip("()/"):
            joined.append(replace(part, level="run", value=text[part.start : part.end]))
        else:
            joined.append(part)
    return [_told(part) if part.level == "run" else part for part in joined]


def _told(run: Part) -> Part:
    pieces = [piece for piece in re.split(r"[,;]", run.value) if piece.strip()]
    return replace(run, level="aside" if all(map(is_description, pieces)) else "word")
