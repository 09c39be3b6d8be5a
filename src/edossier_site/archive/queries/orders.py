"""What to order in a reading room for documents and notes: where their records lie."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q, QuerySet

from edossier.references.ordering import OrderItem, OrderStep
from edossier_site.archive import models, rows
from edossier_site.archive.deciding import Decided, decided_now
from edossier_site.archive.queries.lines import document_lines, dossier_line
from edossier_site.archive.queries.paging import NotHereError
from edossier_site.archive.values import DocumentLine

__all__ = ["held_items", "order_items"]

# So many citations of one archive or unit are looked at.
_MOST_OF_ONE = 1000


def order_items(ids: Sequence[str]) -> tuple[tuple[OrderItem, ...], tuple[DocumentLine, ...]]:
    """Give the records behind what a search found, each once, and the documents that lie nowhere.

    A document is wanted where its source says that it lies, a note's or essay's records where
    they are cited.

    Args:
        ids: As the index has them: an ARK, or a dossier's with "#note-4" or "#essay".

    Returns:
        What can be ordered; then the documents whose source names no archive that can be told.
    """
    arks = [one for one in ids if "#" not in one]
    citing: dict[str, list[str]] = defaultdict(list)
    for one in ids:
        ark, _, anchor = one.partition("#")
        if anchor:
            citing[ark].append(anchor)
    wanted = Q(document__in=arks, part="source")
    for ark, anchors in citing.items():
        wanted |= Q(dossier=ark, part="note", anchor__in=anchors)
        if "essay" in anchors:
            wanted |= Q(dossier=ark, part="essay")
    found = list(_citations().filter(wanted)) if ids else []
    lines = document_lines(arks)
    placed = {citation.document_id for citation in found}
    rest = tuple(lines[ark] for ark in arks if ark in lines and ark not in placed)
    return tuple(_items(found, lines)), rest


def held_items(repository: str, path: str = "", *, only_wanted: bool) -> tuple[OrderItem, ...]:
    """Give the records of an archive, or of one unit of it, that are published or cited.

    Args:
        only_wanted: Those alone that are cited and that nobody has published.

    Raises:
        NotHereError: There is no such archive or unit.
    """
    held = models.ArchivalUnit.objects.filter(path=path) if path else models.Repository.objects
    column = "repository" if path else "id"
    if not held.filter(**{column: repository}).exists():
        raise NotHereError(f"unit {path} of archive {repository}")
    found = _citations().filter(repository=repository)
    if path:
        found = found.filter(units__path=path)
    # A note that cites what was published adds nothing to the document's own source.
    found = found.exclude(wanted=None) if only_wanted else found.filter(published=None)
    citations = list(found[:_MOST_OF_ONE])
    arks = sorted({one.document_id for one in citations if one.document_id})
    lines = document_lines(arks)
    # Each citation of a record: one may print the papka and the leaf that another leaves out.
    return tuple(_items(citations, lines))


def _citations() -> QuerySet[models.Citation]:
    found = models.Citation.objects.select_related("dossier").prefetch_related("units")
    return found.order_by("order")


def _items(
    found: Iterable[models.Citation], lines: Mapping[str, DocumentLine]
) -> Iterator[OrderItem]:
    seen: set[OrderItem] = set()
    decided = decided_now()
    for citation in found:
        item = _item(citation, lines, decided)
        if item not in seen:
            seen.add(item)
            yield item


def _item(
    citation: models.Citation, lines: Mapping[str, DocumentLine], decided: Decided
) -> OrderItem:
    line = lines.get(citation.document_id or "")
    archive = citation.repository_id
    record = rows.record_value(citation.record, archive=archive) if citation.record else None
    return OrderItem(
        archive=archive,
        path=tuple(
            OrderStep(unit.level, unit.label, unit.value, unit.isad)
            for unit in sorted(citation.units.all(), key=lambda unit: len(unit.path))
        ),
        shelves=tuple(OrderStep(level, "", value) for level, value in citation.containers),
        leaves=tuple((first, last) for first, last in citation.leaves),
        years=_years(citation),
        title=_title(citation, line),
        address=line.address if line else f"/{citation.dossier_id}#{citation.anchor}",
        file=(decided.file_of(record) if record else None) or "",
    )


def _years(citation: models.Citation) -> tuple[str, ...]:
    """Give the years printed in a citation or in the words before it, or of its document."""
    days = citation.record["days"] if citation.record else ()
    return tuple(sorted({*map(str, citation.years), *(day[: len("1956")] for day in days)}))


def _title(citation: models.Citation, line: DocumentLine | None) -> str:
    """Say what is wanted: a document by its number and title, a record by who cites it."""
    if line is not None:
        return f"Document {line.document.number}: {line.title}"
    part = f"note {citation.number}" if citation.part == "note" else "the essay"
    return f"cited in {part} of {dossier_line(citation.dossier).short}"
