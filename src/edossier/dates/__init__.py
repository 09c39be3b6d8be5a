"""Prose dates to EDTF level 1 and back: "30-31 October 1956" -> 1956-10-30/1956-10-31.

    text --tokens--> words and numbers --points--> the shapes of one date
         --readings--> ranges, doubt, calendars --parse | find--> EDTF with what was printed

The words of each language are data: `words.toml`.
"""

from edossier.dates.edtf import DayRange, day_range, is_edtf, overlaps
from edossier.dates.find import FoundDate, find
from edossier.dates.format import format_date
from edossier.dates.parse import ParsedDate, parse
from edossier.dates.points import Order
from edossier.dates.times import time_end

__all__ = [
    "DayRange",
    "FoundDate",
    "Order",
    "ParsedDate",
    "day_range",
    "find",
    "format_date",
    "is_edtf",
    "overlaps",
    "parse",
    "time_end",
]
