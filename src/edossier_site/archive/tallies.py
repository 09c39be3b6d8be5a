"""Counts as HTML: bars of a plot, rows of years, values of a facet.

A page of an archive or a person has hundreds of them, and a template looks each value up anew.
"""

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString

from edossier_site.archive.plotting import Plot
from edossier_site.archive.portraits import FacetCount

__all__ = ["counted_values", "plot_bars", "year_rows"]


def plot_bars(plot: Plot) -> SafeString:
    """Give the bars of a plot and the years below them, as SVG."""
    bars = (
        f'<rect class="bar-{bar.series}" x="{bar.x}" y="{bar.y}" width="{bar.width}" '
        f'height="{bar.height}"><title>{escape(bar.label)}</title></rect>'
        for bar in plot.bars
    )
    ticks = (
        f'<text class="plot-tick" x="{tick.x}" y="92" text-anchor="middle">{escape(tick.label)}'
        "</text>"
        for tick in plot.ticks
    )
    # Safe: labels go through `escape`, all else is numbers and names of classes made here.
    return SafeString("".join([*bars, *ticks]))


def year_rows(years: Iterable[tuple[FacetCount, str | None]]) -> SafeString:
    """Give years with how many documents each has, as rows of a table.

    Args:
        years: With the address of a year's documents, where it has one.
    """
    # Safe: labels and addresses go through `escape`.
    return SafeString(
        "".join(
            f'<tr><th scope="row">{_linked(one.label, address, is_narrowed=True)}</th>'
            f"<td>{one.count}</td></tr>"
            for one, address in years
        )
    )


def counted_values(values: Iterable[FacetCount]) -> SafeString:
    """Give values of a facet with how many documents each has, as items of a list."""
    # Safe: labels and addresses go through `escape`.
    return SafeString(
        "".join(
            f"<li>{_linked(one.label, one.address, is_narrowed=one.name == 'kind')} "
            f'<span class="count">{one.count}<span class="unseen"> '
            f"document{'' if one.count == 1 else 's'}</span></span></li>"
            for one in values
        )
    )


def _linked(label: str, address: str | None, *, is_narrowed: bool) -> str:
    """Lead to a page; crawlers are kept from the endless ways to narrow the chronology."""
    if address is None:
        return escape(label)
    kept_from = 'rel="nofollow" ' if is_narrowed else ""
    return f'<a {kept_from}href="{escape(address)}">{escape(label)}</a>'
