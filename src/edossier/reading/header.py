"""One line of a document's header: date, title, authors, registry number, source in any order.

2 May 1957, “Memorandum of visit,” 014.498/7, J. Bušniak, Source: MZV ...
J. Wierzbicki to A. Molodtsov, 19 March 1954
Author: P. Yudin
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from edossier.names import find_places
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

__all__ = ["Field", "Line", "Part", "read_line", "split_names"]

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
]
_LONGEST_LINE = 2000
_LONGEST_TITLE = 400
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


def read_line(text: str, *, wants_title: bool) -> Line | None:
    """Read a line as a document's header; None where it is running text.

    Args:
        text: The line.
        wants_title: No title has been read for this document yet.
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
    line = _unlabelled(text, end, wants_title=wants_title, has_source=source is not None)
    if line is None and source is None:
        return None
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
            title = Part("title", *_strip_title(text, quoted[0] + 1, quoted[1] - 1))
            return Line(_ordered([*found, title]))
        return None
    return _unquoted_line(text, start, end, wants_title=wants_title, has_source=has_source)


def _unquoted_line(
    text: str, start: int, end: int, *, wants_title: bool, has_source: bool
) -> Line | None:
    segments = [s for s in split_segments(text, start, end) if s.text.strip(_BETWEEN)]
    if not segments:
        return None
    if place := _place_of_writing(segments):
        return Line((_date_part(segments[1]),), labels=(place,))
    parts = [_part(segment) for segment in segments]
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


def _place_of_writing(segments: Sequence[Segment]) -> tuple[int, int] | None:
    """Give the place in "Praha, 5. ledna 1957", a line of its own."""
    if len(segments) != 2 or segments[0].date is not None or not segments[1].date:
        return None
    place, date = segments
    words = place.text.split()
    if not 1 <= len(words) <= 3 or has_initial(place.text) or not looks_like_person(place.text):
        return None
    is_known = any(found.printed == place.text for found in find_places(place.text))
    first_word = folded(date.text.split()[0])
    is_dateline = first_word in label_words("dateline", "words")
    return (place.start, place.end) if is_known or is_dateline else None


def _date_part(segment: Segment) -> Part:
    return Part("date", segment.start, segment.end, segment.date)


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
        first = 0 if all(p is None or p.field == "author" for p in parts[:first]) else first
    title = _unquoted(text, segments[first].start, segments[last].end)
    if not _could_be_title(text[slice(*title)], lenient=has_source or opens_with_date):
        return None
    others = [part for part in (*parts[:first], *parts[last + 1 :]) if part]
    return Line(
        _ordered([*_named(text, others), Part("title", *title)]),
        is_certain=has_source or opens_with_date,
        has_plain_title=True,
    )


def _could_be_title(text: str, *, lenient: bool) -> bool:
    if not 2 <= len(text) <= _LONGEST_TITLE or not any(char.isalpha() for char in text):
        return False
    if re.search(r"[.!?…]['”\"»)]*\s+[A-ZА-ЯÀ-Þ]\w{3,}\s+\w", re.sub(r"\b\w{1,4}\.", "", text)):
        return False
    return lenient or (len(text) <= 250 and text[-1] not in ".!?:,;…")


def _part(segment: Segment) -> Part | None:
    """Tell what a segment is, None where no rule knows."""
    if segment.date is not None:
        return _date_part(segment)
    number = registry_number(segment.text)
    if number:
        return Part(
            "registry_number",
            segment.start + number[0],
            segment.start + number[1],
            label_start=segment.start,
        )
    text = segment.text.strip(" .[]()")
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
            found += [Part("author", *n) for n in split_names(text, part.start, part.end)]
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
    """Leave out the comma that typography puts inside the closing mark."""
    start, end = _strip(text, start, min(end, len(text)))
    while end > start and (text[end - 1] in ",;" or text[end - 1].isspace()):
        end -= 1
    return start, end


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
