"""One line of a document's header: date, title, authors, registry number, source in any order.

2 May 1957, “Memorandum of visit,” 014.498/7, J. Bušniak, Source: MZV ...
J. Wierzbicki to A. Molodtsov, 19 March 1954
Author: P. Yudin
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from edossier import dates
from edossier.reading.datelines import Dateline, find_dateline, is_place
from edossier.reading.kinds import find_kind, starts_with_kind
from edossier.reading.quotations import CLOSERS, OPENERS, find_quotations
from edossier.reading.segments import (
    Segment,
    correspondents,
    has_initial,
    looks_like_person,
    registry_number,
    split_segments,
)
from edossier.reading.sources import SourceStatement, find_source
from edossier.reading.words import alternatives, folded, label_words, table
from edossier.text.folding import fold

__all__ = ["Field", "Line", "Part", "names_record", "read_line", "split_names"]

Field = Literal[
    "title",
    "date",
    "event",
    "author",
    "recipient",
    "registry_number",
    "classification",
    "kind",
    "summary",
    "language",
    "ark",
    "place",
]
_LONGEST_LINE = 2000
_LONGEST_TITLE = 400
_ENDING_STOP = re.compile(r"(?:[^\W\d_]{3}|[\d)\]”\"»])\.\Z")
_LONGEST_PLACE = 60
_DASH = re.compile(r"\s[–—-]\s+")
_BETWEEN = " \t\n\r\u00a0,;.:–—-|()[]"


@dataclass(frozen=True, slots=True)
class Part:
    """A value found in a line: its field and range, offsets in the line.

    Attributes:
        date: For a date: EDTF, an empty string where the print names no day.
        label_start: Where a label that belongs to it begins: the "No." of "No. 17/56".
    """

    field: Field
    start: int
    end: int
    date: str | None = None
    label_start: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a header holds.

    Attributes:
        parts: Its values by place.
        labels: Ranges that name a value: "Author:".
        source: The statement of a source in it.
        is_certain: Its form alone tells that it is no running text.
        has_plain_title: A title without quotation marks was taken from what nothing else claims.
    """

    parts: tuple[Part, ...]
    labels: tuple[tuple[int, int], ...] = ()
    source: SourceStatement | None = None
    is_certain: bool = True
    has_plain_title: bool = False


def read_line(text: str, *, wants_title: bool, is_above_source: bool = False) -> Line | None:
    """Read a line as a document's header; None where it is running text.

    Args:
        text: The line.
        wants_title: No title has been read for this document yet.
        is_above_source: A statement of the source stands below: a line that names a record is
            its title then, though a full stop ends it.
    """
    if len(text) > _LONGEST_LINE:
        return None
    labelled = _labelled(text)
    if labelled:
        return labelled
    source = find_source(text)
    if (
        source
        and not text[: source.start].strip(_BETWEEN)
        and not text[source.end :].strip(_BETWEEN)
    ):
        return Line((), source=source)
    end = source.start if source else len(text)
    line = _with_dateline(text, end, wants_title=wants_title) or _unlabelled(
        text, end, wants_title=wants_title, has_source=source is not None
    )
    if line is None and source is None:
        is_title = is_above_source and wants_title and names_record(text)
        return _whole_title(text) if is_title else None
    parts = line.parts if line else ()
    tail = (
        _unlabelled(text, len(text), start=source.end, wants_title=False, has_source=True)
        if source
        else None
    )
    return Line(
        (*parts, *(tail.parts if tail else ())),
        labels=line.labels if line else (),
        source=source,
        is_certain=source is not None or (line is not None and line.is_certain),
        has_plain_title=line is not None and line.has_plain_title,
    )


def _with_dateline(text: str, end: int, *, wants_title: bool) -> Line | None:
    """Read a line that opens with place and date, or with a date and a full stop."""
    found = find_dateline(text[:end])
    if found is None:
        return None
    parts = _dateline_parts(found)
    if not text[found.end : end].strip(_BETWEEN):
        return Line(parts)
    rest = _unlabelled(text, end, start=found.end, wants_title=wants_title, has_source=True)
    if rest is None:
        return None
    return Line((*parts, *rest.parts), has_plain_title=rest.has_plain_title)


def _dateline_parts(found: Dateline) -> tuple[Part, ...]:
    parts = [Part("date", found.date_start, found.date_end, found.edtf)]
    if found.place:
        parts.insert(0, Part("place", found.place[0], found.date_start))
    if found.number:
        parts.append(Part("registry_number", *found.number, label_start=found.label_start))
    return tuple(parts)


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split "K.A. Krutikov and Sall" into its names."""
    names: list[tuple[int, int]] = []
    at = start
    for match in _and().finditer(text, start, end):
        names.append((at, match.start()))
        at = match.end()
    names.append((at, end))
    return [_strip(text, *name) for name in names if text[slice(*name)].strip()]


@cache
def _and() -> re.Pattern[str]:
    joined = [word for word in table("labels")["credit_links"]["and"] if word != ","]
    return re.compile(rf"\s+(?:{alternatives(joined)})\s+|\s*[;/]\s*")


@cache
def _fields() -> tuple[re.Pattern[str], dict[str, Field]]:
    fields: dict[str, Field] = {}
    for name in table("labels")["document"]:
        for word in label_words("document", name):
            fields.setdefault(word, name)
    return re.compile(rf"\s*(?:{alternatives(fields)})\s?:\s*"), fields


def _labelled(text: str) -> Line | None:
    """Read "Author: P. Yudin"."""
    pattern, fields = _fields()
    head = fold(text[:80])
    match = pattern.match(head.text)
    if not match:
        return None
    field = fields[" ".join(match[0].split()).rstrip(": ")]
    start = head.offsets[match.end()]
    value = _strip(text, start, len(text))
    if value[0] >= value[1]:
        return None
    if field in ("author", "recipient"):
        parts = tuple(Part(field, *name) for name in _labelled_names(text, *value))
    elif field in ("date", "event"):
        parts = tuple(Part(field, s.start, s.end, s.date) for s in split_segments(text, *value)[:1])
    elif field == "title":
        parts = (Part(field, *_unquoted(text, *value)),)
    else:
        parts = (Part(field, *value),)
    return Line(parts, labels=((0, start),))


def _labelled_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Read the names behind "Author:" or "To:"; a semicolon parts them for sure."""
    found: list[tuple[int, int]] = []
    for chunk in re.finditer(r"[^;]+", text[start:end]):
        names = [
            name
            for segment in split_segments(text, start + chunk.start(), start + chunk.end())
            for name in split_names(text, segment.start, segment.end)
        ]
        found += _joined_offices(text, names)
    return found


def _joined_offices(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join an office to the name before it: "P. Yudin, ambassador in Beijing"."""
    found: list[tuple[int, int]] = []
    for name in names:
        if found and not looks_like_person(text[slice(*name)], strict=True):
            found[-1] = (found[-1][0], name[1])
        else:
            found.append(name)
    return found


def _unlabelled(
    text: str, end: int, *, wants_title: bool, has_source: bool, start: int = 0
) -> Line | None:
    quoted = _quoted_title(text, start, end) if wants_title else None
    if quoted:
        outside = [
            *split_segments(text, start, quoted[0]),
            *split_segments(text, quoted[1], end),
        ]
        parts = [_part(segment) for segment in outside if segment.text.strip(_BETWEEN)]
        if all(parts):
            found = _named(text, [part for part in parts if part])
            title = Part("title", *_strip_title(text, quoted[0] + 1, quoted[1] - 1))
            return Line(_ordered([*found, title]))
        if has_source:
            found = _named(text, [part for part in parts if part])
            opening = _opens_title(outside, parts, quoted[0])
            whole = (quoted[0] + 1, quoted[1] - 1) if opening is None else (opening, quoted[1])
            return Line(_ordered([*found, Part("title", *_strip_title(text, *whole))]))
        return None
    return _unquoted_line(text, start, end, wants_title=wants_title, has_source=has_source)


def _opens_title(
    segments: Sequence[Segment], parts: Sequence[Part | None], quoted: int
) -> int | None:
    """Give where a title begins whose words of kind stand before its quotation.

    From the diary of X, "Conversation with Y."
    """
    before = [
        (segment, part)
        for segment, part in zip(segments, parts, strict=False)
        if segment.end <= quoted
    ]
    if not before or before[-1][1] is not None:
        return None
    segment = before[-1][0]
    return segment.start if find_kind(segment.text) else None


def _unquoted_line(
    text: str, start: int, end: int, *, wants_title: bool, has_source: bool
) -> Line | None:
    segments = [
        s for s in _split_at_dashes(split_segments(text, start, end)) if s.text.strip(_BETWEEN)
    ]
    if not segments:
        return None
    parts = [_part(segment) for segment in segments]
    if all(part is not None and part.field == "place" for part in parts):
        return None
    strangers = [index for index, part in enumerate(parts) if part is None]
    lone_name = (
        len(parts) == 1
        and parts[0]
        and parts[0].field == "author"
        and not has_initial(segments[0].text)
    )
    if not strangers and not (lone_name and wants_title and not has_source):
        certain = any(p and p.field != "author" for p in parts) or has_source
        return Line(_ordered(_named(text, [p for p in parts if p])), is_certain=certain)
    if not wants_title:
        return None
    return _with_plain_title(text, segments, parts, strangers or [0], has_source=has_source)


def _split_at_dashes(segments: Sequence[Segment]) -> list[Segment]:
    """Part "Warszawa – Szyfrogram ambasadora": a dash behind a place or a date ends it."""
    found: list[Segment] = []
    for segment in segments:
        dash = _DASH.search(segment.text[:_LONGEST_PLACE])
        before = segment.text[: dash.start()] if dash else ""
        date = dates.parse(before).edtf if before else None
        if dash is None or (date is None and not is_place(before)):
            found.append(segment)
            continue
        first, last = segment.start + dash.start(), segment.start + dash.end()
        found.append(Segment(segment.start, first, before, date))
        found.append(Segment(last, segment.end, segment.text[dash.end() :]))
    return found


def _with_plain_title(
    text: str,
    segments: Sequence[Segment],
    parts: Sequence[Part | None],
    strangers: Sequence[int],
    *,
    has_source: bool,
) -> Line | None:
    first, last = strangers[0], strangers[-1]
    opens_with_date = parts[0] is not None and parts[0].field == "date"
    if not has_source and not opens_with_date:
        # A title on a line of its own keeps the date or name that ends it.
        last = len(parts) - 1
        while last > first and _is_field(parts[last], "classification"):
            last -= 1
        first = 0 if all(p is None or p.field == "author" for p in parts[:first]) else first
    title = _unquoted(text, segments[first].start, segments[last].end)
    with_stop = text[title[0] : title[1] + text.startswith(".", title[1])]
    if not _could_be_title(with_stop, lenient=has_source or opens_with_date):
        return None
    others = [part for part in (*parts[:first], *parts[last + 1 :]) if part]
    others += [
        _bare(part) for part in parts[first : last + 1] if part and _is_labelled_number(part)
    ]
    return Line(
        _ordered([*_named(text, others), Part("title", *title)]),
        is_certain=has_source or opens_with_date,
        has_plain_title=True,
    )


def _is_field(part: Part | None, field: Field) -> bool:
    return part is not None and part.field == field


def _is_labelled_number(part: Part) -> bool:
    """Tell "No. 75.118", which is the record's number inside a title too."""
    is_number = part.field == "registry_number" and part.label_start is not None
    return is_number and part.label_start != part.start


def _bare(part: Part) -> Part:
    return replace(part, label_start=None)


def names_record(text: str) -> bool:
    """Tell a title of a record by a kind that opens it, a date that ends it, or who wrote to whom.

    >>> names_record("Telegram from Tabor, No. 7"), names_record("The ambassador is well")
    (True, False)
    """
    if starts_with_kind(text) or correspondents(text):
        return True
    found = dates.find(text[-_LONGEST_TITLE:])
    return bool(found) and not text[-_LONGEST_TITLE:][found[-1].end :].strip(" .)]")


def _whole_title(text: str) -> Line | None:
    if not _could_be_title(text, lenient=True):
        return None
    start, end = _strip(text, 0, len(text))
    # "1957. október 1.": the stop is the day's.
    if not re.search(r"(?<![0-9])[0-9]{1,2}\.$", text[start:end]):
        end = _without_stop(text, start, end)
    return Line((Part("title", start, end),), is_certain=False, has_plain_title=True)


def _could_be_title(text: str, *, lenient: bool) -> bool:
    if not 2 <= len(text) <= _LONGEST_TITLE or not any(char.isalpha() for char in text):
        return False
    if re.search(r"[.!?…]['”\"»)]*\s+[A-ZА-ЯÀ-Þ]\w{3,}\s+\w", re.sub(r"\b\w{1,4}\.", "", text)):
        return False
    return lenient or (len(text) <= 250 and text[-1] not in ".!?:,;…")


def _part(segment: Segment) -> Part | None:
    """Tell what a segment is, None where no rule knows."""
    if segment.date is not None:
        return Part("date", segment.start, segment.end, segment.date)
    number = registry_number(segment.text)
    if number:
        return Part(
            "registry_number",
            segment.start + number[0],
            segment.start + number[1],
            label_start=segment.start,
        )
    if is_place(segment.text.strip(" .")):
        return Part("place", segment.start, segment.end)
    text = segment.text.strip(" .[]()–—-")
    if folded(text) in label_words("secrecy", "words"):
        lead = segment.text.index(text)
        return Part("classification", segment.start + lead, segment.start + lead + len(text))
    pair = correspondents(segment.text)
    if pair and pair[0][0] > 0:
        return None  # "Letter from X to Y" is a title.
    if pair or looks_like_person(segment.text.rstrip("."), strict=True):
        return Part("author", segment.start, segment.end)
    if has_initial(segment.text) and looks_like_person(segment.text.rstrip(".")):
        return Part("author", segment.start, segment.end)
    if looks_like_person(segment.text) and len(segment.text.split()) == 1:
        return Part("author", segment.start, segment.end)
    return None


def _named(text: str, parts: Sequence[Part]) -> list[Part]:
    """Split what stands where authors do into names, sender and recipient."""
    found: list[Part] = []
    for part in parts:
        if part.field != "author":
            found.append(part)
            continue
        pair = correspondents(text[part.start : part.end])
        if pair:
            (a, b), (c, d) = pair
            found += [Part("author", *n) for n in split_names(text, part.start + a, part.start + b)]
            recipients = split_names(text, part.start + c, part.start + d)
            found += [Part("recipient", *name) for name in recipients]
        else:
            end = _without_stop(text, part.start, part.end)
            found += [Part("author", *n) for n in split_names(text, part.start, end)]
    return found


def _quoted_title(text: str, start: int, end: int) -> tuple[int, int] | None:
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


def _strip_title(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out the comma or full stop that typography puts inside the closing mark."""
    start, end = _strip(text, start, min(end, len(text)))
    while end > start and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    return start, _without_stop(text, start, end)


def _without_stop(text: str, start: int, end: int) -> int:
    """Leave out a full stop that ends a sentence, not one that belongs to a short word."""
    ends_sentence = _ENDING_STOP.search(text, max(start, end - 8), end)
    return end - 1 if ends_sentence else end


def _unquoted(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out quotation marks around the whole, and a comma or stop at the end."""
    start, end = _strip_title(text, start, end)
    inner = find_quotations(text[start:end])
    if inner and inner[0][0] == 1 and inner[0][1] >= end - start - 2:
        return _strip_title(text, start + 1, start + inner[0][1])
    return start, end


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return start, end


def _ordered(parts: Sequence[Part]) -> tuple[Part, ...]:
    return tuple(sorted((p for p in parts if p.start < p.end), key=lambda part: part.start))
