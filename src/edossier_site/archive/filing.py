"""What the page of a file says of its leaves: one sentence, and a strip of where they lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from edossier_site.archive.holdings import FilePage, RecordInFile, leaf_word
from edossier_site.archive.values import CitationLine

__all__ = ["Bar", "Strip", "said_of_file", "strip_of", "where_cited"]

_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")
_SPELLED_OUT = 3
_WIDTH = 360
_SMALLEST = 3
_LINE = 10


@dataclass(frozen=True, slots=True)
class Bar:
    """The leaves of one record, in the units of the drawing.

    Attributes:
        series: 1 published, 2 only cited: above the line and below it.
    """

    x: float
    width: float
    series: int
    label: str

    @property
    def y(self) -> int:
        """Its upper edge."""
        return 1 if self.series == 1 else _LINE


@dataclass(frozen=True, slots=True)
class Strip:
    """The leaves of a file that are known, from the first to the last."""

    bars: tuple[Bar, ...]
    first: int
    last: int
    width: int = _WIDTH
    line: int = _LINE


def strip_of(file: FilePage) -> Strip | None:
    """Draw the leaves that are known; None where fewer than two records have leaves."""
    placed = [(r, r.first, r.last) for r in file.records if r.first is not None]
    ends = [(first, last or first) for _, first, last in placed]
    if len(placed) < 2:
        return None
    low, high = min(first for first, _ in ends), max(last for _, last in ends)
    scale = _WIDTH / (high - low + 1)
    bars = (
        Bar(
            x=round((first - low) * scale, 1),
            width=round(max(_SMALLEST, (last - first + 1) * scale), 1),
            series=1 if record.document else 2,
            label=f"{record.leaves}: {'published' if record.document else 'only cited'}",
        )
        for (record, _, _), (first, last) in zip(placed, ends, strict=True)
    )
    return Strip(tuple(bars), low, high)


def said_of_file(file: FilePage) -> str:
    """Say in words what lies together in a file, published and cited.

    Three records or fewer are told one by one, more are counted.
    """
    records = [one for one in file.records if one.document or one.is_wanted]
    if not records or file.more:
        return _counted(records, file.more) if records else ""
    head = f"{_NUMBERS[min(len(records), 10)]} record{'s' * (len(records) > 1)} of this file"
    if len(records) <= _SPELLED_OUT:
        verb = "are" if len(records) > 1 else "is"
        return f"{head} {verb} known here: {_joined(list(_told(records)))}."
    return _counted(records, 0)


def where_cited(line: CitationLine) -> str:
    """Say where a citation stands: "note 6", "paragraph 3 of the essay"."""
    if line.part == "note":
        return f"note {line.number}"
    return f"paragraph {line.number} of the essay"


def _counted(records: Sequence[RecordInFile], more: int) -> str:
    published = sum(one.document is not None for one in records)
    parts = [f"{published} published", f"{len(records) - published} only cited"]
    rest = f"; {more} more citations of it are left out here" if more else ""
    return f"{len(records)} records of this file are known here: {' and '.join(parts)}{rest}."


def _told(records: Sequence[RecordInFile]) -> Iterator[str]:
    named = ""
    for one in records:
        dossier = one.document.dossier if one.document else one.cited_by[0].dossier
        of = "the same dossier" if named == dossier.ark else f"“{dossier.title}”"
        where = f" on {leaf_word(one.leaves)} {one.leaves}" if one.leaves else ""
        if one.document:
            yield f"document {one.document.document.number} of {of}{where}"
        else:
            cited = where_cited(one.cited_by[0])
            yield f"a record{where}, cited in {cited} of {of} and published nowhere here"
        named = dossier.ark


def _joined(parts: list[str]) -> str:
    return "; ".join(parts[:-1]) + ("; and " if len(parts) > 1 else "") + parts[-1]
