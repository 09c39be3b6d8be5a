"""What adding a table would do, row by row: new, changed, unchanged, in error."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from edossier.dossier import Document, Finding
from edossier.keeping import Publication
from edossier_site.archive.preparing import Prepared

__all__ = ["row_lines"]

_NOT_CONTENT = frozenset({"evidence", "number", "ark"})
_ROW = re.compile(r"(?:row |[A-Z]{1,3})(\d+)")


def row_lines(
    prepared: Prepared, publication: Publication | None, old: Publication | None
) -> Iterator[str]:
    """Give one line a row, in the table's order.

    Args:
        prepared: The table as read.
        publication: As it would be published; None where its errors refuse it.
        old: The version before; None for a new dossier.
    """
    wrong = _errors_by_row(prepared.errors)
    known = {document.ark: document for document in old.dossier.documents} if old else {}
    documents = publication.dossier.documents if publication else prepared.dossier.documents
    for row, document in zip(prepared.rows, documents, strict=True):
        said = _said(document, known, is_refused=publication is None)
        for finding in wrong.pop(row, ()):
            said = f"in error: {finding.place} {finding.message}"
        yield f"row {row} (document {document.number}): {said}"
    for row, findings in wrong.items():
        yield from (f"row {row}: in error: {one.place} {one.message}" for one in findings)
    kept = {document.ark for document in documents}
    for ark, document in known.items():
        if ark not in kept:
            yield f"no row: document {document.number} ({ark}) is gone from the table"


def _said(document: Document, known: Mapping[str | None, Document], *, is_refused: bool) -> str:
    if is_refused:
        return "without error"
    before = known.get(document.ark)
    if before is None:
        return "new"
    fields = [
        name.replace("_", " ")
        for name in Document.model_fields
        if name not in _NOT_CONTENT
        and _plain(getattr(before, name)) != _plain(getattr(document, name))
    ]
    return f"changed: {', '.join(fields)}" if fields else "unchanged"


def _plain(value: Any) -> Any:
    """Give a value without what it rests on: a column that moved changes nothing."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "model_dump"):
        return _without_evidence(value.model_dump(mode="json"))
    return value


def _without_evidence(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_evidence(one) for one in value]
    if isinstance(value, dict):
        return {k: _without_evidence(one) for k, one in value.items() if k != "evidence"}
    return value


def _errors_by_row(errors: tuple[Finding, ...]) -> dict[int, list[Finding]]:
    found: dict[int, list[Finding]] = {}
    for finding in errors:
        row = _ROW.fullmatch(finding.place or "")
        if row:
            found.setdefault(int(row[1]), []).append(finding)
    return found
