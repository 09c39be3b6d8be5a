"""Dates in cells: prose, figures, EDTF, or the number by which a spreadsheet counts days."""

import re
from dataclasses import dataclass

from edossier import dates
from edossier.dates.points import Order
from edossier.dossier import DateStatement, Evidence
from edossier.formats.tables.cells import Cell
from edossier.formats.tables.workbook import day_of_serial

__all__ = ["Moment", "moment_of", "span_of"]

_SERIAL = re.compile(r"[1-9]\d{3,5}(?:\.\d{1,12})?")
_FIRST_SERIAL = 3000  # 1908: a smaller number of four digits is a year


@dataclass(frozen=True, slots=True)
class Moment:
    """What a cell says of time.

    Attributes:
        problem: Why it gives no date; None where all is well, and where it says "undated".
    """

    stated: DateStatement | None
    evidence: Evidence
    problem: str | None = None


def moment_of(cell: Cell, order: Order | None) -> Moment:
    """Read a date; a bare number of days is understood as spreadsheets write it."""
    piece = cell.whole
    if dates.is_edtf(piece.text):
        return Moment(DateStatement(edtf=piece.text, text=piece.text), piece.evidence)
    if _SERIAL.fullmatch(piece.text) and float(piece.text) >= _FIRST_SERIAL:
        shown = "d m y h" if "." in piece.text else "d m y"
        day = day_of_serial(float(piece.text), shown)
        if day:
            stated = DateStatement(edtf=day[:10], text=piece.text, time=day[11:] or None)
            why = Evidence(basis="inferred", rule="day-counted-by-spreadsheet", anchor=piece.anchor)
            return Moment(stated, why)
    parsed = dates.parse(piece.text, order=order)
    if parsed.edtf is None:
        problem = parsed.problem
        if parsed.candidates:
            problem = f"it may be {' or '.join(parsed.candidates)}"
        return Moment(None, piece.evidence, problem)
    return Moment(
        DateStatement(edtf=parsed.edtf, text=piece.text, time=parsed.time), piece.evidence
    )


def span_of(start: Moment | None, end: Moment | None) -> DateStatement | None:
    """Give the time from one date to another, either of which may not be stated."""
    first = start.stated if start else None
    last = end.stated if end else None
    if first is None and last is None:
        return None
    if first is not None and last is not None and first.edtf == last.edtf:
        return first
    begins = first.edtf.split("/")[0] if first else ".."
    ends = last.edtf.split("/")[-1] if last else ".."
    words = "–".join(one.text for one in (first, last) if one)
    edtf = f"{begins}/{ends}"
    return DateStatement(edtf=edtf, text=words) if dates.is_edtf(edtf) else first or last
