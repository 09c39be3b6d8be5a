"""What stands around a document: in its file, in time, and who cites and quotes it."""

from collections.abc import Sequence

from django.db.models import QuerySet

from edossier_site.archive import models, rows
from edossier_site.archive.queries.compiled import compiled
from edossier_site.archive.queries.lines import (
    citation_line,
    current_documents,
    document_lines,
    dossier_line,
    in_citations,
    mention_line,
    mentions,
)
from edossier_site.archive.values import Around, DocumentLine, InFile, QuotedLine

__all__ = ["around"]

_CITED_BY = 100
_QUOTED_BY = 100

# Of one file are looked at, and shown on either side of a document.
_OF_FILE = 300
_BESIDE = 4


def around(row: models.Document, unit: int | None) -> Around:
    """Give what stands around a document; `unit` is the key of the one that it lies in."""
    cited_by = _cited_by(row.ark)
    of_file = _of_file(unit) if unit is not None else []
    before, after = _in_time(row)
    shown, more = _beside(of_file, row)
    wanted = [*(one.document_id for one in cited_by), *(one.document_id for one in shown)]
    lines = document_lines(sorted({ark for ark in (*wanted, before, after) if ark}))
    return Around(
        in_file=tuple(_in_file(one, lines, row) for one in shown),
        in_file_more=more,
        before=lines.get(before or ""),
        after=lines.get(after or ""),
        cited_by=tuple(mention_line(one, lines) for one in cited_by),
        cited_by_total=_total(row, len(cited_by)),
        cited_in_notes=tuple(map(citation_line, _where_it_lies(row.ark))),
        quoted_by=_quoted_by(row),
    )


@compiled
def _cited_by(ark: str) -> QuerySet[models.Mention]:
    return mentions().filter(target=ark)[:_CITED_BY]


def _total(row: models.Document, found: int) -> int:
    return found if found < _CITED_BY else mentions().filter(target=row).count()


@compiled
def _of_file(unit: int) -> QuerySet[models.Citation]:
    """Give what is known of the file that the document lies in, by leaf."""
    found = models.Citation.objects.filter(unit=unit).select_related("dossier")
    return found.order_by("leaf", "order")[:_OF_FILE]


def _beside(
    of_file: Sequence[models.Citation], row: models.Document
) -> tuple[Sequence[models.Citation], int]:
    """Give those that lie next to the document, itself among them, and how many are left out."""
    here = next((i for i, one in enumerate(of_file) if one.document_id == row.ark), None)
    if here is None or len(of_file) == 1:
        return (), 0
    shown = of_file[max(0, here - _BESIDE) : here + _BESIDE + 1]
    return shown, len(of_file) - len(shown)


def _in_file(one: models.Citation, lines: dict[str, DocumentLine], row: models.Document) -> InFile:
    return InFile(
        leaves=", ".join("–".join(dict.fromkeys(run)) for run in one.leaves),
        dossier=dossier_line(one.dossier),
        part=one.part,
        number=one.number,
        anchor=one.anchor,
        document=lines.get(one.document_id or ""),
        is_here=one.document_id == row.ark,
        within=one.within_id,
    )


def _in_time(row: models.Document) -> tuple[str | None, str | None]:
    """Give the documents that stand before and after it in the chronology, by ARK."""
    if not row.is_current or not (row.when_earliest or row.when_latest):
        return None, None
    before, after = _before(row.place_in_time), _after(row.place_in_time)
    return before[0] if before else None, after[0] if after else None


@compiled
def _before(place: str) -> QuerySet[models.Document, str]:
    earlier = _dated().filter(place_in_time__lt=place)
    return earlier.order_by("-place_in_time").values_list("ark", flat=True)[:1]


@compiled
def _after(place: str) -> QuerySet[models.Document, str]:
    later = _dated().filter(place_in_time__gt=place)
    return later.order_by("place_in_time").values_list("ark", flat=True)[:1]


def _dated() -> QuerySet[models.Document]:
    return current_documents().exclude(when_earliest=None, when_latest=None)


@compiled
def _where_it_lies(ark: str) -> QuerySet[models.Citation]:
    """Give the notes and essays that cite the document itself, by where it lies."""
    return in_citations().filter(published__ark=ark)[:_CITED_BY]


def _quoted_by(row: models.Document) -> tuple[QuotedLine, ...]:
    return tuple(
        QuotedLine(
            part=one.part,
            number=one.number,
            dossier=dossier_line(one.dossier),
            anchor=one.anchor,
            stretches=rows.stretches_value(one.located),
            passage=rows.passage_value(one.passage),
            within=one.within_id,
        )
        for one in _quotations_of(row.ark)
    )


@compiled
def _quotations_of(ark: str) -> QuerySet[models.Quotation]:
    found = models.Quotation.objects.filter(document=ark).select_related("dossier")
    return found.order_by("order")[:_QUOTED_BY]
