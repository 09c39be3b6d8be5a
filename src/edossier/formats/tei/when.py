"""Dates as TEI states them: attributes of `date` to EDTF, and the words beside them.

Source: TEI P5, att.datable.w3c; EDTF (ISO 8601-2:2019), level 1.
"""

import re

from edossier import dates
from edossier.dossier import DateStatement
from edossier.formats.tei.tree import Element, attributes, plain_text

__all__ = ["backward_range", "statement_of"]

_DAY = re.compile(r"(?P<day>-?\d{4}(?:-\d\d(?:-\d\d)?)?)(?:T(?P<time>.*))?$")
_TIME = re.compile(
    r"(?P<time>(?:[01]\d|2[0-4]):[0-5]\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?$"
)
_PAIRS = (("from", "to"), ("notBefore", "notAfter"), ("min", "max"))


def statement_of(element: Element) -> DateStatement | None:
    """Give the date that an element states, by its attributes, else by its words.

    A range of two days is an interval; "not before" alone has an open end. None where neither
    attributes nor words give a date.
    """
    text = plain_text(element, without=frozenset({"note"}))
    words = dates.parse(text) if text else None
    stated = _by_attributes(element)
    if stated is not None:
        edtf, time = stated
    elif words is not None and words.edtf:
        edtf, time = words.edtf, None
    else:
        return None
    said = words.time if words is not None and words.edtf == edtf else None
    return DateStatement(edtf=edtf, text=text or edtf, time=time or said)


def _by_attributes(element: Element) -> tuple[str, str | None] | None:
    """Give the days that attributes state, and the time of a single day."""
    values = {
        name.removeprefix("doc-dateTime-"): value for name, value in attributes(element).items()
    }
    day, time = _moment(values.get("when"))
    if day:
        return day, time
    for first, last in _PAIRS:
        (start, begins), (end, ends) = _moment(values.get(first)), _moment(values.get(last))
        if start is None and end is None:
            continue
        if start == end and start is not None:
            hours = dict.fromkeys(hour for hour in (begins, ends) if hour)
            return start, "/".join(hours) or None
        stated = f"{start or '..'}/{end or '..'}"
        if dates.is_edtf(stated):
            return stated, None  # one that runs backwards is a slip; the words may say better
    return None


def backward_range(element: Element) -> str | None:
    """Give the two days that attributes state as a range although the second is before the first.

    >>> from lxml import etree
    >>> backward_range(etree.XML('<date from="1974-04-12" to="1974-03-25"/>'))
    '1974-04-12/1974-03-25'
    """
    values = attributes(element)
    for first, last in _PAIRS:
        (start, _), (end, _) = _moment(values.get(first)), _moment(values.get(last))
        if start and end and start != end and not dates.is_edtf(f"{start}/{end}"):
            return f"{start}/{end}"
    return None


def _moment(stated: str | None) -> tuple[str | None, str | None]:
    """Give the day and the time of day that one attribute states, None for what it does not."""
    match = _DAY.match(stated.strip()) if stated else None
    if match is None or not dates.is_edtf(match["day"]):
        return None, None
    time = _TIME.match(match["time"] or "")
    return match["day"], f"{time['time']}{time['zone'] or ''}" if time else None
