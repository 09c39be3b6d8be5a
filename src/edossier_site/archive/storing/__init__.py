"""A publication -> its rows: the one place that writes the tables.

What a version holds is added; what follows from the newest version (who is named, what is cited,
which years) replaces all that the dossier had before.
"""

from collections.abc import Sequence

from edossier.keeping import Publication
from edossier_site.archive import models
from edossier_site.archive.attributing import Attributing, attributing_now, forget_authorities
from edossier_site.archive.citations import Cited, citations_of
from edossier_site.archive.counting import recounted
from edossier_site.archive.derive import Named, mentions_of
from edossier_site.archive.settling import settled
from edossier_site.archive.storing.holdings import (
    forget_units,
    store_citations,
    store_holders,
    units_cited,
)
from edossier_site.archive.storing.naming import store_names
from edossier_site.archive.storing.published import (
    store_documents,
    store_dossier,
    store_dossier_version,
    store_facet_years,
    store_facets,
    store_pages,
    store_placements,
    store_quotations,
    store_years,
)
from edossier_site.archive.traits import traits_recounted
from edossier_site.archive.withdrawing import drop_withdrawn, mark_withdrawn

__all__ = ["forget_all", "store", "store_again"]


def store(publication: Publication, event: int) -> None:
    """Write the rows of one publication; the caller holds the transaction.

    Args:
        event: Its number in the log.
    """
    cited = list(citations_of(publication.dossier))
    whose = attributing_now()
    named = list(whose.named(mentions_of(publication.dossier), publication))
    store_holders(cited)
    dossier = store_dossier(publication, event)
    store_documents(publication, dossier)
    store_placements(publication, store_dossier_version(publication, dossier))
    mark_withdrawn(dossier)
    _store_derived(publication, dossier, cited, named, whose)


def store_again(publication: Publication) -> None:
    """Write again what follows from the newest version of a dossier: the register has changed."""
    cited = list(citations_of(publication.dossier))
    whose = attributing_now()
    named = list(whose.named(mentions_of(publication.dossier), publication))
    store_holders(cited)
    dossier = models.Dossier.objects.get(ark=publication.ark)
    store_documents(publication, dossier)
    mark_withdrawn(dossier)
    _store_derived(publication, dossier, cited, named, whose)


def _store_derived(
    publication: Publication,
    dossier: models.Dossier,
    cited: Sequence[Cited],
    named: Sequence[Named],
    whose: Attributing,
) -> None:
    before = units_cited(dossier)
    with recounted(dossier), traits_recounted(dossier), settled(dossier):
        _forget_derived(dossier)
        store_years(publication)
        store_pages(publication)
        store_facets(publication, named)
        store_citations(publication, dossier, cited)
        store_names(publication, dossier, named, whose)
        store_quotations(publication, dossier)
        drop_withdrawn(dossier)
        store_facet_years(dossier)
    forget_units(before)
    _forget_unused()


def forget_all() -> None:
    """Empty every table but the position."""
    for model in (
        models.Dossier,
        models.Facet,
        models.Repository,
        models.Agent,
        models.Place,
        models.RecordDecision,
        models.NameRuling,
        models.Withdrawal,
    ):
        model.objects.all().delete()
    forget_authorities()


def _forget_derived(dossier: models.Dossier) -> None:
    models.DocumentYear.objects.filter(document__dossier=dossier).delete()
    models.DocumentFacet.objects.filter(document__dossier=dossier).delete()
    models.PrintedPage.objects.filter(dossier=dossier).delete()
    models.FacetYear.objects.filter(dossier=dossier).delete()
    models.Citation.objects.filter(dossier=dossier).delete()
    models.Mention.objects.filter(dossier=dossier).delete()
    models.NamedForm.objects.filter(dossier=dossier).delete()
    models.Quotation.objects.filter(dossier=dossier).delete()


def _forget_unused() -> None:
    """Remove archives, agents, places and facets that no dossier has any more."""
    models.Repository.objects.filter(citations=None).delete()
    models.Agent.objects.filter(mentions=None, forms=None).delete()
    models.Place.objects.filter(mentions=None, forms=None).delete()
    models.Facet.objects.filter(documents=0).delete()
