"""The values of a header line: what a segment between commas can be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from edossier.reading.datelines import is_place
from edossier.reading.segments import (
    Segment,
    correspondents,
    has_initial,
    looks_like_person,
    registry_number,
)
from edossier.reading.sources import SourceStatement
from edossier.reading.title_ranges import strip, without_stop
from edossier.reading.words import alternatives, folded, label_words, table

__all__ = [
    "Field",
    "Line",
    "Part",
    "is_field",
    "is_labelled_number",
    "is_secrecy",
    "named",
    "ordered",
    "part_of",
    "split_names",
    "unlabelled",
]

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
    "remark",
]


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


def split_names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split "K.A. Krutikov and Sall" into its names."""
    names: list[tuple[int, int]] = []
    at = start
    for match in _and().finditer(text, start, end):
        names.append((at, match.start()))
        at = match.end()
    names.append((at, end))
    return [strip(text, *name) for name in names if text[slice(*name)].strip()]


@cache
def _and() -> re.Pattern[str]:
    joined = [word for word in table("labels")["credit_links"]["and"] if word != ","]
    return re.compile(rf"\s+(?:{alternatives(joined)})\s+|\s*[;/]\s*")


def part_of(segment: Segment) -> Part | None:
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
    if folded(segment.text.strip(" .[]")) in label_words("dateline", "nowhere"):
        return Part("place", segment.start, segment.end)
    if segment.is_town or is_place(segment.text.strip(" .")):
        return Part("place", segment.start, segment.end)
    if re.fullmatch(r"\[[^\W\d_][^\[\]]{2,40}\]", segment.text) and segment.text[1].islower():
        return Part("remark", segment.start, segment.end)  # "[excerpt]"
    if _copy().fullmatch(folded(segment.text.strip(" .!"))):
        return Part("remark", segment.start, segment.end)
    text = segment.text.strip(" .![]()–—-")
    if is_secrecy(text):
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


def is_secrecy(text: str) -> bool:
    """Say whether a text is a secrecy mark, with how it may be handed on behind a stroke.

    >>> is_secrecy("Top Secret/Nodis"), is_secrecy("Secret service")
    (True, False)
    """
    first, *others = re.split(r"\s?[/;]\s?", text)
    marks = label_words("secrecy", "words")
    handling = label_words("secrecy", "handling") | marks
    return folded(first) in marks and all(folded(other) in handling for other in others)


@cache
def _copy() -> re.Pattern[str]:
    """Give a pattern for the number of a copy: "Экз. № 2", "2. példány"."""
    words = alternatives(label_words("copy", "words"))
    sign = alternatives(folded(word) for word in table("announcements")["sign"])
    return re.compile(
        rf"(?:{words})\s?(?:(?:{sign})\s?)?[0-9]{{1,4}}|[0-9]{{1,4}}\.?\s?(?:{words})"
        r"|(?:единственный|jediny|jedyny) (?:экземпляр|vytisk|egzemplarz)"
    )


def named(text: str, parts: Sequence[Part]) -> list[Part]:
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
            end = without_stop(text, part.start, part.end)
            found += [Part("author", *n) for n in split_names(text, part.start, end)]
    return found


def is_field(part: Part | None, field: Field) -> bool:
    """Say whether a part is there and holds a certain field."""
    return part is not None and part.field == field


def is_labelled_number(part: Part) -> bool:
    """Tell "No. 75.118", which is the record's number inside a title too."""
    is_number = part.field == "registry_number" and part.label_start is not None
    return is_number and part.label_start != part.start


def unlabelled(part: Part) -> Part:
    """Give a part whose label stays in the title around it."""
    return replace(part, label_start=None)


def ordered(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Give the parts that hold anything, by place."""
    return tuple(sorted((p for p in parts if p.start < p.end), key=lambda part: part.start))
