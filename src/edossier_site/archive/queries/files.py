"""One file of an archive leaf by leaf: what is published from it and what is only cited."""

import re
from collections.abc import Iterator, Mapping, Sequence

from edossier.text.folding import fold
from edossier_site.archive import models
from edossier_site.archive.holdings import FilePage, RecordInFile
from edossier_site.archive.queries.lines import citation_line, document_lines
from edossier_site.archive.values import DocumentLine

__all__ = ["file_page", "leaves_of"]

_OF_FILE = 200
_CITED_BY = 5
_NUMBER = re.compile(r"\d{1,9}")


def file_page(unit: models.ArchivalUnit, *, leaf: str | None) -> FilePage:
    """Give the records of a file in the order of their leaves, those without leaves last.

    Args:
        leaf: Which the reader asks for: "202", "17a".
    """
    cited = models.Citation.objects.filter(unit=unit).select_related(
        "dossier", "published", "within"
    )
    found = list(cited.order_by("leaf", "order")[: _OF_FILE + 1])
    shown = found[:_OF_FILE]
    arks = {row.document_id or row.published_id for row in shown} - {None}
    lines = document_lines(sorted(str(ark) for ark in arks))
    asked = leaf.strip() if leaf and leaf.strip() else None
    records = tuple(_records(shown, lines, asked))
    more = cited.count() - len(shown) if len(found) > len(shown) else 0
    return FilePage(records, asked, more)


def leaves_of(runs: Sequence[Sequence[str]]) -> str:
    """Write runs of leaves: "63, 202–203"."""
    return ", ".join("–".join(dict.fromkeys(run)) for run in runs)


def _records(
    found: Sequence[models.Citation], lines: Mapping[str, DocumentLine], asked: str | None
) -> Iterator[RecordInFile]:
    """Join the citations of one record: a document's source and the notes that cite it."""
    joined: dict[tuple[str, str | int], list[models.Citation]] = {}
    for row in found:
        joined.setdefault(_same(row), []).append(row)
    for (kind, which), rows in joined.items():
        first = next((row for row in rows if row.part == "source"), rows[0])
        numbers = [int(one[0]) for run in first.leaves for leaf in run if (one := _first(leaf))]
        yield RecordInFile(
            leaves=leaves_of(first.leaves),
            first=min(numbers, default=None),
            last=max(numbers, default=None),
            document=lines.get(str(which)) if kind == "document" else None,
            cited_by=tuple(citation_line(row) for row in rows if row.part != "source")[:_CITED_BY],
            is_wanted=kind == "wanted",
            is_asked=asked is not None and any(_holds(run, asked) for run in first.leaves),
        )


def _same(row: models.Citation) -> tuple[str, str | int]:
    document = row.document_id or row.published_id
    if document:
        return "document", document
    return ("wanted", row.wanted_id) if row.wanted_id else ("citation", row.pk)


def _first(leaf: str) -> re.Match[str] | None:
    return _NUMBER.search(leaf)


def _holds(run: Sequence[str], asked: str) -> bool:
    """Say whether a leaf is one of a run; "17a" lies behind 17 and before 18."""
    first, last, wanted = _place(run[0]), _place(run[-1]), _place(asked)
    if first is None or last is None or wanted is None:
        return False
    return first <= wanted <= last


def _place(leaf: str) -> tuple[int, str] | None:
    folded = fold(leaf).text.strip()
    number = _NUMBER.match(folded)
    return (int(number[0]), folded[number.end() :][:1]) if number else None
