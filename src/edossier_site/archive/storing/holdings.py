"""The rows of archives, of their units, and of the citations that name them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from edossier.keeping import Publication
from edossier_site.archive import models, rows
from edossier_site.archive.addresses import natural_order
from edossier_site.archive.citations import Cited, Holder
from edossier_site.archive.copies import copies_of
from edossier_site.archive.deciding import traces_of
from edossier_site.archive.derive import place_in_time
from edossier_site.archive.inserting import insert_rows
from edossier_site.archive.storing.places import ark_at, first_order

__all__ = ["forget_units", "store_citations", "store_holders", "units_cited"]

_AT_ONCE = 500
_LONGEST_NUMBER = 100


def store_holders(cited: Iterable[Cited]) -> None:
    """Write the archives cited. The first dossier to name an archive of its own says its names."""
    holders: dict[str, Holder] = {}
    for entry in cited:
        holders.setdefault(entry.holder.id, entry.holder)
    models.Repository.objects.bulk_create(
        (
            models.Repository(
                id=holder.id,
                acronym=holder.acronym,
                name=holder.name,
                name_en=holder.name_en,
                country=holder.country,
                is_known=holder.is_known,
            )
            for holder in holders.values()
        ),
        ignore_conflicts=True,
    )


def store_citations(
    publication: Publication, dossier: models.Dossier, cited: Sequence[Cited]
) -> None:
    """Write the citations of a dossier, the units that they name, and their traces."""
    units = _store_units(cited)
    found = models.Citation.objects.bulk_create(
        models.Citation(
            dossier=dossier,
            document_id=ark_at(publication, entry.document),
            within_id=ark_at(publication, entry.within),
            part=entry.part,
            number=entry.number,
            anchor=entry.anchor,
            order=order,
            repository_id=entry.holder.id,
            unit_id=units[entry.holder.id, entry.units[-1].path] if entry.units else None,
            leaf=rows.leaf_order(entry.reference),
            leaves=[[run.first, run.last] for run in entry.reference.leaves],
            passage=rows.passage_payload(entry.passage),
            years=list(entry.years),
            containers=[list(box) for box in entry.containers],
            doubts=list(entry.reference.doubts),
            record=rows.record_payload(entry.record) if entry.record else None,
        )
        for order, entry in enumerate(cited, start=first_order(dossier))
    )
    insert_rows(
        models.CitedNumber,
        ("citation", "number"),
        (
            (row.pk, number)
            for row, entry in zip(found, cited, strict=True)
            for number in (sorted(entry.record.registry) if entry.record else ())
            if len(number) <= _LONGEST_NUMBER
        ),
    )
    _store_traces(publication, found, cited)
    insert_rows(
        models.UnitCitation,
        ("citation", "archivalunit", "is_source", "sort"),
        (
            (
                row.pk,
                units[entry.holder.id, unit.path],
                entry.document is not None,
                _sort(publication, row, entry),
            )
            for row, entry in zip(found, cited, strict=True)
            for unit in entry.units
        ),
    )


def _sort(publication: Publication, row: models.Citation, entry: Cited) -> str:
    """Give where a citation stands in the lists of its units."""
    if entry.document is None:
        return f"{row.order:020d}"
    document = publication.dossier.documents[entry.document]
    return place_in_time(document, publication.documents[entry.document].ark)


def _store_traces(
    publication: Publication, found: Sequence[models.Citation], cited: Sequence[Cited]
) -> None:
    """Write by what each cited record is found where another may be one with it."""
    copies = copies_of(publication.dossier)
    insert_rows(
        models.RecordTrace,
        ("citation", "kind", "key", "differs"),
        (
            (row.pk, kind, key, differs)
            for row, entry in zip(found, cited, strict=True)
            if entry.record is not None
            for kind, key, differs in traces_of(
                replace(entry.record, archive=entry.holder.id),
                [
                    f"{publication.ark}/{name}"
                    for name in copies.get((entry.note or "", entry.record.index), ())
                ],
            )
        ),
    )


def _store_units(cited: Sequence[Cited]) -> Mapping[tuple[str, str], int]:
    """Write the units cited, and give the key of each by archive and path."""
    wanted = {
        (entry.holder.id, unit.path): models.ArchivalUnit(
            repository_id=entry.holder.id,
            path=unit.path,
            parent=unit.parent,
            level=unit.level,
            label=unit.label,
            value=unit.value,
            isad=unit.isad,
            order=natural_order(unit.value),
            place=unit.place,
        )
        for entry in cited
        for unit in entry.units
    }
    models.ArchivalUnit.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    paths = sorted({path for _, path in wanted})
    stored: dict[tuple[str, str], int] = {}
    for first in range(0, len(paths), _AT_ONCE):
        some = models.ArchivalUnit.objects.filter(
            repository__in={holder for holder, _ in wanted},
            path__in=paths[first : first + _AT_ONCE],
        )
        for pk, holder, path in some.values_list("pk", "repository_id", "path"):
            stored[holder, path] = pk
    return stored


def units_cited(dossier: models.Dossier) -> list[int]:
    """Give the keys of the units that a dossier cites now."""
    held = models.UnitCitation.objects.filter(citation__dossier=dossier)
    return list(held.order_by().values_list("archivalunit_id", flat=True).distinct())


def forget_units(cited_before: Sequence[int]) -> None:
    """Remove the units that only the dossier cited: no other can have become unused."""
    for first in range(0, len(cited_before), _AT_ONCE):
        some = cited_before[first : first + _AT_ONCE]
        models.ArchivalUnit.objects.filter(pk__in=some, citations=None).delete()
