"""Where a record lies, from one cell or from the columns of archive, fonds, file and leaves."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from edossier import references
from edossier.dossier import Evidence
from edossier.formats.tables.cells import Cell
from edossier.references import ArchivalReference, Context

__all__ = ["LEVELS", "Sourced", "source_of"]

LEVELS = ("fonds", "series", "box", "file", "leaves")
"""From the archive down, as a citation names them."""

_BARE = re.compile(r"[0-9IVX]")


@dataclass(frozen=True, slots=True)
class Sourced:
    """A source, and the cells that were put together for it beside the one it stands in."""

    reference: ArchivalReference
    evidence: Evidence
    beside: tuple[Cell, ...] = ()


def source_of(cells: Mapping[str, Sequence[Cell]], said: str | None = None) -> Sourced | None:
    """Read the source of a row; the words of one cell are kept as they stand.

    Args:
        cells: Of the row, by the names of their fields.
        said: The archive of the whole list, for rows that name none.
    """
    own = cells.get("source", [None])[0]
    archive = cells.get("repository", [None])[0]
    levels = [cells[name][0] for name in LEVELS if name in cells]
    if own is not None and not levels:
        alone = references.parse(own.whole.text)
        named = archive.whole.text if archive else said
        beside = (archive,) if archive else ()
        if named is None or alone.repository is not None:
            return Sourced(alone, own.whole.evidence, beside)
        if alone.repository_printed:
            context = Context(acronyms={alone.repository_printed: named})
            return Sourced(references.parse(own.whole.text, context), own.whole.evidence, beside)
    parts = [said] if said and archive is None else []
    parts += [cell.whole.text for cell in (archive, own) if cell is not None]
    parts += [_labelled(cell) for cell in levels]
    if not own and not levels:
        return None
    together = tuple(cell for cell in (archive, own, *levels) if cell is not None)
    why = Evidence(basis="inferred", rule="reference-from-columns", anchor=together[0].whole.anchor)
    return Sourced(references.parse(", ".join(parts)), why, together)


def _labelled(cell: Cell) -> str:
    """Put the level's own word before a bare number."""
    text = cell.whole.text
    label = cell.field.label if cell.field else ""
    return f"{label} {text}" if label and _BARE.match(text) else text
