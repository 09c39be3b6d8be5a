"""Hits by year as a small picture: bars of equal width, each for one or several years."""

from collections.abc import Sequence
from dataclasses import dataclass

from edossier.search.results import Facet

__all__ = ["Bar", "Histogram", "histogram"]

_MOST_BARS = 60
_BAR_WIDTH = 8
_HEIGHT = 48
_MOST_WIDTH = 280
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the units of the picture; `label` says its years and hits."""

    x: int
    y: int
    height: int
    label: str


@dataclass(frozen=True, slots=True)
class Histogram:
    """The picture, and what it shows in words.

    Attributes:
        width, height: Of the drawing; bars are drawn in its units.
        shown_width: Of the picture on the page, in pixels: as wide as its bars need.
    """

    bars: tuple[Bar, ...]
    width: int
    height: int
    shown_width: int
    bar_width: int
    first: int
    last: int
    summary: str


def histogram(years: Sequence[Facet]) -> Histogram | None:
    """Draw hits by year, in order of years; None where there are fewer than two years."""
    counts = {int(facet.value): facet.count for facet in years}
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    step = next((s for s in _STEPS if (last - first) // s < _MOST_BARS), _STEPS[-1])
    grouped: dict[int, int] = {}
    for year, count in counts.items():
        at = (year - first) // step
        grouped[at] = grouped.get(at, 0) + count
    most = max(grouped.values())
    bars = tuple(
        _bar(at, count, most, first + at * step, step) for at, count in sorted(grouped.items())
    )
    slots = (last - first) // step + 1
    busiest = max(bars, key=lambda bar: bar.height)
    return Histogram(
        bars=bars,
        width=slots * _BAR_WIDTH,
        height=_HEIGHT,
        shown_width=min(_MOST_WIDTH, slots * 3 * _BAR_WIDTH),
        bar_width=_BAR_WIDTH - 1,
        first=first,
        last=last,
        summary=f"Found by year, {first} to {last}; most in {busiest.label}",
    )


def _bar(at: int, count: int, most: int, year: int, step: int) -> Bar:
    height = max(2, round(_HEIGHT * count / most))
    years = str(year) if step == 1 else f"{year}–{year + step - 1}"
    return Bar(at * _BAR_WIDTH, _HEIGHT - height, height, f"{years}: {count}")
