"""Where a title begins and ends in a line, and what tells that a line is one."""

import re

from edossier import dates
from edossier.reading.kinds import find_kind, starts_with_kind
from edossier.reading.quotations import CLOSERS, OPENERS, find_quotations
from edossier.reading.segments import correspondents, split_segments

__all__ = [
    "could_be_title",
    "names_record",
    "quoted_title",
    "strip",
    "strip_title",
    "unquoted",
    "without_stop",
]

_LONGEST_TITLE = 400
_LONGEST_DATELINE = 60
# "From the diary of X. Record of a conversation with Y": what names a record again goes on.
_SENTENCE = re.compile(r"[.!?…]['”\"»)]{0,3}\s+([A-ZА-ЯÀ-Þ]\w{3,}\s+\w)")
_ENDING_STOP = re.compile(r"(?:[^\W\d_]{3}|[\d)\]”\"»])\.\Z")


def names_record(text: str) -> bool:
    """Tell a title of a record by its kind, by a date at its end, or by who wrote to whom.

    The kind opens it, or stands behind a date that does.

    >>> names_record("Telegram from Tabor, No. 7"), names_record("The ambassador is well")
    (True, False)
    """
    if starts_with_kind(text) or correspondents(text):
        return True
    quoted = next(iter(find_quotations(text[:_LONGEST_TITLE])), None)
    if quoted and quoted[0] == 1 and find_kind(text[quoted[1] + 1 : _LONGEST_TITLE]):
        return True  # « Points à discuter », note remise par X
    opening = next(iter(dates.find(text[:_LONGEST_DATELINE])), None)
    if opening is not None and not text[: opening.start].strip() and find_kind(text):
        return True
    found = dates.find(text[-_LONGEST_TITLE:])
    return bool(found) and not text[-_LONGEST_TITLE:][found[-1].end :].strip(" .)]")


def could_be_title(text: str, *, lenient: bool) -> bool:
    """Say whether a text is short enough and no run of sentences.

    Args:
        text: The text.
        lenient: Something else tells that it is one: it may be longer, and end with a stop.
    """
    if not 2 <= len(text) <= _LONGEST_TITLE or not any(char.isalpha() for char in text):
        return False
    plain = re.sub(r"\b\w{1,4}\.", "", text)
    if any(not starts_with_kind(plain[match.start(1) :]) for match in _SENTENCE.finditer(plain)):
        return False
    return lenient or (len(text) <= 250 and text[-1] not in ".!?:,;…")


def quoted_title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give the range of a title in quotation marks, the marks taken in.

    It opens at a break of the line; what stands before it is short.
    """
    for first, last in find_quotations(text[start:end]):
        opening, closing = start + first - 1, start + last + 1
        before = text[start:opening].rstrip()
        if (
            before
            and before[-1] not in ",;:.)]–—-|"
            and text[opening - 1].isspace()
            and not (split_segments(text, start, opening)[-1].date is not None)
        ):
            continue
        after = text[closing:end].lstrip()
        if after[:1].islower() or len(text[first:last].split()) > 60:
            continue
        return opening, closing
    return _open_ended(text, start, end)


def _open_ended(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Give a title whose closing mark was lost: it ends before the source."""
    for at in range(start, min(end, start + 120)):
        if text[at] in OPENERS and (at == start or text[at - 1] in " ,;\u00a0\t"):
            closing = end
            while closing > at and text[closing - 1] in " ,;\u00a0\t\n":
                closing -= 1
            if (
                closing - at > 3
                and end < len(text)
                and not any(c in CLOSERS for c in text[at + 1 : end])
            ):
                return at, closing + 1
            return None
    return None


def unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out quotation marks around the whole, and a comma or stop at the end."""
    start, end = strip_title(text, start, end)
    inner = find_quotations(text[start:end])
    if inner and inner[0][0] == 1 and inner[0][1] >= end - start - 2:
        return strip_title(text, start + 1, start + inner[0][1])
    return start, end


def strip_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the comma or full stop that typography puts inside the closing mark."""
    start, end = strip(text, start, min(end, len(text)))
    while end > start and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    return start, without_stop(text, start, end)


def strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Give a range without the blanks, commas and semicolons at its ends."""
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def without_stop(text: str, start: int, end: int) -> int:
    """Leave out a full stop that ends a sentence, not one that belongs to a short word."""
    ends_sentence = _ENDING_STOP.search(text, max(start, end - 8), end)
    return end - 1 if ends_sentence else end
