"""The units below one: their ranges are those that counting every unit gives."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edossier_site.archive import models
from edossier_site.archive.addresses import natural_order
from edossier_site.archive.queries.children import children_of, counted_groups, groups_below

_NUMBERS = st.integers(0, 30_000).map(str)
_WORDS = st.sampled_from(["", "ř", "Z", "DY 30", "ОГ", "💥", "12/3", "9a"])


def with_units(values):
    """An archive that has just these units, right below it."""
    models.Repository.objects.filter(id="QA").delete()
    archive = models.Repository.objects.create(id="QA", is_known=False)
    models.ArchivalUnit.objects.bulk_create(
        models.ArchivalUnit(
            repository=archive,
            path=f"delo-{place}",
            parent="",
            level="delo",
            label="d.",
            value=value,
            order=natural_order(value),
        )
        for place, value in enumerate(values)
    )


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(_NUMBERS, _WORDS), max_size=150))
def test_leaping_through_the_index_counts_as_looking_at_all(harbour, values):
    with_units(values)
    assert groups_below("QA", "") == counted_groups("QA", "")
    assert sum(count for _, count in groups_below("QA", "")) == len(values)
    assert children_of("QA", "", number=1, sought=None)[0].page.total == len(values)


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        (range(1, 301), ["1–99", "100–199", "200–299", "300–399"]),
        (range(1, 20_001, 50), ["1–999", "1000–1999", "2000–2999"]),
    ],
)
def test_ranges_grow_with_the_numbers(harbour, values, labels):
    with_units(map(str, values))
    children, _ = children_of("QA", "", number=1, sought=None)
    assert [one.label for one in children.ranges][: len(labels)] == labels
    assert len(children.ranges) <= 60


def test_a_range_leads_to_the_page_on_which_it_begins(harbour):
    with_units(map(str, [*range(1, 151), *range(5000, 5150)]))
    children, _ = children_of("QA", "", number=1, sought=None)
    for one in children.ranges:
        page, _ = children_of("QA", "", number=one.page, sought=None)
        first = one.label.partition("–")[0]
        assert first in [line.value for line in page.page.items]
