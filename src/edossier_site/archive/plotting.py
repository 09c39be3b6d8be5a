"""Small bar plots, drawn on the server: shapes for an SVG element, and the same in words.

A plot is never the only place that says something: every page that shows one has the numbers as
a table beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Bar", "Plot", "Tick", "plot_months", "plot_years"]

_WIDTH = 360
_HEIGHT = 96
_FLOOR = 78  # where bars stand; ticks are written below
_CEILING = 14  # where the highest ends; the greatest number is written above
_GAP = 1
_SMALLEST = 2
_MOST_BARS = 60
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
_TICK_STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_MOST_TICKS = 6
_MONTHS = "JFMAMJJASOND"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, in the units of the drawing; `series` is 1 or 2, `label` says what it counts."""

    x: float
    y: int
    width: float
    height: int
    series: int
    label: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A word below the floor, its middle at `x`."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A drawing.

    Attributes:
        most: What the highest bar counts.
        summary: In words, for who does not see it.
    """

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int
    summary: str
    width: int = _WIDTH
    height: int = _HEIGHT
    floor: int = _FLOOR


def plot_years(counts: Mapping[int, int]) -> Plot | None:
    """Draw how many documents each year has; None where there are fewer than two years.

    Over a long time one bar stands for several years, and says so.
    """
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    step = next((s for s in _STEPS if (last - first) // s < _MOST_BARS), _STEPS[-1])
    grouped: dict[int, int] = {}
    for year, count in sorted(counts.items()):
        slot = (year - first) // step
        grouped[slot] = grouped.get(slot, 0) + count
    slots = (last - first) // step + 1
    most = max(grouped.values())
    bars = [
        _bar(slot, slots, count, most, f"{_years(first + slot * step, step)}: {count}")
        for slot, count in grouped.items()
    ]
    busiest = max(grouped, key=lambda slot: grouped[slot])
    return Plot(
        bars=tuple(bars),
        ticks=tuple(_year_ticks(first, last, slots, step)),
        most=most,
        summary=(
            f"Documents by year, {first} to {last}; "
            f"most in {_years(first + busiest * step, step)}: {most}."
        ),
    )


def plot_months(happened: Sequence[int], written: Sequence[int]) -> Plot | None:
    """Draw what happened and what was written in each month; None where no month is known.

    Args:
        happened, written: Twelve counts each.
    """
    most = max(*happened, *written)
    if not most:
        return None
    bars: list[Bar] = []
    for month, counts in enumerate(zip(happened, written, strict=True)):
        for series, count in enumerate(counts):
            if count:
                label = f"{_MONTHS[month]}: {count}"
                bars.append(_bar(2 * month + series, 24, count, most, label, series + 1))
    middle = _WIDTH / 12
    ticks = tuple(Tick(middle * (m + 0.5), _MONTHS[m]) for m in range(12))
    told = sum(happened), sum(written)
    summary = (
        f"By month: {told[0]} that tell of an event, {told[1]} written; most in a month {most}."
    )
    return Plot(tuple(bars), ticks, most, summary)


def _bar(slot: int, slots: int, count: int, most: int, label: str, series: int = 1) -> Bar:
    width = _WIDTH / slots
    height = max(_SMALLEST, round((_FLOOR - _CEILING) * count / most))
    drawn = max(1.0, min(width - _GAP, 24.0))
    x = slot * width + (width - drawn) / 2
    return Bar(round(x, 2), _FLOOR - height, round(drawn, 2), height, series, label)


def _years(first: int, step: int) -> str:
    return str(first) if step == 1 else f"{first}–{first + step - 1}"


def _year_ticks(first: int, last: int, slots: int, step: int) -> list[Tick]:
    """Write round years, few enough to stand apart."""
    span = slots * step
    every = next((s for s in _TICK_STEPS if s >= step and span / s <= _MOST_TICKS), span)
    years = range(-(-first // every) * every, last + 1, every)
    width = _WIDTH / slots
    ticks = [Tick((year - first) // step * width + width / 2, str(year)) for year in years]
    return [Tick(round(min(max(one.x, 14), _WIDTH - 14), 2), one.label) for one in ticks]
