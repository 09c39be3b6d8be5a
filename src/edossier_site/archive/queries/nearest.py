"""What is known here of an archive that is named, and of a unit that is cited."""

from collections.abc import Sequence

from edossier.references import ArchivalReference, Level, path_of
from edossier.references.naming import archives_named
from edossier.text.folding import fold
from edossier_site.archive import models
from edossier_site.archive.citations import units_of
from edossier_site.archive.queries.lines import (
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.values import NearestUnit, RepositoryLine

__all__ = ["archives_called", "nearest_unit", "not_shelving"]

# Of the archives that only dossiers name: so many are looked through.
_MOST_UNKNOWN = 1000


def archives_called(name: str) -> tuple[RepositoryLine, ...]:
    """Give the archives here that `name` may mean: of the table, or named by a dossier alone."""
    ids = [known.id for known in archives_named(name)]
    found = list(repositories().filter(id__in=ids)) if ids else []
    folded = fold(name).text
    found += [
        row
        for row in repositories().filter(is_known=False)[:_MOST_UNKNOWN]
        if folded in {fold(own).text for own in (row.acronym, row.name, row.name_en) if own}
    ]
    return tuple(map(repository_line, found))


def nearest_unit(reference: ArchivalReference) -> NearestUnit | None:
    """Give the unit that a citation names, or the narrowest above it that is known here.

    Returns:
        None where nothing of its archive is known, or it names none.
    """
    archive = repositories().filter(id=reference.repository or "").first()
    if archive is None:
        return None
    paths = [unit.path for unit in units_of(reference)]
    known = {row.path: row for row in units().filter(repository=archive, path__in=paths)}
    depth = next((i for i, path in enumerate(paths) if path not in known), len(paths))
    chain = [known[path] for path in paths[:depth]]
    missing = (*not_shelving(chain, reference), *path_of(reference)[depth:])
    is_leaf_there = bool(chain and reference.leaves) and not missing
    return NearestUnit(
        repository=repository_line(archive),
        chain=tuple(map(unit_line, chain)),
        missing=tuple(map(_called, missing)),
        leaf=reference.leaves[0].first if is_leaf_there else None,
    )


def not_shelving(
    chain: Sequence[models.ArchivalUnit], reference: ArchivalReference
) -> tuple[Level, ...]:
    """Give the containers of a citation that are not those that its file is known to lie in.

    Of a file that nobody cites with a container of the kind, any may be the one.

    Args:
        chain: The units of the citation that are known here.
    """
    steps = {(step.level, step.value) for step in path_of(reference)}
    boxes = [box for box in reference.containers if (box.level, box.value) not in steps]
    file = next((unit for unit in chain if unit.isad == "file"), None)
    if file is None or not boxes:
        return ()
    known: dict[str, set[str]] = {}
    for name, value in file.traits.values_list("name", "value"):
        known.setdefault(name, set()).add(value)
    return tuple(
        box for box in boxes if box.level in known and box.value[:100] not in known[box.level]
    )


def _called(level: Level) -> str:
    return f"{level.level.replace('_', ' ')} {level.value}"
