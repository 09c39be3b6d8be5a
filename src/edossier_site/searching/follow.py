"""The log -> the index: how the index comes to hold what was published.

The index is a function of the log alone: the position it remembers is that of the last event
whose dossier is in it, whole.
"""

from collections.abc import Iterator, Mapping

from edossier.keeping import (
    Archive,
    Event,
    Publication,
    Withdrawal,
    events,
    load,
    log_position,
    newest_versions,
    withdrawals,
)
from edossier.search.engines.tantivy import SearchIndex
from edossier.search.unit import Unit
from edossier_site.searching.units import units_of

__all__ = ["follow", "index_of", "rebuild"]

# Words taken out of an index weigh in its scores until its parts are merged. An index of few
# dossiers is made again instead, so that the same archive gives the same order of hits.
_FEW_EVENTS = 200


def index_of(archive: Archive) -> SearchIndex:
    """Give the index of an archive; it need not be there yet."""
    return SearchIndex(archive.derived / "search")


def follow(archive: Archive) -> int:
    """Bring the index up to the end of the log.

    Returns:
        The number of the last event, 0 for an empty log.

    Raises:
        KeepingError: The archive cannot be read, or the index not written.
    """
    index = index_of(archive)
    end = log_position(archive)
    if index.position == end:
        return end
    if index.position > end:
        return rebuild(archive)  # another log than the one that was followed
    new = events(archive, after=index.position)
    replaces = any(
        event.version > 1 or event.kind != "published" for event in new if _changes_units(event)
    )
    if replaces and end <= _FEW_EVENTS:
        return rebuild(archive)
    return _follow(archive, index, afresh=False)


def rebuild(archive: Archive) -> int:
    """Make the index again from the OCFL root, beside the old one, and turn to it.

    Returns:
        The number of the last event, 0 for an empty log.

    Raises:
        KeepingError: The archive cannot be read, or the index not written.
    """
    return _follow(archive, index_of(archive), afresh=True)


def _follow(archive: Archive, index: SearchIndex, *, afresh: bool) -> int:
    register = withdrawals(archive)
    with index.writing(afresh=afresh) as change:
        new = list(events(archive, after=change.position))
        dossiers = {
            _dossier_of(archive, event, register): event.number
            for event in new
            if _changes_units(event)
        }
        newest = newest_versions(archive)
        for ark in sorted(dossiers, key=lambda ark: dossiers[ark]):
            publication = load(archive, ark, newest[ark])
            change.replace_dossier(ark, _shown_units(publication, register))
        change.position = max((event.number for event in new), default=change.position)
    return change.position


def _changes_units(event: Event) -> bool:
    """Say whether a search finds something else after an event: not after a decision on records."""
    return event.kind in ("published", "withdrawn", "restored")


def _dossier_of(archive: Archive, event: Event, register: Mapping[str, Withdrawal]) -> str:
    """Give the dossier whose units an event changes."""
    if event.kind == "published":
        return event.ark
    entry = register.get(event.ark)
    if entry is None:  # restored by now: the register before the event, or of it, names it
        versions = (event.version, event.version - 1)
        registers = (withdrawals(archive, version) for version in versions if version)
        entry = next(register[event.ark] for register in registers if event.ark in register)
    return entry.dossier


def _shown_units(publication: Publication, register: Mapping[str, Withdrawal]) -> Iterator[Unit]:
    """Give the units of a dossier but for what is withdrawn."""
    if publication.ark not in register:
        for unit in units_of(publication):
            if unit.id.partition("#")[0] not in register:
                yield unit
