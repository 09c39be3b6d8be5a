"""A plot shows each count where it belongs, inside its frame, and says the same in words."""

from hypothesis import given
from hypothesis import strategies as st

from edossier_site.archive.plotting import plot_months, plot_years

COUNTS = st.dictionaries(st.integers(1500, 2100), st.integers(1, 10_000), max_size=80)


@given(COUNTS)
def test_every_document_is_in_a_bar_and_every_bar_in_the_frame(counts):
    plot = plot_years(counts)
    if len(counts) < 2:
        assert plot is None
        return
    told = [int(bar.label.rpartition(": ")[2]) for bar in plot.bars]
    assert sum(told) == sum(counts.values())
    assert len(plot.bars) <= 60
    for bar in plot.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= plot.width
        assert bar.y >= 0
        assert bar.y + bar.height == plot.floor
    assert all(0 <= tick.x <= plot.width for tick in plot.ticks)
    assert len(plot.ticks) <= 8


def test_the_greatest_stands_highest_and_is_named():
    plot = plot_years({1953: 2, 1956: 10, 1957: 5})
    highest = min(plot.bars, key=lambda bar: bar.y)
    assert highest.label == "1956: 10"
    assert plot.most == 10
    assert plot.summary == "Documents by year, 1953 to 1957; most in 1956: 10."


def test_over_a_long_time_a_bar_stands_for_several_years():
    plot = plot_years({1800: 1, 1801: 1, 1999: 4})
    assert [bar.label for bar in plot.bars] == ["1800–1804: 2", "1995–1999: 4"]


def test_months_have_two_rows_of_bars():
    plot = plot_months([1] + [0] * 11, [0] * 11 + [2])
    assert [(bar.series, bar.label) for bar in plot.bars] == [(1, "J: 1"), (2, "D: 2")]
    assert plot.bars[0].x < plot.bars[1].x
    assert plot_months([0] * 12, [0] * 12) is None
