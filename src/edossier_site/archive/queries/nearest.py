"""What is known here of an archive that is named, and of a unit that is cited."""

from edossier.references import ArchivalReference, Level, path_of
from edossier.references.naming import archives_named
from edossier.text.folding import fold
from edossier_site.archive.citations import units_of
from edossier_site.archive.queries.lines import (
    repositories,
    repository_line,
    unit_line,
    units,
)
from edossier_site.archive.values import NearestUnit, RepositoryLine

__all__ = ["archives_called", "nearest_unit"]

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
    return NearestUnit(
        repository=repository_line(archive),
        chain=tuple(unit_line(known[path]) for path in paths[:depth]),
        missing=tuple(map(_called, path_of(reference)[depth:])),
    )


def _called(level: Level) -> str:
    return f"{level.level.replace('_', ' ')} {level.value}"
