"""Counts that are kept as rows change are those that counting all rows anew would give."""

from django.db.models import Count, Q

from archive.conftest import paragraph
from edossier.dossier import Essay, Section
from edossier_site.archive import models
from edossier_site.archive.follow import follow


def kept_and_counted() -> dict[str, tuple[object, object]]:
    """Each count as it is kept, and as it is counted the slow way."""
    found = {}
    for model in (models.Repository, models.ArchivalUnit):
        for row in model.objects.annotate(
            held=Count("citations", filter=Q(citations__part="source"), distinct=True),
            noted=Count("citations", filter=Q(citations__part="note"), distinct=True),
        ):
            found[f"{row}"] = ((row.documents, row.cited), (row.held, row.noted))
    for model in (models.Agent, models.Place):
        for row in model.objects.annotate(
            held=Count("mentions__document", distinct=True),
            told=Count("mentions", filter=Q(mentions__role="mentioned"), distinct=True),
        ):
            found[f"{row.name}"] = ((row.documents, row.passages), (row.held, row.told))
    for row in models.Facet.objects.annotate(rows=Count("held")):
        found[f"{row.name} {row.value}"] = (row.documents, row.rows)
    return found


def wrong() -> dict[str, tuple[object, object]]:
    return {name: pair for name, pair in kept_and_counted().items() if pair[0] != pair[1]}


def test_counts_are_right_after_each_publication(site, first, second):
    for dossier in (first, second, first.model_copy(update={"documents": first.documents[:1]})):
        site.put(dossier)
        follow(site.archive)
        assert wrong() == {}
    assert models.Agent.objects.get(slug="marta-vell").documents == 1


def test_what_no_document_has_any_more_is_no_facet(site, first):
    site.put(first)
    follow(site.archive)
    assert models.Facet.objects.filter(name="lang").count() == 1
    essay = Essay(sections=(Section(paragraphs=(paragraph("Nothing."),)),))
    site.put(first.model_copy(update={"essay": essay, "documents": first.documents[1:2]}))
    follow(site.archive)
    assert models.Facet.objects.filter(name="lang").count() == 0
    assert wrong() == {}
