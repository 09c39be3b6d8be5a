"""The register of withdrawals -> rows: what is withdrawn leaves every list and every count.

What was published stays in its rows, so that an address can say what stood there and a dossier
what is left out at which place; the rows that lists, names, archives and years are made of go.
"""

from collections.abc import Iterable

from edossier.keeping import Withdrawal
from edossier_site.archive import models

__all__ = ["drop_withdrawn", "mark_withdrawn", "replace_register"]


def replace_register(entries: Iterable[Withdrawal]) -> None:
    """Write the register as it now is."""
    models.Withdrawal.objects.all().delete()
    models.Withdrawal.objects.bulk_create(
        models.Withdrawal(
            ark=entry.ark,
            kind=entry.kind,
            dossier=entry.dossier,
            reason=entry.reason,
            at=entry.at,
            by=entry.by,
        )
        for entry in entries
    )


def mark_withdrawn(dossier: models.Dossier) -> None:
    """Mark the rows of a dossier and its documents that are withdrawn, and no others."""
    arks = models.Withdrawal.objects.filter(dossier=dossier.ark).values_list("ark", flat=True)
    held = models.Document.objects.filter(dossier=dossier)
    dossier.is_withdrawn = dossier.ark in set(arks)
    held.update(is_withdrawn=False)
    out = held if dossier.is_withdrawn else held.filter(ark__in=arks)
    out.update(is_withdrawn=True, is_current=False)
    dossier.document_count = held.filter(is_current=True).count()
    dossier.save()


def drop_withdrawn(dossier: models.Dossier) -> None:
    """Remove what follows from withdrawn parts of a dossier: dates, facets, citations, names."""
    of_document = {"document__dossier": dossier, "document__is_withdrawn": True}
    of_dossier = {"dossier": dossier} if dossier.is_withdrawn else of_document
    _drop_forms(dossier)
    models.DocumentYear.objects.filter(**of_document).delete()
    models.DocumentFacet.objects.filter(**of_document).delete()
    models.Citation.objects.filter(**of_dossier).delete()
    models.Citation.objects.filter(dossier=dossier, within__is_withdrawn=True).delete()
    models.Mention.objects.filter(**of_dossier).delete()
    models.Quotation.objects.filter(**of_dossier).delete()
    models.Quotation.objects.filter(dossier=dossier, within__is_withdrawn=True).delete()


def _drop_forms(dossier: models.Dossier) -> None:
    """Remove the forms of those whom nothing but withdrawn parts of the dossier names."""
    forms = models.NamedForm.objects.filter(dossier=dossier)
    if dossier.is_withdrawn:
        forms.delete()
        return
    mentions = models.Mention.objects.filter(dossier=dossier)
    hidden = mentions.filter(document__is_withdrawn=True)
    shown = mentions.exclude(document__is_withdrawn=True)
    for name in ("agent", "place"):
        gone = set(hidden.values_list(name, flat=True)) - set(shown.values_list(name, flat=True))
        forms.filter(**{f"{name}__in": gone - {None}}).delete()
