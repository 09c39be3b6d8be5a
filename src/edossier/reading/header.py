"""One line of a document's header: date, title, authors, registry number, source in any order.

2 May 1957, “Memorandum of visit,” 014.498/7, J. Bušniak, Source: MZV ...
J. Wierzbicki to A. Molodtsov, 19 March 1954
Author: P. Yudin
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from edossier import dates
from edossier.reading.datelines import Dateline, find_dateline, is_place
from edossier.reading.header_parts import (
    Field,
    Line,
    Part,
    is_field,
    is_labelled_number,
    is_secrecy,
    named,
    ordered,
    part_of,
    split_names,
    unlabelled,
)
from edossier.reading.kinds import find_kind
from edossier.reading.segments import (
    Segment,
    has_initial,
    looks_like_person,
    split_segments,
)
from edossier.reading.sources import find_source
from edossier.reading.title_ranges import (
    could_be_title,
    names_record,
    quoted_title,
    strip,
    strip_title,
    unquoted,
    without_stop,
)
from edossier.reading.words import alternatives, label_words, table
from edossier.text.folding import fold

__all__ = ["read_line", "read_value"]

_LONGEST_LINE = 2000
_LONGEST_PLACE = 60
_LONGEST_VALUES, _MOST_STOPS = 160, 8
_STOP = re.compile(r"[.!;,]\s+")
_DASH = re.compile(r"\s[–—-]\s+")
_BETWEEN = " \t\n\r\u00a0,;.:–—-|()[]"


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
    values = _values(text, 0, end) if source is None else None
    if values:
        return Line(values)
    mark = _closing_mark(text) if source is None else None
    if mark is not None:
        end = text.rindex(".", 0, mark.start)
    head = text[:end] if mark else text
    line = _with_dateline(head, end, wants_title=wants_title) or _unlabelled(
        head, end, wants_title=wants_title, has_source=source is not None
    )
    if line is None and source is None and is_above_source and wants_title:
        line = _whole_title(head) if names_record(head) else None
    if line is not None and mark is not None:
        line = replace(line, parts=(*line.parts, mark))
    if source is None:
        return line
    parts = line.parts if line else ()
    tail = _unlabelled(text, len(text), start=source.end, wants_title=False, has_source=True)
    return Line(
        (*parts, *(tail.parts if tail else ())),
        labels=line.labels if line else (),
        source=source,
        has_plain_title=line is not None and line.has_plain_title,
    )


def _closing_mark(text: str) -> Part | None:
    """Give the secrecy mark behind the full stop of "X to Y, 11 March 1963. Top secret."."""
    stop = text.rstrip(" .").rfind(". ") + 1
    start, end = strip(text, stop, len(text.rstrip(" .")))
    is_mark = 0 < stop < start < end and text[start].isupper() and is_secrecy(text[start:end])
    return Part("classification", start, end) if is_mark else None


def _with_dateline(text: str, end: int, *, wants_title: bool) -> Line | None:
    """Read a line that opens with place and date, or with a date and a full stop."""
    found = find_dateline(text[:end])
    if found is None:
        return None
    parts = _dateline_parts(found)
    if not text[found.end : end].strip(_BETWEEN):
        return Line(parts)
    values = _values(text, found.end, end)
    if values:
        return Line((*parts, *values))
    rest = _unlabelled(text, end, start=found.end, wants_title=wants_title, has_source=True)
    if rest is None:
        return None
    return Line((*parts, *rest.parts), has_plain_title=rest.has_plain_title)


def _dateline_parts(found: Dateline) -> tuple[Part, ...]:
    parts = [Part("date", found.date_start, found.date_end, found.edtf)]
    if found.place:
        is_before = found.place[0] < found.date_start
        end = found.date_start if is_before else found.place[1]
        parts.insert(0 if is_before else 1, Part("place", found.place[0], end))
    if found.number:
        parts.append(Part("registry_number", *found.number, label_start=found.label_start))
    if found.remark:
        parts.append(Part("remark", *found.remark))
    return tuple(parts)


def _values(text: str, start: int, end: int) -> tuple[Part, ...] | None:
    """Read values parted by full stops: "Č. j. 0423/54. Přísně tajné."; None for any other text.

    Each is a number, a secrecy mark, a date or a remark: what can be nothing else.
    """
    if end - start > _LONGEST_VALUES:
        return None
    stops = [start + match.end() for match in _STOP.finditer(text[start:end])][:_MOST_STOPS]
    if not stops:
        return None
    found: list[Part] = []
    at = start
    while at < end:
        bounds = [stop for stop in (*stops, end) if stop > at]
        part = next((part for stop in reversed(bounds) if (part := _value(text, at, stop))), None)
        if part is None:
            return None
        last = found[-1] if found else None
        if last and last.field == part.field == "classification":
            found[-1] = replace(last, end=part.end)  # "Secret. Réservé."
        else:
            found.append(part)
        at = next((stop for stop in bounds if stop >= part.end), end)
    return tuple(found)


def _value(text: str, start: int, end: int) -> Part | None:
    segments = split_segments(text, start, end)
    part = part_of(segments[0]) if len(segments) == 1 else None
    if part is None or part.field not in ("date", "registry_number", "classification", "remark"):
        return None
    return part


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
    parts = read_value(text, field, start)
    return Line(parts, labels=((0, start),)) if parts else None


def read_value(text: str, field: Field, start: int = 0) -> tuple[Part, ...]:
    """Read what stands behind a label, or under the heading of a column; empty for nothing."""
    value = strip(text, start, len(text))
    if value[0] >= value[1]:
        return ()
    if field in ("author", "recipient"):
        parts = tuple(Part(field, *name) for name in _labelled_names(text, *value))
    elif field in ("date", "event"):
        parts = tuple(Part(field, s.start, s.end, s.date) for s in split_segments(text, *value)[:1])
    elif field == "title":
        parts = (Part(field, *unquoted(text, *value)),)
    else:
        parts = (Part(field, *value),)
    return parts


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


def _is_inverted(family: str, given: str) -> bool:
    """Tell "Pushkin, Georgii Maksimovich" or "Yudin, P.F." from two persons."""
    if len(family.split()) > 1 or "." in family:
        return False
    initials = re.fullmatch(r"(?:[^\W\d_]{1,3}\.[\s-]?){1,3}", given) is not None
    return initials or (1 < len(given.split()) < 4 and "." not in given)


def _joined_offices(text: str, names: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join an office to the name before it: "P. Yudin, ambassador in Beijing"."""
    found: list[tuple[int, int]] = []
    if len(names) == 2 and _is_inverted(*(text[slice(*name)] for name in names)):
        return [(names[0][0], names[1][1])]
    for name in names:
        if found and not looks_like_person(text[slice(*name)], strict=True):
            found[-1] = (found[-1][0], name[1])
        else:
            found.append(name)
    return found


def _unlabelled(
    text: str, end: int, *, wants_title: bool, has_source: bool, start: int = 0
) -> Line | None:
    quoted = quoted_title(text, start, end) if wants_title else None
    if quoted:
        outside = [
            *split_segments(text, start, quoted[0]),
            *split_segments(text, quoted[1], end),
        ]
        parts = [part_of(segment) for segment in outside if segment.text.strip(_BETWEEN)]
        if all(parts):
            found = named(text, [part for part in parts if part])
            title = Part("title", *strip_title(text, quoted[0] + 1, quoted[1] - 1))
            return Line(ordered([*found, title]))
        if has_source or any(is_field(part, "date") for part in parts):
            found = named(text, [part for part in parts if part])
            opening = _opens_title(outside, parts, quoted[0])
            whole = (quoted[0] + 1, quoted[1] - 1) if opening is None else (opening, quoted[1])
            return Line(ordered([*found, Part("title", *strip_title(text, *whole))]))
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
    parts = [part_of(segment) for segment in segments]
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
        return Line(ordered(named(text, [p for p in parts if p])), is_certain=certain)
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
        is_behind_date = bool(found) and bool(found[-1].date)
        is_town = is_behind_date and _is_town(before)
        if dash is None or not (date or is_town or is_place(before)):
            found.append(segment)
            continue
        first, last = segment.start + dash.start(), segment.start + dash.end()
        found.append(Segment(segment.start, first, before, date, is_town))
        found.append(Segment(last, segment.end, segment.text[dash.end() :]))
    return found


def _is_town(text: str) -> bool:
    """Tell the place between date and dash by its look: "5. říjen, Dillí. – Zpráva ..."."""
    words = text.rstrip(" .").split()
    return 1 <= len(words) <= 3 and all(word.isalpha() and word.istitle() for word in words)


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
        while last > first and is_field(parts[last], "classification"):
            last -= 1
        first = 0 if all(p is None or p.field == "author" for p in parts[:first]) else first
    title = unquoted(text, segments[first].start, segments[last].end)
    with_stop = text[title[0] : title[1] + text.startswith(".", title[1])]
    if not could_be_title(with_stop, lenient=has_source or opens_with_date):
        return None
    others = [part for part in (*parts[:first], *parts[last + 1 :]) if part]
    others += [
        unlabelled(part) for part in parts[first : last + 1] if part and is_labelled_number(part)
    ]
    return Line(
        ordered([*named(text, others), Part("title", *title)]),
        is_certain=has_source or opens_with_date,
        has_plain_title=True,
    )


def _whole_title(text: str) -> Line | None:
    if not could_be_title(text, lenient=True):
        return None
    start, end = strip(text, 0, len(text))
    # "1957. október 1.": the stop is the day's.
    if not re.search(r"(?<![0-9])[0-9]{1,2}\.$", text[start:end]):
        end = without_stop(text, start, end)
    return Line((Part("title", start, end),), is_certain=False, has_plain_title=True)
