"""The list of records wanted as a file: CSV for a spreadsheet, JSON for a program."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from edossier_site.archive.filing import where_cited
from edossier_site.archive.holdings import WantedLine
from edossier_site.archive.values import CitationLine, UnitLine

__all__ = ["as_csv", "as_json"]

_COLUMNS = (
    "archive", "archive_name", "unit", "containers", "leaves", "registry_number", "date",
    "cited_in", "sentence", "doubts", "unit_address", "cited_at",
)  # fmt: skip
# A spreadsheet takes a cell that begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(lines: Iterable[WantedLine], site: str) -> str:
    """Give the records as CSV (RFC 4180) with a heading, one line a record.

    Args:
        site: What stands before an address.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for line in lines:
        writer.writerow([_cell(one) for one in _cells(line, site)])
    return out.getvalue()


def as_json(lines: Iterable[WantedLine], site: str) -> str:
    """Give the records as one JSON document: a list under `wanted`."""
    return json.dumps({"wanted": [_record(line, site) for line in lines]}, ensure_ascii=False)


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA) else value


def _cells(line: WantedLine, site: str) -> Iterator[str]:
    archive = line.repository
    yield from (archive.label, archive.name or archive.name_en or "")
    yield ", ".join(map(_called, line.chain))
    yield ", ".join(f"{word} {value}" for word, value in line.containers)
    yield from (line.leaves, line.registry_number, "; ".join(line.days))
    yield "; ".join(f"{where_cited(one)} of {one.dossier.title}" for one in line.cited_by)
    yield line.cited_by[0].passage.text if line.cited_by else ""
    yield " ".join(dict.fromkeys(doubt for one in line.cited_by for doubt in one.doubts))
    yield site + line.address
    yield " ".join(site + one.address for one in line.cited_by)


def _record(line: WantedLine, site: str) -> dict[str, Any]:
    return {
        "archive": {
            "id": line.repository.id,
            "acronym": line.repository.acronym,
            "name": line.repository.name,
            "name_en": line.repository.name_en,
        },
        "levels": [
            {"level": unit.level, "label": unit.label, "value": unit.value, "isad": unit.isad}
            for unit in line.chain
        ],
        "containers": [{"level": word, "value": value} for word, value in line.containers],
        "leaves": line.leaves or None,
        "registry_number": line.registry_number or None,
        "dates": list(line.days),
        "address": site + line.address,
        "cited_by": [_citation(one, site) for one in line.cited_by],
        "cited_by_more": line.more,
    }


def _citation(line: CitationLine, site: str) -> dict[str, Any]:
    return {
        "dossier": {"title": line.dossier.title, "address": site + line.dossier.address},
        "part": line.part,
        "number": line.number,
        "sentence": line.passage.text,
        "doubts": list(line.doubts),
        "address": site + line.address,
    }


def _called(unit: UnitLine) -> str:
    return f"{unit.word} {unit.value}"
