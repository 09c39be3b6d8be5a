"""A question whose SQL is kept has the answer that Django's own query set has."""

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from edossier_site.archive import models
from edossier_site.archive.queries.compiled import compiled


@compiled
def of_dossier(number: str, numbers: list[str]) -> QuerySet[models.Document]:
    found = models.Document.objects.filter(dossier__number=number, number__in=numbers)
    return found.select_related("dossier").order_by("number")


@compiled
def numbered(numbers: list[str], *, most: int) -> QuerySet[models.Document, dict[str, str]]:
    found = models.Document.objects.filter(number__in=numbers)
    return found.order_by("dossier__number", "number").values("ark", "number")[:most]


@compiled
def of_relations(arks: list[str]) -> QuerySet[models.DocumentVersion]:
    return models.DocumentVersion.objects.filter(document__in=arks)


def test_models_come_with_what_they_belong_to(harbour):
    for number, wanted in (("7", ["1", "3"]), ("8", ["1"]), ("7", ["1", "2", "3"]), ("9", ["1"])):
        own = models.Document.objects.filter(dossier__number=number, number__in=wanted)
        with CaptureQueriesContext(connection) as asked:
            found = of_dossier(number, wanted)
            titles = [row.dossier.title for row in found]
        assert len(asked) == 1
        assert [row.ark for row in found] == [row.ark for row in own.order_by("number")]
        assert titles == [row.dossier.title for row in own]


@pytest.mark.parametrize("most", [1, 2, 9])
@pytest.mark.parametrize("numbers", [["1"], ["1", "2"], ["3", "2", "1"]])
def test_values_come_in_order_and_no_more_than_asked_for(harbour, numbers, most):
    own = models.Document.objects.filter(number__in=numbers).order_by("dossier__number", "number")
    assert numbered(numbers, most=most) == list(own.values("ark", "number")[:most])


def test_text_that_looks_like_sql_stays_text(harbour):
    assert numbered(["1') OR 1=1 --", "%s", "%"], most=9) == []


def test_a_list_that_the_sql_has_no_place_for_is_refused(harbour):
    with pytest.raises(TypeError, match="of_relations: 0 places in its SQL, not 2"):
        of_relations(["ark:/99999/a", "ark:/99999/b"])
