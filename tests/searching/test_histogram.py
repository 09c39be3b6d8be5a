"""The picture of hits by year: never more than sixty bars, each as high as its share."""

from hypothesis import given
from hypothesis import strategies as st

from edossier.search.results import Facet
from edossier_site.searching.histogram import histogram


def years(counts):
    return [Facet(str(year), str(year), count) for year, count in sorted(counts.items())]


def test_fewer_than_two_years_make_no_picture():
    assert histogram([]) is None
    assert histogram(years({1956: 4})) is None


def test_each_year_has_its_bar_and_the_busiest_is_highest():
    drawn = histogram(years({1953: 1, 1956: 4, 1957: 2}))
    assert [bar.label for bar in drawn.bars] == ["1953: 1", "1956: 4", "1957: 2"]
    assert [bar.height for bar in drawn.bars] == [12, 48, 24]
    assert drawn.summary == "Found by year, 1953 to 1957; most in 1956: 4"


@given(st.dictionaries(st.integers(1, 9999), st.integers(1, 10_000), min_size=2))
def test_every_hit_is_in_one_bar_inside_the_picture(counts):
    drawn = histogram(years(counts))
    assert len(drawn.bars) <= 60
    assert sum(int(bar.label.rpartition(": ")[2]) for bar in drawn.bars) == sum(counts.values())
    for bar in drawn.bars:
        assert 0 <= bar.x <= drawn.width - drawn.bar_width
        assert bar.y + bar.height == drawn.height
