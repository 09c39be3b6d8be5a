"""Dates as TEI states them: attributes of `date` to EDTF, and the words beside them.

Source: TEI P5, att.datable.w3c; EDTF (ISO 8601-2:2019), level 1.
"""

import re

from edossier import dates
from edossier.dossier import DateStatement
from edossier.formats.tei.tree import Element, attributes, plain_text

__all__ = ["statement_of"]

_DAY = re.compile(r"(?P<day>-?\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T.*)?$")
_PAIRS = (("from", "to"), ("notBefore", "notAfter"), ("min", "max"))


def statement_of(element: Element) -> DateStatement | None:
    """Give the date that an element states, by its attributes, else by its words.

    The time of day stays in the words. A range of two days is an interval; "not before" alone has
    an open end. None where neither attributes nor words give a date.
    """
    text = plain_text(element, without=frozenset({"note"}))
    edtf = _by_attributes(element)
    if edtf is None and text:
        edtf = _by_words(text)
    return DateStatement(edtf=edtf, text=text or edtf) if edtf else None


def _by_attributes(element: Element) -> str | None:
    values = {
        name.removeprefix("doc-dateTime-"): value for name, value in attributes(element).items()
    }
    when = _day(values.get("when"))
    if when:
        return when
    for first, last in _PAIRS:
        ends = _day(values.get(first)), _day(values.get(last))
        if ends == (None, None):
            continue
        if ends[0] == ends[1]:
            return ends[0]
        return "/".join(end or ".." for end in ends)
    return None


def _day(stated: str | None) -> str | None:
    match = _DAY.match(stated.strip()) if stated else None
    if match is None:
        return None
    day = match["day"]
    return day if dates.is_edtf(day) else None


def _by_words(text: str) -> str | None:
    found = dates.parse(text)
    return found.edtf if found is not None and found.edtf else None
