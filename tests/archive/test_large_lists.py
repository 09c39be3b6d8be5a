"""What is kept so that no list or count of a large archive looks at all documents."""

from collections import Counter

import pytest

from edossier.keeping import writing
from edossier_site.archive import actions, queries
from edossier_site.archive.narrowing import Condition
from edossier_site.archive.queries import portraits


def facets_of_all():
    from edossier_site.archive import models

    return list(models.Facet.objects.values_list("name", "value"))


def counted(name, value):
    """Documents of a facet by year, each looked at."""
    from edossier_site.archive import models

    found = models.DocumentFacet.objects.filter(facet__name=name, facet__value=value)
    years = found.values_list("document__years__year", flat=True)
    return Counter(year for year in years if year is not None)


def kept(name, value):
    """The same as kept."""
    from edossier_site.archive import models

    found = models.FacetYear.objects.filter(facet__name=name, facet__value=value)
    years = Counter()
    for year, documents in found.values_list("year", "documents"):
        years[year] += documents
    return years


def test_years_of_every_facet_are_kept_as_they_are(harbour):
    facets = facets_of_all()
    assert len(facets) > 10
    assert any(kept(*facet) for facet in facets)
    assert {facet: kept(*facet) for facet in facets} == {f: counted(*f) for f in facets}


def test_they_follow_a_withdrawal(harbour):
    line = queries.dossier_page(queries.dossiers().items[-1].ark).documents.items[0]
    before = {facet: kept(*facet) for facet in facets_of_all()}
    with writing(harbour.archive) as writer:
        actions.withdraw(writer, line.ark, reason="Asked for.", at="2026-04-01T09:00:00Z")
        actions.follow_log(writer)
    after = {facet: kept(*facet) for facet in facets_of_all()}
    assert after == {facet: counted(*facet) for facet in after}
    assert after != before


@pytest.mark.parametrize("name", ["person", "archive", "place", "kind"])
def test_documents_of_a_facet_come_in_the_order_of_the_chronology(harbour, name):
    value = next(value for of, value in facets_of_all() if of == name)
    one = queries.chronology(1, [Condition(name, value, value)])
    twice = queries.chronology(1, [Condition(name, value, value)] * 2)
    assert one.documents == twice.documents
    assert one.documents.total > 0


def test_too_many_documents_are_counted_by_year_alone(harbour, monkeypatch):
    whole = queries.agent_page("person", "marta-vell").counted
    monkeypatch.setattr(portraits, "_MOST_COUNTED", 1)
    alone = queries.agent_page("person", "marta-vell").counted
    assert set(whole.facets) > {"date"}
    assert set(alone.facets) == {"date"}
    assert alone.values("date") == whole.values("date")
    assert (alone.is_by_year_alone, whole.is_by_year_alone) == (True, False)


def test_of_a_long_facet_of_the_whole_archive_the_busiest_are_given(harbour, monkeypatch):
    whole = queries.chronology().counted
    monkeypatch.setattr(portraits, "_busiest", lambda _name: [("person", "a", "A", 2)])
    short = queries.chronology().counted
    assert short.values("person")[0].label == "A"
    assert short.more["person"] == len(whole.values("person")) - 1
    assert whole.more["person"] == 0
