"""Datelines: "Praha, 14. dubna 1958.", "Белград, 20 июля 1956 г. № 311/с".

A place, a date and a number open a document's header, each but the date where it is printed.
"""

import re
from dataclasses import dataclass
from functools import cache

from edossier import dates, names
from edossier.reading.kinds import starts_with_kind
from edossier.reading.segments import registry_number
from edossier.reading.words import alternatives, folded, label_words, table

__all__ = ["Dateline", "find_dateline", "is_place"]

_LONGEST_PLACE = 40
_LONGEST_NUMBER = 40
_TITLE_FOLLOWS = re.compile(r"\s*\.\s+(?=[^\W\d_]|[\"“„«\[(№])")
_PLACE_BEHIND = re.compile(
    r",\s(?P<place>[^\W\d_][\w-]{2,20}(?:\s[^\W\d_][\w-]{1,20}){0,2})\.\s+(?=[^\W\d_])"
)
# What the sender's clerk added: "(reçu le 7, à 2 h 10)".
_REMARK = re.compile(r"\s{0,2}\([^()]{2,60}\)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a text; offsets in it.

    Attributes:
        place: Of writing, None where only date and title stand.
        date_start, date_end, edtf: The date.
        label_start, number: Where "№" begins, and the number behind it.
        remark: What stands in brackets behind the date, None for nothing.
        end: Where the rest begins.
    """

    place: tuple[int, int] | None
    date_start: int
    date_end: int
    edtf: str
    label_start: int | None
    number: tuple[int, int] | None
    end: int
    remark: tuple[int, int] | None = None


def find_dateline(text: str) -> Dateline | None:
    """Find a dateline that fills `text` or stands before a title; a date alone is none.

    >>> find_dateline("Praha, 14. dubna 1958. Záznam o rozhovoru").edtf
    '1958-04-14'
    """
    lead = len(text) - len(text.lstrip())
    date = next(iter(dates.find(text[: lead + _LONGEST_PLACE + 40])), None)
    if date is None or not date.edtf or date.is_bare or date.start - lead > _LONGEST_PLACE:
        return None
    date_end = dates.time_end(text, date.end)
    added = _REMARK.match(text, date_end) or _received().match(text, date_end)
    rest_at, number, label_start = _number(text, added.end() if added else date_end)
    behind = _PLACE_BEHIND.match(text, rest_at) if number is None else None
    if behind is not None and not text[lead : date.start].strip(" (["):
        return _with_place_behind(text, date, behind, date_end)
    title = _TITLE_FOLLOWS.match(text, rest_at)
    if title is None and text[rest_at:].strip(" .,)"):
        return None
    before = _place_before(text, lead, date.start)
    if before is not None and (title is None or date.precision != "day"):
        is_led_to = bool(_led_to().search(text[before[1] : date.start].rstrip()))
        place = text[slice(*before)]
        is_town = is_led_to or folded(place.strip(" .[]")) in label_words("dateline", "nowhere")
        is_town = is_town or bool(_town().match(place)) or is_place(place)
        # "Tel-Aviv, 1955. március 2.": one who signs has more than one word, or an initial.
        is_town = is_town or (title is None and date.precision == "day" and " " not in place)
        before = before if is_town and place[-1] != "." else None
    if before is None and (text[lead : date.start].strip(" ([") or not (number or title)):
        return None
    end = title.end() if title else len(text)
    remark = added.span() if added else None
    return Dateline(before, date.start, date_end, date.edtf, label_start, number, end, remark)


def _with_place_behind(
    text: str, date: dates.FoundDate, behind: re.Match[str], date_end: int
) -> Dateline | None:
    """Read "1960 iunie 14, Havana. Telegrama nr. 5": what names a record follows the place."""
    is_known = is_place(behind["place"]) or starts_with_kind(text[behind.end() :])
    if not is_known:
        return None
    place = behind.span("place")
    return Dateline(place, date.start, date_end, date.edtf or "", None, None, behind.end())


def is_place(text: str) -> bool:
    """Say whether `text` is the name of a place that is known and nothing else."""
    text = text.strip()
    if not 2 <= len(text) <= _LONGEST_PLACE:
        return False
    return any(found.start == 0 and found.end == len(text) for found in names.find_places(text))


def _number(text: str, start: int) -> tuple[int, tuple[int, int] | None, int | None]:
    """Read a registry number with its sign behind the date: where it ends, and itself."""
    rest = re.match(r"[\s,]+(?=[^\W\d_]|№)", text[start : start + 8])
    if rest is None:
        return start, None, None
    first = start + rest.end()
    stop = re.search(r"[,;]|\.(?=\s+[^\W\d])|$", text[first : first + _LONGEST_NUMBER])
    last = first + (stop.start() if stop else 0)
    found = registry_number(text[first:last])
    if found is None:
        return start, None, None
    return first + found[1], (first + found[0], first + found[1]), first


def _place_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the range of one to three capital words before a date and the word that leads to it."""
    printed = _led_to().sub("", text[start:end].rstrip(" ,("))
    town = _town().match(printed)
    lead = town.end() if town else 0
    place = printed[lead:].rstrip(" ,(")
    words = place.split()
    if not 1 <= len(words) <= 3 or not re.fullmatch(r"[^\W\d_][^\d.,;:]+", place):
        return None
    if not all(word[0].isupper() for word in (words[0], words[-1])):
        return None
    return start, start + lead + len(place)


@cache
def _received() -> re.Pattern[str]:
    """Give a pattern for when a telegram came: " – Érkezett: november 3., 21 óra"."""
    words = alternatives(table("labels")["dateline"]["received"])
    return re.compile(rf"\.?\s[–—-]\s(?:{words})(?!\w)[^\n]{{0,80}}$", re.IGNORECASE)


@cache
def _town() -> re.Pattern[str]:
    """Give a pattern for the short word that a town's name follows: "г. Пекин", "м. Луцьк"."""
    return re.compile(rf"(?:{alternatives(table('labels')['dateline']['town'])})\s?(?=[^\W\d_])")


@cache
def _led_to() -> re.Pattern[str]:
    return re.compile(rf"[\s,]+(?:{alternatives(label_words('dateline', 'words'))})\.?$")
